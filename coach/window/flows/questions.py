"""The question that is asked before or after a run, on a page of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from coach.window.navigation import Navigator, PageName, Route
from coach.window.widgets.page import Page

QUESTIONS: Final = ("red_flags", "pain", "conditions")
"""Pages whose answers the start flow takes; leaving them is an answer."""
NOT_BEHIND: Final = (*QUESTIONS, "introduction", "run")
"""Pages to which the way back from a question before a run does not lead."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question that is not answered yet."""

    page: PageName
    then: Callable[[int | None], None]
    """Called with the pain score once the question is answered; None for no score."""


class Questions:
    """Shows the page of a question, and keeps what follows its answer. There is one at a time."""

    def __init__(self, navigator: Navigator) -> None:
        self._navigator = navigator
        self.open: Question | None = None

    def show(
        self,
        name: PageName,
        then: Callable[[int | None], None],
        behind: Route | None = None,
        prepare: Callable[[Page], None] | None = None,
    ) -> Page:
        """Show the page of a question and return it.

        Args:
            name: The page.
            then: Called with the pain score once the question is answered.
            behind: The pages behind it; by default those from which the exercise was chosen.
            prepare: Called with the page before the question counts as asked.
        """
        self.open = None
        pages = self._navigator.route.pages
        chosen_from = tuple(page for page in pages if page not in NOT_BEHIND)
        self._navigator.follow((behind or Route(chosen_from)).open(name))
        page = self._navigator.find(name)
        if prepare is not None:
            prepare(page)
        self.open = Question(name, then)
        return page

    def take(self, page: PageName) -> Question | None:
        """Return the open question if this page asks it; it is then no longer open."""
        question = self.open
        if question is None or question.page != page:
            return None
        self.open = None
        return question

    def stays_open(self, shown: str) -> bool:
        """Return True if the question stays while this page is shown.

        An introduction also stays behind pages that are opened from it.
        """
        if self.open is None:
            return False
        kept = self.open.page == "introduction" and "introduction" in self._navigator.route.pages
        return kept or self.open.page == shown

    def cancel(self) -> None:
        """Forget what would follow the question."""
        self.open = None
