"""Files on disk: their locations, exercises, recordings, history and settings."""
