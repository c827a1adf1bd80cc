"""Angles and markers over time: CSV, Parquet, TRC and MOT."""
