"""What is painted on pictures of the user: skeleton, arcs, labels, count and cue."""
