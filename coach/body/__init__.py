"""What is seen of the body, as numbers: pure functions of arrays and frozen records."""
