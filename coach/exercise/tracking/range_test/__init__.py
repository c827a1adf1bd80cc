"""Measures how far a joint moves in trials, and compares the results."""
