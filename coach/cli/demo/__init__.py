"""`coach demo`: coach on a sample video."""
