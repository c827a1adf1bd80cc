"""What the window says while somebody exercises, in words: pure functions of what is known."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from coach.body.landmarks import SIDES, Side
from coach.errors import CoachError
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.feedback import Feedback, HoldClock
from coach.exercise.tracking.range_result import estimate_uncertainty
from coach.exercise.tracking.session import Session
from coach.window.run.state import RunState
from coach.window.run.text import name_source
from coach.window.translation.format import UNKNOWN, format_degrees
from coach.window.translation.translate import tr

PHASES: Final[Mapping[str, str]] = {"hold": "holding", "pause": "waiting"}
"""Phases that are said otherwise to people."""

STOPPED_EARLY: Final = "Stopped before the first picture"
DOTS: Final = 12
"""More repetitions than this are not shown one by one."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something small with its name."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Note:
    """A line with a symbol before it."""

    kind: Literal["good", "problem", "open"]
    """``good`` is a check, ``problem`` wants something done, ``open`` is neither."""
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a range-of-motion test says of one side."""

    side: Side
    value: str
    """The result, or a dash."""
    error: str
    """How sure it is, empty without a result."""
    trials: str
    """Every trial in order; a dash for one that gives no number."""


def describe_side(exercise: Exercise, side: Side | None) -> str:
    """Which side is exercised: ``left leg in front``; empty where that is not known or makes no difference."""
    return "" if side is None or exercise.side == "none" else tr(f"{side} {exercise.side_words}")


def describe_phase(feedback: Feedback | None) -> str:
    """The phase for people, empty before it began."""
    name = (
        ""
        if feedback is None or feedback.phase is None
        else PHASES.get(feedback.phase, feedback.phase.replace("_", " "))
    )
    return tr(name[:1].upper() + name[1:])


def describe_hold(clock: HoldClock) -> str:
    """What stands under the clock: why it stands still, or how many holds are done."""
    if clock.why_paused:
        return f"{tr('Waiting')}: {tr(clock.why_paused)}"
    if clock.done:
        return tr("1 hold done" if clock.done == 1 else f"{clock.done} holds done")
    if clock.running:
        return tr("Keep it there")
    return tr("Waiting") if clock.held_s > 0 else tr("Starts when you are in position")


def list_dots(session: Session) -> tuple[bool, ...]:
    """One for each of the last repetitions: whether it was without a fault."""
    return tuple(not repetition.faults for repetition in session.repetitions[-DOTS:])


def list_view_notes(feedback: Feedback | None) -> tuple[Note, ...]:
    """How the camera sees the body, in words: all well, or the first thing to do about it."""
    if feedback is None or not feedback.present:
        return (Note("open", tr("Nobody in the picture yet")),)
    problems = feedback.view.problems
    if problems:
        more = len(problems) - 1
        after = (
            (
                Note(
                    "open",
                    tr(
                        "1 thing more after that" if more == 1 else f"{more} things more after that"
                    ),
                ),
            )
            if more
            else ()
        )
        return (Note("problem", tr(problems[0])), *after)
    if not feedback.view.ok:
        return (Note("open", tr("Looking for the right view")),)
    return (Note("good", tr(f"{feedback.view.kind.capitalize()} view, all in sight")),)


def describe_not_watched(exercise: Exercise) -> str:
    """What the camera cannot judge, as it is coached; empty where there is nothing."""
    return "; ".join(tr(item.cue) for item in exercise.not_watched)


def describe_measure(exercise: Exercise) -> str:
    """What the number of a range-of-motion test is, shortly; empty for other exercises."""
    return (
        tr(exercise.range_of_motion.definition).partition(";")[0].rstrip(".")
        if exercise.range_of_motion
        else ""
    )


def list_readings(exercise: Exercise, feedback: Feedback) -> tuple[Reading, ...]:
    """The results of a range-of-motion test so far, left and right."""
    request = exercise.range_of_motion.trials if exercise.range_of_motion else 0
    return tuple(
        _read_side(side, feedback.trials.get(side, ()), request, feedback.view.yaw_deg)
        for side in SIDES
    )


def _read_side(
    side: Side, trials: tuple[float | None, ...], request: int, yaw_deg: float
) -> Reading:
    credited = [trial for trial in trials if trial is not None]
    said = ", ".join(UNKNOWN if trial is None else str(round(trial)) for trial in trials)
    left = request - len(credited)
    rest = tr("1 trial to go" if left == 1 else f"{left} trials to go") if left > 0 else ""
    words = ", ".join(part for part in (f"{tr('trials')} {said}" if said else "", rest) if part)
    if not credited:
        return Reading(side, UNKNOWN, "", words)
    return Reading(
        side,
        format_degrees(statistics.median(credited)),
        f"± {round(estimate_uncertainty(credited, yaw_deg))}",
        words,
    )


def describe_dropped(dropped: int) -> str:
    """How many pictures of a camera were skipped, empty for none."""
    return tr(f"{dropped} skipped") if dropped else ""


def describe_opening(state: RunState) -> tuple[str, str]:
    """What is going on before the first picture: a sentence, and what to know meanwhile."""
    words = tr(state.loading_text or "Opening the camera")
    source = state.opened.source if state.opened is not None else name_source(state.request.source)
    named = (
        words
        if state.request.source.isdecimal() or state.loading_text.startswith("Loading")
        else f"{words}: {source}"
    )
    return named, tr("Everything stays on this computer.")


def describe_failure(error: CoachError, kept: bool) -> tuple[str, str]:
    """What went wrong, and what to do about it; `kept`: whether something was recorded before."""
    return tr(error.message), " ".join(
        part
        for part in (tr(error.hint), tr("What was recorded before is kept.") if kept else "")
        if part
    )


def describe_end(state: RunState) -> tuple[str, str]:
    """Why there is nothing to show: what went wrong, or that it was stopped before the first picture."""
    if state.error is None:
        return tr(STOPPED_EARLY), ""
    return describe_failure(state.error, kept=state.is_saved)


def break_words(words: str, fits: Callable[[str], bool]) -> tuple[str, str]:
    """Two lines: as many words in the first as fit, at least one."""
    said = words.split()
    count = max(
        (number for number in range(1, len(said) + 1) if fits(" ".join(said[:number]))), default=1
    )
    return " ".join(said[:count]), " ".join(said[count:])
