"""The report on a patient over weeks, and the list of patients as text."""
