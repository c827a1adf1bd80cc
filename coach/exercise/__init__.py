"""Exercises: files become rules, poses become events. Pure: no clock, no file, no camera."""
