"""One run of an exercise: its state, its thread, and the controller that starts and ends it."""
