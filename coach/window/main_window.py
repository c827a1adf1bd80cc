"""The window: it places its parts, gives each new state to them, and passes on what the user wants."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedLayout, QVBoxLayout, QWidget

from coach.window.conductor import Conductor
from coach.window.controls import Controls
from coach.window.count import CountCard
from coach.window.cue import CueBand
from coach.window.look import Look, choose_scale, write_sheet
from coach.window.pages import MessagePage, SummaryPage
from coach.window.palette import DARK, LIGHT, Palette
from coach.window.panels import AngleCard, ViewCard
from coach.window.stage import Stage
from coach.window.state import State, Step, choose_cue
from coach.window.words import STOPPED_EARLY, describe_failure, describe_opening, list_readings, write_summary

SIDE_WIDTH: Final = 352
EDGE: Final = 20
GAP: Final = 10


class MainWindow(QWidget):
    """Picture and cue on the left, numbers and controls on the right."""

    closed = Signal()

    def __init__(self, conductor: Conductor, palette: Palette = DARK) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("coach")
        self._conductor = conductor
        self._look = Look(palette)
        self.stage = Stage(self._look)
        self.cue = CueBand(self._look)
        self.message = MessagePage(self._look)
        self.summary = SummaryPage(self._look)
        self.count = CountCard(self._look)
        self.angle = AngleCard(self._look)
        self.view = ViewCard(self._look)
        self.controls = Controls(self._look, conductor.list_exercises, conductor.list_sources)
        self._place()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_palette(palette)
        self.show_state(conductor.state)

    def follow_scheme(self, scheme: Qt.ColorScheme) -> None:
        """Be light where the system says so, dark otherwise."""
        self.set_palette(LIGHT if scheme is Qt.ColorScheme.Light else DARK)

    def set_palette(self, palette: Palette) -> None:
        """Use these colours."""
        self._set_look(Look(palette, choose_scale(self.width(), self.height())))

    def show_state(self, state: State) -> None:
        """Give the state to every part, and put the right page where the picture is."""
        before: QWidget | None = self.focusWidget()
        for part in (self.stage, self.count, self.angle, self.view, self.controls):
            part.show_state(state)
        self.cue.show_cue(choose_cue(state))
        for card in (self.angle, self.view):
            card.setVisible(state.step not in (Step.ENDED, Step.FAILED))
        self._pages.setCurrentWidget(self._fill_page(state))
        if before is not None and not (before.isEnabled() and before.isVisible()):
            self.setFocus()  # else Qt would give the keyboard to the next button, and Space would press that

    def _fill_page(self, state: State) -> QWidget:
        """What stands where the picture is, ready to be shown."""
        if state.step is Step.FAILED and state.error is not None:
            self.message.show_message(*describe_failure(state.error, kept=state.kept), failed=True)
            return self.message
        if state.step is Step.ENDED and state.opened is None:
            self.message.show_message(*STOPPED_EARLY, failed=True)
            return self.message
        if state.step is Step.ENDED and state.opened is not None:
            exercise = state.opened.exercise
            readings = list_readings(exercise, state.feedback) if state.feedback is not None else ()
            summary = write_summary(exercise, state.session, readings, state.problem, kept=state.kept)
            self.summary.show_summary(exercise.title, summary)
            return self.summary
        if state.sight is None:
            self.message.show_message(*describe_opening(state.opened.source if state.opened else state.wish.source), failed=False)
            return self.message
        return self._picture

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the window; a button that has the keyboard takes Space and Enter for itself."""
        ended = self._conductor.state.step in (Step.ENDED, Step.FAILED)
        actions = {
            Qt.Key.Key_Space: self._conductor.toggle_pause,
            Qt.Key.Key_Escape: self._conductor.stop,
            Qt.Key.Key_E: self.controls.exercise.open,
            Qt.Key.Key_C: self.controls.source.open,
        }
        if ended:
            actions |= {Qt.Key.Key_Return: self._conductor.begin, Qt.Key.Key_Enter: self._conductor.begin}
        action = actions.get(Qt.Key(event.key()))
        if action is None or event.isAutoRepeat():
            super().keyPressEvent(event)
        else:
            action()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard is the window's own until somebody presses Tab."""
        super().showEvent(event)
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything grows with the window."""
        self._set_look(Look(self._look.palette, choose_scale(self.width(), self.height())))
        super().resizeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Gone from the screen at once, then every thread is waited for."""
        self.hide()
        self._conductor.close()
        self.closed.emit()
        event.accept()

    def _place(self) -> None:
        self._picture = QWidget()
        self._picture.setObjectName("stagePage")
        self._left = QVBoxLayout(self._picture)
        self._left.addWidget(self.stage, 1)
        self._left.addWidget(self.cue)
        self._pages = QStackedLayout()
        for page in (self._picture, self.message, self.summary):
            self._pages.addWidget(page)
        self._side = QWidget(self)
        self._right = QVBoxLayout(self._side)
        self._right.addWidget(self.count)
        self._right.addWidget(self.angle)
        self._right.addWidget(self.view, 1)
        for card in (self.angle, self.view):  # its place stays while it is gone, so that the controls do not move
            policy = card.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            card.setSizePolicy(policy)
        self._right.addWidget(self.controls)
        whole = QHBoxLayout(self)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # no words make the window larger than the screen
        self.setMinimumSize(640, 360)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._pages, 1)
        whole.addWidget(self._side)

    def _connect(self) -> None:
        conductor, controls = self._conductor, self.controls
        conductor.changed.connect(self.show_state)
        controls.pause_wished.connect(conductor.toggle_pause)
        controls.stop_wished.connect(conductor.stop)
        controls.exercise_wished.connect(conductor.choose_exercise)
        controls.source_wished.connect(conductor.choose_source)
        self.message.wished.connect(conductor.begin)
        self.summary.wished.connect(conductor.begin)

    def _set_look(self, look: Look) -> None:
        if look == self._look and self.styleSheet():
            return
        self._look = look
        self.setStyleSheet(write_sheet(look))
        edge, gap = look.px(EDGE), look.px(GAP)
        self._left.setContentsMargins(0, 0, 0, edge)
        self._left.setSpacing(gap)
        self._right.setContentsMargins(look.px(24), edge, look.px(24), look.px(10))
        self._right.setSpacing(gap)
        self._side.setFixedWidth(look.px(SIDE_WIDTH + 48))
        for part in (self.stage, self.cue, self.message, self.summary, self.count, self.angle, self.view, self.controls):
            part.set_look(look)
        self.show_state(self._conductor.state)
