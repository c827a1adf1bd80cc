"""Derive an exercise from a demonstration: its main angle, its kind, the leg and the bounds.

`observe_angles` makes columns of angles from poses. Here the angle with the largest regular
movement is chosen; phases or a hold follow from it. Nothing is learned or random: the same poses
give the same draft.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from coach.body.angles import PAIRED
from coach.body.landmarks import Side
from coach.body.pose import Array
from coach.exercise.authoring.movement_choice import (
    MIN_DWELL_S,
    MIN_POSES,
    choose_movement,
    find_held,
    is_human,
    list_movements,
)
from coach.exercise.authoring.movements import Movement, MovementCycle, measure_seen
from coach.exercise.authoring.moving_leg import (
    LEG_ANGLES,
    MOVED_SHARE,
    choose_rule,
    find_held_leg,
    find_role,
    find_side_rule,
    list_close,
    measure_common_share,
    read_cycle,
)
from coach.exercise.authoring.observed_angles import (
    MIN_MEASURED_SHARE,
    ObservedAngles,
    find_median,
    list_full,
)
from coach.exercise.authoring.position import FoundPosition, find_position
from coach.exercise.authoring.refusal import (
    ShownKind,
    refuse,
    refuse_leg,
    refuse_pictures,
)
from coach.exercise.authoring.stillness import find_longest_still
from coach.exercise.definition.exercise import SideRule

HELD_ANGLES: Final = ("trunk_lean", "hip_flexion", "hip_bend", "knee_flexion", "knee_bend")
"""The angles that define a held position."""
MIN_STILL_S: Final = 5.0
"""Minimum time without movement that counts as a held position, in seconds."""
HELD_STILLNESS_DEG: Final = 8.0


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

    kind: ShownKind
    angle: str
    """The main angle without a side: ``knee_flexion``."""
    rising: bool
    """Whether the angle increases towards the turning point."""
    side: SideRule
    legs_known: bool
    """Whether both legs were measured; otherwise the other one may have done the same."""
    position: FoundPosition
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
    def times_a_side(self) -> int:
        """How often it was shown, with the leg that did it more often if there are two."""
        sides = Counter(part.side for part in self.parts)
        return len(self.parts) if self.side == "none" else max(sides.values())

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
    kind: ShownKind | None = None,
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
    if too_few := refuse_pictures(observed):
        raise too_few
    ranked = sorted(list_movements(observed), key=lambda one: -one[0])
    best = choose_movement(ranked, times)
    if kind != "hold" and best:
        name, movement = best
        held = float(np.median([one.dwell_s for one in movement.cycles])) >= MIN_DWELL_S
        if not held or kind == "repetitions":
            return _describe(observed, name, movement, "repetitions")
    if kind != "repetitions":
        if found := find_held(observed):
            return _describe(observed, *found, "hold")
        if (still := _find_still(observed)) is not None:
            return still
    raise refuse(observed, ranked, best if kind == "hold" else None)


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
    return _describe_still(observed, names, (first, int(known[sum(place) // 2]), last), held_s)


def _describe_still(
    observed: ObservedAngles, names: Sequence[str], instants: tuple[int, int, int], held_s: float
) -> Demonstration | None:
    """Return a position that was held; None if no angle of it was well measured.

    instants: its first, a middle and its last index.
    """
    first, middle, last = instants
    leg = find_held_leg(observed, first, last)
    span = range(first, last + 1)
    rule = "none" if leg is None else choose_rule(observed, [leg], [span])
    if rule is None:
        raise refuse_leg()
    for name in ("hip_flexion", "knee_flexion", *reversed(names), *LEG_ANGLES):
        deg = find_median(_read_held(observed, name, leg, span))
        if is_human(name, deg):
            break
    else:
        return None
    start_s, middle_s, end_s = (float(observed.times[index]) for index in instants)
    part = DemonstratedRepetition(start_s, middle_s, end_s, leg, deg, deg, held_s)
    return Demonstration(
        "hold",
        name,
        rising=True,
        side=rule,
        legs_known=all(
            np.isfinite(observed.angles[full][first : last + 1]).any() for full in list_full(name)
        ),
        position=find_position(observed.angles, span, observed.rolled),
        parts=(part,),
        rest=middle,
        peak=middle,
        rest_bound=deg - 2 * HELD_STILLNESS_DEG,
        peak_bound=deg + 2 * HELD_STILLNESS_DEG,
        moved=False,
    )


def _read_held(observed: ObservedAngles, name: str, leg: Side | None, span: range) -> Array:
    """Return an angle in a position that was held, of the leg that it is for if there is one."""
    if leg is None or name not in PAIRED:
        return observed.pick(name, True)[span]
    return observed.angles[f"{name}_{leg}"][span]


def _describe(
    observed: ObservedAngles, name: str, movement: Movement, kind: ShownKind
) -> Demonstration:
    used = [one for one in movement.cycles if one.complete or kind == "hold"]
    share = measure_common_share(observed, name, used) if name in PAIRED else 1.0
    both = share is not None and share > MOVED_SHARE
    rule = find_side_rule(observed, name, movement, used, both) if name in PAIRED else "none"
    if rule is None:
        raise refuse_leg()
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
        share is not None,
        find_position(observed.angles, _list_decisive(used, kind), observed.rolled),
        parts,
        middle.rest,
        middle.peak,
        rest_bound,
        peak_bound,
        True,
    )


def _list_decisive(used: Sequence[MovementCycle], kind: ShownKind) -> list[int]:
    """Return the instants that show the position: in the holds, or at rest of repetitions."""
    if kind == "hold":
        return [index for one in used for index in list_close(one)]
    return [index for one in used for index in range(one.settled, one.start + 1)]


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
    side = None if rule == "none" else find_role(observed, rule, list_close(one))
    rest, peak = (
        read_cycle(observed, name, side, one) if side and name in PAIRED else (math.nan, math.nan)
    )
    times = observed.times
    return DemonstratedRepetition(
        float(times[one.start]),
        float(times[one.peak]),
        float(times[one.end]),
        side,
        rest if math.isfinite(rest) else float(movement.values[one.rest]),
        peak if math.isfinite(peak) else float(movement.values[one.peak]),
        one.dwell_s,
    )
