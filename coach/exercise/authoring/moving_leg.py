"""Find out which leg moved in a demonstration, and the rule that names it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from coach.body.landmarks import SIDES, Side, other
from coach.exercise.authoring.movements import Movement, MovementCycle
from coach.exercise.authoring.observed_angles import ObservedAngles
from coach.exercise.definition.exercise import SideRule

MOVED_SHARE: Final = 0.5
MIN_STEP_DEG: Final = 25.0
"""Minimum difference of the thighs at rest of a person who stands in a step."""


def moves_both(observed: ObservedAngles, name: str, one: MovementCycle) -> bool:
    """Return True if both legs move alike in a cycle."""
    moved = [
        abs(
            observed.angles[f"{name}_{side}"][one.peak]
            - observed.angles[f"{name}_{side}"][one.rest]
        )
        for side in SIDES
    ]
    return bool(min(moved) > MOVED_SHARE * max(moved))


def _moved_side(
    observed: ObservedAngles, name: str, movement: Movement, one: MovementCycle
) -> Side:
    at = {
        side: observed.angles[f"{name}_{side}"][one.peak] * (1 if movement.rising else -1)
        for side in SIDES
    }
    return (
        "left"
        if np.nan_to_num(at["left"], nan=-np.inf) >= np.nan_to_num(at["right"], nan=-np.inf)
        else "right"
    )


def find_side_rule(
    observed: ObservedAngles,
    name: str,
    movement: Movement,
    used: Sequence[MovementCycle],
    both: bool,
) -> SideRule:
    """Return the rule that names the leg that moved, in most of the repetitions."""
    if both:
        return "front" if _stands_in_step(observed, used) else "none"
    moved = [_moved_side(observed, name, movement, one) for one in used]

    def agrees(rule: str, opposite: bool) -> float:
        """Return how often a rule names the moved side, or the opposite one, 0 to 1."""
        role_sides = [observed.sides[rule][one.peak] for one in used]
        expected = [other(side) if side and opposite else side for side in role_sides]
        return float(np.mean([one == two for one, two in zip(expected, moved, strict=True)]))

    rules: tuple[tuple[SideRule, str, bool], ...] = (
        ("raised", "raised", False), ("rear", "front", True), ("front", "front", False), ("near",
        "near", False),
    )  # fmt: skip
    return max(rules, key=lambda rule: agrees(rule[1], rule[2]))[0]


def _stands_in_step(observed: ObservedAngles, used: Sequence[MovementCycle]) -> bool:
    apart = np.abs(
        observed.angles["thigh_elevation_left"] - observed.angles["thigh_elevation_right"]
    )
    at_rest = apart[[one.rest for one in used]]
    known = at_rest[np.isfinite(at_rest)]
    return bool(len(known) and np.median(known) > MIN_STEP_DEG)
