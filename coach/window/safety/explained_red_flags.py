"""Shows the page of red flags with the reason why it appears."""

from __future__ import annotations

from collections.abc import Callable

from coach.window.navigation import Navigator
from coach.window.safety.red_flags_page import RedFlagsPage
from coach.window.widgets.page import Page


def _say_nothing() -> str:
    """Return no reason."""
    return ""


class ExplainedRedFlags:
    """Opens the page with a reason, which is shown until the page and what it opened are left."""

    def __init__(self, navigator: Navigator) -> None:
        self._navigator = navigator
        self._describe: Callable[[], str] = _say_nothing
        navigator.page_created.connect(self._on_page_created)
        navigator.page_changed.connect(self._on_page_changed)

    def show(self, describe: Callable[[], str]) -> None:
        """Show the page.

        Args:
            describe: Returns the reason, in the user's language.
        """
        self._describe = describe
        self._on_page_created("red_flags", self._navigator.find("red_flags"))
        self._navigator.open("red_flags")

    def _on_page_created(self, _: str, page: Page) -> None:
        if isinstance(page, RedFlagsPage):
            page.show_reason(self._describe())

    def _on_page_changed(self, _: str) -> None:
        page = self._navigator.pages.get("red_flags")
        if page is not None and "red_flags" not in self._navigator.route.pages:
            self._describe = _say_nothing
            self._on_page_created("red_flags", page)
