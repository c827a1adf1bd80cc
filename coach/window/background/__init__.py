"""Work outside the Qt thread, and the memory of the process."""
