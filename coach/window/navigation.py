"""Which page is shown: where the user went, and what stands there while somebody exercises. No Qt.

A new page is a word here, a widget in `main_window`, and, if it is reached by a key, a line in `KEYS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Page = Literal[
    "home",
    "run",
    "settings",
    "help",
    "pain",
    "replay",
    "recordings",
    "history",
    "programme",
    "profiles",
    "author",
]

KEYS: Final[Mapping[str, Page]] = {"S": "settings", "F1": "help", "?": "help"}
"""Keys that open a page from everywhere."""
HOME_KEYS: Final[Mapping[str, Page]] = {
    "P": "programme",
    "Y": "history",
    "R": "recordings",
    "E": "author",
    "U": "profiles",
}
"""Keys that open a page from the home page."""


@dataclass(frozen=True, slots=True)
class Route:
    """The way to the page that is shown; the last is shown."""

    pages: tuple[Page, ...] = ("home",)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.pages[-1]

    def open(self, page: Page) -> Route:
        """Go on to a page; one on the way already is gone back to."""
        if page in self.pages:
            return Route(self.pages[: self.pages.index(page) + 1])
        return Route((*self.pages, page))

    def back(self) -> Route:
        """Go back; from home there is no way back."""
        return Route(self.pages[:-1]) if len(self.pages) > 1 else self
