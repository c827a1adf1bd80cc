"""The summary of a routine, and what belongs to it."""
