"""The steps of the first start that have no camera."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.translation import name_languages
from coach.window.first_start.text import (
    AGAIN,
    BREATHE,
    CHOOSE,
    CONDITIONS_TEXT,
    FOUND_AGAIN,
    LARGER,
    LOOK,
    NO,
    NOT_HEARD,
    QUESTIONS,
    SPOKEN,
    STATES,
    TRY,
)
from coach.window.programme.service import AvailableProgramme
from coach.window.theme.theme import Theme
from coach.window.translation.translate import CURRENT, tr
from coach.window.widgets.buttons import KeyButton, fit_button
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.rows import RowList

ROW_HEIGHT: Final = 56
PLUS_KEYS: Final = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)


class Step(QWidget):
    """A step: labels, and buttons in a row of their own."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Create a step without content."""
        super().__init__(parent)
        self._theme = theme
        self.buttons: list[KeyButton] = []
        self.rows = QVBoxLayout(self)
        self._labels: list[QLabel] = []
        self._row = QHBoxLayout()

    def add_text(self, text: str) -> QLabel:
        """Add a text below the others."""
        label = make_label(self)
        label.setText(text)
        self._labels.append(label)
        self.rows.addWidget(label)
        return label

    def add_button(self, button: KeyButton) -> None:
        """Add a button at the right of the others, which are below the texts so far."""
        if not self.buttons:
            self.rows.addLayout(self._row)
            self._row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.buttons.append(button)
        self._row.addWidget(button)

    def make_button(self, key: str, icon: str, words: str) -> KeyButton:
        """Create a button and add it."""
        button = KeyButton(self._theme, key, self)
        button.show_words(icon, words)
        self.add_button(button)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.rows.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        self.rows.setSpacing(theme.px(16))
        for label in self._labels:
            style_label(label, theme, 24, theme.palette.text)
        self._row.setSpacing(theme.px(10))
        for button in self.buttons:
            fit_button(button, theme)

    def begin(self) -> None:
        """Start what the step shows or plays. Called when it appears."""

    def press(self, key: int) -> bool:
        """Do what a key does in this step. Return True if it does something."""
        return False

    def end(self) -> None:
        """Stop it."""


class ListStep(Step):
    """A step with a list that has the keyboard. Enter accepts its row."""

    accepted = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Create the step; name: what a screen reader calls the list."""
        super().__init__(theme, parent)
        self.list = RowList(theme, name, self)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.picked.connect(lambda _: self.accepted.emit())

    def begin(self) -> None:
        """Give the list the keyboard."""
        self.list.setFocus()

    def show_rows(self, rows: Sequence[str], row: int) -> None:
        """Show these rows with one chosen."""
        self.list.show_rows(rows)
        self.list.setCurrentRow(row)
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        super().set_theme(theme)
        self.list.set_theme(theme, 26)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the list again: a narrow row wraps."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Make the list as high as its rows: the page scrolls, not the list."""
        self.list.ensurePolished()
        self.list.doItemsLayout()
        rows = (self.list.item(row) for row in range(self.list.count()))
        heights = [self.list.visualItemRect(row).height() for row in rows]
        least = self._theme.px(ROW_HEIGHT)
        self.list.setFixedHeight(sum(max(high, least) for high in heights) + self._theme.px(8))


class LanguageStep(ListStep):
    """All languages, each in itself. Another one is used as soon as it is accepted.

    The size of the texts is chosen here, too: whoever cannot read them sees nothing else before.
    """

    chosen = Signal(str)
    """Code of another language than the current one."""
    enlarged = Signal()
    """The next larger texts are wanted, or after the largest ones those that are shipped."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Create the step with the current language chosen."""
        super().__init__(theme, tr(QUESTIONS["language"]), parent)
        self.codes = tuple(name_languages())
        self.rows.addWidget(self.list)
        self.add_text(tr(CHOOSE))
        self.larger = self.make_button("+", "view", tr(LARGER))
        self.larger.clicked.connect(self.enlarged)
        self.larger.clicked.connect(self.list.setFocus)
        self.add_text(tr(FOUND_AGAIN))
        current = self.codes.index(CURRENT.code) if CURRENT.code in self.codes else 0
        self.show_rows(tuple(name_languages().values()), current)
        self.set_theme(theme)

    @property
    def code(self) -> str:
        """Code of the language of the current row."""
        return self.codes[self.list.currentRow()]

    def press(self, key: int) -> bool:
        """Enlarge the texts on +, also without Shift."""
        if key in PLUS_KEYS:
            self.enlarged.emit()
        return key in PLUS_KEYS

    @property
    def is_current(self) -> bool:
        """True if the language of the current row is in use."""
        return self.code == CURRENT.code


class SoundStep(Step):
    """Plays a sentence and a tone, and gives advice if they are not heard."""

    played = Signal(str)
    """A sentence to speak, with a tone."""
    stopped = Signal()
    """Nothing more needs to be heard."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Create the step."""
        super().__init__(theme, parent)
        self.add_text(tr(SPOKEN))
        self.advice = self.add_text("")
        self.advice.setVisible(False)
        self.again = self.make_button("Space", "sound", tr(AGAIN))
        self.no = self.make_button("N", "stop", tr(NO))
        self.again.clicked.connect(self.play)
        self.no.clicked.connect(lambda: self.show_advice(tr(NOT_HEARD)))
        self.set_theme(theme)

    def begin(self) -> None:
        """Play at once."""
        self.play()

    def end(self) -> None:
        """Stop the sentence."""
        self.stopped.emit()

    def play(self) -> None:
        """Play the sentence and the tone."""
        self.played.emit(tr(SPOKEN))

    def show_state(self, state: str) -> None:
        """Show what is known about the sound of this computer."""
        if state in STATES:
            self.show_advice(tr(STATES[state]))

    def show_advice(self, text: str) -> None:
        """Show what the user can do."""
        self.advice.setText(text)
        self.advice.setVisible(True)
        self.setAccessibleDescription(text)

    def press(self, key: int) -> bool:
        """Play again on Space, give advice on N."""
        if key == Qt.Key.Key_Space:
            self.play()
        elif key == Qt.Key.Key_N:
            self.no.click()
        return key in (Qt.Key.Key_Space, Qt.Key.Key_N)


class WishStep(ListStep):
    """A first exercise, a programme, or only looking around."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Create the step without programmes."""
        super().__init__(theme, tr(QUESTIONS["wish"]), parent)
        self.offers: tuple[AvailableProgramme, ...] = ()
        self._fails = False
        """Whether there is no camera."""
        self.rows.addWidget(self.list)
        self.add_text(tr(CONDITIONS_TEXT))
        self.problem = self.add_text("")
        self.problem.setVisible(False)
        self.show_offers(())
        self.set_theme(theme)

    @property
    def programme(self) -> str:
        """Name of the chosen programme; empty if none is chosen."""
        row = self.list.currentRow()
        return self.offers[row - 1].name if 0 < row <= len(self.offers) else ""

    @property
    def tries(self) -> bool:
        """True if the user wants to try one exercise."""
        return self.list.currentRow() <= 0

    def show_offers(self, offers: Sequence[AvailableProgramme]) -> None:
        """Show the programmes that can be started between the other choices."""
        self.offers = tuple(offer for offer in offers if not offer.problem)
        titles = (tr(offer.title) for offer in self.offers)
        self.show_rows((tr(BREATHE if self._fails else TRY), *titles, tr(LOOK)), 0)

    def show_camera(self, *, fails: bool) -> None:
        """Offer a first exercise that needs no camera if the camera fails."""
        if fails is not self._fails:
            self._fails = fails
            self.show_offers(self.offers)

    def show_problem(self, text: str) -> None:
        """Show why a programme cannot be started."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
