"""The programme page: what is due today, pause, resume and progress; or programmes to start."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from coach.errors import CoachError
from coach.store.settings.profiles import bind_profile
from coach.window.background.task import BackgroundTask
from coach.window.programme import service
from coach.window.programme.progress_bar import ProgrammeBar
from coach.window.programme.service import (
    AvailableProgramme,
    EnrolmentAction,
    ProgrammeView,
    find_common_cautions,
)
from coach.window.programme.today import PlanView, describe_activity
from coach.window.theme.theme import Theme
from coach.window.translation.translate import describe_error, ntr, tr
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.pages import ScrolledPage
from coach.window.widgets.rows import TickRow


class ProgrammePage(ScrolledPage):
    """Reads the programme in a background thread whenever it is shown."""

    exercise_requested = Signal(str)
    """Emitted with the name of a due exercise to start, or with its `DueExercise.key`."""
    changed = Signal()
    """Emitted if the programme was started, paused, resumed or ended."""
    _profile: str | None = None
    """Whose programme is shown, or being read; None if that is not known."""

    def __init__(
        self,
        theme: Theme,
        read: Callable[[dt.date], ProgrammeView] = service.read_programme,
        today: Callable[[], dt.date] = dt.date.today,
        save_results: Callable[[], str] | None = None,
        find_profile: Callable[[], str | None] = lambda: None,
        parent: QWidget | None = None,
    ) -> None:
        """Read the programme when the page is shown.

        Args:
            theme: Colours and sizes.
            read: Returns what is shown on a day.
            today: Returns the local day.
            save_results: Saves the results for the clinic and returns where they are; it runs in
                a background thread.
            find_profile: Returns whose page it is; None if that is not known.
            parent: The widget that contains the page.

        """
        super().__init__(theme, tr("Programme"), parent)
        self._read, self._today, self._save_results = read, today, save_results
        self._find_profile = find_profile
        self.programme: ProgrammeView | None = None
        self._confirming_stop = False
        self._suggested = ""
        self._message = make_label(self.body)
        self.rows.addWidget(self._message)
        self.rows.addStretch(1)
        self.ticks: list[TickRow] = []
        self._bars: list[ProgrammeBar] = []
        self._headings: list[QLabel] = []
        self.reading, self._work, self.saving = (BackgroundTask(self) for _ in range(3))
        self.reading.finished.connect(self.show_programme)
        self._work.finished.connect(self._refresh_changed)
        self.saving.finished.connect(self._show_message)
        for task in (self.reading, self._work, self.saving):
            task.failed.connect(self._fail)
        self.begin = self.add_button("T", "play", tr("Start today's routine"))
        self.pause = self.add_button("Z", "pause", tr("Pause"))
        self.stop = self.add_button("X", "stop", tr("End it"))
        self.results = self.add_button("R", "send", tr("Results for my physiotherapist"))
        self.leave = self.add_button("Esc", "home", tr("Back"))
        self.buttons.addStretch(1)
        self._connect_buttons()
        self.set_theme(theme)

    def _connect_buttons(self) -> None:
        self.begin.clicked.connect(self.routine_requested)
        self.pause.clicked.connect(self._toggle_pause)
        self.stop.clicked.connect(self._stop)
        self.results.clicked.connect(self._save)
        self.leave.clicked.connect(self.back_requested)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
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
        for tick in self.ticks:
            tick.set_theme(theme)
        for bar in self._bars:
            bar.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the programme whenever the page is shown."""
        super().showEvent(event)
        self.refresh()

    def suggest(self, programme: str) -> None:
        """Give the keyboard to this programme when the programmes are shown."""
        self._suggested = programme
        self.programme = None

    def refresh(self) -> None:
        """Read the programme again."""
        self._profile = self._find_profile()
        self.reading.run(bind_profile(self._profile, partial(self._read, self._today())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Start the routine on T, pause or resume on Z, end on X, and save results on R."""
        if event.key() == Qt.Key.Key_T and self.begin.isVisible():
            self.routine_requested.emit()
        elif event.key() == Qt.Key.Key_Z:
            self._toggle_pause()
        elif event.key() == Qt.Key.Key_X:
            self._stop()
        elif event.key() == Qt.Key.Key_R and self.results.isVisible():
            self._save()
        else:
            super().keyPressEvent(event)

    def show_programme(self, shown: ProgrammeView) -> None:
        """Show a programme, or the programmes that can be started."""
        self._confirming_stop = False
        if shown == self.programme:
            return
        self.programme = shown
        self._clear()
        plan = shown.plan
        self._show_message(
            plan.headline
            if plan is not None
            else tr(
                "Choose a programme. It counts the days on which you do something; missed days "
                "are not lost."
            )
        )
        self._add_heading(describe_activity(shown.active_minutes), small=True)
        self._title.setText(plan.title if plan is not None else tr("Programme"))
        if plan is not None:
            self._show_plan(plan)
        self._show_offers(shown.offers)
        self.begin.setVisible(plan is not None and plan.has_open)
        self.pause.setVisible(plan is not None and not plan.finished)
        self.stop.setVisible(plan is not None)
        self.results.setVisible(shown.prescribed and self._save_results is not None)
        self.set_theme(self._theme)
        self.order_stops(*self.ticks)
        if self.isVisible() and self.ticks:
            self._focus_first([offer.name for offer in shown.offers])

    def _show_plan(self, plan: PlanView) -> None:
        if plan.note:
            self._add_heading(plan.note, small=True)
        self._show_due(plan)
        self._add_heading(tr("So far"))
        self._add_bar(ProgrammeBar(self._theme, plan.share, plan.weeks, self.body))
        self.pause.show_words(
            "play" if plan.paused else "pause", tr("Go on" if plan.paused else "Pause")
        )

    def _show_offers(self, offers: Sequence[AvailableProgramme]) -> None:
        common = find_common_cautions(offers)
        for caution in common:
            self._add_heading(tr(caution), small=True)
        for offer in offers:
            weeks = ntr("{n} week", "{n} weeks", offer.weeks)
            detail = tr(offer.problem or offer.summary)
            row = self._add_tick(
                TickRow(self._theme, tr(offer.title), detail, weeks, "start", self.body)
            )
            row.setEnabled(not offer.problem)
            row.clicked.connect(lambda _=False, name=offer.name: self._start(name))
            for caution in offer.cautions:
                if caution not in common:
                    self._add_heading(tr(caution), small=True)

    def _focus_first(self, offers: list[str]) -> None:
        """Give the keyboard to the suggested programme, or to the first one that is offered."""
        first = offers.index(self._suggested) if self._suggested in offers else 0
        row = self.ticks[first - len(offers) if offers else 0]
        row.show()  # at once: a hidden widget cannot take the keyboard
        row.setFocus()

    def _show_due(self, plan: PlanView) -> None:
        routine = ""
        for due in plan.due:
            if due.routine != routine:
                routine = due.routine
                self._add_heading(routine)
            row = self._add_tick(
                TickRow(self._theme, due.title, due.amount, due.words, due.state, self.body)
            )
            row.clicked.connect(lambda _=False, key=due.key: self.exercise_requested.emit(key))
        for text in plan.left_out:
            self._add_heading(text, small=True)

    def _add_tick(self, row: TickRow) -> TickRow:
        self.ticks.append(row)
        self.watch_focus(row)
        self.rows.insertWidget(self.rows.count() - 1, row)
        return row

    def _add_bar(self, bar: ProgrammeBar) -> None:
        self._bars.append(bar)
        self.rows.insertWidget(self.rows.count() - 1, bar)

    def _add_heading(self, words: str, *, small: bool = False) -> None:
        heading = make_label(self.body)
        heading.setText(words)
        heading.setProperty("small", small)
        self._headings.append(heading)
        self.rows.insertWidget(self.rows.count() - 1, heading)

    def _clear(self) -> None:
        for part in (*self.ticks, *self._bars, *self._headings):
            self.rows.removeWidget(part)
            part.deleteLater()
        self.ticks, self._bars, self._headings = [], [], []

    def _start(self, name: str) -> None:
        self._work.run(bind_profile(self._profile, partial(service.start, name, self._today())))

    def _toggle_pause(self) -> None:
        plan = self.programme.plan if self.programme is not None else None
        if plan is not None and not plan.finished:
            self._change("resume" if plan.paused else "pause")

    def _stop(self) -> None:
        if self.programme is None or self.programme.plan is None:
            return
        if not self._confirming_stop and not self.programme.plan.finished:
            self._confirming_stop = True
            self._show_message(
                tr("Press X again to end the programme. What you did stays in the history.")
            )
            return
        self._change("stop")

    def _change(self, action: EnrolmentAction) -> None:
        self._work.run(bind_profile(self._profile, partial(service.change, action, self._today())))

    def _save(self) -> None:
        if self._save_results is not None and not self.saving.busy:
            self._show_message(tr("Saving …"))
            self.saving.run(bind_profile(self._profile, self._save_results))

    def _refresh_changed(self) -> None:
        self.programme = None
        self.refresh()
        self.changed.emit()

    def _show_message(self, words: str) -> None:
        self._message.setText(words)
        self.setAccessibleDescription(words)

    def _fail(self, error: CoachError) -> None:
        self._show_message(describe_error(error, "\n"))
