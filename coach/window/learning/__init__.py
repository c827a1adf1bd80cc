"""The learning page: the muscles, what is proven, and habits that help."""
