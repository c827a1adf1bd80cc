"""Corrects the angles of a person who lies on the back by what a resting leg shows."""
