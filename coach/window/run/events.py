"""What a run reports while it works."""

from __future__ import annotations

from dataclasses import dataclass

from coach.exercise.tracking.events import Event
from coach.window.run.state import LiveFrame, RunInfo, RunResult


@dataclass(frozen=True, slots=True)
class Opening:
    """Something is being opened."""

    text: str
    """What is being opened."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Exercise and source are open; frames follow."""

    info: RunInfo


@dataclass(frozen=True, slots=True)
class NewFrame:
    """A frame, and the events since the last one."""

    frame: LiveFrame | None
    """None if only events are reported."""
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceProblem:
    """The camera stopped giving pictures, or gives them again."""

    text: str
    """What is wrong; empty once the pictures are back."""


@dataclass(frozen=True, slots=True)
class PainQuestion:
    """The recording waits for `PainNotes.answer`."""

    arms: bool = False
    """True if the camera stays open, so that a raised arm can answer."""


@dataclass(frozen=True, slots=True)
class WatchEnded:
    """The camera is closed after the exercise: no raised arm is seen any more."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The run is over; nothing follows."""

    result: RunResult


RunEvent = Opening | Opened | NewFrame | SourceProblem | PainQuestion | WatchEnded | Finished


def merge_frames(older: NewFrame, newer: NewFrame) -> NewFrame:
    """Combine two reports: the newest frame, and all events of both."""
    return NewFrame(newer.frame or older.frame, older.events + newer.events)
