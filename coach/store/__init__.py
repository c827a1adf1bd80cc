"""What lies on disk: where it lies, exercises, recordings."""
