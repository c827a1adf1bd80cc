"""Tells a screen reader of cues and counts if the voice of coach does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from coach.window.run.cues import choose_cue
from coach.window.run.state import RunState
from coach.window.run_page.setup_text import describe_guided
from coach.window.run_page.text import choose_clock
from coach.window.translation.format import format_duration
from coach.window.translation.translate import ntr, tr

COUNTED: Final = ("repetitions", "range-of-motion")
"""Kinds of exercises whose count is announced; a clock would be announced every second."""
HELD_S: Final = 10
"""Interval at which held seconds are announced, in seconds."""


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say a text, if one runs."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def describe_progress(state: RunState, count: str) -> str:
    """Return the progress that is worth saying: a count, a step, held seconds, or finished holds.

    Args:
        state: The state of the run.
        count: The text of the count, as the page shows it.
    """
    if state.opened is None:
        return ""
    exercise, feedback = state.opened.exercise, state.feedback
    if exercise.kind in COUNTED:
        return count
    if exercise.kind == "guided":
        return describe_guided(exercise, state.guidance)[0]
    hold = feedback.hold if feedback is not None else None
    if hold is None:
        return ""
    clock = choose_clock(state, hold)[0]
    if clock.held_s >= HELD_S:
        return format_duration(clock.held_s // HELD_S * HELD_S)
    return ntr("{n} hold done", "{n} holds done", clock.done) if clock.done else ""


class ScreenReaderAnnouncer:
    """Announces each new cue, count, step and ten held seconds once."""

    def __init__(
        self, widget: QWidget, announce: Callable[[QWidget, str], None] = announce
    ) -> None:
        """Announce nothing yet.

        Args:
            widget: The widget in whose name texts are said.
            announce: Says a text.

        """
        self._widget, self._announce = widget, announce
        self._spoken = False
        self._cue = self._progress = ""

    def show_heard(self, heard: str) -> None:
        """Be silent while the voice of coach is heard, as it says the same."""
        self._spoken = heard == "sound"

    def show_state(self, state: RunState, count: str) -> None:
        """Announce what is new.

        Args:
            state: The state of the run.
            count: The text of the count, as the page shows it.

        """
        cue = choose_cue(state)
        text = "" if cue is None else tr(cue.text)
        progress = describe_progress(state, count)
        news = [progress] if progress != self._progress else []
        news += [text] if text not in (self._cue, progress) else []
        self._cue, self._progress = text, progress
        for words in filter(None, news if not self._spoken else []):
            self._announce(self._widget, words)
