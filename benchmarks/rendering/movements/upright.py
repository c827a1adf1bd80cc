"""Movements of a person who stands or kneels: lunge, squat, march and couch stretch.

Lengths are metres, angles degrees; directions of limbs are from straight down, forward positive.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

import numpy as np

from benchmarks.rendering.leg_kinematics import find_reach, point_leg
from benchmarks.rendering.movements.grounding import stand
from benchmarks.rendering.movements.movement import Movement, follow, repeat
from benchmarks.rendering.posture import Arms, Person, PosedBody, Posture
from coach.body.landmarks import SIDES, Side, other

HANGING: Final = Arms(5.0, 0.0, 10.0)


def lunge(person: Person, arms: Arms, generator: np.random.Generator, side: Side) -> Movement:
    """Return three lunges on the spot, with the leg `side` in front."""
    leg, rear = person.leg_m, other(side)
    step, share = generator.uniform(0.78, 0.95) * leg, generator.uniform(0.42, 0.5)
    front, behind = step * share, step * (1.0 - share)
    lean, depth = generator.uniform(2.0, 12.0), generator.uniform(80.0, 100.0)
    keys = repeat(3, generator.uniform(2.4, 3.2))
    advance = 0.02 * leg  # of the hip, at the bottom
    heel = 0.1125 * leg  # height of the rear heel
    highest = math.sqrt((0.985 * leg) ** 2 - front**2)
    reach = find_reach(depth, person.thigh_m, person.shin_m)
    lowest = math.sqrt(reach**2 - (front - advance) ** 2)

    def pose(time_s: float) -> PosedBody:
        down = follow(keys, time_s)
        height, moved = highest + (lowest - highest) * down, advance * down
        first = point_leg(front - moved, height, person.thigh_m, person.shin_m)
        second = point_leg(-behind - moved, height - heel, person.thigh_m, person.shin_m)
        posture = Posture(
            lean * (0.6 + 0.4 * down),
            {side: first[0], rear: second[0]},
            {side: first[1], rear: second[1]},
            {side: 0.0, rear: -35.0 - 25.0 * down},
            arms,
        )
        return stand(person.pose(posture), "ankle", side, front)

    return Movement(keys[-1][0] + 0.8, pose, side, repetitions=3)


def squat(person: Person, arms: Arms, generator: np.random.Generator, side: Side) -> Movement:
    """Return three squats; the arms rise from hanging to `arms`, the foot `side` never slides."""
    leg, depth = person.leg_m, generator.uniform(0.45, 0.62)
    lean = generator.uniform(30.0, 45.0)
    keys = repeat(3, generator.uniform(2.2, 3.0))

    def pose(time_s: float) -> PosedBody:
        down = follow(keys, time_s)
        height = leg * (0.992 + (depth - 0.992) * down)
        thigh, shin = point_leg(0.24 * leg * down - 0.02, height, person.thigh_m, person.shin_m)
        posture = Posture(
            2.0 + lean * down,
            dict.fromkeys(SIDES, thigh),
            dict.fromkeys(SIDES, shin),
            dict.fromkeys(SIDES, 0.0),
            HANGING.approach(arms, down),
            abduction=6.0,
        )
        return stand(person.pose(posture), "ankle", side)

    return Movement(keys[-1][0] + 0.8, pose, None, repetitions=3)


def march(person: Person, arms: Arms, generator: np.random.Generator, side: Side) -> Movement:
    """Return six steps on the spot; the leg `side` begins."""
    count, period_s, rest_s = 6, 1.3, 1.0
    peak = generator.uniform(75.0, 98.0)
    standing = Posture(
        2.0,
        dict.fromkeys(SIDES, 0.0),
        dict.fromkeys(SIDES, -3.0),
        dict.fromkeys(SIDES, 0.0),
        arms,
    )

    def pose(time_s: float) -> PosedBody:
        step, share = divmod((time_s - rest_s) / period_s, 1.0)
        if not 0 <= step < count:
            return stand(person.pose(standing))
        up = math.sin(math.pi * share) ** 1.2
        raised = side if step % 2 == 0 else other(side)
        thigh = peak * up
        shin = thigh - min(88.0, 95.0 * up**0.8) - 3.0 * (1.0 - up)
        posture = replace(
            standing,
            thigh={**standing.thigh, raised: thigh},
            shin={**standing.shin, raised: shin},
            foot={**standing.foot, raised: -12.0 * up},
        )
        return stand(person.pose(posture))

    return Movement(rest_s + count * period_s + 0.8, pose, None, repetitions=count)


def stretch_on_couch(
    person: Person, arms: Arms, generator: np.random.Generator, side: Side
) -> Movement:
    """Return a couch stretch: the leg `side` kneels, its shin up; the trunk rises and stays."""
    front = other(side)
    ahead = generator.uniform(0.48, 0.62) * person.leg_m + 0.12  # front ankle and rear knee
    extension, lean = generator.uniform(8.0, 25.0), generator.uniform(25.0, 45.0)
    rear_shin = 180.0 + generator.uniform(18.0, 38.0)
    keys = [(0.0, 0.0), (1.5, 0.0), (3.5, 1.0), (8.5, 1.0), (9.5, 0.6)]
    knee_height = 0.07 - person.ankle_height_m

    def pose(time_s: float) -> PosedBody:
        share = follow(keys, time_s)
        rear = 2.0 * (1.0 - share) - extension * share
        hip_ahead = -person.thigh_m * math.sin(math.radians(rear))
        hip_above = person.thigh_m * math.cos(math.radians(rear)) + knee_height
        thigh, shin = point_leg(ahead - hip_ahead, hip_above, person.thigh_m, person.shin_m)
        posture = Posture(
            lean * (1.0 - share) + 3.0,
            {front: thigh, side: rear},
            {front: shin, side: rear_shin},
            {front: 0.0, side: 215.0},
            arms,
            lumbar=-4.0 * share,
        )
        return stand(person.pose(posture), "knee", side, -0.15)

    return Movement(9.5, pose, side)
