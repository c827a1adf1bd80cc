"""Spoken announcements and tones."""
