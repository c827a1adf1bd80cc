"""Sets, rests, sides, and the days of a programme."""
