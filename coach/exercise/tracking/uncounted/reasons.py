"""Find out why movements of an exercise do not count."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from coach.body.body_tracker import UNMEASURED
from coach.body.landmarks import Side
from coach.body.legs.covered import NONE
from coach.body.sides import Roles, take_apart
from coach.body.view import COMPANY, View, describe_turn_problem
from coach.exercise.definition.exercise import Condition, Exercise
from coach.exercise.tracking.angle_filter import HIDDEN_LEG
from coach.exercise.tracking.conditions import (
    NO_RANGES,
    ConditionEvaluator,
    Ranges,
    describe_angle,
)
from coach.exercise.tracking.leg_confusion import LEGS_ALIKE
from coach.exercise.tracking.repetitions.counter import RepetitionCounter
from coach.exercise.tracking.shortfalls import (
    list_deciding,
    measure_shortfall,
)
from coach.exercise.tracking.uncounted.held_position import HeldPosition
from coach.message import Message, shorten, translatable

MOST: Final = 0.5
"""Share of the instants in which something must hold to be the reason."""
COMPANY_SHARE: Final = 0.3
"""The same for another person, who hides or replaces the one who exercises."""
TURNED_DEG: Final = 25.0
"""Minimum turn from the side view that may be why an angle falls short, in degrees..."""
TURNED_SHORTFALL_DEG: Final = 15.0
"""...by at most this much."""
MIN_RATE: Final = 5.0
"""Minimum number of pictures a second."""

_NOT_FAR: Final = translatable("Not far enough to count")
_NOT_BACK: Final = translatable("Come back further in between")
_FURTHER: Final = translatable(
    (
        "Not far enough to count. {angle}: {degrees:.0f} degrees less.",
        "Not far enough to count. {angle}: {degrees:.0f} degrees more.",
    )
)
_BACK: Final = translatable(
    (
        "Come back further in between. {angle}: {degrees:.0f} degrees less.",
        "Come back further in between. {angle}: {degrees:.0f} degrees more.",
    )
)
_REASON: Final = translatable(
    (
        "{why}. {angle}: {degrees:.0f} degrees less.",
        "{why}. {angle}: {degrees:.0f} degrees more.",
    )
)
"""What is missed, indexed by whether the angle must become greater."""
OTHER_MOVEMENT: Final = Message(
    "This is not recognised as the exercise: look at its steps again.",
    short="Look at the steps again",
)
STAY_STILL: Final = Message(
    "Stay still in the position: only the time that you hold it counts.",
    short="Stay still in the position",
)


class Instant(NamedTuple):
    """What is known of one instant of the person who exercises."""

    time_s: float
    view: View
    raw: Mapping[str, float] = UNMEASURED
    """Angles by full name in degrees, also those that the view does not show."""
    angles: Mapping[str, float] = UNMEASURED
    """Those that were measured; NaN otherwise."""
    roles: Roles = Roles()
    possible: Ranges = NO_RANGES
    """Of angles that are seen too badly to be measured."""
    doubtful_legs: frozenset[Side] = NONE
    misplaced: str | None = None
    """What is wrong with the position; None if nothing is."""
    crowded: bool = False
    """Whether a second person is visible."""


def find_reason(exercise: Exercise, instants: Sequence[Instant]) -> str:
    """Return why what was done in these instants does not count, in words for the user."""
    return (
        _find_obstacle(instants)
        or _find_unmeasured(exercise, instants)
        or find_shortfall(exercise, instants)
        or _find_haste(exercise, instants)
        or _find_restlessness(exercise, instants)
        or OTHER_MOVEMENT
    )


def _find_obstacle(instants: Sequence[Instant]) -> str:
    """Return what keeps anything from being judged: another person, the view, the position."""
    if _share(each.crowded for each in instants) >= COMPANY_SHARE:
        return COMPANY
    problems = Counter(
        shorten(each.view.problems[0]) for each in instants if each.view.problems
    ).most_common(1)
    if problems and problems[0][1] >= MOST * len(instants):
        latest = reversed([each.view.problems[0] for each in instants if each.view.problems])
        return next(problem for problem in latest if shorten(problem) == problems[0][0])
    misplaced = [each.misplaced for each in instants if each.misplaced]
    if len(misplaced) >= MOST * len(instants):
        return Counter(misplaced).most_common(1)[0][0]
    steps = [later.time_s - earlier.time_s for earlier, later in pairwise(instants)]
    if steps and (rate := 1.0 / statistics.median(steps)) < MIN_RATE:
        return Message(
            "Only {rate:.0f} pictures a second arrive: more light, or another camera.",
            short="Too few pictures a second",
            rate=rate,
        )
    return ""


def _find_unmeasured(exercise: Exercise, instants: Sequence[Instant]) -> str:
    """Return why an angle that counts is not measured most of the time."""
    for condition in list_deciding(exercise):
        unknown = [
            each
            for each in instants
            if not condition.if_seen
            and any(map(math.isnan, take_apart(condition.angle).read(each.roles, each.angles)))
            and ConditionEvaluator(condition).update(each.angles, each.roles, each.possible) is None
        ]
        if len(unknown) < MOST * len(instants):
            continue
        if _share(_is_leg_hidden(condition, each) for each in unknown) >= MOST:
            return HIDDEN_LEG
        word = take_apart(condition.angle).word
        if _share(bool(word) and each.roles.side_of(word) is None for each in unknown) >= MOST:
            return LEGS_ALIKE
        return Message("{angle} is not seen well enough", angle=describe_angle(condition.angle))
    return ""


def _is_leg_hidden(condition: Condition, instant: Instant) -> bool:
    """Return True if a leg is not believed, or the condition's angle of one."""
    angle = take_apart(condition.angle)
    names = angle.full if angle.both else (angle.resolve(instant.roles),)
    badly_seen = bool(angle.word) and any(name in instant.possible for name in names)
    return badly_seen or bool(instant.doubtful_legs)


def find_shortfall(exercise: Exercise, instants: Sequence[Instant]) -> str:
    """Return which bound is missed, and by how much at the closest instant."""
    groups = [phase.when for phase in exercise.phases]
    if exercise.hold is not None:
        groups = [(*exercise.in_position, *exercise.hold.when)]
    elif exercise.range_of_motion is not None:
        groups = [tuple(list_deciding(exercise))]
    turned, last = 0, len(groups) - 1
    # The turning point first: without it, the way back does not matter.
    for number, conditions in reversed(list(enumerate(groups))):
        seen = instants if number else instants[turned:]
        reached, degrees, condition = _find_closest(conditions, seen)
        if condition is not None:
            return _say_shortfall(exercise, instants, condition, degrees, number == 0)
        turned = reached if number == last else turned
    return ""


def _find_closest(
    conditions: Sequence[Condition], instants: Sequence[Instant]
) -> tuple[int, float, Condition | None]:
    """Find the instant in which all conditions were met, or else came closest to being met.

    Returns:
        The index of the instant, its greatest shortfall in degrees, and the condition that has it;
            None if all were met.
    """
    closest: tuple[int, float, Condition | None] = 0, math.inf, None
    for number, each in enumerate(instants):
        shortfalls = [
            (measure_shortfall(condition, each.angles, each.roles), condition)
            for condition in conditions
        ]
        worst = max(
            (pair for pair in shortfalls if not math.isnan(pair[0])),
            key=lambda pair: abs(pair[0]),
            default=(math.inf, None),
        )
        if worst[0] == 0.0:
            return number, 0.0, None
        if abs(worst[0]) < abs(closest[1]):
            closest = number, *worst
    return closest


def asks_to_go_further(why: str) -> bool:
    """Return True if a reason says by how many degrees an angle must become greater to count."""
    return isinstance(why, Message) and why.template in (_FURTHER[True], _REASON[True])


def _say_shortfall(
    exercise: Exercise,
    instants: Sequence[Instant],
    condition: Condition,
    degrees: float,
    resting: bool,
) -> Message:
    view = instants[-1].view
    turned = statistics.median(
        [abs(each.view.yaw_deg) for each in instants if not math.isnan(each.view.yaw_deg)] or [0.0]
    )
    if view.kind == "side" and turned >= TURNED_DEG and abs(degrees) <= TURNED_SHORTFALL_DEG:
        return describe_turn_problem(turned)
    more, template = degrees > 0.0, _FURTHER
    short = _NOT_FAR
    if condition.why:
        template, short = _REASON, condition.why
    elif exercise.phases and resting:
        template, short = _BACK, _NOT_BACK
    return Message(
        template[more],
        short=short,
        why=condition.why,
        angle=describe_angle(condition.angle),
        degrees=max(2.0, abs(degrees)),
    )


def _find_haste(exercise: Exercise, instants: Sequence[Instant]) -> str:
    """Return whether the movement was too quick or too slow, if all phases were reached."""
    if not exercise.phases:
        return ""
    patient = exercise.model_copy(update={"min_s": 0.0, "max_s": math.inf})
    counter = RepetitionCounter(patient)
    released_early = False
    for each in instants:
        repetition = counter.update(each.time_s, each.angles, each.roles, each.possible)
        released_early = released_early or counter.released_early
        if repetition is None:
            continue
        seconds = repetition.end_s - repetition.start_s
        if seconds < exercise.min_s:
            return Message(
                "Move more slowly: one must last {seconds:g} s.",
                short="Move more slowly",
                seconds=exercise.min_s,
            )
        if seconds > exercise.max_repetition_s:
            return Message(
                "Move more quickly: one may last {seconds:g} s.",
                short="Move more quickly",
                seconds=exercise.max_repetition_s,
            )
    hold_s = counter.needed_s if released_early else exercise.phases[-1].hold_s
    if hold_s and (released_early or not counter.in_progress):
        return Message(
            "Stay at the end for {seconds:g} s before you come back.",
            short="Stay a moment at the end",
            seconds=hold_s,
        )
    return ""


def _find_restlessness(exercise: Exercise, instants: Sequence[Instant]) -> str:
    """Return whether the position of a hold was reached, but not kept."""
    position = HeldPosition(exercise)
    reached = any(position.is_held(each.angles, each.roles) for each in instants)
    return STAY_STILL if reached else ""


def _share(verdicts: Iterable[bool]) -> float:
    """Return the share that is true; 0 of none."""
    known = list(verdicts)
    return sum(known) / len(known) if known else 0.0
