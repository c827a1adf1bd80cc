"""Find rules that are valid by themselves but cannot work together.

Checks that thresholds can be met, that phases differ, and that the view shows the angles.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from coach.body.angles import is_frontal, is_sagittal
from coach.body.sides import list_sides, take_apart
from coach.exercise.authoring.angle_ranges import (
    Interval,
    find_interval,
    find_limits,
    intersect,
    is_same_angle,
    merge,
    overlap,
)
from coach.exercise.definition.conditions import group_conditions, list_conditions
from coach.exercise.definition.consistency import Contradiction
from coach.exercise.definition.exercise import Condition, Exercise, Phase
from coach.message import Message


def find_implausible_rules(exercise: Exercise) -> Iterator[Contradiction]:
    """Yield the rules that can never be met, in the order of the file's parts."""
    yield from _find_view(exercise)
    for part, key, conditions in group_conditions(exercise):
        if part != "levels":  # a hold without a level is still a hold
            yield from find_never_met(key, conditions)
    yield from _find_conflicts(exercise)
    yield from _find_tempo(exercise)
    yield from _find_test(exercise)


def find_never_met(key: str, conditions: tuple[Condition, ...]) -> Iterator[Contradiction]:
    """Find conditions at this place that are never true, alone or together with another one."""
    for index, condition in enumerate(conditions):
        lowest, highest = find_limits(condition.angle)
        low, high = find_interval(condition)
        if low >= highest:
            rule = Message(
                "can never be met: {angle} does not go above {highest:g}",
                angle=condition.angle,
                highest=highest,
            )
            yield Contradiction(f"{key}[{index}].above", low, rule)
        if high <= lowest:
            rule = Message(
                "can never be met: {angle} does not go below {lowest:g}",
                angle=condition.angle,
                lowest=lowest,
            )
            yield Contradiction(f"{key}[{index}].below", high, rule)
    for (first, one), (second, two) in combinations(enumerate(conditions), 2):
        apart = take_apart(one.angle).word == "either"  # each leg may meet one of the two
        if one.angle == two.angle and not apart and not _meet(one, two):
            rule = Message(
                "can never be met together with {key}[{first}]: both are of {angle} and "
                "leave nothing between",
                key=key.rpartition(".")[2],
                first=first,
                angle=one.angle,
            )
            yield Contradiction(f"{key}[{second}]", None, rule)


def _find_conflicts(exercise: Exercise) -> Iterator[Contradiction]:
    phases = exercise.phases if exercise.kind == "repetitions" else ()
    pairs = list(pairwise(phases)) + ([(phases[-1], phases[0])] if len(phases) > 2 else [])
    found = [(before, after) for before, after in pairs if _coincide(before, after)]
    for before, after in found:
        rule = Message(
            "can be true at the same time as that of phase {name}: leave a gap "
            "between the two, at least 5 degrees",
            name=before.name,
        )
        yield Contradiction(f"phases.{after.name}.when", None, rule)
    if len(phases) > 1 and not found and _never_rests_less(exercise):
        rule = Message(
            "is true only where that of phase {name}, the rest, is still true, so that nothing "
            "would ever count: leave a gap between the two, at least 5 degrees",
            name=phases[0].name,
        )
        yield Contradiction(f"phases.{phases[-1].name}.when", None, rule)


def _coincide(before: Phase, after: Phase) -> bool:
    """Return True if two phases use the same angles and an instant could belong to both."""
    one, two = merge(before.when), merge(after.when)
    return one.keys() == two.keys() and all(overlap(one[angle], two[angle]) for angle in one)


def _never_rests_less(exercise: Exercise) -> bool:
    """Return True if the rest is still true wherever a body can be in the last phase."""
    rest, last = exercise.phases[0], exercise.phases[-1]
    turning = merge(last.when)
    for angle, zone in merge(rest.when, once_true=True).items():
        reached = [
            intersect(turning[other], find_limits(other))
            for other in turning
            if is_same_angle(angle, other)
        ]
        if not reached or not all(_covers(zone, each) for each in reached):
            return False
    return True


def _covers(outer: Interval, inner: Interval) -> bool:
    return outer[0] < inner[0] < inner[1] < outer[1]


def _find_tempo(exercise: Exercise) -> Iterator[Contradiction]:
    if exercise.kind != "repetitions":
        return
    if exercise.min_s >= exercise.max_s:
        yield Contradiction(
            "min_s",
            exercise.min_s,
            Message("must be less than max_s, which is {max_s:g}", max_s=exercise.max_s),
        )
    held_s = sum(phase.hold_s for phase in exercise.phases[1:])
    if held_s >= exercise.max_s:
        rule = Message(
            "is too short: the phases alone must be held for {held_s:g} seconds, so "
            "that no repetition would ever count",
            held_s=held_s,
        )
        yield Contradiction("max_s", exercise.max_s, rule)


def _find_test(exercise: Exercise) -> Iterator[Contradiction]:
    """Find bounds of a range-of-motion test that no limb passes, so that no trial ever begins."""
    test = exercise.range_of_motion
    if exercise.kind != "range-of-motion" or test is None:
        return
    lowest, highest = find_limits(test.angle)
    keys = ("rest_above", "lowered_below") if test.downward else ("rest_below", "raised_above")
    for key, bound in zip(keys, test.bounds, strict=True):
        if key.endswith("above") and bound >= highest:
            rule = Message(
                "can never be met: {angle} does not go above {highest:g}",
                angle=test.angle,
                highest=highest,
            )
        elif key.endswith("below") and bound <= lowest:
            rule = Message(
                "can never be met: {angle} does not go below {lowest:g}",
                angle=test.angle,
                lowest=lowest,
            )
        else:
            continue
        yield Contradiction(f"range_of_motion.{key}", bound, rule)


def _find_view(exercise: Exercise) -> Iterator[Contradiction]:
    kinds: tuple[str, ...] = exercise.view.kinds
    for key, angle in _list_judged(exercise):
        if (rule := explain_unseen(angle, kinds)) is not None:
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


def explain_unseen(angle: str, kinds: tuple[str, ...]) -> Message | None:
    """Return why an angle is not measured from these views; None if it is."""
    needed = _find_needed(angle)
    if not needed or needed in kinds:
        return None
    return Message(
        "is measured only from the {needed}, and view.kinds does not name {needed!r}",
        needed=needed,
    )


def _list_judged(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """Iterate over place and name of every angle that must be measured, except in faults."""
    if exercise.kind == "guided":
        return
    yield "main_angle", exercise.main_angle
    if exercise.range_of_motion:
        yield "range_of_motion.angle", exercise.range_of_motion.angle
    for part, place, condition in list_conditions(exercise):
        if part not in ("faults", "levels"):
            yield f"{place}.angle", condition.angle


def _find_needed(angle: str) -> str:
    """Return the only view that shows an angle; empty if every view does."""
    full = list_sides(angle)[0]
    return "side" if is_sagittal(full) else "front" if is_frontal(full) else ""


def _meet(one: Condition, two: Condition) -> bool:
    return overlap(find_interval(one), find_interval(two))
