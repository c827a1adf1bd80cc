"""Find rules that are valid by themselves but cannot work together.

Checks that thresholds can be met, that phases differ, and that the view shows the angles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise
from typing import Final

from coach.body.angles import is_frontal, is_sagittal
from coach.body.sides import WORDS, list_sides, take_apart
from coach.exercise.definition.conditions import group_conditions, list_conditions
from coach.exercise.definition.consistency import Contradiction
from coach.exercise.definition.exercise import Condition, Exercise, Phase
from coach.message import Message

LIMITS: Final[Mapping[str, tuple[float, float]]] = {
    "hip_flexion": (-60.0, 160.0),
    "knee_flexion": (-25.0, 170.0),
    "thigh_elevation": (-150.0, 210.0),
    "shin_lean": (-180.0, 180.0),
    "shin_tilt": (0.0, 90.0),
    "knee_past_toes": (-3.0, 2.0),
    "ankle_dorsiflexion": (-90.0, 60.0),
    "elbow_flexion": (0.0, 170.0),
    "trunk_lean": (-180.0, 180.0),
    "head_lift": (-90.0, 90.0),
    "knee_valgus": (-90.0, 90.0),
    "pelvis_obliquity": (-90.0, 90.0),
    "shoulder_obliquity": (-90.0, 90.0),
    "knee_bend": (0.0, 170.0),
    "hip_bend": (0.0, 170.0),
    "shoulder_bend": (0.0, 180.0),
    "leg_elevation": (-90.0, 90.0),
    "trunk_tilt": (0.0, 180.0),
}
"""Minimum and maximum of each angle of a human body, in degrees or shin lengths."""


def find_implausible_rules(exercise: Exercise) -> Iterator[Contradiction]:
    """Yield the rules that can never be met, in the order of the file's parts."""
    yield from _find_view(exercise)
    for _, key, conditions in group_conditions(exercise):
        yield from _find_never(key, conditions)
    yield from _find_conflicts(exercise)
    yield from _find_tempo(exercise)


def _find_never(key: str, conditions: tuple[Condition, ...]) -> Iterator[Contradiction]:
    for index, condition in enumerate(conditions):
        lowest, highest = LIMITS.get(_base(condition.angle), (-360.0, 360.0))
        low, high = _bounds(condition)
        if low >= highest:
            rule = Message(
                "can never be met: {angle} does not go above {highest:g}",
                angle=condition.angle,
                highest=highest,
            )
            yield Contradiction(f"{key}[{index}].above", f"{low:g}", rule)
        if high <= lowest:
            rule = Message(
                "can never be met: {angle} does not go below {lowest:g}",
                angle=condition.angle,
                lowest=lowest,
            )
            yield Contradiction(f"{key}[{index}].below", f"{high:g}", rule)
    for (first, one), (second, two) in combinations(enumerate(conditions), 2):
        apart = take_apart(one.angle).word == "either"  # each leg may meet one of the two
        if one.angle == two.angle and not apart and not _overlap(one, two):
            rule = Message(
                "can never be met together with {key}[{first}]: both are of {angle} and "
                "leave nothing between",
                key=key.rpartition(".")[2],
                first=first,
                angle=one.angle,
            )
            yield Contradiction(f"{key}[{second}]", None, rule)


def _find_conflicts(exercise: Exercise) -> Iterator[Contradiction]:
    phases = exercise.phases
    pairs = list(pairwise(phases)) + ([(phases[-1], phases[0])] if len(phases) > 2 else [])
    for before, after in pairs:
        if _coincide(before, after):
            rule = Message(
                "can be true at the same time as that of phase {name}: leave a gap "
                "between the two, at least 5 degrees",
                name=before.name,
            )
            yield Contradiction(f"phases.{after.name}.when", None, rule)


def _coincide(before: Phase, after: Phase) -> bool:
    """Return True if two phases use the same angles and an instant could belong to both."""
    one = {condition.angle: condition for condition in before.when}
    two = {condition.angle: condition for condition in after.when}
    return one.keys() == two.keys() and all(_overlap(one[angle], two[angle]) for angle in one)


def _find_tempo(exercise: Exercise) -> Iterator[Contradiction]:
    if exercise.kind != "repetitions":
        return
    if exercise.min_s >= exercise.max_s:
        yield Contradiction(
            "min_s",
            f"{exercise.min_s:g}",
            Message("must be less than max_s, which is {max_s:g}", max_s=exercise.max_s),
        )
    held_s = sum(phase.hold_s for phase in exercise.phases[1:])
    if held_s >= exercise.max_s:
        rule = Message(
            "is too short: the phases alone must be held for {held_s:g} seconds, so "
            "that no repetition would ever count",
            held_s=held_s,
        )
        yield Contradiction("max_s", f"{exercise.max_s:g}", rule)


def _find_view(exercise: Exercise) -> Iterator[Contradiction]:
    kinds: tuple[str, ...] = exercise.view.kinds
    for key, angle in _list_judged(exercise):
        needed = _find_needed(angle)
        if needed and needed not in kinds:
            rule = Message(
                "is measured only from the {needed}, and view.kinds does not name {needed!r}",
                needed=needed,
            )
            yield Contradiction(key, angle, rule)
    for fault in exercise.faults:
        if fault.view not in kinds:
            yield Contradiction(
                f"faults.{fault.name}.view",
                fault.view,
                Message("is not among view.kinds, so that it would never be looked for"),
            )
            continue
        for index, condition in enumerate(fault.when):
            needed = _find_needed(condition.angle)
            if needed and needed != fault.view:
                rule = Message(
                    "is measured only from the {needed}, but the fault is looked for from "
                    "the {view}",
                    needed=needed,
                    view=fault.view,
                )
                yield Contradiction(
                    f"faults.{fault.name}.when[{index}].angle", condition.angle, rule
                )


def _list_judged(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """Iterate over place and name of every angle that must be measured, except in faults."""
    if exercise.kind == "guided":
        return
    yield "main_angle", exercise.main_angle
    if exercise.range_of_motion:
        yield "range_of_motion.angle", exercise.range_of_motion.angle
    for part, place, condition in list_conditions(exercise):
        if part != "faults":
            yield f"{place}.angle", condition.angle


def _find_needed(angle: str) -> str:
    """Return the only view that shows an angle; empty if every view does."""
    full = list_sides(angle)[0]
    return "side" if is_sagittal(full) else "front" if is_frontal(full) else ""


def _bounds(condition: Condition) -> tuple[float, float]:
    low = -360.0 if condition.above is None else condition.above
    return low, 360.0 if condition.below is None else condition.below


def _overlap(one: Condition, two: Condition) -> bool:
    low, high = max(_bounds(one)[0], _bounds(two)[0]), min(_bounds(one)[1], _bounds(two)[1])
    return low < high


def _base(angle: str) -> str:
    base, _, word = angle.rpartition("_")
    return base if word in WORDS else angle
