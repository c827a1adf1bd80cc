"""Plots and drawings of reports, as data and as SVG."""
