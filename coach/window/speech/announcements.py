"""Announcements of what changed between two states. No Qt.

The texts are English sentences with placeholders. `Announcer` translates them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from coach.body.landmarks import SIDES
from coach.exercise.dose.guidance import Guidance
from coach.exercise.tracking.events import TrialDone
from coach.exercise.tracking.feedback import HoldClock
from coach.message import shorten, translatable
from coach.window.run.cues import find_wrong_side
from coach.window.run.state import RunState, Step
from coach.window.translation.format import round_degrees

AnnouncementKind = Literal[
    "failed", "gone", "limit", "trial", "done", "lost", "page", "switch", "rest", "pause",
    "countdown", "count", "fault", "half", "resume", "view", "uncounted", "instruction", "tip",
    "praise",
]  # fmt: skip
"""Kinds of announcements, most important first."""

SHORT_COUNTDOWN: Final = 3
"""Number of seconds that are counted down at the end of a hold or a rest."""
LONG_HOLD_S: Final = 30.0
"""Minimum duration of a hold whose last ten seconds are announced, in seconds."""
MIN_HALFWAY_S: Final = 10.0
"""Minimum duration of a hold whose halfway point is announced, in seconds."""
MIN_HALFWAY_COUNT: Final = 6
"""Minimum number of repetitions whose halfway point is announced."""

TEXTS: Final = translatable(
    {
        "paused": "Paused",
        "confirm_end": "It hurts? One arm. End? Both arms.",
        "resumed": "Going on",
        "failed": "Stopped. Look at the screen.",
        "go": "Go",
        "gone": "The picture is gone. Let go and rest.",
        "back": "The picture is back",
        "ended": "Ended",
        "done": "All done. Well done.",
        "done_next": "Done. Well done.",
        "rest": "Rest",
        "again": "Next set",
        "ease": "Half the dose, because of the pain",
        "no_ease": "Not halved: stop half-way if it hurts",
        "left": "Change sides. Now the left.",
        "right": "Change sides. Now the right.",
        "other": "Change sides",
        "half": "Halfway",
        "count_half": "{count}. Halfway",
        "count_last": "{count}. One more",
        "ten": "Ten seconds",
        "hold_done": "{count} done. Let go.",
        "trial": "{degrees} degrees",
        "no_trial": "No number: {why}",
    }
)
"""Texts besides those of the exercise."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """A text to say, not yet translated."""

    kind: AnnouncementKind
    text: str
    """A text of `TEXTS` with placeholders for `values`, or a text of the exercise."""
    values: dict[str, str] = field(default_factory=dict)


def list_announcements(before: RunState | None, now: RunState) -> Iterator[Announcement]:
    """List what happened between two states of the same run; nothing without an earlier state."""
    if before is None:
        return
    yield from _list_run_changes(before, now)
    if _is_blind(now) and not _is_blind(before):
        yield _announce("gone", "gone")
    elif _is_blind(before) and now.step is Step.RUNNING and not _is_blind(now):
        yield _announce("resume", "back")
    if now.step is not Step.RUNNING:
        return
    if before.guidance is not None and now.guidance is not None:
        more = now.request.more_follows
        yield from _list_step_changes(before.guidance, now.guidance, more_follows=more)
        yield from _list_countdown(before.guidance, now.guidance)
    yield from _list_counts(before, now)
    yield from _list_hold_changes(before, now)
    yield from _list_trials(before, now)


def find_cue(state: RunState) -> Announcement | None:
    """Return the cue that the window shows; None without a cue or if it is not the time for one."""
    if state.step is not Step.RUNNING or state.source_problem:
        return None
    cue = state.feedback.cue if state.feedback is not None else None
    wrong = find_wrong_side(state)
    if wrong is not None and (cue is None or cue.kind != "limit"):
        return Announcement(wrong.kind, wrong.text)
    waiting = state.guidance is not None and state.guidance.step in ("starting", "resting", "done")
    if cue is None or (waiting and cue.kind != "limit"):
        return None
    if cue.kind == "tip" and state.request.ease:
        return None
    return Announcement(cue.kind, cue.text)


def _announce(kind: AnnouncementKind, name: str, **values: object) -> Announcement:
    texts = {key: each if isinstance(each, str) else str(each) for key, each in values.items()}
    return Announcement(kind, TEXTS[name], texts)


def _list_run_changes(before: RunState, now: RunState) -> Iterator[Announcement]:
    if now.confirms_end and not before.confirms_end:
        yield _announce("pause", "confirm_end")
    if now.step is before.step or now.confirms_end:
        return
    if now.step is Step.PAUSED:
        yield _announce("pause", "paused")
    elif now.step is Step.RUNNING and before.step in (Step.OPENING, Step.INTRODUCING):
        if now.eased:
            yield _announce("rest", "ease")
        elif now.not_eased:
            yield _announce("rest", "no_ease")
    elif now.step is Step.RUNNING and before.step is Step.PAUSED:
        yield _announce("resume", "resumed")
    elif now.step is Step.FAILED and not now.request.introduce:
        yield _announce("failed", "failed")
    elif (
        now.step is Step.ENDED
        and now.feedback is not None
        and now.ended_by not in ("pain", "skip")
        and not (now.guidance is not None and now.guidance.step == "done")
    ):
        nothing = now.ended_by and not now.session.has_results
        done = "done_next" if now.request.more_follows else "done"
        yield _announce("done", "ended" if nothing else done)


def _is_blind(state: RunState) -> bool:
    """Return True if the run goes on, but the camera gives no pictures."""
    return state.step is Step.RUNNING and bool(state.source_problem)


def _list_step_changes(
    before: Guidance, now: Guidance, *, more_follows: bool
) -> Iterator[Announcement]:
    """List changes of the step: getting ready, doing, resting, done."""
    if now.step == before.step:
        return
    if now.step == "done":
        yield _announce("done", "done_next" if more_follows else "done")
    elif now.step == "doing" and before.step == "starting":
        yield _announce("countdown", "go")
    elif now.step == "resting":
        if now.changes_side:
            yield _announce("switch", now.next_side or "other")
        else:
            yield _announce("rest", "rest")
    elif before.step == "resting" and now.step != "starting":  # its countdown is said
        yield _announce("rest", "go" if before.changes_side else "again")


def _list_countdown(before: Guidance, now: Guidance) -> Iterator[Announcement]:
    if now.step not in ("starting", "resting") or now.seconds_left is None:
        return
    left = math.ceil(now.seconds_left)
    earlier = (
        math.inf
        if before.seconds_left is None or before.step != now.step
        else math.ceil(before.seconds_left)
    )
    if 0 < left < earlier and left <= SHORT_COUNTDOWN:
        yield Announcement("countdown", str(left))


def _read_count(state: RunState) -> tuple[int, int | None]:
    """Return the repetitions of this set and their target."""
    if state.guidance is not None:
        return state.guidance.repetitions, state.guidance.target_repetitions
    target = state.opened.exercise.dose.repetitions if state.opened is not None else None
    return (state.feedback.repetitions if state.feedback is not None else 0), target


def _list_counts(before: RunState, now: RunState) -> Iterator[Announcement]:
    if now.opened is None or now.opened.exercise.kind != "repetitions":
        return
    (earlier, _), (count, target) = _read_count(before), _read_count(now)
    if count == earlier or count == 0:
        return
    if target and count == target - 1 and target > 1:
        yield _announce("count", "count_last", count=count)
    elif target and target >= MIN_HALFWAY_COUNT and count == math.ceil(target / 2):
        yield _announce("count", "count_half", count=count)
    else:
        yield Announcement("count", str(count))


def _find_clock(state: RunState) -> HoldClock | None:
    return state.feedback.hold if state.feedback is not None else None


def _is_guided(state: RunState) -> bool:
    return state.opened is not None and state.opened.exercise.kind == "guided"


def _measure_held(state: RunState, clock: HoldClock) -> float:
    """Return the seconds of this hold, including its earlier parts."""
    guidance = state.guidance
    return guidance.held_s if guidance is not None and guidance.step == "doing" else clock.held_s


def _list_hold_changes(before: RunState, now: RunState) -> Iterator[Announcement]:
    """List halfway, the last seconds, the end of a hold, and that its clock resumes."""
    earlier, clock = _find_clock(before), _find_clock(now)
    if earlier is None or clock is None or clock.target_s <= 0:
        return
    if find_wrong_side(now) is not None:
        return
    if clock.done > earlier.done and _is_guided(now):
        return  # the next step says what to do
    if clock.done > earlier.done and (now.guidance is None or now.guidance.step == "doing"):
        yield _announce("count", "hold_done", count=clock.done)
        return
    if clock.running and earlier.why_paused:
        yield _announce("resume", "resumed")
    if now.guidance is not None and now.guidance.step != "doing":
        return  # this hold does not count, and a countdown is said
    left, left_before = (
        clock.target_s - _measure_held(now, clock),
        clock.target_s - _measure_held(before, earlier),
    )
    if not 0 < left < left_before:
        return
    for seconds in range(SHORT_COUNTDOWN, 0, -1):
        if left <= seconds < left_before:
            yield Announcement("countdown", str(seconds))
    if left <= 10.0 < left_before and clock.target_s >= LONG_HOLD_S:
        yield _announce("half", "ten")
    if left <= clock.target_s / 2 < left_before and clock.target_s >= MIN_HALFWAY_S:
        yield _announce("half", "half")


def _list_trials(before: RunState, now: RunState) -> Iterator[Announcement]:
    """List the results of new trials, or why they have none."""
    if before.feedback is None or now.feedback is None:
        return
    for side in SIDES:
        earlier, trials = before.feedback.trials.get(side, ()), now.feedback.trials.get(side, ())
        if len(trials) > len(earlier):
            value = trials[-1]
            if value is not None:
                yield _announce("trial", "trial", degrees=round_degrees(value))
            elif now.session.trials:
                yield _explain_trial(now.session.trials[-1])


def _explain_trial(trial: TrialDone) -> Announcement:
    """Return why a trial has no number; in short if it was seen as the test asks."""
    short = shorten(trial.why_not)
    if trial.only_counted and short != trial.why_not:
        return Announcement("trial", short)
    return _announce("trial", "no_trial", why=trial.why_not)
