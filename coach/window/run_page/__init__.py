"""The page of a run: camera picture, count, cue, angle curve, countdown, rest and summary."""
