"""The vocabulary of exercise and programme files, as Pydantic models."""
