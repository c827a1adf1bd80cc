"""The page before an exercise: cautions, steps, and where the camera stands."""
