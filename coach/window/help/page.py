"""The help page: all keys, a check of this computer, and the log to pass on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from coach.message import translatable
from coach.window.background.task import BackgroundTask
from coach.window.help.computer_check import ComputerCheck
from coach.window.help.keys import KEYS
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.buttons import KeyButton, fit_button, name_key
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.pages import ScrolledPage

TITLE: Final = translatable("Help")
CHECK_TITLE: Final = translatable("Check this computer")
CHECK_TEXT: Final = translatable(
    "Looks for a camera, a voice and missing parts, and says what to do. It takes half a minute."
)
CHECKING: Final = translatable("Checking ...")
CHECK_FAILED: Final = translatable("The check did not end. Something on this computer hangs.")
LOG_TITLE: Final = translatable("Log of the last starts")
LOG_TEXT: Final = translatable(
    "If something does not work, copy this and send it to whoever helps you. "
    "It holds no picture and no measurement."
)
NO_LOG: Final = translatable("There is no log yet.")
COPIED: Final = translatable("Copied.")
BACK: Final = translatable("Back")
CHECK: Final = translatable("Check")
COPY: Final = translatable("Copy")
SETTINGS: Final = translatable("Settings")
FIRST_START: Final = translatable("Set up again")


class HelpPage(ScrolledPage):
    """Shows the keys, and checks the computer on request."""

    settings_requested = Signal()
    first_start_requested = Signal()
    """The user wants to go through language, sound and camera again."""

    def __init__(
        self,
        theme: Theme,
        read_logs: Callable[[], str],
        language: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Create the page.

        Args:
            theme: Colours and sizes.
            read_logs: Returns the logs; called in a background thread.
            language: Language of the check, as a code; empty for that of the system.
            parent: Parent widget.

        """
        super().__init__(theme, tr(TITLE), parent)
        self._read_logs = read_logs
        self._log = ""
        self._styles: list[tuple[QLabel, int, int, bool]] = []
        self._cards: list[QFrame] = []
        self.check = ComputerCheck(language, self)
        self.reading = BackgroundTask(self)
        self.result = self._add_card(CHECK_TITLE, CHECK_TEXT)
        self.log = self._add_card(LOG_TITLE, LOG_TEXT)
        self.first_start = KeyButton(theme, "F", self.body)
        self.first_start.show_words("again", tr(FIRST_START))
        self.rows.addWidget(self.first_start)
        self.watch_focus(self.first_start)
        for title, keys in KEYS:
            self._add_keys(title, keys)
        self.rows.addStretch(1)
        for label in (self.result, self.log):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.back = self.add_button("Esc", "check", tr(BACK))
        self.checking = self.add_button("D", "again", tr(CHECK))
        self.copying = self.add_button("Y", "copy", tr(COPY))
        self.settings = self.add_button("S", "settings", tr(SETTINGS))
        self.buttons.addStretch(1)
        self._connect()
        self.set_theme(theme)

    def _connect(self) -> None:
        self.check.printed.connect(self._show_check)
        self.check.finished.connect(self._on_checked)
        self.reading.finished.connect(self._show_log)
        self.reading.failed.connect(lambda error: self._show_log(tr(error.message)))
        self.first_start.clicked.connect(self.first_start_requested)
        self.back.clicked.connect(self.back_requested)
        self.checking.clicked.connect(self.start_check)
        self.copying.clicked.connect(self.copy)
        self.settings.clicked.connect(self.settings_requested)

    def on_shown(self) -> None:
        """Take the keyboard, and read the log."""
        super().on_shown()
        self.reading.run(self._read_logs)

    def start_check(self) -> None:
        """Check the computer, and show each line as it comes."""
        self.result.setText(tr(CHECKING))
        self.result.setVisible(True)
        self.checking.setEnabled(False)
        self.check.start()

    def copy(self) -> None:
        """Copy the log and the last check."""
        text = "\n".join(part for part in (self.result.text(), self._log) if part)
        QGuiApplication.clipboard().setText(text)
        self.copying.show_words("check", tr(COPIED))

    @property
    def is_idle(self) -> bool:
        """True if, moreover, no check runs: Qt waits for its process before it deletes it."""
        return super().is_idle and not self.check.running

    def watch_idle(self, slot: Callable[[], object]) -> None:
        """Call this after the end of a check, too."""
        super().watch_idle(slot)
        self.check.finished.connect(lambda _: slot())

    def cancel_tasks(self) -> None:
        """End the check, too."""
        self.check.stop()
        super().cancel_tasks()

    def stop_tasks(self) -> None:
        """End the check, too."""
        self.check.stop_and_wait()
        super().stop_tasks()

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        super().set_theme(theme)
        for label, size, weight, quiet in self._styles:
            colour = theme.palette.quiet if quiet else theme.palette.text
            style_label(label, theme, size, colour, weight)
        for card in self._cards:
            layout = card.layout()
            assert layout is not None
            layout.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
            layout.setSpacing(theme.px(8))
        self.buttons.setSpacing(theme.px(10))
        fit_button(self.first_start, theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check on D, copy on Y, and begin the first start again on F."""
        if event.key() == Qt.Key.Key_D and self.checking.isEnabled():
            self.start_check()
        elif event.key() == Qt.Key.Key_Y:
            self.copy()
        elif event.key() == Qt.Key.Key_F:
            self.first_start_requested.emit()
        else:
            super().keyPressEvent(event)

    def _show_check(self, text: str) -> None:
        self.result.setText(text.strip())

    def _on_checked(self, done: bool) -> None:
        self.checking.setEnabled(True)
        if not done:
            self.result.setText(f"{self.result.text()}\n{tr(CHECK_FAILED)}".strip())

    def _show_log(self, text: str) -> None:
        self._log = text
        self.log.setText(text or tr(NO_LOG))
        self.log.setVisible(True)

    def _add_card(self, title: str, text: str) -> QLabel:
        """Add a card with a title, a text, and an empty label, which is returned."""
        card = QFrame(self.body)
        card.setProperty("role", "card")
        layout = QVBoxLayout(card)
        content = self._make(card, 16, 400, quiet=False)
        for label, words in (
            (self._make(card, 24, 700, quiet=False), title),
            (self._make(card, 20, 400, quiet=True), text),
        ):
            label.setText(tr(words))
            layout.addWidget(label)
        layout.addWidget(content)
        content.setVisible(False)
        card.setAccessibleName(tr(title))
        self._cards.append(card)
        self.rows.addWidget(card)
        return content

    def _add_keys(self, title: str, keys: tuple[tuple[str, str], ...]) -> None:
        card = QFrame(self.body)
        card.setProperty("role", "card")
        card.setAccessibleName(tr(title))
        grid = QGridLayout(card)
        grid.setColumnStretch(1, 1)
        heading = self._make(card, 24, 700, quiet=False)
        heading.setText(tr(title))
        grid.addWidget(heading, 0, 0, 1, 2)
        for row, (key, text) in enumerate(keys, start=1):
            for column, words in enumerate((name_key(key), tr(text))):
                label = self._make(card, 20, 600 if column == 0 else 400, quiet=False)
                label.setText(words)
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        self._cards.append(card)
        self.rows.addWidget(card)

    def _make(self, parent: QWidget, size: int, weight: int, *, quiet: bool) -> QLabel:
        label = make_label(parent)
        self._styles.append((label, size, weight, quiet))
        return label
