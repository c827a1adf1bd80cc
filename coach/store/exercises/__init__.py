"""Loads, validates and writes exercise files."""
