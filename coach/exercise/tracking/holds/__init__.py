"""Times how long a position is held."""
