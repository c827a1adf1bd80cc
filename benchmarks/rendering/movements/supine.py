"""Movements of a person who lies on the back: the range test of the hip, and knee to chest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np

from benchmarks.rendering.body import Body, Mask
from benchmarks.rendering.movements.grounding import BACK_VERTICES, find_contact, lie
from benchmarks.rendering.movements.movement import Movement, ease, follow
from benchmarks.rendering.posture import Arms, Person, PosedBody, Posture
from coach.body.landmarks import SIDES, Side, other

BACK: Final = ("spine", "pelvis", "root", "clavicle", "breast")
"""Parts of the names of the bones whose vertices lie on the mat."""
FLAT_KNEE: Final = 4.0
"""Flexion of the knee of a leg that lies flat, in degrees."""
REST_STEPS: Final = 14
"""Number of halvings in the search for the resting thigh."""
AROUND_KNEE: Final = Arms(42.0, -4.0, 45.0)
"""The arms that hold the knee."""


class LyingPerson:
    """A person on the back, whose legs rise from a resting position."""

    def __init__(self, person: Person, arms: Arms) -> None:
        self.person = person
        self.arms = arms
        self._back = find_back(person.body)
        self.rest = self._find_rest()
        """Elevation of the thigh with the heel on the mat, in degrees."""

    def _find_rest(self) -> float:
        heel = self.person.body.surface & (self.person.body.weigh("foot") > 0.5)
        lowest, highest = -35.0, 15.0
        for _ in range(REST_STEPS):
            middle = (lowest + highest) / 2.0
            posed = self._pose(dict.fromkeys(SIDES, middle), dict.fromkeys(SIDES, FLAT_KNEE))
            level = find_contact(posed.vertices[self._back, 1], BACK_VERTICES)
            if posed.vertices[heel, 1].min() > level:
                highest = middle
            else:
                lowest = middle
        return (lowest + highest) / 2.0

    def _pose(
        self, elevation: Mapping[Side, float], knee: Mapping[Side, float], roll: float = 0.0
    ) -> PosedBody:
        thigh = {side: 90.0 + elevation[side] for side in SIDES}
        shin = {side: thigh[side] - knee[side] for side in SIDES}
        foot = {side: shin[side] - (22.0 if knee[side] < 30.0 else 10.0) for side in SIDES}
        return self.person.pose(
            Posture(
                -90.0 - roll, thigh, shin, foot, self.arms, lumbar=roll, abduction=4.0, neck=8.0
            )
        )

    def raise_leg(
        self, side: Side, thighs: tuple[float, float], knee: float, roll: float
    ) -> PosedBody:
        """Return the body with one leg raised.

        Args:
            side: The raised leg.
            thighs: Elevation of its thigh, and of the other one, in degrees.
            knee: Flexion of the raised knee; the other one is flat.
            roll: How far the pelvis rolls back.
        """
        elevation = {side: thighs[0], other(side): thighs[1]}
        bent = {side: knee, other(side): FLAT_KNEE}
        return lie(self._pose(elevation, bent, roll), self._back)


def find_back(body: Body) -> Mask:
    """Return (n,) the vertices that lie on the mat."""
    return body.surface & (body.weigh(*BACK) > 0.5)


def raise_thigh_twice(
    person: Person, arms: Arms, generator: np.random.Generator, side: Side
) -> Movement:
    """Return a range test: the thigh is raised twice, held each time, and lowered."""
    lying = LyingPerson(person, arms)
    peak, knee = generator.uniform(85.0, 125.0), generator.uniform(75.0, 110.0)
    lift = generator.uniform(0.0, 5.0)  # of the other thigh
    rise_s, hold_s = generator.uniform(1.2, 1.8, 2)
    keys, trials, time_s = [(0.0, 0.0), (1.6, 0.0)], [], 1.6
    for height in (1.0, generator.uniform(0.95, 1.04)):
        up = time_s + rise_s
        trials.append((up, up + hold_s))
        time_s = up + hold_s + rise_s + 1.2
        keys += [(up, height), (up + hold_s, height), (time_s - 1.2, 0.0), (time_s, 0.0)]

    def pose(time_s: float) -> PosedBody:
        share = follow(keys, time_s)
        thighs = lying.rest + (peak - lying.rest) * share, lying.rest + lift * share
        bent = FLAT_KNEE + (knee - FLAT_KNEE) * min(1.0, 1.3 * share)
        return lying.raise_leg(side, thighs, bent, roll=10.0 * share)

    return Movement(time_s, pose, side, trials=tuple(trials))


def draw_knee_to_chest(
    person: Person, arms: Arms, generator: np.random.Generator, side: Side
) -> Movement:
    """Return one hold of the knee at the chest, with both hands."""
    lying = LyingPerson(person, arms)
    peak, knee = generator.uniform(105.0, 128.0), generator.uniform(105.0, 130.0)
    hold = (3.2, 7.7)
    keys = [(0.0, 0.0), (1.5, 0.0), (hold[0], 1.0), (hold[1], 1.0), (9.2, 0.0)]
    around = replace(AROUND_KNEE, inward=arms.inward)

    def pose(time_s: float) -> PosedBody:
        share = follow(keys, time_s)
        lying.arms = arms.approach(around, ease(2.0 * share - 1.0))
        thighs = lying.rest + (peak - lying.rest) * share, lying.rest
        bent = FLAT_KNEE + (knee - FLAT_KNEE) * min(1.0, 1.3 * share)
        return lying.raise_leg(side, thighs, bent, roll=12.0 * share)

    return Movement(10.0, pose, side, holds=(hold,))
