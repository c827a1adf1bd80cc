"""The 33 landmarks of the pose model: names and mirror images.

Order and names are those of MediaPipe's pose landmarker (BlazePose). Left and right are always the
person's own.
"""

from __future__ import annotations

from typing import Final, Literal

Side = Literal["left", "right"]
SIDES: Final[tuple[Side, Side]] = ("left", "right")

NAMES: Final = (
    "nose",
    "left_eye_inner", "left_eye", "left_eye_outer", "right_eye_inner", "right_eye",
    "right_eye_outer",
    "left_ear", "right_ear", "mouth_left", "mouth_right",
    "left_shoulder", "right_shoulder", "left_elbow", "right_elbow", "left_wrist", "right_wrist",
    "left_pinky", "right_pinky", "left_index", "right_index", "left_thumb", "right_thumb",
    "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle",
    "left_heel", "right_heel", "left_foot_index", "right_foot_index",
)  # fmt: skip
COUNT: Final = len(NAMES)
INDEX: Final[dict[str, int]] = {name: index for index, name in enumerate(NAMES)}


def other(side: Side) -> Side:
    """Return the other side of the body."""
    return "right" if side == "left" else "left"


def _counterpart(name: str) -> str:
    if "left" in name:
        return name.replace("left", "right")
    return name.replace("right", "left")


MIRROR: Final = [INDEX[_counterpart(name)] for name in NAMES]
"""The permutation that swaps left and right. Applied twice it changes nothing."""
