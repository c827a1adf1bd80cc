"""Find out which exercise a recording shows."""
