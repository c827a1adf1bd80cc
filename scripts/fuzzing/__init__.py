"""What ``scripts.fuzz`` is made of: targets that read, seeds that are read well, mutations of them, and the hunt itself."""
