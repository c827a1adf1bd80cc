"""Shows the introduction to somebody on the mat: one large text after the other."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea

from coach.exercise.tracking.readiness import Readiness
from coach.window.introduction.columns import Columns
from coach.window.introduction.far_reading import FarReading
from coach.window.introduction.text import FarText, Introduction, list_far_texts
from coach.window.run.state import RunState


class FarView:
    """Shows the large texts while somebody is seen, until a key is pressed."""

    def __init__(self, columns: Columns, area: QScrollArea) -> None:
        self._columns, self._area = columns, area
        self._reading = FarReading()
        self._texts: tuple[FarText, ...] = ()
        self._cautions = 0

    def begin(self, introduction: Introduction, *, shown: bool) -> None:
        """Show these texts once somebody is seen; none if the steps are not `shown` either."""
        self._texts = list_far_texts(introduction) if shown else ()
        self._cautions = sum(each.caution for each in self._texts)
        self._reading.begin([each.text for each in self._texts])

    def follow_voice(self, aloud: str, first_step: str = "") -> None:
        """Show each text when the voice reads it.

        Args:
            aloud: All that the voice says.
            first_step: The first step, if the voice says other things before the steps.

        """
        if first_step:
            self._reading.follow_voice(self._cautions, aloud.partition(first_step)[0])
        else:
            self._reading.follow_voice(0)

    def show_state(self, state: RunState, readiness: Readiness | None, *, arms: bool) -> None:
        """Show the text for this instant.

        Args:
            state: The state of the run.
            readiness: Whether the user is ready; None if that is unknown.
            arms: True if a raised arm is seen and followed.

        """
        if state.live_frame is None:
            return
        seen = arms and readiness is not None and readiness.present
        number = self._reading.update(state.live_frame.frame.time_s, seen=seen)
        if number is not None:
            self._area.verticalScrollBar().setValue(0)
            self._columns.fit(self._area.viewport().height())
            self._columns.far.show_text(self._texts[number])
        self._columns.show_far(far=number is not None)

    def end(self) -> None:
        """Show all texts: the user is at the keyboard."""
        self._reading.end()
        self._columns.show_far(far=False)
