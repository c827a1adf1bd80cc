"""Judges a person who lies: angles corrected by what a resting leg shows, and lying on the side."""
