"""Measure the speed and the accuracy of coach."""
