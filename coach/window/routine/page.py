"""The summary of a routine: what was done of each exercise."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.body.arm_raise import NO_ARM
from coach.message import join_label
from coach.window.routine.text import OutcomeLine
from coach.window.run.cues import describe_answer
from coach.window.run.state import RunState
from coach.window.theme.theme import Theme
from coach.window.translation.translate import ntr, tr
from coach.window.widgets.arm_ring import RING_TOP, ArmRing, count_as_one
from coach.window.widgets.labels import FAR_SIZE, make_label, style_label
from coach.window.widgets.pages import ScrolledPage
from coach.window.widgets.rows import TickRow


class RoutinePage(ScrolledPage):
    """A line for each exercise. Enter, H and Escape leave."""

    left = Signal()
    """The user is done with it."""
    left_by_arm = Signal()
    """The user is done with it, and raised an arm."""
    opens_camera = True

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("Today's routine"), parent)
        self._headline = make_label(self.body)
        self.rows.addWidget(self._headline)
        self.rows.addStretch(1)
        self.lines: list[TickRow] = []
        self.leave = self.add_button("Enter", "home", tr("Home"))
        self.buttons.addStretch(1)
        self.leave.clicked.connect(self.left)
        self.answer = make_label(self)
        self.answer.hide()
        self._whole.insertWidget(self._whole.count() - 1, self.answer)
        self._ring = ArmRing(theme, self)
        self.set_theme(theme)

    def show_outcomes(self, outcomes: Sequence[OutcomeLine]) -> None:
        """Show what was done."""
        for line in self.lines:
            self.rows.removeWidget(line)
            line.deleteLater()
        self.lines = []
        done = sum(line.state == "done" for line in outcomes)
        self._headline.setText(
            tr("All done. Well done.")
            if done == len(outcomes)
            else ntr("{n} exercise done", "{n} exercises done", done)
        )
        for outcome in outcomes:
            row = TickRow(self._theme, outcome.title, outcome.words, "", outcome.state, self.body)
            row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.rows.insertWidget(self.rows.count() - 1, row)
            self.lines.append(row)
        self.setAccessibleDescription(
            ". ".join(
                (self._headline.text(), *(tr(join_label(o.title, o.words)) for o in outcomes))
            )
        )

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        super().set_theme(theme)
        style_label(self._headline, theme, 30, theme.palette.good, 700)
        style_label(self.answer, theme, FAR_SIZE, theme.palette.info, 700)
        self._ring.set_theme(theme)
        self._place_ring()
        for line in self.lines:
            line.set_theme(theme)

    def show_state(self, state: RunState) -> None:
        """Offer to go on with a raised arm while the camera sees one."""
        if not self.isVisible():
            return
        answer = describe_answer(state, "Enter", arms=True)
        self.answer.setText(tr(answer or ""))
        self.answer.setVisible(answer is not None)
        raised = state.arm_raise if state.watches_arms else NO_ARM
        self._ring.show_arms(count_as_one(raised), "check")

    def leave_by_arm(self) -> None:
        """Leave if the page is visible: an arm was raised."""
        if self.isVisible():
            self.left_by_arm.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the ring of the arms in the corner."""
        super().resizeEvent(event)
        self._place_ring()

    def _place_ring(self) -> None:
        edge, below = self._theme.px(24), self._theme.px(RING_TOP)
        self._ring.move(self.width() - self._ring.width() - edge, below)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Enter, H and Escape; arrows scroll."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_H, Qt.Key.Key_Escape)
        if event.key() in keys and not event.isAutoRepeat():
            self.left.emit()
        else:
            super().keyPressEvent(event)
