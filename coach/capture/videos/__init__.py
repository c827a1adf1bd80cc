"""Reads video files: every frame in order, as in real time, or at a moment."""
