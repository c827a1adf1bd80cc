"""Find parts of a file that are valid and change nothing, so that their author should know.

Files with such parts work, and so they are not refused. A part is reported if coach ignores it, or
if it can never have an effect.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from coach.body.sides import split_angle
from coach.exercise.authoring.angle_ranges import (
    find_limits,
    intersect,
    is_same_angle,
    merge,
    overlap,
)
from coach.exercise.authoring.plausibility import explain_unseen, find_never_met
from coach.exercise.definition.conditions import group_conditions, list_conditions
from coach.exercise.definition.consistency import MEASURED, Contradiction
from coach.exercise.definition.exercise import Exercise, Figure, Kind
from coach.message import Message

KINDS_OF_TABLES: Final[dict[str, Kind]] = {
    "phases": "repetitions",
    "hold": "hold",
    "range_of_motion": "range-of-motion",
}
"""Table -> the only kind of exercise that uses it."""
WORKING: Final = ("working", "other")
"""Words for a leg that only a rule of `side`, or the user's choice, defines."""
SIDE_RULES: Final = ("front", "rear", "raised", "lowered", "near")
MAX_JOINT_DEG: Final = 180.0
"""Maximum angle of a joint of a figure, in degrees, to either side."""


def find_ineffective(exercise: Exercise, name: str = "") -> Iterator[Contradiction]:
    """Find what changes nothing in an exercise that is valid and plausible.

    Args:
        exercise: The exercise.
        name: Name of its file.
    """
    yield from _find_tables(exercise)
    yield from _find_keys(exercise)
    yield from _find_dose(exercise)
    if exercise.kind in MEASURED:
        yield from _find_sides(exercise)
        yield from _find_zone(exercise)
    yield from _find_rest(exercise)
    yield from _find_hold(exercise)
    yield from _find_test(exercise)
    yield from _find_figures(exercise)
    yield from _find_names(exercise, name)


def _find_tables(exercise: Exercise) -> Iterator[Contradiction]:
    """Find tables and keys that only another kind of exercise uses."""
    for key, kind in KINDS_OF_TABLES.items():
        if exercise.kind != kind and getattr(exercise, key):
            yield Contradiction(key, None, _explain_kind(kind, exercise.kind), kind="ignored")
    for key in ("min_s", "max_s"):
        if exercise.kind != "repetitions" and key in exercise.model_fields_set:
            rule = _explain_kind("repetitions", exercise.kind)
            yield Contradiction(key, getattr(exercise, key), rule, kind="ignored")


def _explain_kind(needed: Kind, kind: Kind) -> Message:
    return Message(
        "is ignored: only kind '{needed}' uses it, and this one is of kind '{kind}'",
        needed=needed,
        kind=kind,
    )


def _find_keys(exercise: Exercise) -> Iterator[Contradiction]:
    """Find keys of conditions and faults that have no effect where they stand."""
    for part, place, condition in list_conditions(exercise):
        if condition.adapt and part != "phases":
            rule = Message("is ignored: only the bounds of phases follow the person")
            yield Contradiction(f"{place}.adapt", condition.adapt, rule)
        elif condition.adapt and None not in (condition.above, condition.below):
            rule = Message("is ignored: with both `above` and `below` no bound follows the person")
            yield Contradiction(f"{place}.adapt", condition.adapt, rule)
    for fault in exercise.faults:
        for key in ("during", "lasting_s"):
            if fault.judged == "turning-point" and key in fault.model_fields_set:
                rule = Message("is ignored: it is judged once, at the turning point")
                yield Contradiction(f"faults.{fault.name}.{key}", None, rule)


def _find_dose(exercise: Exercise) -> Iterator[Contradiction]:
    dose = exercise.dose
    if dose.adjustable and exercise.kind != "guided":
        rule = Message(
            "is ignored: only the times of kind 'guided' are adjusted, and this one is of kind "
            "'{kind}'",
            kind=exercise.kind,
        )
        yield Contradiction("dose.adjustable", None, rule)
    elif dose.adjustable and dose.hold_s is None:
        rule = Message("is ignored without hold_s, the time of all steps together")
        yield Contradiction("dose.adjustable", None, rule)


def _find_sides(exercise: Exercise) -> Iterator[Contradiction]:
    """Find what depends on the leg that works if the file does not say which one that is."""
    if exercise.side != "none":
        return
    unknown = [place for place, angle in _list_angles(exercise) if split_angle(angle)[1] in WORKING]
    if exercise.kind == "range-of-motion":
        rule = Message("tells no leg apart: no trial has a result, unless the user chooses a side")
    elif unknown:
        rule = Message(
            "no leg is the working one, unless the user chooses a side. Without that these are "
            "never measured: {places}",
            places=", ".join(unknown),
        )
    else:
        return
    yield Contradiction("side", exercise.side, rule, SIDE_RULES)


def _list_angles(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """Iterate over place and name of every angle that this kind of exercise uses.

    A range-of-motion test has none here: without a side nothing of it works.
    """
    yield "main_angle", exercise.main_angle
    if exercise.kind == "hold" and exercise.hold and exercise.hold.swing:
        yield "hold.swing", exercise.hold.swing.angle
    for part, place, condition in list_conditions(exercise):
        if (
            KINDS_OF_TABLES.get("hold" if part == "levels" else part, exercise.kind)
            == exercise.kind
        ):
            yield place, condition.angle


def _find_zone(exercise: Exercise) -> Iterator[Contradiction]:
    """Find a target or a rest that the main angle never has."""
    limits = find_limits(exercise.main_angle)
    if not overlap(exercise.target, limits):
        yield Contradiction("target", None, _explain_limits(exercise.main_angle))
    if not limits[0] <= exercise.rest_deg <= limits[1]:
        yield Contradiction("rest_deg", exercise.rest_deg, _explain_limits(exercise.main_angle))


def _explain_limits(angle: str) -> Message:
    lowest, highest = find_limits(angle)
    return Message(
        "is never reached: {angle} is between {lowest:g} and {highest:g}",
        angle=angle,
        lowest=lowest,
        highest=highest,
    )


def _find_rest(exercise: Exercise) -> Iterator[Contradiction]:
    """Find phases that begin before the rest has ended, which `leave` makes last longer."""
    if exercise.kind != "repetitions":
        return
    rest, *others = exercise.phases
    resting = merge(rest.when, once_true=True)
    for phase in others:
        zones = merge(phase.when)
        shared = [
            intersect(zone, zones[other])
            for angle, zone in resting.items()
            for other in zones
            if is_same_angle(angle, other)
        ]
        if len(shared) == len(resting) == len(zones) and all(low < high for low, high in shared):
            rule = Message(
                "begins while the rest, phase {name}, may still be true, and until it ends nothing "
                "counts: it ends `leave` beyond its bound. Leave a larger gap, or set a smaller "
                "leave",
                name=rest.name,
            )
            yield Contradiction(f"phases.{phase.name}.when", None, rule)


def _find_hold(exercise: Exercise) -> Iterator[Contradiction]:
    """Find levels and swings of a hold that are never seen."""
    hold = exercise.hold
    if hold is None or exercise.kind != "hold":
        return
    names = [level.name for level in hold.levels]
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        rule = Message("occurs more than once; each must have a name of its own")
        yield Contradiction(f"hold.levels.{name}.name", name, rule, kind="repeated-name")
    for part, key, conditions in group_conditions(exercise):
        if part != "levels":
            continue
        yield from find_never_met(key, conditions)
        for index, condition in enumerate(conditions):
            yield from _find_unseen(exercise, f"{key}[{index}].angle", condition.angle)
    if (swing := hold.swing) is not None:
        yield from _find_unseen(exercise, "hold.swing.angle", swing.angle)
        if swing.min_s >= swing.max_s:
            rule = Message("must be less than max_s, which is {max_s:g}", max_s=swing.max_s)
            yield Contradiction("hold.swing.min_s", swing.min_s, rule)


def _find_unseen(exercise: Exercise, key: str, angle: str) -> Iterator[Contradiction]:
    if (rule := explain_unseen(angle, exercise.view.kinds)) is not None:
        yield Contradiction(key, angle, rule)


def _find_test(exercise: Exercise) -> Iterator[Contradiction]:
    """Find numbers with which no result of a test can be compared."""
    test = exercise.range_of_motion
    if test is None or exercise.kind != "range-of-motion":
        return
    if test.also:
        yield from _find_unseen(exercise, "range_of_motion.also", test.also)
    lowest, highest = find_limits(test.angle)
    rule = _explain_limits(test.angle)
    if not lowest <= test.norm_deg <= highest:
        yield Contradiction("range_of_motion.norm_deg", test.norm_deg, rule)
    if test.typical and not overlap(
        (test.typical.low_deg, test.typical.high_deg), (lowest, highest)
    ):
        yield Contradiction("range_of_motion.typical", None, rule)
    for index, cutoff in enumerate(test.cutoffs):
        angle = test.angle if cutoff.measure == "angle" else test.also or ""
        low, high = find_limits(angle)
        for key in ("above", "below"):
            bound = getattr(cutoff, key)
            if bound is not None and not low <= bound <= high:
                place = f"range_of_motion.cutoffs[{index}].{key}"
                yield Contradiction(place, bound, _explain_limits(angle))


def _find_figures(exercise: Exercise) -> Iterator[Contradiction]:
    """Find angles of figures that no joint has."""
    for figure in exercise.figures:
        for key, value in _list_joints(figure):
            if abs(value) > MAX_JOINT_DEG:
                rule = Message("is not the angle of a joint: it must be between -180 and 180")
                yield Contradiction(f"figures.{figure.name}.{key}", value, rule)


def _list_joints(figure: Figure) -> Iterator[tuple[str, float]]:
    for key in type(figure).model_fields:
        values = getattr(figure, key)
        if isinstance(values, tuple):
            yield from (
                (f"{key}[{index}]", value)
                for index, value in enumerate(values)
                if isinstance(value, float)
            )


def _find_names(exercise: Exercise, name: str) -> Iterator[Contradiction]:
    """Find an exercise that refers to itself."""
    if not name:
        return
    if exercise.variant_of == name:
        rule = Message("is ignored: it is the name of this exercise")
        yield Contradiction("variant_of", name, rule)
    for each in exercise.contraindications:
        if each.substitute == name:
            rule = Message("is ignored: it is the name of this exercise")
            yield Contradiction(f"contraindications.{each.condition}.substitute", name, rule)
