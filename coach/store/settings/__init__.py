"""Settings, profiles, and the folders that they choose."""
