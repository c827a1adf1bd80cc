"""Analyse many recordings and videos with any executor, on this computer or on a cluster."""
