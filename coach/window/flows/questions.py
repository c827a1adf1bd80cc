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
    prepare: Callable[[Page], None] | None = None
    """Called with the page, also if that is created again, as in another language."""


class Questions:
    """Shows the page of a question, and keeps what follows its answer. There is one at a time."""

    def __init__(self, navigator: Navigator) -> None:
        self._navigator = navigator
        self.open: Question | None = None
        navigator.page_created.connect(self._on_page_created)

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
            prepare: Called with the page before the question counts as asked, and with one that
                is created in its place.
        """
        self.open = None
        pages = self._navigator.route.pages
        chosen_from = tuple(page for page in pages if page not in NOT_BEHIND)
        self._navigator.follow((behind or Route(chosen_from)).open(name))
        page = self._navigator.find(name)
        if prepare is not None:
            prepare(page)
        self.open = Question(name, then, prepare)
        return page

    def take(self, page: PageName) -> Question | None:
        """Return the open question if this page asks it; it is then no longer open."""
        question = self.open
        if question is None or question.page != page:
            return None
        self.open = None
        return question

    def is_open(self, page: PageName) -> bool:
        """Return True if this page asks the open question."""
        return self.open is not None and self.open.page == page

    @property
    def stays_open(self) -> bool:
        """True while the page of the question is shown, or behind pages that were opened from it.

        Whoever comes back from them still has to answer.
        """
        return self.open is not None and self.open.page in self._navigator.route.pages

    def cancel(self) -> None:
        """Forget what would follow the question."""
        self.open = None

    def _on_page_created(self, name: PageName, page: Page) -> None:
        if self.open is not None and self.open.page == name and self.open.prepare is not None:
            self.open.prepare(page)
