"""Locations, atomic writes, locks, checksums and deletion of files."""
