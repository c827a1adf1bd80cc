"""`coach analyze`, and the analysis of a source without a window for other commands."""
