"""What a replay says in words of one instant, and of the recording. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coach.body.pose import Pose
from coach.body.view import UNKNOWN
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.feedback import Feedback
from coach.message import translatable
from coach.window.replay.marks import COUNTED, Mark
from coach.window.replay.recording import LoadedRecording, name_columns
from coach.window.run_page.text import describe_phase
from coach.window.translation.dates import format_date_time
from coach.window.translation.format import format_angle, format_duration, name_angle
from coach.window.translation.translate import ntr, tr

TEXTS: Final = translatable(
    {
        "no_marks": "Nothing counted yet",
        "held": "held {time}",
        "not_yet": "Not judged yet",
        "nobody": "Nobody in the picture",
        "then": "Then",
        "no_sides": "Only one side was exercised: there is nothing to compare.",
        "left": "Left side",
        "right": "Right side, mirrored",
        "speed": "{speed} ×",
        "unfinished": "cut off",
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its symbol."""

    icon: Literal["check", "fault", "view", "record", "step", "pause", ""]
    text: str


def format_title(film: LoadedRecording) -> str:
    """Exercise and local time: ``Lunge, 31 Jan 2026, 18:05``."""
    return ", ".join(
        filter(None, (tr(film.exercise.title), format_date_time(film.header.started_utc)))
    )


def list_lines(feedback: Feedback | None, marks: Sequence[Mark], now_s: float) -> Iterator[Line]:
    """What today's rules say of an instant. marks: of the whole recording; only those that ended before now count."""
    if feedback is None:
        yield Line("", tr(TEXTS["not_yet"]))
        return
    if not feedback.present:
        yield Line("view", tr(TEXTS["nobody"]))
    elif not feedback.view.ok and feedback.view.problems:
        yield Line("view", tr(feedback.view.problems[0]))
    value = (
        f"{name_angle(feedback.main_angle)} {format_angle(feedback.main_angle, feedback.main_value)}"
        if feedback.main_angle
        else ""
    )
    phase = " · ".join(filter(None, (describe_phase(feedback), value)))
    if phase and feedback.present:
        yield Line("step", phase)
    if feedback.hold is not None and feedback.hold.held_s > 0:
        yield Line("record", tr(TEXTS["held"], time=format_duration(feedback.hold.held_s)))
    for mark in marks:
        if mark.kind in ("fault", "pause") and mark.start_s <= now_s <= mark.end_s:
            yield Line("fault" if mark.kind == "fault" else "pause", mark.words)
    said = count_marks(marks, now_s)
    yield Line("check" if said != tr(TEXTS["no_marks"]) else "", said)


def count_marks(marks: Sequence[Mark], now_s: float) -> str:
    """How many repetitions, holds and trials there are until now."""
    counted = [mark for mark in marks if mark.kind in COUNTED and mark.end_s <= now_s]
    if not counted:
        return tr(TEXTS["no_marks"])
    good = sum(mark.good for mark in counted)
    return ntr(
        "{n} counted, {good} in good form",
        "{n} counted, {good} in good form",
        len(counted),
        good=good,
    )


def format_values(
    angle: str, film: LoadedRecording | None, values: Sequence[float]
) -> tuple[str, ...]:
    """``Left knee 92°``, ``Right knee –``. values: one for each of the angle's columns."""
    if film is None:
        return ()
    return tuple(
        f"{name_angle(name)} {format_angle(name, value)}"
        for name, value in zip(name_columns(angle), values, strict=True)
    )


def make_unjudged(pose: Pose, exercise: Exercise) -> Feedback:
    """What is known of an instant that is not judged yet: where the body is."""
    return Feedback(
        time_s=pose.time_s, present=pose.found, view=UNKNOWN, angles={}, side=None, phase=None, progress=0.0, main_angle="",
        main_value=float("nan"), target=exercise.target, repetitions=0, good_repetitions=0, hold=None, trials={}, faults=(), cue=None,
        events=(),
    )  # fmt: skip
