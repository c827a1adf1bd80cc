"""Finds out which exercise a recording shows."""
