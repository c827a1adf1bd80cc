"""The printed plan of a prescription."""
