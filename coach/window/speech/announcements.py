"""Announcements of what changed between two states. No Qt."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from coach.exercise.dose.guidance import Guidance
from coach.window.run.cues import ANSWER, CAMERA_OFF, choose_pause_cue, find_wrong_side, is_credited
from coach.window.run.state import RunState, Step
from coach.window.speech.announcement import Announcement, make_announcement
from coach.window.speech.progress_announcements import (
    SHORT_COUNTDOWN,
    is_guided,
    list_counts,
    list_hold_changes,
    list_trials,
)

LONG_REST_S: Final = 20.0
"""Minimum duration of a rest that is told, and whose last ten seconds are, in seconds."""
MIN_REPEAT_S: Final = 20.0
"""Minimum time before the step of a guided exercise is told again, in seconds."""


def list_announcements(
    before: RunState | None, now: RunState, *, arms: bool = False
) -> Iterator[Announcement]:
    """List what happened between two states of the same run; nothing without an earlier state.

    Args:
        before: The earlier state.
        now: The newest state.
        arms: True if the user wants raised arms to be followed.

    """
    if before is None:
        return
    yield from _list_run_changes(before, now, arms=arms)
    if _is_blind(now) and not _is_blind(before):
        yield make_announcement("gone", "gone")
    elif _is_blind(before) and now.step is Step.RUNNING and not _is_blind(now):
        yield make_announcement("resume", "back")
    if now.step is not Step.RUNNING:
        return
    if before.guidance is not None and now.guidance is not None:
        more = now.request.more_follows
        yield from _list_step_changes(before.guidance, now.guidance, more_follows=more)
        yield from _list_countdown(before.guidance, now.guidance, _find_rest_s(now))
    yield from list_counts(before, now)
    yield from list_hold_changes(before, now)
    yield from list_trials(before, now)


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
    if (cue.kind == "tip" and state.request.ease) or (cue.kind == "pause" and is_credited(state)):
        return None
    if cue.kind == "praise" and _gets_ready(state):
        return None  # a countdown follows, which would break it off
    if cue.kind == "instruction" and is_guided(state):
        whole_s = (state.guidance.target_s if state.guidance is not None else None) or 0.0
        return Announcement(cue.kind, cue.text, cooldown_s=max(MIN_REPEAT_S, whole_s / 2))
    return Announcement(cue.kind, cue.text)


def _gets_ready(state: RunState) -> bool:
    return state.guidance is not None and state.guidance.step == "getting_ready"


def _list_run_changes(before: RunState, now: RunState, *, arms: bool) -> Iterator[Announcement]:
    if now.confirms_end and not before.confirms_end:
        yield Announcement("pause", choose_pause_cue(now).text)
    if arms and now.watches_arms and not before.watches_arms:
        yield Announcement("answer", ANSWER)
    elif arms and now.needs_key and not before.needs_key:
        yield Announcement("answer", CAMERA_OFF)
    if now.step is before.step or now.confirms_end:
        return
    if now.step is Step.PAUSED:
        yield Announcement("pause", choose_pause_cue(now, arms=arms).text)
    elif now.step is Step.RUNNING and before.step in (Step.OPENING, Step.INTRODUCING):
        if now.eased:
            yield make_announcement("rest", "ease")
        elif now.not_eased:
            yield make_announcement("rest", "no_ease")
    elif now.step is Step.RUNNING and before.step is Step.PAUSED and not now.source_problem:
        yield make_announcement("resume", "resumed")
    elif now.step is Step.FAILED and not now.request.introduce:
        yield make_announcement("failed", "failed")
    elif now.step is Step.ENDED and _tells_end(now):
        yield make_announcement("done", _name_end(now))


def _tells_end(state: RunState) -> bool:
    """Return True if the end of a run is told: not if it was, nor if what follows is told."""
    if state.feedback is None or state.ended_by in ("pain", "skip"):
        return False
    was_told = state.guidance is not None and state.guidance.step == "done"
    return not was_told and not (state.ended_by and state.request.more_follows)


def _name_end(state: RunState) -> str:
    """Return the name of the text for the end of a run before its dose was done, or of a video."""
    if not state.ended_by:
        return "done_next" if state.request.more_follows else "done"
    return "ended_early" if state.session.has_results else "ended"


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
        yield make_announcement("done", "done_next" if more_follows else "done")
    elif now.step == "doing" and before.step == "starting":
        yield make_announcement("countdown", "go")
    elif now.step == "resting":
        if now.changes_side:
            yield make_announcement("switch", now.next_side or "other")
        if now.seconds_left is not None and now.seconds_left >= LONG_REST_S:
            yield make_announcement("rest", "long_rest", seconds=round(now.seconds_left))
        elif not now.changes_side:
            yield make_announcement("rest", "rest")
    elif now.step == "doing" and now.repetitions:
        return  # it began in the rest, and is counted
    elif before.step == "resting" and now.step != "starting":  # its countdown is said
        yield make_announcement("rest", _name_end_of_rest(before, now))


def _name_end_of_rest(before: Guidance, now: Guidance) -> str:
    """Return the name of the text for the end of a rest: what is to be done now."""
    if not before.changes_side:
        return "again"
    return "go" if now.step == "doing" else f"now_{before.next_side or 'other'}"


def _list_countdown(before: Guidance, now: Guidance, rest_s: float) -> Iterator[Announcement]:
    """List the last seconds of a countdown, or of a rest of `rest_s` seconds."""
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
    elif left <= 10 < earlier < math.inf and now.step == "resting" and rest_s >= LONG_REST_S:
        yield make_announcement("half", "ten")


def _find_rest_s(state: RunState) -> float:
    """Return the duration of a rest between two sets or sides, in seconds."""
    if state.opened is None or state.guidance is None:
        return 0.0
    dose = state.opened.exercise.dose
    return dose.change_s if state.guidance.changes_side else dose.rest_s
