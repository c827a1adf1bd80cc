"""What does not count, and why."""
