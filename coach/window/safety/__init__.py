"""Red flags and the pain question."""
