"""The true angles of a posed body, by the definitions of the validation clips' truth.

All angles are degrees in the side plane of the body, between the rig's joints:

- `hip_flexion_left`, `hip_flexion_right`: thigh against the line from the hips' to the shoulders'
  middle. 0 is the anatomical position, extension is negative. The lean that this line has in the
  neutral standing body is taken off.
- `thigh_elevation_left`, `..._right`: thigh against the horizontal; standing -90, lying flat 0.
- `knee_flexion_left`, `..._right`: shin against thigh, 0 straight.
- `shin_lean_left`, `..._right`: shin against the vertical, positive with the knee ahead of the
  ankle, beyond 90 with the ankle above the knee.
- `trunk_lean`: the line from the hips' to the shoulders' middle against the vertical, forward
  positive, the lean of the neutral body taken off.
"""

from __future__ import annotations

from benchmarks.rendering.body import JOINTS
from benchmarks.rendering.posture import Person, PosedBody, find_direction, find_tilt
from coach.body.landmarks import SIDES
from coach.body.pose import Array
from coach.body.synthetic_body import wrap


def measure_angles(person: Person, posed: PosedBody) -> dict[str, float]:
    """Return the true angles of a person in a posture."""
    lean = find_tilt(posed) - find_tilt(person.neutral)
    angles = {"trunk_lean": wrap(lean, -180.0)}
    for side in SIDES:
        thigh = find_direction(posed, "hip", "knee", side)
        shin = find_direction(posed, "knee", "ankle", side)
        angles[f"hip_flexion_{side}"] = wrap(thigh + lean, -120.0)
        angles[f"thigh_elevation_{side}"] = wrap(thigh - 90.0, -150.0)
        angles[f"knee_flexion_{side}"] = wrap(thigh - shin, -90.0)
        angles[f"shin_lean_{side}"] = wrap(-shin, -180.0)
    return angles


def locate_joints(posed: PosedBody) -> dict[str, Array]:
    """Return (3,) the place of each joint in the room: ``left_shoulder``, for example."""
    return {
        f"{side}_{joint}": posed.locate_joint(joint, side) for side in SIDES for joint in JOINTS
    }
