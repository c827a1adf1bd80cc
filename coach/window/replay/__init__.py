"""The replay page: one or two recordings with pictures, curves and events."""
