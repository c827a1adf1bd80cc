"""The page on which users write and try their own exercises."""
