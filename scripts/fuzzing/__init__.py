"""The parts of ``scripts.fuzz``: targets, valid seeds, mutations, and the search itself."""
