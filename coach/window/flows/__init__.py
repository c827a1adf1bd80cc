"""Lead through several pages: the first start, what is asked around a run, a routine, pain."""
