"""Derive an exercise from a demonstration: its main angle, its kind, the leg and the bounds.

`observe_angles` makes columns of angles from poses. Here the angle with the largest regular
movement is chosen; phases or a hold follow from it. Nothing is learned or random: the same poses
give the same draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from coach.body.angles import PAIRED
from coach.body.landmarks import Side, other
from coach.body.sides import name_angle
from coach.errors import ExerciseError
from coach.exercise.authoring.movement_choice import (
    MIN_HOLD_S,
    MIN_POSES,
    WEIGHTS,
    choose_movement,
    find_held,
    list_movements,
)
from coach.exercise.authoring.movements import Movement, MovementCycle, measure_seen
from coach.exercise.authoring.moving_leg import MOVED_SHARE, find_side_rule, moves_both
from coach.exercise.authoring.observed_angles import (
    MIN_MEASURED_SHARE,
    ObservedAngles,
    list_full,
)
from coach.exercise.authoring.stillness import find_longest_still
from coach.exercise.definition.exercise import SideRule
from coach.message import Message

HELD_ANGLES: Final = ("trunk_lean", "hip_flexion", "hip_bend", "knee_flexion", "knee_bend")
"""The angles that define a held position."""
MIN_STILL_S: Final = 5.0
"""Minimum time without movement that counts as a held position, in seconds."""
HELD_STILLNESS_DEG: Final = 8.0
MIN_DEMONSTRATION_S: Final = 2.0
"""Minimum duration of a demonstration, in seconds."""


@dataclass(frozen=True, slots=True)
class DemonstratedRepetition:
    """One repetition, or one hold, of a demonstration."""

    start_s: float
    peak_s: float
    end_s: float
    side: Side | None
    """The leg that it belongs to; None if there is none, or it is unknown."""
    rest_deg: float
    peak_deg: float
    """Main angle of that leg at the turning point."""
    dwell_s: float
    """Time in which it was seen close to the turning point, in seconds."""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What was demonstrated."""

    kind: Literal["repetitions", "hold"]
    angle: str
    """The main angle without a side: ``knee_flexion``."""
    rising: bool
    """Whether the angle increases towards the turning point."""
    side: SideRule
    both: bool
    """Whether both legs move alike."""
    parts: tuple[DemonstratedRepetition, ...]
    rest: int
    """Index of an instant at rest, for a figure."""
    peak: int
    """Index of an instant at the turning point, or in the hold."""
    rest_bound: float
    """Bound of the rest position, in degrees."""
    peak_bound: float
    """Bound of the turning point or the hold, in degrees."""
    moved: bool
    """Whether it began away from the hold. A position held from the first instant on has no
    rest."""

    @property
    def rest_deg(self) -> float:
        """The median main angle at rest."""
        return float(np.median([part.rest_deg for part in self.parts]))

    @property
    def peak_deg(self) -> float:
        """The median main angle at the turning point."""
        return float(np.median([part.peak_deg for part in self.parts]))


def demonstrate(
    observed: ObservedAngles,
    kind: Literal["repetitions", "hold"] | None = None,
    times: int | None = None,
) -> Demonstration:
    """Return what was demonstrated.

    Args:
        observed: The angles that were observed.
        kind: The kind of exercise if the user chose it; otherwise it is detected.
        times: How often the user wanted to show it. A movement with that number of cycles is
            preferred.

    Raises:
        ExerciseError: Says what was seen instead and what to do.
    """
    ranked = sorted(list_movements(observed), key=lambda one: -one[0])
    if kind != "hold" and (best := choose_movement(ranked, times)):
        name, movement = best
        held = float(np.median([one.dwell_s for one in movement.cycles])) >= MIN_HOLD_S
        if not held or kind == "repetitions":
            return _describe(observed, name, movement, "repetitions")
    if kind != "repetitions":
        if found := find_held(observed):
            return _describe(observed, *found, "hold")
        if (still := _find_still(observed)) is not None:
            return still
    raise _refuse(observed, ranked)


def _find_still(observed: ObservedAngles) -> Demonstration | None:
    """Return the longest still part of a position that was held from the beginning."""
    names = [name for name in HELD_ANGLES if observed.sees(name)]
    columns = [observed.pick(name, True) for name in names]
    known = np.flatnonzero(np.isfinite(columns).all(axis=0)) if names else np.array([], dtype=int)
    if len(known) < MIN_POSES:
        return None
    times = observed.times[known]
    sides = [observed.angles[full][known] for name in names for full in list_full(name)]
    seen = [side.tolist() for side in sides if np.isfinite(side).mean() > MIN_MEASURED_SHARE]
    place = find_longest_still(times.tolist(), seen, 2 * HELD_STILLNESS_DEG)
    held_s = measure_seen(times[place[0] : place[1] + 1])
    if held_s < MIN_STILL_S:
        return None
    first, last = (int(known[index]) for index in place)
    name = "hip_flexion" if "hip_flexion" in names else names[-1]
    values = observed.pick(name, True)[first : last + 1]
    middle = int(known[(place[0] + place[1]) // 2])
    deg = float(np.nanmedian(values))
    start_s, middle_s, end_s = (float(observed.times[index]) for index in (first, middle, last))
    part = DemonstratedRepetition(start_s, middle_s, end_s, None, deg, deg, held_s)
    return Demonstration(
        "hold",
        name,
        rising=True,
        side="none",
        both=True,
        parts=(part,),
        rest=middle,
        peak=middle,
        rest_bound=deg - 2 * HELD_STILLNESS_DEG,
        peak_bound=deg + 2 * HELD_STILLNESS_DEG,
        moved=False,
    )


def _describe(
    observed: ObservedAngles, name: str, movement: Movement, kind: Literal["repetitions", "hold"]
) -> Demonstration:
    used = [one for one in movement.cycles if one.complete or kind == "hold"]
    both = (
        name not in PAIRED
        or np.mean([moves_both(observed, name, one) for one in used]) > MOVED_SHARE
    )
    rule: SideRule = (
        "none" if name not in PAIRED else find_side_rule(observed, name, movement, used, bool(both))
    )
    parts = tuple(_show(observed, name, movement, one, rule) for one in used)
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
    """Return bounds at a third and two thirds of the way, nearer to rest after weak repetitions."""
    sign = 1.0 if movement.rising else -1.0
    inner = movement.low if movement.rising else -movement.high
    peaks = [sign * float(movement.values[one.peak]) for one in used]
    way = float(np.median(peaks)) - inner
    weakest = inner + 0.85 * (min(peaks) - inner)
    peak_bound = min(inner + (0.8 if kind == "hold" else 2 / 3) * way, weakest)
    return sign * (inner + 0.5 * (peak_bound - inner)), sign * peak_bound


def _show(
    observed: ObservedAngles, name: str, movement: Movement, one: MovementCycle, rule: SideRule
) -> DemonstratedRepetition:
    side: Side | None = None
    if rule != "none":
        role_side = observed.sides["front" if rule in ("front", "rear") else rule][one.peak]
        side = other(role_side) if role_side and rule == "rear" else role_side
    column = observed.angles[f"{name}_{side}"] if side and name in PAIRED else movement.values
    rest, peak = (
        float(column[index]) if np.isfinite(column[index]) else float(movement.values[index])
        for index in (one.rest, one.peak)
    )
    times = observed.times
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
    observed: ObservedAngles, ranked: Sequence[tuple[float, str, Movement]]
) -> ExerciseError:
    """Return the error that says what was seen instead."""
    hint = Message(
        "Stand still for two seconds, do it three times in the same way with a "
        "short rest between, and stand still again; or hold one position for at "
        "least five seconds. The camera must see you from the side, from head to "
        "foot."
    )
    if observed.present_s < MIN_DEMONSTRATION_S or not ranked:
        seen = (
            Message(
                "Somebody was seen for only {present_s:.1f} seconds.", present_s=observed.present_s
            )
            if observed.present_s > 0
            else Message("Nobody was seen.")
        )
        return ExerciseError(
            Message("No exercise can be read off this demonstration. {seen}", seen=seen), hint
        )
    _, name, movement = max(ranked, key=lambda one: one[2].range_deg * WEIGHTS[one[1]])
    count = len(movement.cycles)
    times = {0: Message("never there and back"), 1: Message("there and back once")}.get(
        count, Message("{count} times, each time differently", count=count)
    )
    seen = Message(
        "{angle} moved most, between {low:.0f} and {high:.0f} degrees, {times}.",
        angle=name_angle(name).capitalize(),
        low=movement.low,
        high=movement.high,
        times=times,
    )
    return ExerciseError(
        Message(
            "No regular movement and no hold was found in this demonstration. {seen}", seen=seen
        ),
        hint,
    )
