"""How high the camera stands for an exercise."""

from __future__ import annotations

from typing import Final, Literal

from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.positions import LEVEL_TRUNK, Position

CameraHeight = Literal["hip", "seat", "bed"]
"""As the hips of somebody who stands, as the seat of a chair, or as the bed or table."""
LOW_POSITIONS: Final[frozenset[Position]] = LEVEL_TRUNK | {"seated"}
"""Positions in which the body is no higher than on a chair."""


def find_camera_height(exercise: Exercise) -> CameraHeight:
    """Return how high the camera stands, as the placement of a shipped exercise says it."""
    if exercise.places[0] == "bed":
        return "bed"
    return "seat" if exercise.position in LOW_POSITIONS else "hip"
