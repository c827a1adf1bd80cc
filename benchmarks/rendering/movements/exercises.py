"""The exercises that can be rendered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from benchmarks.rendering.movements.movement import Movement
from benchmarks.rendering.movements.supine import draw_knee_to_chest, raise_thigh_twice
from benchmarks.rendering.movements.upright import lunge, march, squat, stretch_on_couch
from benchmarks.rendering.posture import Arms, Person
from coach.body.landmarks import Side

Position = Literal["lying", "kneeling", "standing"]
Move = Callable[[Person, Arms, np.random.Generator, Side], Movement]


@dataclass(frozen=True)
class Exercise:
    """How an exercise is moved and filmed."""

    move: Move
    position: Position
    arms: tuple[str, ...]
    """Where the arms may be; what stands twice is twice as frequent."""
    both_legs: bool = False
    """Whether there is a clip of each leg."""


LYING_ARMS: Final = ("sides", "sides", "belly", "wide", "chest")
UPRIGHT_ARMS: Final = ("sides", "hips", "front", "chest")
EXERCISES: Final[Mapping[str, Exercise]] = {
    "hip-flexion-test": Exercise(raise_thigh_twice, "lying", LYING_ARMS, both_legs=True),
    "knee-to-chest": Exercise(draw_knee_to_chest, "lying", LYING_ARMS),
    "lunge": Exercise(lunge, "standing", UPRIGHT_ARMS),
    "couch-stretch": Exercise(stretch_on_couch, "kneeling", UPRIGHT_ARMS, both_legs=True),
    "squat": Exercise(squat, "standing", ("front",)),
    "standing-march": Exercise(march, "standing", UPRIGHT_ARMS),
}
"""Name of a shipped exercise -> how it is rendered."""
