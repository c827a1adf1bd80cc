"""Demonstrations by synthetic bodies: what they show, and what should be read off."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from coach.body.pose import Pose
from coach.body.posture import Joints, interpolate
from coach.body.synthetic_pose import SyntheticCamera, project
from coach.exercise.definition.exercise import Exercise
from tests.synthetic import FRAMES_A_SECOND, Leg, Script, Stance, lie

STAND = Stance()
MARCH_RIGHT = Stance(right=Leg(thigh_elevation=0.0, knee_flexion=90.0))
SQUAT = Stance(left=Leg(-10.0, 100.0, 10.0), right=Leg(-10.0, 100.0, 10.0), trunk_lean=25.0)
BACK = Stance(right=Leg(thigh_elevation=-125.0))
DRAWN = lie(right=Leg(thigh_elevation=110.0, knee_flexion=110.0))
BOTH_DRAWN = dataclasses.replace(DRAWN, left=DRAWN.right)
STEP = Stance(left=Leg(thigh_elevation=-115.0, knee_flexion=15.0), right=Leg(-50.0, 55.0))


def repeat(there: Stance, times: int, here: Stance = STAND, held_s: float = 0.3) -> Script:
    """Return a movement there and back, several times."""
    once = [(0.8, there), (held_s, there), (0.8, here), (0.8, here)]
    return [(1.5, here), *once * times, (1.0, here)]


@dataclass(frozen=True)
class DemonstrationCase:
    """Something that a stick body shows, and the expected draft."""

    what: str
    script: Script
    kind: str
    angles: tuple[str, ...]
    side: str
    parts: int
    position: str = "standing"
    times: int | None = None
    """The dose: how often with each leg; None if as many as the parts."""

    def __str__(self) -> str:
        return self.what


RAISED = ("thigh_elevation", "hip_flexion", "knee_flexion")
SHOWN = [
    DemonstrationCase("march", repeat(MARCH_RIGHT, 3), "repetitions", RAISED, "raised", 3),
    DemonstrationCase(
        "march with both legs in turn",
        [*repeat(MARCH_RIGHT, 3), *repeat(MARCH_RIGHT.swapped(), 2)],
        "repetitions",
        RAISED,
        "raised",
        5,
        times=3,
    ),
    DemonstrationCase("squat", repeat(SQUAT, 4), "repetitions", ("knee_flexion",), "none", 4),
    DemonstrationCase("leg back", repeat(BACK, 3), "repetitions", RAISED[:2], "rear", 3),
    DemonstrationCase(
        "knee drawn up and held",
        repeat(DRAWN, 2, lie(), held_s=6.0),
        "hold",
        RAISED,
        "raised",
        2,
        "supine",
    ),
    DemonstrationCase(
        "both knees drawn up and held",
        repeat(BOTH_DRAWN, 1, lie(), held_s=6.0),
        "hold",
        RAISED,
        "none",
        1,
        "supine",
    ),
    DemonstrationCase(
        "held once",
        [(2.0, STAND), (1.0, MARCH_RIGHT), (8.0, MARCH_RIGHT)],
        "hold",
        RAISED,
        "raised",
        1,
    ),
    DemonstrationCase(
        "held from the beginning", [(9.0, SQUAT)], "hold", ("hip_flexion",), "none", 1, "seated"
    ),
    DemonstrationCase(
        "one leg held from the beginning",
        [(9.0, MARCH_RIGHT)],
        "hold",
        ("hip_flexion",),
        "raised",
        1,
    ),
    DemonstrationCase(
        "a step held, both feet on the floor",
        [(2.0, STAND), (1.0, STEP), (8.0, STEP), (1.0, STAND), (1.0, STAND)],
        "hold",
        RAISED,
        "front",
        1,
    ),
]


def show_figures(exercise: Exercise, facing: str, times: int = 2) -> list[Pose]:
    """Return poses of somebody who goes from the first position to the last and back.

    A position is held for 8 s unless the exercise is repeated.
    """
    faults = {fault.name for fault in exercise.faults}
    good = [figure for figure in exercise.figures if figure.name not in faults]
    rest, there = good[0], good[-1]
    repeated = exercise.kind == "repetitions"
    once: list[tuple[float, Joints]] = [
        (1.0, there),
        (0.5 if repeated else 8.0, there),
        (1.0, rest),
        (1.0, rest),
    ]
    front = exercise.view.kinds[0] == "front" and exercise.position != "side-lying"
    camera = SyntheticCamera("right" if facing == "right" else "left", turned_deg=90.0 * front)
    return _move([(2.0, rest), *once * (times if repeated else 1), (1.0, rest)], camera)


def _move(script: Sequence[tuple[float, Joints]], camera: SyntheticCamera) -> list[Pose]:
    poses: list[Pose] = []
    before = script[0][1]
    for seconds, after in script:
        count = round(seconds * FRAMES_A_SECOND)
        for step in range(1, count + 1):
            figure = interpolate(before, after, step / count)
            poses.append(project(figure, len(poses) / FRAMES_A_SECOND, camera))
        before = after
    return poses
