"""Runs work outside the window's thread and returns its result by a signal; memory and garbage collection of the process."""
