"""Measurements of the body: pure functions of arrays and frozen records."""
