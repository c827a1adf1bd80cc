"""The history page: what was done and what changed, each as a plot and as sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from coach.errors import CoachError
from coach.message import translatable
from coach.store.settings.profiles import bind_profile
from coach.window.background.task import BackgroundTask
from coach.window.history.calendar import WEEKS
from coach.window.history.calendar_view import CalendarView
from coach.window.history.card import HistoryCard
from coach.window.history.reader import HistoryData, HistoryReader, Today, read_history
from coach.window.history.series import (
    list_amounts,
    list_differences,
    list_form,
    list_pain,
    list_range,
)
from coach.window.history.text import (
    describe_days,
    describe_form,
    describe_pain,
    describe_range,
    describe_sides,
)
from coach.window.theme.theme import Theme
from coach.window.translation.translate import describe_error, ntr, tr
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.pages import ScrolledPage
from coach.window.widgets.plot_loader import PlotLoader

TEXTS: Final = translatable(
    {
        "title": "History",
        "reading": "Reading the history …",
        "empty": "Nothing done yet. Do an exercise, or a test under “Measure”: your results over "
        "the weeks appear here.",
        "range": "Range of motion",
        "range_empty": "No result yet. Do the hip flexion test, on the home page under “Measure”: "
        "three times each leg, two minutes.",
        "sides": "Left against right",
        "sides_empty": "Measure both sides in one session to compare them.",
        "amount": "How much",
        "form": "How well",
        "form_empty": "Nothing counted or held yet. Choose an exercise on the home page.",
        "days": "Days",
        "pain": "Pain before and after",
        "pain_empty": "No answers about pain yet. You are asked before the first and after the "
        "last exercise of a session; you can always skip the question.",
    }
)


class HistoryPage(ScrolledPage):
    """Reads the history in a background thread whenever it is shown."""

    home_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        read: HistoryReader = read_history,
        today: Today = dt.date.today,
        find_profile: Callable[[], str | None] = lambda: None,
        parent: QWidget | None = None,
    ) -> None:
        """Read the history when the page is shown.

        Args:
            theme: Colours and sizes.
            read: Reads the history of the current profile, in a background thread.
            today: Returns the local day.
            find_profile: Returns whose page it is; None if that is not known.
            parent: The widget that contains the page.
        """
        super().__init__(theme, tr("History"), parent)
        self._read, self._today, self._find_profile = read, today, find_profile
        self.history = HistoryData()
        self._test = self._exercise = ""
        self._message = make_label(self.body)
        self.rows.addWidget(self._message)
        self.range, self.sides = self._add_card("range"), self._add_card("sides")
        self.form, self.amount = self._add_card("form"), self._add_card("amount", "form_empty")
        self.days, self.pain = self._add_card("days", "empty"), self._add_card("pain")
        self.calendar = CalendarView(theme, self.days)
        self.days.add_extra(self.calendar)
        self.range.add_chooser(lambda: self._list_names(self.history.list_tests())).chosen.connect(
            self._choose_test
        )
        self.form.add_chooser(
            lambda: self._list_names(self.history.list_practised())
        ).chosen.connect(self._choose_exercise)
        self.rows.addStretch(1)
        self.leave = self.add_button("Esc", "home", tr("Back"))
        self.leave.clicked.connect(self.back_requested)
        self.buttons.addStretch(1)
        self.reading, self._loader = BackgroundTask(self), PlotLoader(self)
        self.reading.finished.connect(self.show_history)
        self.reading.failed.connect(self._fail)
        self._loader.loaded.connect(self._make_plots, Qt.ConnectionType.QueuedConnection)
        self.set_theme(theme)

    def _add_card(self, name: str, empty: str = "") -> HistoryCard:
        card = HistoryCard(self._theme, tr(TEXTS[name]), TEXTS[empty or f"{name}_empty"], self.body)
        self.rows.addWidget(card)
        self.watch_focus(card)
        return card

    @property
    def cards(self) -> tuple[HistoryCard, ...]:
        """All cards, from top to bottom."""
        return self.range, self.sides, self.form, self.amount, self.days, self.pain

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        super().set_theme(theme)
        style_label(self._message, theme, 22, theme.palette.text, 600)
        for card in self.cards:
            card.set_theme(theme)
        self.calendar.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the history and load the plots whenever the page is shown."""
        super().showEvent(event)
        self._show_message(tr("Reading the history …") if not self.history.entries else "")
        for card in self.cards:
            card.setVisible(bool(self.history.entries))
        self.reading.run(bind_profile(self._find_profile(), self._read))
        self._loader.load()

    def scroll_to(self, card: HistoryCard) -> None:
        """Scroll to a card."""
        self._area.ensureWidgetVisible(card)

    def show_history(self, history: HistoryData) -> None:
        """Show this history."""
        self.history = history
        for card in self.cards:
            card.setVisible(bool(history.entries))
        self._show_message("\n".join(_list_notes(history)))
        self._choose_test(
            self._test
            if self._test in history.list_tests()
            else next(iter(history.list_tests()), "")
        )
        practised = history.list_practised()
        self._choose_exercise(
            self._exercise if self._exercise in practised else next(iter(practised), "")
        )
        days, today = history.list_days(), self._today()
        self.days.show_words([describe_days(days, today, WEEKS)] if days else [])
        self.calendar.show_days(days, today)
        pain = history.follow_pain()
        self.pain.show_words(list(describe_pain(pain)))
        self.pain.show_series(list_pain(pain), (), -0.5)

    def _list_names(self, names: tuple[str, ...]) -> Mapping[str, str]:
        return {name: tr(self.history.title(name)) for name in names}

    def _choose_test(self, test: str) -> None:
        self._test = test
        progresses, sides = self.history.follow_range(test), self.history.compare_sides(test)
        self.range.show_words(
            [
                " ".join(sentences)
                for progress in progresses
                if (sentences := list(describe_range(progress, self._today())))
            ]
        )
        self.range.show_series(*list_range(progresses))
        self.sides.show_words(list(filter(None, [describe_sides(sides)])))
        self.sides.show_series(*list_differences(sides))
        self._name_chooser(self.range, test)

    def _choose_exercise(self, exercise: str) -> None:
        self._exercise = exercise
        points = self.history.follow_form(exercise)
        sentences = describe_form(
            points, tr(self.history.title(exercise)), self.history.name_faults(exercise)
        )
        self.form.show_words([sentences] if sentences else [])
        self.form.show_series(list_form(points), (), 0.0)
        self.amount.show_words(
            [
                tr(
                    "Seconds held each day"
                    if any(point.held_s for point in points)
                    else "Repetitions each day"
                )
            ]
        )
        self.amount.show_series(list_amounts(points), (), 0.0)
        self.amount.setVisible(bool(points))
        self._name_chooser(self.form, exercise)

    def _name_chooser(self, card: HistoryCard, name: str) -> None:
        if card.chooser is not None:
            card.chooser.setVisible(bool(name))
            card.chooser.show_current(name, tr(self.history.title(name)))

    def _make_plots(self) -> None:
        for card in (self.range, self.sides, self.form, self.amount, self.pain):
            card.make_plot()

    def _show_message(self, words: str) -> None:
        self._message.setText(words)
        self._message.setVisible(bool(words))
        self.setAccessibleDescription(words)

    def _fail(self, error: CoachError) -> None:
        self._show_message(describe_error(error, "\n"))


def _list_notes(history: HistoryData) -> Iterator[str]:
    """Yield what is to say about a history as a whole, above its cards."""
    if not history.entries:
        yield tr(TEXTS["empty"])
    if history.problem:
        yield tr(history.problem)
    if history.unreadable:
        yield ntr(
            "{n} recording cannot be read and is not counted: see Recordings.",
            "{n} recordings cannot be read and are not counted: see Recordings.",
            len(history.unreadable),
        )
