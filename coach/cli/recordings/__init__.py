"""`coach recordings`: list, show, check, repair, pack and delete recordings."""
