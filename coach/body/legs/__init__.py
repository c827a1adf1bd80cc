"""Tells the legs apart, and which of them cannot be believed."""
