"""The home page: exercise cards, links to other pages, break reminder."""
