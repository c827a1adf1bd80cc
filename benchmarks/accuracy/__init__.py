"""How right angles, counts and names of exercises are."""
