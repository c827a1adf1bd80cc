"""The SQLite index over recordings, and trends computed from it."""
