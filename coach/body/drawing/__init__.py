"""Draws a body, its hands, and the objects and furniture of a position as flat shapes."""
