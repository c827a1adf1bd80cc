"""`coach programmes`: a routine for some weeks, checked against what was recorded."""
