"""Texts of the run page. No Qt."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from coach.body.landmarks import SIDES, Side
from coach.errors import CoachError
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.feedback import Feedback, HoldClock
from coach.exercise.tracking.range_test.result import find_result
from coach.exercise.tracking.range_test.whole_degrees import UNKNOWN, format_degrees, format_trials
from coach.exercise.tracking.session import Session
from coach.exercise.tracking.turned_picture import TURNED
from coach.message import Message, join_label, translatable
from coach.window.run.cues import is_credited
from coach.window.run.state import RunInfo, RunState, Step
from coach.window.run.text import name_source
from coach.window.translation.translate import ntr, tr

PHASES: Final[Mapping[str, str]] = {"hold": "holding", "pause": "waiting"}
"""Phases that have another name for users."""

IN_SIGHT: Final = translatable(
    {
        "side": "Side view, all in sight",
        "front": "Front view, all in sight",
        "back": "Back view, all in sight",
    }
)
"""View -> what is said if nothing is wrong with it."""
STOPPED_EARLY: Final = translatable("Stopped before the first picture")
WORD: Final = re.compile(
    r"[\u2e80-\uffef][\u3001\u3002\uff01\uff09\uff0c\uff1a\uff1b\uff1f\u201d]*\s*"
    r"|[^\s\u2e80-\uffef]+\s*"
)
"""A Chinese character with the punctuation marks after it, or a word with the space after it."""
DOTS: Final = 12
"""Maximum number of repetitions that are shown one by one."""


@dataclass(frozen=True, slots=True)
class LabelledValue:
    """A value and its label."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class IconText:
    """A text with a symbol before it."""

    kind: Literal["good", "problem", "open"]
    """``good`` is a check mark, ``problem`` needs an action, ``open`` is neither."""
    text: str


@dataclass(frozen=True, slots=True)
class SideResult:
    """The result of a range-of-motion test for one side."""

    side: Side
    value: str
    """The median of the trials, or a dash."""
    error: str
    """The uncertainty of the value; empty without a result."""
    trials: str
    """All trials in order; a dash for a trial without a number."""


def describe_side(exercise: Exercise, side: Side | None) -> str:
    """Describe the exercised side, like ``left leg in front``; empty if unknown or irrelevant."""
    if side is None or exercise.side == "none":
        return ""
    if exercise.side_words == "side":
        return tr("left side" if side == "left" else "right side")
    return tr("left {leg}" if side == "left" else "right {leg}", leg=Message(exercise.side_words))


def describe_phase(feedback: Feedback | None) -> str:
    """Return the name of the phase; empty before the first one."""
    name = (
        ""
        if feedback is None or feedback.phase is None
        else PHASES.get(feedback.phase, feedback.phase.replace("_", " "))
    )
    return tr(name[:1].upper() + name[1:])


def describe_hold(clock: HoldClock) -> str:
    """Describe a hold: why its clock is paused, or how many holds are done."""
    if clock.why_paused:
        return tr(join_label(tr("Waiting"), tr(clock.why_paused)))
    if clock.done:
        return ntr("{n} hold done", "{n} holds done", clock.done)
    if clock.running:
        return tr("Keep it there")
    return tr("Waiting") if clock.held_s > 0 else tr("Starts when you are in position")


def choose_clock(state: RunState, clock: HoldClock) -> tuple[HoldClock, str]:
    """Return the clock of a hold as it is shown, with the holds of this set, and the words below.

    A hold of the wrong side does not count, nor does one before the end of the countdown, and
    without pictures nobody knows of one.
    """
    guidance = state.guidance
    if guidance is not None and guidance.wrong_side is not None:
        return dataclasses.replace(clock, held_s=guidance.held_s), tr("Not this side")
    waits = guidance is not None and guidance.step in ("getting_ready", "starting")
    doing = guidance is not None and guidance.step == "doing"
    if guidance is not None and (waits or (doing and guidance.held_s >= clock.held_s)):
        clock = dataclasses.replace(clock, held_s=guidance.held_s)
    if guidance is not None:
        clock = dataclasses.replace(clock, done=guidance.repetitions)
    if is_credited(state):  # also one that is shorter, with the parts before it
        held_s = max(clock.held_s, clock.target_s) if clock.held_s else 0.0
        clock = dataclasses.replace(clock, held_s=held_s, why_paused="")
    guided = state.opened is not None and state.opened.exercise.kind == "guided"
    if state.source_problem:
        return clock, tr("Waiting")
    return clock, "" if guided else describe_hold(clock)


def is_faded(state: RunState) -> bool:
    """Return True if the count is not that of this moment: no pictures come, or steps wait."""
    guided = state.opened is not None and state.opened.exercise.kind == "guided"
    waits = state.step is Step.PAUSED and guided
    wrong = state.guidance is not None and state.guidance.wrong_side is not None
    return bool(state.source_problem) or waits or wrong


def list_dots(session: Session) -> tuple[bool | None, ...]:
    """Return for each of the last repetitions if it was without a fault; None if unknown."""
    return tuple(
        None if repetition.only_counted else not repetition.faults
        for repetition in session.repetitions[-DOTS:]
    )


def list_view_lines(feedback: Feedback | None) -> tuple[IconText, ...]:
    """Return lines about the view of the body: that it is good, or the first problem."""
    if feedback is None or not feedback.present:
        return (IconText("open", tr("Nobody in the picture yet")),)
    problems = feedback.view.problems
    if problems:
        more = len(problems) - 1
        after: list[str] = []
        if problems[0] in TURNED:
            after.append(tr("R turns the picture"))
        elif more:
            after.append(ntr("{n} more after that", "{n} more after that", more))
        return (
            IconText("problem", tr(problems[0])),
            *(IconText("open", words) for words in after),
        )
    if not feedback.view.ok:
        return (IconText("open", tr("Looking for the right view")),)
    return (IconText("good", tr(IN_SIGHT[feedback.view.kind])),)


def describe_not_watched(exercise: Exercise) -> str:
    """Return the cues for what the camera cannot judge; empty if there are none."""
    return "; ".join(tr(item.cue) for item in exercise.not_watched)


def describe_measure(exercise: Exercise) -> str:
    """Describe the measure of a range-of-motion test briefly; empty for other exercises."""
    return (
        tr(exercise.range_of_motion.definition).partition(";")[0].rstrip(".")
        if exercise.range_of_motion
        else ""
    )


def list_side_results(opened: RunInfo, feedback: Feedback) -> tuple[SideResult, ...]:
    """Return the results of a range-of-motion test so far, left and right.

    A side that is not to be measured is left out, unless it was.
    """
    rule = opened.exercise.range_of_motion
    target = 0 if rule is None else rule.trials
    sides = [side for side in SIDES if opened.covers(side) or feedback.trials.get(side)]
    return tuple(
        _describe_trials(side, feedback, target if opened.covers(side) else 0) for side in sides
    )


def _describe_trials(side: Side, feedback: Feedback, target: int) -> SideResult:
    trials = feedback.trials.get(side, ())
    credited = [trial for trial in trials if trial is not None]
    values = format_trials(trials)
    left = target - len(credited)
    rest = ntr("{n} trial to go", "{n} trials to go", left) if left > 0 else ""
    alone = f"{tr('trials')} {values}" if values else ""
    text = ", ".join(filter(None, (values, rest))) if rest else alone
    if not credited:
        return SideResult(side, UNKNOWN, "", text)
    result = find_result(credited, feedback.view.yaw_deg, feedback.trial_errors.get(side, ()))
    assert result is not None
    return SideResult(
        side,
        format_degrees(result.peak_deg),
        f"± {round(result.uncertainty_deg)}",
        text,
    )


def describe_opening(state: RunState) -> tuple[str, str]:
    """Describe what happens before the first picture: a sentence, and a hint."""
    text = tr(state.loading_text or "Opening the camera")
    source = state.opened.source if state.opened is not None else name_source(state.request.source)
    with_source = (
        text
        if state.request.source.isdecimal() or state.loading_text.startswith("Loading")
        else tr(join_label(text, source))
    )
    return with_source, tr("Everything stays on this computer.")


def describe_failure(error: CoachError, was_recorded: bool) -> tuple[str, str]:
    """Return what failed, and what to do. `was_recorded` says if something was recorded before."""
    return tr(error.message), " ".join(
        part
        for part in (
            tr(error.hint),
            tr("What was recorded before is kept.") if was_recorded else "",
        )
        if part
    )


def describe_end(state: RunState) -> tuple[str, str]:
    """Return why there is nothing to show: an error, or that it was stopped too early."""
    if state.error is None:
        return tr(STOPPED_EARLY), ""
    return describe_failure(state.error, was_recorded=state.is_saved)


def break_into_two_lines(text: str, fits: Callable[[str], bool]) -> tuple[str, str]:
    """Break a text into two lines, with as many words in the first as fit, but at least one.

    Chinese is broken between two characters, though not before a punctuation mark.
    """
    words = WORD.findall(text)
    starts = ["".join(words[:number]).rstrip() for number in range(1, len(words) + 1)]
    first = next((start for start in reversed(starts) if fits(start)), starts[0] if starts else "")
    return first, text[len(first) :].strip()
