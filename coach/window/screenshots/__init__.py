"""Renders every screen to a PNG, for `coach screenshots`."""
