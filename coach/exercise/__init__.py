"""What an exercise is, and what happened in it: files become rules, poses become events. Pure: no clock, no file, no camera."""
