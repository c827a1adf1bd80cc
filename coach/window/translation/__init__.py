"""Translates and formats what is shown: languages, units, dates, numbers."""
