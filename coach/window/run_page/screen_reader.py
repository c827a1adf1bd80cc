"""Tells a screen reader of cues and counts if the voice of coach does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from coach.window.run.cues import choose_cue
from coach.window.run.state import RunState
from coach.window.translation.translate import tr

COUNTED: Final = ("repetitions", "range-of-motion")
"""Kinds of exercises whose count is announced; a clock would be announced every second."""


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say a text, if one runs."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class ScreenReaderAnnouncer:
    """Announces each new cue and each new count once."""

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
        self._cue = self._count = ""

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
        counted = state.opened is not None and state.opened.exercise.kind in COUNTED
        news = [count] if counted and count != self._count else []
        news += [text] if text != self._cue else []
        self._cue, self._count = text, count
        for words in filter(None, news if not self._spoken else []):
            self._announce(self._widget, words)
