"""The pages of a clinic: the list of patients, and one patient."""
