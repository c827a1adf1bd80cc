"""The page that asks for conditions that may rule out exercises. The user can skip it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from coach.errors import CoachError
from coach.store.settings.person import FILE_NAME, PersonSettings, change_conditions
from coach.window.safety.conditions_text import (
    BACK,
    DECLINE,
    HINT,
    HIP_HINT,
    KEYS,
    QUESTIONS,
    SAVE,
    SILENT,
    STORED,
    TITLE,
    Question,
    change_answer,
    decline,
    describe_answer,
    has_replaced_hip,
    is_answered_yes,
)
from coach.window.safety.person import PersonStorage
from coach.window.theme.theme import Theme
from coach.window.translation.translate import describe_error, tr
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.pages import ScrolledPage
from coach.window.widgets.rows import TickRow


class ConditionsPage(ScrolledPage):
    """Shows one row for each question; its digit or Enter on it changes the answer."""

    def __init__(
        self,
        theme: Theme,
        storage: PersonStorage,
        parent: QWidget | None = None,
    ) -> None:
        """Create the page.

        Args:
            theme: Colours and sizes.
            storage: Loads and stores what the profile says about its person.
            parent: Parent widget.

        """
        super().__init__(theme, tr(TITLE), parent)
        self._storage = storage
        self._changed = self._storing = False
        self.person = PersonSettings()
        self._hint = make_label(self.body)
        self.rows.addWidget(self._hint)
        self.answers: dict[Question, TickRow] = {}
        for key, (question, text) in zip(KEYS, QUESTIONS.items(), strict=True):
            row = TickRow(theme, f"{key}  {tr(text)}", "", "", "open", self.body)
            row.clicked.connect(lambda _=False, question=question: self.change(question))
            self.watch_focus(row)
            self.rows.addWidget(row)
            self.answers[question] = row
        self.hip_hint = make_label(self.body)
        self.hip_hint.setText(tr(HIP_HINT))
        self.hip_hint.hide()
        self.rows.addWidget(self.hip_hint)
        self.rows.addStretch(1)
        self.done = self.add_button("Enter", "check", tr(SAVE))
        self.skip = self.add_button("N", "step", tr(DECLINE))
        self.leave = self.add_button("Esc", "home", tr(BACK))
        self.buttons.addStretch(1)
        self.done.clicked.connect(self._finish)
        self.skip.clicked.connect(self._decline)
        self.leave.clicked.connect(self.back_requested)
        storage.loaded.connect(self._show_stored)
        storage.saved.connect(self._on_saved)
        storage.failed.connect(self._on_failed)
        storage.silent.connect(self._on_silence)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        super().set_theme(theme)
        for hint in (self._hint, self.hip_hint):
            style_label(hint, theme, 22, theme.palette.quiet)
        for row in self.answers.values():
            row.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the stored answers, and take the keyboard so that digits work at once."""
        super().showEvent(event)
        self._changed = self._storing = False
        self._show_stored()
        self._storage.load()
        self.setFocus()

    def change(self, question: Question) -> None:
        """Go on to the next answer of a question."""
        self._changed = True
        self.person = change_answer(self.person, question)
        self._show_answers()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change answers by their digits, store on Enter, skip on N; Escape changes nothing.

        Enter first shows the questions below, if there are any.
        """
        key = event.text()
        if key and key in KEYS:
            self.change(tuple(QUESTIONS)[KEYS.index(key)])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
        elif event.key() == Qt.Key.Key_N:
            self._decline()
        else:
            super().keyPressEvent(event)

    def _show_stored(self) -> None:
        """Show the stored answers, unless some were changed here since the page was opened."""
        if self._changed or self._storing or not self.isVisible():
            return
        self.person = self._storage.current
        if self._storage.error is not None:
            self._show_error(self._storage.error)
        else:
            self._show_hint(tr(HINT))
        self._show_answers()

    def _show_answers(self) -> None:
        for question, row in self.answers.items():
            row.words = describe_answer(self.person, question)
            row.state = "done" if is_answered_yes(self.person, question) else "open"
            row.setAccessibleDescription(row.words)
            row.update()
        self.hip_hint.setVisible(has_replaced_hip(self.person))

    def _decline(self) -> None:
        self.person = decline(self.person)
        self._store(answered=False)

    def _finish(self) -> None:
        """Store the answers, once every question was on the screen."""
        if not self.show_rest():
            self._store(answered=True)

    def _store(self, *, answered: bool) -> None:
        answers = {name: getattr(self.person, name) for name in STORED}
        answers |= {"asked": True, "answered": answered}
        self._storing = True
        self._storage.change(lambda person: change_conditions(person, answers))

    def _on_saved(self) -> None:
        if self._storing:
            self._storing = False
            self.back_requested.emit()

    def _on_failed(self, error: CoachError) -> None:
        self._storing = False
        self._show_error(error)

    def _on_silence(self) -> None:
        if self.isVisible():
            self._show_hint(tr(SILENT, file=FILE_NAME))

    def _show_error(self, error: CoachError) -> None:
        self._show_hint(describe_error(error, "\n"))

    def _show_hint(self, text: str) -> None:
        self._hint.setText(text)
        self.setAccessibleDescription(text)
