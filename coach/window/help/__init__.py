"""The page of help: keys, a check of this computer, and the log of the last starts."""
