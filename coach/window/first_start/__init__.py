"""The page of the first start: language, sound, camera, and what the user would like."""
