"""Many recordings and videos, with any executor, here or on a cluster."""
