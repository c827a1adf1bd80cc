"""Measures from outside how late the window shows a picture of a camera."""
