"""Opens cameras, explains why one cannot be opened, and waits for those that are gone."""
