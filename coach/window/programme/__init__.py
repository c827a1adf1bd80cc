"""The programme page, and what is due today."""
