"""Reads, writes, checks, repairs and packs recordings."""
