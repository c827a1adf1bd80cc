"""Prescriptions in the window: looking at one before it is followed, and making one."""
