"""Refuses recordings of an exercise that was not begun."""

from __future__ import annotations

from coach.errors import RecordingError
from coach.message import Message
from coach.store.recordings.recording import Recording


def require_begun(recording: Recording) -> None:
    """Check that there is something to watch.

    Raises:
        RecordingError: Only the pain before or after the exercise was asked.
    """
    if not recording.header.begun:
        raise RecordingError(
            Message(
                "{name}: there is nothing to watch, only the pain was asked.",
                name=recording.name,
            ),
            Message("The answer is among your results over weeks."),
        )
