"""Loads programmes, and the one that the user follows."""
