"""Find out which leg moved in a demonstration, and the rule that names it.

A leg that was not measured at one instant is read at the nearest one at which it was, but only
within the same rest or turning point. If it was not measured there at all, nothing is known of it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, Literal

import numpy as np

from coach.body.landmarks import SIDES, Side, other
from coach.exercise.authoring.movement_choice import is_human
from coach.exercise.authoring.movements import Movement, MovementCycle
from coach.exercise.authoring.observed_angles import ObservedAngles, find_median
from coach.exercise.definition.exercise import SideRule

MOVED_SHARE: Final = 0.5
MIN_STEP_DEG: Final = 25.0
"""Minimum difference of the thighs at rest of a person who stands in a step, and of the joints of
both legs of somebody who holds a position with one of them."""
MIN_AGREEMENT: Final = 0.5
"""Minimum share of the repetitions in which a rule names the leg that moved."""
LEG_ANGLES: Final = ("hip_flexion", "knee_flexion", "hip_bend", "knee_bend")

Rules = tuple[tuple[SideRule, Literal["raised", "front", "near"], bool], ...]
RULES: Final[Rules] = (
    ("raised", "raised", False), ("rear", "front", True), ("front", "front", False),
    ("near", "near", False),
)  # fmt: skip
"""Rule, the role that was observed, and whether the rule names the other leg; the first one of
several that agree alike is chosen."""
RULES_OF_STEP: Final[Rules] = (*RULES[1:], RULES[0])
"""The same if both feet are as low: no leg is raised, although one thigh may be."""
MAX_APART: Final = 0.2
"""Maximum difference in height of two feet that are as low, in thigh lengths."""


def read_side(observed: ObservedAngles, full: str, index: int, span: tuple[int, int]) -> float:
    """Return an angle at the measured instant of a span nearest to an index; else NaN.

    Args:
        observed: The angles that were observed.
        full: Name of the angle with its side.
        index: The instant that is meant.
        span: First and last index that are as good.
    """
    part = observed.angles[full][span[0] : span[1] + 1]
    known = np.flatnonzero(np.isfinite(part)) + span[0]
    if not len(known):
        return math.nan
    return float(observed.angles[full][known[np.argmin(np.abs(known - index))]])


def read_cycle(
    observed: ObservedAngles, name: str, side: Side, one: MovementCycle
) -> tuple[float, float]:
    """Return an angle of one leg at rest and at the turning point; NaN where it is unknown."""
    full = f"{name}_{side}"
    return (
        read_side(observed, full, one.rest, (one.settled, one.start)),
        read_side(observed, full, one.peak, one.close),
    )


def measure_common_share(
    observed: ObservedAngles, name: str, used: Sequence[MovementCycle]
) -> float | None:
    """Return in which share of the cycles both legs moved alike; None if that is unknown."""
    moved = [_moves_both(observed, name, one) for one in used]
    known = [both for both in moved if both is not None]
    return float(np.mean(known)) if known else None


def _moves_both(observed: ObservedAngles, name: str, one: MovementCycle) -> bool | None:
    ways = [abs(peak - rest) for rest, peak in (read_cycle(observed, name, s, one) for s in SIDES)]
    if any(math.isnan(way) for way in ways):
        return None
    return min(ways) > MOVED_SHARE * max(ways)


def find_role(observed: ObservedAngles, rule: SideRule, instants: Iterable[int]) -> Side | None:
    """Return the leg that a rule names in most of these instants; None if it names none."""
    role, opposite = next((role, opposite) for name, role, opposite in RULES if name == rule)
    named = Counter(observed.sides[role][index] for index in instants)
    del named[None]
    if not named:
        return None
    side: Side = max(SIDES, key=lambda each: named[each])
    return other(side) if opposite else side


def list_close(one: MovementCycle) -> range:
    """Return the indices close to the turning point."""
    return range(one.close[0], one.close[1] + 1)


def _moved_side(
    observed: ObservedAngles, name: str, movement: Movement, one: MovementCycle
) -> Side:
    sign = 1 if movement.rising else -1
    left, right = (
        np.nan_to_num(sign * read_cycle(observed, name, side, one)[1], nan=-np.inf)
        for side in SIDES
    )
    return "left" if left >= right else "right"


def find_side_rule(
    observed: ObservedAngles,
    name: str,
    movement: Movement,
    used: Sequence[MovementCycle],
    both: bool,
) -> SideRule | None:
    """Return the rule that names the leg that moved, in most of the repetitions.

    None if no rule does.
    """
    if both:
        return "front" if _stands_in_step(observed, used) else "none"
    moved = [_moved_side(observed, name, movement, one) for one in used]
    return choose_rule(observed, moved, [list_close(one) for one in used])


def choose_rule(
    observed: ObservedAngles, moved: Sequence[Side], instants: Sequence[Iterable[int]]
) -> SideRule | None:
    """Return the rule that names the leg that moved most often; None if no rule often does.

    Of somebody who lies on the side no leg is in front, and which one is nearer is not seen: if no
    leg is raised, the rule is none.

    Args:
        observed: The angles and roles that were observed.
        moved: The leg that moved, of each part.
        instants: Indices of the instants of each part.
    """
    rules = RULES_OF_STEP if _feet_as_low(observed, instants) else RULES
    if observed.rolled:
        rules = RULES[:1]
    agreement = {
        rule: float(
            np.mean(
                [
                    find_role(observed, rule, part) == side
                    for part, side in zip(instants, moved, strict=True)
                ]
            )
        )
        for rule, _, _ in rules
    }
    best = max(agreement, key=lambda rule: agreement[rule])
    if agreement[best] >= MIN_AGREEMENT:
        return best
    return "none" if observed.rolled else None


def _feet_as_low(observed: ObservedAngles, instants: Sequence[Iterable[int]]) -> bool:
    """Return True if both feet usually were as low as each other; False if that is unknown."""
    index = [each for part in instants for each in part]
    drops = []
    for side in SIDES:
        thigh = np.radians(observed.angles[f"thigh_elevation_{side}"][index])
        knee = np.radians(observed.angles[f"knee_flexion_{side}"][index])
        drops.append(np.sin(thigh) + np.sin(thigh - knee))
    return find_median(np.abs(drops[0] - drops[1])) < MAX_APART


def find_held_leg(observed: ObservedAngles, first: int, last: int) -> Side | None:
    """Return the leg that is bent more, or less straight, in a position that was held.

    None if both are alike, or one was not measured.
    """
    apart = 0.0
    found: Side | None = None
    for name in LEG_ANGLES:
        left, right = (
            find_median(observed.angles[f"{name}_{side}"][first : last + 1]) for side in SIDES
        )
        if not (is_human(name, left) and is_human(name, right)):
            continue
        if abs(left - right) > max(MIN_STEP_DEG, apart):
            apart = abs(left - right)
            found = "left" if abs(left) >= abs(right) else "right"
    return found


def _stands_in_step(observed: ObservedAngles, used: Sequence[MovementCycle]) -> bool:
    apart = np.abs(
        observed.angles["thigh_elevation_left"] - observed.angles["thigh_elevation_right"]
    )
    return find_median(apart[[one.rest for one in used]]) > MIN_STEP_DEG
