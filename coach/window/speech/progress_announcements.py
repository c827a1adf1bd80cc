"""Announcements of what is counted: repetitions, the time of a hold, trials. No Qt."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from coach.body.landmarks import SIDES
from coach.exercise.tracking.events import TrialDone
from coach.exercise.tracking.feedback import HoldClock
from coach.exercise.tracking.range_test.whole_degrees import round_degrees
from coach.message import shorten
from coach.window.run.cues import find_wrong_side
from coach.window.run.state import RunState
from coach.window.speech.announcement import (
    Announcement,
    AnnouncementKind,
    make_announcement,
)

SHORT_COUNTDOWN: Final = 3
"""Number of seconds that are counted down at the end of a hold or a rest."""
LONG_HOLD_S: Final = 30.0
"""Minimum duration of a hold whose last ten seconds are announced, in seconds."""
MIN_HALFWAY_S: Final = 10.0
"""Minimum duration of a hold whose halfway point is announced, in seconds."""
MIN_HALFWAY_COUNT: Final = 6
"""Minimum number of repetitions whose halfway point is announced."""


def _read_count(state: RunState) -> tuple[int, int | None]:
    """Return the repetitions of this set and their target."""
    if state.guidance is not None:
        return state.guidance.repetitions, state.guidance.target_repetitions
    target = state.opened.exercise.dose.repetitions if state.opened is not None else None
    return (state.feedback.repetitions if state.feedback is not None else 0), target


def list_counts(before: RunState, now: RunState) -> Iterator[Announcement]:
    """List the new count of a set, halfway and the last but one."""
    if now.opened is None or now.opened.exercise.kind != "repetitions":
        return
    (earlier, _), (count, target) = _read_count(before), _read_count(now)
    if count == earlier or count == 0:
        return
    if target and count == target - 1 and target > 1:
        yield make_announcement("count", "count_last", count=count)
    elif target and target >= MIN_HALFWAY_COUNT and count == math.ceil(target / 2):
        yield make_announcement("count", "count_half", count=count)
    else:
        yield Announcement("count", str(count))


def _find_clock(state: RunState) -> HoldClock | None:
    return state.feedback.hold if state.feedback is not None else None


def is_guided(state: RunState) -> bool:
    """Return True if the exercise consists of timed steps."""
    return state.opened is not None and state.opened.exercise.kind == "guided"


def _count_holds(state: RunState, clock: HoldClock) -> int:
    """Return the holds of this set; 0 outside of one, as what follows a set says it."""
    if state.guidance is None:
        return clock.done
    doing = state.guidance.step == "doing" and not is_guided(state)
    return state.guidance.repetitions if doing else 0


def _measure_held(state: RunState, clock: HoldClock) -> float:
    """Return the seconds of this hold, including its earlier parts."""
    guidance = state.guidance
    return guidance.held_s if guidance is not None and guidance.step == "doing" else clock.held_s


def list_hold_changes(before: RunState, now: RunState) -> Iterator[Announcement]:
    """List halfway, the last seconds, the end of a hold, and that its clock resumes."""
    earlier, clock = _find_clock(before), _find_clock(now)
    if earlier is None or clock is None or clock.target_s <= 0:
        return
    if find_wrong_side(now) is not None:
        return
    if clock.done > earlier.done and is_guided(now):
        return  # the next step says what to do
    done = _count_holds(now, clock)
    if done > _count_holds(before, earlier):
        yield make_announcement("count", "hold_done", count=done)
        return
    if clock.running and earlier.why_paused:
        yield make_announcement("resume", "resumed")
    if now.guidance is not None and now.guidance.step != "doing":
        return  # this hold does not count, and a countdown is said
    left, left_before = (
        clock.target_s - _measure_held(now, clock),
        clock.target_s - _measure_held(before, earlier),
    )
    for at_s, announcement in _list_marks(clock.target_s):
        if left > 0 and left <= at_s < left_before:
            yield announcement


def _list_marks(target_s: float) -> Iterator[tuple[float, Announcement]]:
    """Yield what is told of a hold, and how many seconds are left then."""
    for seconds in range(SHORT_COUNTDOWN, 0, -1):
        yield float(seconds), Announcement("countdown", str(seconds))
    if target_s >= LONG_HOLD_S:
        yield 10.0, make_announcement("half", "ten")
    if target_s >= MIN_HALFWAY_S:
        yield target_s / 2, make_announcement("half", "half")


def list_due(state: RunState) -> Iterator[tuple[float, AnnouncementKind]]:
    """Yield what is told later because time passes, and in how many seconds.

    What would be interrupted by it is better not begun.
    """
    guidance, clock = state.guidance, _find_clock(state)
    if guidance is not None and guidance.step in ("starting", "resting"):
        if guidance.seconds_left is not None:
            yield guidance.seconds_left - SHORT_COUNTDOWN, "countdown"
    elif clock is not None and clock.running and clock.target_s > 0:
        left_s = clock.target_s - _measure_held(state, clock)
        marks = [(at_s, each.kind) for at_s, each in _list_marks(clock.target_s)]
        end: tuple[float, AnnouncementKind] = (0.0, "countdown")  # what follows is told then
        for at_s, kind in (*marks, end):
            if left_s > at_s:
                yield left_s - at_s, kind


def list_trials(before: RunState, now: RunState) -> Iterator[Announcement]:
    """List the results of new trials, or why they have none."""
    if before.feedback is None or now.feedback is None:
        return
    for side in SIDES:
        earlier, trials = before.feedback.trials.get(side, ()), now.feedback.trials.get(side, ())
        if len(trials) > len(earlier):
            value = trials[-1]
            if value is not None:
                yield make_announcement("trial", "trial", degrees=round_degrees(value))
            elif now.session.trials:
                yield _explain_trial(now.session.trials[-1])


def _explain_trial(trial: TrialDone) -> Announcement:
    """Return why a trial has no number; in short if it was seen as the test asks."""
    short = shorten(trial.why_not)
    if trial.only_counted and short != trial.why_not:
        return Announcement("trial", short)
    return make_announcement("trial", "no_trial", why=trial.why_not)
