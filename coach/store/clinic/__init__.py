"""The patients of a clinic: their prescriptions and results in one folder, which may be shared."""
