"""Tells on the home page what was stopped because of pain."""

from __future__ import annotations

from collections.abc import Sequence

from coach.window.context import AppContext
from coach.window.home.page import HomePage
from coach.window.safety.pain_stop_text import describe_nothing_left
from coach.window.widgets.notice_bar import Notice


class PainNotice:
    """Shows one notice on the home page; a new one takes the place of the one before."""

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self._notice = Notice("")
        """The last one; its text is empty before the first one."""

    def find_home(self) -> HomePage:
        """Return the home page as it is now: in another language it is created again."""
        home = self._context.navigator.find("home")
        assert isinstance(home, HomePage)
        return home

    def tell(self, text: str) -> None:
        """Show this text, in the user's language."""
        self.withdraw()
        self._notice = Notice(text)
        self.find_home().offer(self._notice)

    def tell_nothing_left(self, names: Sequence[str]) -> None:
        """Go home and tell why the routine does not start: everything that is left has hurt."""
        exercises = self._context.exercises.library.exercises
        titles = [exercises[name].title if name in exercises else name for name in names]
        self._context.navigator.home()
        self.tell(describe_nothing_left(titles))

    def withdraw(self) -> None:
        """Take away what is told."""
        self.find_home().notices.withdraw(self._notice)
