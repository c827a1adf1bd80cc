"""An exercise read off a demonstration: which angle moves, how far, how often, with which leg, and what separates rest from turning point.

`look` makes columns of angles out of poses; here the angle with the largest regular movement is found, and from it follow phases or
a hold. Nothing is learned and nothing is random: the same poses give the same draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from coach.body.angles import PAIRED
from coach.body.landmarks import Side, other
from coach.body.pose import Array
from coach.body.sides import name_angle
from coach.errors import ExerciseError
from coach.exercise.authoring.movement_choice import (
    HELD_S,
    LEAST_POSES,
    WEIGHTS,
    choose_movement,
    find_held,
    list_movements,
)
from coach.exercise.authoring.movements import Movement, MovementCycle
from coach.exercise.authoring.moving_leg import MOVED_SHARE, find_side_rule, moves_both
from coach.exercise.authoring.observed_angles import ObservedAngles
from coach.exercise.definition.exercise import SideRule

STILL_S: Final = 5.0
"""Somebody who hardly moves for this long holds a position, seconds."""
HELD_STILLNESS_DEG: Final = 8.0
SHORTEST_S: Final = 2.0
"""Out of less nothing can be read, seconds."""


@dataclass(frozen=True, slots=True)
class DemonstratedRepetition:
    """One repetition, or one hold, of a demonstration."""

    start_s: float
    peak_s: float
    end_s: float
    side: Side | None
    """The leg that it belongs to; None where there is none, or it could not be told."""
    rest_deg: float
    peak_deg: float
    """Main angle of that leg at the turning point."""
    dwell_s: float
    """Seconds close to the turning point."""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What was shown."""

    kind: Literal["repetitions", "hold"]
    angle: str
    """The main angle without a side: ``knee_flexion``."""
    rising: bool
    """Whether the angle grows on the way to the turning point."""
    side: SideRule
    both: bool
    """Whether both legs move alike."""
    parts: tuple[DemonstratedRepetition, ...]
    rest: int
    """Index of an instant at rest, for a figure."""
    peak: int
    """Index of an instant at the turning point, or in the hold."""
    rest_bound: float
    """Between this and the rest it is at rest, degrees."""
    peak_bound: float
    """Beyond this it is at the turning point, or held, degrees."""
    moved: bool
    """Whether it began away from the hold; a position held from the first instant on has no rest."""

    @property
    def rest_deg(self) -> float:
        """The usual main angle at rest."""
        return float(np.median([part.rest_deg for part in self.parts]))

    @property
    def peak_deg(self) -> float:
        """The usual main angle at the turning point."""
        return float(np.median([part.peak_deg for part in self.parts]))


def demonstrate(
    showing: ObservedAngles,
    kind: Literal["repetitions", "hold"] | None = None,
    times: int | None = None,
) -> Demonstration:
    """What was shown.

    kind: where the user says it; otherwise it is found out. times: how often the user meant to show it; of several movements one that
    was made so often is preferred. Raises ExerciseError with what was seen instead and what to do.
    """
    ranked = sorted(list_movements(showing), key=lambda one: -one[0])
    if kind != "hold" and (best := choose_movement(ranked, times)):
        name, movement = best
        held = float(np.median([one.dwell_s for one in movement.excursions])) >= HELD_S
        if not held or kind == "repetitions":
            return _describe(showing, name, movement, "repetitions")
    if kind != "repetitions":
        if found := find_held(showing):
            return _describe(showing, *found, "hold")
        if (still := _find_still(showing)) is not None:
            return still
    raise _refuse(showing, ranked)


def _find_still(showing: ObservedAngles) -> Demonstration | None:
    """A position that was held from the beginning: its longest still part."""
    times = showing.times
    if len(times) < LEAST_POSES:
        return None
    names = [
        name
        for name in ("trunk_lean", "hip_flexion", "hip_bend", "knee_flexion", "knee_bend")
        if showing.sees(name)
    ]
    if not names:
        return None
    columns = [showing.pick(name, True) for name in names]
    first, last = _find_longest(times, np.stack(columns))
    if times[last] - times[first] < STILL_S:
        return None
    name = "hip_flexion" if "hip_flexion" in names else names[-1]
    values = showing.pick(name, True)[first : last + 1]
    middle = (first + last) // 2
    deg = float(np.nanmedian(values))
    part = DemonstratedRepetition(
        float(times[first]),
        float(times[middle]),
        float(times[last]),
        None,
        deg,
        deg,
        float(times[last] - times[first]),
    )
    return Demonstration(
        "hold",
        name,
        True,
        "none",
        True,
        (part,),
        middle,
        middle,
        deg - 2 * HELD_STILLNESS_DEG,
        deg + 2 * HELD_STILLNESS_DEG,
        False,
    )


def _find_longest(times: Array, columns: Array) -> tuple[int, int]:
    """First and last index of the longest part in which no column (k, n) leaves a band of twice `HELD_STILLNESS_DEG`."""
    best, first = (0, 0), 0
    for last in range(len(times)):
        while (
            first < last
            and np.nanmax(_spread(columns[:, first : last + 1])) > 2 * HELD_STILLNESS_DEG
        ):
            first += 1
        if times[last] - times[first] > times[best[1]] - times[best[0]]:
            best = (first, last)
    return best


def _spread(part: Array) -> Array:
    known = np.isfinite(part)
    spread: Array = np.where(known, part, -np.inf).max(axis=1) - np.where(known, part, np.inf).min(
        axis=1
    )
    return np.where(known.any(axis=1), spread, 0.0)


def _describe(
    showing: ObservedAngles, name: str, movement: Movement, kind: Literal["repetitions", "hold"]
) -> Demonstration:
    used = [one for one in movement.excursions if one.complete or kind == "hold"]
    both = (
        name not in PAIRED
        or np.mean([moves_both(showing, name, one) for one in used]) > MOVED_SHARE
    )
    rule: SideRule = (
        "none" if name not in PAIRED else find_side_rule(showing, name, movement, used, bool(both))
    )
    parts = tuple(_show(showing, name, movement, one, rule) for one in used)
    rest_bound, peak_bound = _find_bounds(movement, used, kind)
    middle = min(
        used,
        key=lambda one: abs(
            movement.values[one.peak] - np.median([movement.values[each.peak] for each in used])
        ),
    )
    return Demonstration(
        kind,
        name,
        movement.rising,
        rule,
        bool(both),
        parts,
        middle.rest,
        middle.peak,
        rest_bound,
        peak_bound,
        True,
    )


def _find_bounds(
    movement: Movement, used: Sequence[MovementCycle], kind: str
) -> tuple[float, float]:
    """A third and two thirds of the way, nearer to rest where the weakest repetition went less far."""
    sign = 1.0 if movement.rising else -1.0
    inner = movement.low if movement.rising else -movement.high
    peaks = [sign * float(movement.values[one.peak]) for one in used]
    way = float(np.median(peaks)) - inner
    weakest = inner + 0.85 * (min(peaks) - inner)
    peak_bound = min(inner + (0.8 if kind == "hold" else 2 / 3) * way, weakest)
    return sign * (inner + 0.5 * (peak_bound - inner)), sign * peak_bound


def _show(
    showing: ObservedAngles, name: str, movement: Movement, one: MovementCycle, rule: SideRule
) -> DemonstratedRepetition:
    side: Side | None = None
    if rule != "none":
        told = showing.sides["front" if rule in ("front", "rear") else rule][one.peak]
        side = other(told) if told and rule == "rear" else told
    column = showing.angles[f"{name}_{side}"] if side and name in PAIRED else movement.values
    rest, peak = (
        float(column[index]) if np.isfinite(column[index]) else float(movement.values[index])
        for index in (one.rest, one.peak)
    )
    times = showing.times
    return DemonstratedRepetition(
        float(times[one.start]),
        float(times[one.peak]),
        float(times[one.end]),
        side,
        rest,
        peak,
        one.dwell_s,
    )


def _refuse(
    showing: ObservedAngles, ranked: Sequence[tuple[float, str, Movement]]
) -> ExerciseError:
    """What was seen instead, in words."""
    hint = (
        "Stand still for two seconds, do it three times in the same way with a short rest between, and stand still again; or hold one "
        "position for at least five seconds. The camera must see you from the side, from head to foot."
    )
    if showing.present_s < SHORTEST_S or not ranked:
        seen = (
            f"Somebody was seen for only {showing.present_s:.1f} seconds."
            if showing.present_s > 0
            else "Nobody was seen."
        )
        return ExerciseError(f"No exercise can be read off this demonstration. {seen}", hint)
    _, name, movement = max(ranked, key=lambda one: one[2].range_deg * WEIGHTS[one[1]])
    times = {0: "never there and back", 1: "there and back once"}.get(
        len(movement.excursions), f"{len(movement.excursions)} times, unlike"
    )
    seen = f"{name_angle(name).capitalize()} moved most, between {movement.low:.0f} and {movement.high:.0f} degrees, {times}."
    return ExerciseError(
        f"No regular movement and no hold was found in this demonstration. {seen}", hint
    )
