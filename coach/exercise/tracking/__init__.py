"""Turns poses into events and feedback while an exercise is done."""
