"""Use coach as a library: `python docs/example_library.py [RECORDING]`, by default a sample."""

# ruff: noqa: T201
import sys

import numpy as np

import coach
from coach.store.files.locations import samples_folder

recording = coach.read_recording(sys.argv[1] if len(sys.argv) > 1 else samples_folder() / "lunge")
seconds, events = recording.times[-1], len(recording.events)
print(f"{recording.header.exercise}: {len(recording)} poses in {seconds:.1f} s, {events} events")
print(f"arrays: image {recording.image.shape}, world {recording.world.shape}")

angles = recording.angles()  # pandas.DataFrame(angles) makes a table of it
for name in ("knee_flexion_left", "hip_flexion_left", "trunk_lean"):
    print(f"{name}: {np.nanmin(angles[name]):.0f} to {np.nanmax(angles[name]):.0f} degrees")

session = coach.run_exercise(recording.header.exercise, recording.poses()).session
print(f"repetitions: {len(session.repetitions)}, holds: {len(session.holds)}")
print(f"faults: {len(session.faults)}")
