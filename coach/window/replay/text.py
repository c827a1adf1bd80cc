"""The texts of a replay about a frame and about the recording. No Qt."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coach.body.pose import Pose
from coach.body.view import UNKNOWN
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.feedback import Feedback
from coach.message import translatable
from coach.window.replay.marks import COUNTED, TimelineMark
from coach.window.replay.recording import LoadedRecording, name_columns
from coach.window.run_page.text import describe_phase
from coach.window.translation.dates import format_date_time
from coach.window.translation.format import format_angle, format_duration, name_angle
from coach.window.translation.translate import ntr, tr

TEXTS: Final = translatable(
    {
        "no_sides": "Only one side was exercised: there is nothing to compare.",
    }
)


@dataclass(frozen=True, slots=True)
class DetailLine:
    """A line of text with its icon."""

    icon: Literal["check", "fault", "view", "clock", "step", "pause", ""]
    text: str


def format_title(recording: LoadedRecording) -> str:
    """Return exercise and local time: ``Lunge, 31 January 2026, 18:05``."""
    return ", ".join(
        filter(None, (tr(recording.exercise.title), format_date_time(recording.header.started_utc)))
    )


def list_lines(
    feedback: Feedback | None, marks: Sequence[TimelineMark], now_s: float
) -> Iterator[DetailLine]:
    """Describe a frame by today's rules.

    Args:
        marks: Of the whole recording; only those that ended by now are counted.
    """
    if feedback is None:
        yield DetailLine("", tr("Not judged yet"))
        return
    if not feedback.present:
        yield DetailLine("view", tr("Nobody in the picture"))
    elif not feedback.view.ok and feedback.view.problems:
        yield DetailLine("view", tr(feedback.view.problems[0]))
    angle = feedback.main_angle
    value = f"{name_angle(angle)} {format_angle(angle, feedback.main_value)}" if angle else ""
    phase = " · ".join(filter(None, (describe_phase(feedback), value)))
    if phase and feedback.present:
        yield DetailLine("step", phase)
    if feedback.hold is not None and feedback.hold.held_s > 0:
        yield DetailLine("clock", tr("held {time}", time=format_duration(feedback.hold.held_s)))
    for mark in marks:
        if mark.kind in ("fault", "pause") and mark.start_s <= now_s <= mark.end_s:
            yield DetailLine("fault" if mark.kind == "fault" else "pause", mark.words)
    counted = count_marks(marks, now_s)
    yield DetailLine("check" if counted != tr("Nothing counted yet") else "", counted)


def count_marks(marks: Sequence[TimelineMark], now_s: float) -> str:
    """Describe how many repetitions, holds and trials there are so far."""
    counted = [mark for mark in marks if mark.kind in COUNTED and mark.end_s <= now_s]
    if not counted:
        return tr("Nothing counted yet")
    good = sum(mark.good for mark in counted)
    return ntr(
        "{n} counted, {good} in good form",
        "{n} counted, {good} in good form",
        len(counted),
        good=good,
    )


def format_values(
    angle: str, recording: LoadedRecording | None, values: Sequence[float]
) -> tuple[str, ...]:
    """Describe current values: ``Left knee 92°``, ``Right knee –``.

    Args:
        values: One for each column of the angle.
    """
    if recording is None:
        return ()
    return tuple(
        f"{name_angle(name)} {format_angle(name, value)}"
        for name, value in zip(name_columns(angle), values, strict=True)
    )


def make_pending_feedback(pose: Pose, exercise: Exercise) -> Feedback:
    """Return the feedback of a frame that is not evaluated yet: only the body is known."""
    return Feedback(
        time_s=pose.time_s,
        present=pose.found,
        view=UNKNOWN,
        angles={},
        side=None,
        phase=None,
        progress=0.0,
        main_angle="",
        main_value=math.nan,
        target=exercise.target,
        repetitions=0,
        good_repetitions=0,
        hold=None,
        trials={},
        faults=(),
        cue=None,
        events=(),
    )
