"""The replay, or a message in its place if its recording cannot be read."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedLayout, QWidget

from coach.errors import CoachError
from coach.message import translatable
from coach.window.run_page.message_pages import MessagePage
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr


class ReplayOrFailure(QStackedLayout):
    """Shows the parts of a replay, or what is wrong with its recording and what to do."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self.replay = QWidget(page)
        """Holds the parts of the replay."""
        self.failure = MessagePage(theme, page, leave=("Esc", translatable("Back")))
        for widget in (self.replay, self.failure):
            self.addWidget(widget)

    @property
    def failed(self) -> bool:
        """True while the message is shown."""
        return self.currentWidget() is self.failure

    def show_error(self, error: CoachError) -> None:
        """Show an error in place of the replay."""
        self.failure.show_message(tr(error.message), tr(error.hint), failed=True)
        self.setCurrentWidget(self.failure)

    def show_replay(self) -> None:
        """Show the replay."""
        self.setCurrentWidget(self.replay)
