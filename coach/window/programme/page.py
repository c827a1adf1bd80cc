"""The page of the programme: what is due today, pause and go on, how far one has come; or the programmes that can be started."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from coach.errors import CoachError
from coach.window.background.task import BackgroundTask
from coach.window.programme import service as desk
from coach.window.programme.progress_bar import ProgrammeBar
from coach.window.programme.service import ProgrammeView, Step
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.pages import ScrolledPage
from coach.window.widgets.rows import TickRow

TEXTS: Final = {
    "title": "Programme",
    "offer": "Choose a programme. It counts the days on which you do something; a day left out is not lost.",
    "weeks": "{count} weeks",
    "week": "1 week",
    "start": "Enter starts it today",
    "progress": "So far",
    "stop": "End it",
    "sure": "Press X again to end the programme. What you did stays in the history.",
}


class ProgrammePage(ScrolledPage):
    """Reads in a thread whenever it is shown."""

    exercise_requested = Signal(str)
    """Name of an exercise that is due and shall be done now."""
    changed = Signal()
    """Another programme, or another state of it."""

    def __init__(
        self,
        theme: Theme,
        read: Callable[[dt.date], ProgrammeView] = desk.read_programme,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, tr(TEXTS["title"]), parent)
        self._read, self._today = read, today
        self.desk: ProgrammeView | None = None
        self._sure = False
        self._message = make_label(self.body)
        self.rows.addWidget(self._message)
        self.rows.addStretch(1)
        self.ticks: list[TickRow] = []
        self._others: list[QWidget] = []
        self._headings: list[QLabel] = []
        self.reading, self._work = BackgroundTask(self), BackgroundTask(self)
        self.reading.finished.connect(self.show_desk)
        self._work.finished.connect(self._report)
        for task in (self.reading, self._work):
            task.failed.connect(self._fail)
        self.pause = self.add_button("Z", "pause", tr("Pause"))
        self.stop = self.add_button("X", "stop", tr(TEXTS["stop"]))
        self.leave = self.add_button("Esc", "home", tr("Back"))
        self.buttons.addStretch(1)
        self.pause.clicked.connect(self._toggle_pause)
        self.stop.clicked.connect(self._stop)
        self.leave.clicked.connect(self.back_requested)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        super().set_theme(theme)
        style_label(self._message, theme, 22, theme.palette.text, 600)
        for heading in self._headings:
            small = bool(heading.property("small"))
            style_label(
                heading,
                theme,
                18 if small else 24,
                theme.palette.quiet if small else theme.palette.text,
                400 if small else 700,
            )
        for part in (*self.ticks, *self._others):
            part.set_theme(theme)  # type: ignore[attr-defined]

    def showEvent(self, event: QShowEvent) -> None:
        """What is so now."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read anew."""
        day = self._today()
        self.reading.run(lambda: self._read(day))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Z pauses, X ends."""
        if event.key() == Qt.Key.Key_Z:
            self._toggle_pause()
        elif event.key() == Qt.Key.Key_X:
            self._stop()
        else:
            super().keyPressEvent(event)

    def show_desk(self, shown: ProgrammeView) -> None:
        """Show this."""
        self._sure = False
        if shown == self.desk:
            return
        self.desk = shown
        self._clear()
        plan = shown.plan
        self._tell(plan.headline if plan is not None else tr(TEXTS["offer"]))
        self._title.setText(plan.title if plan is not None else tr(TEXTS["title"]))
        if plan is not None:
            self._show_due()
            self._add_heading(tr(TEXTS["progress"]))
            self._add_other(ProgrammeBar(self._theme, plan.share, plan.weeks, self.body))
            self.pause.show_words(
                "play" if plan.paused else "pause", tr("Go on" if plan.paused else "Pause")
            )
        for offer in shown.offers:
            weeks = tr(TEXTS["week" if offer.weeks == 1 else "weeks"]).format(count=offer.weeks)
            detail = tr(offer.problem or offer.summary)
            row = self._add_tick(
                TickRow(self._theme, tr(offer.title), detail, weeks, "start", self.body)
            )
            row.setEnabled(not offer.problem)
            row.clicked.connect(lambda _=False, name=offer.name: self._start(name))
            for caution in offer.cautions:
                self._add_heading(tr(caution), small=True)
        self.pause.setVisible(plan is not None and not plan.finished)
        self.stop.setVisible(plan is not None)
        self.set_theme(self._theme)
        if self.isVisible() and self.ticks:
            self.ticks[0].setFocus()

    def _show_due(self) -> None:
        assert self.desk is not None
        assert self.desk.plan is not None
        routine = ""
        for due in self.desk.plan.due:
            if due.routine != routine:
                routine = due.routine
                self._add_heading(routine)
            row = self._add_tick(
                TickRow(self._theme, due.title, due.amount, due.words, due.state, self.body)
            )
            row.clicked.connect(
                lambda _=False, name=due.exercise: self.exercise_requested.emit(name)
            )

    def _add_tick(self, row: TickRow) -> TickRow:
        self.ticks.append(row)
        self.watch_focus(row)
        self.rows.insertWidget(self.rows.count() - 1, row)
        return row

    def _add_other(self, widget: QWidget) -> None:
        self._others.append(widget)
        self.rows.insertWidget(self.rows.count() - 1, widget)

    def _add_heading(self, words: str, *, small: bool = False) -> None:
        heading = make_label(self.body)
        heading.setText(words)
        heading.setProperty("small", small)
        self._headings.append(heading)
        self.rows.insertWidget(self.rows.count() - 1, heading)

    def _clear(self) -> None:
        for part in (*self.ticks, *self._others, *self._headings):
            self.rows.removeWidget(part)
            part.deleteLater()
        self.ticks, self._others, self._headings = [], [], []

    def _start(self, name: str) -> None:
        day = self._today()
        self._work.run(lambda: desk.start(name, day))

    def _toggle_pause(self) -> None:
        plan = self.desk.plan if self.desk is not None else None
        if plan is not None and not plan.finished:
            self._change("resume" if plan.paused else "pause")

    def _stop(self) -> None:
        if self.desk is None or self.desk.plan is None:
            return
        if not self._sure and not self.desk.plan.finished:
            self._sure = True
            self._tell(tr(TEXTS["sure"]))
            return
        self._change("stop")

    def _change(self, step: Step) -> None:
        day = self._today()
        self._work.run(lambda: desk.change(step, day))

    def _report(self) -> None:
        self.desk = None
        self.refresh()
        self.changed.emit()

    def _tell(self, words: str) -> None:
        self._message.setText(words)
        self.setAccessibleDescription(words)

    def _fail(self, error: CoachError) -> None:
        self._tell(f"{tr(error.message)}\n{tr(error.hint)}")
