"""Drafts and checks of exercise files."""
