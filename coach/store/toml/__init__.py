"""Reads TOML and tells on which line a mistake is."""
