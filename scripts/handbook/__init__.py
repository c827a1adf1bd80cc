"""Makes pages of the documentation from the program, so that they cannot contradict it."""
