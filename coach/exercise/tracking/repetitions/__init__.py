"""Counts repetitions, and shows how far each one came."""
