"""`coach exercises`: list, show, check, draft and try exercise files."""
