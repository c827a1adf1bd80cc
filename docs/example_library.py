"""coach as a library, in a few lines: `python docs/example_library.py [RECORDING]`, by default the sample that ships with coach."""

# ruff: noqa: T201
import sys

import numpy as np

import coach
from coach.store.files.locations import samples_folder

recording = coach.read_recording(sys.argv[1] if len(sys.argv) > 1 else samples_folder() / "lunge")
print(
    f"{recording.header.exercise}: {len(recording)} poses in {recording.times[-1]:.1f} s, {len(recording.events)} events"
)
print(f"arrays: image {recording.image.shape}, world {recording.world.shape}")

angles = recording.angles()  # pandas.DataFrame(angles) makes a table of it
for name in ("knee_flexion_left", "hip_flexion_left", "trunk_lean"):
    print(f"{name}: {np.nanmin(angles[name]):.0f} to {np.nanmax(angles[name]):.0f} degrees")

run = coach.run_exercise(recording.header.exercise, recording.poses())
print(
    f"repetitions: {len(run.session.repetitions)}, holds: {len(run.session.holds)}, faults: {len(run.session.faults)}"
)
