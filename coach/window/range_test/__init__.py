"""The goniometer and the cards of a range-of-motion test."""
