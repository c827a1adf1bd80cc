"""Hands frames from the thread that reads them to the thread that works on them."""
