"""Renders clips of people whose joint angles are known."""
