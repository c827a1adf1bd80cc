"""The history page: weeks and months of results."""
