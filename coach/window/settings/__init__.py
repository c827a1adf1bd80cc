"""The settings page, the camera preview and the profile page."""
