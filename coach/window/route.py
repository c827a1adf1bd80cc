"""Which page is shown: where the user went, and what stands there while somebody exercises. No Qt.

A new page is a word here, a widget in `main_window`, and, if it is reached by a key, a line in `KEYS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from coach.window.state import State, Step

Page = Literal["home", "run", "settings", "help", "pain", "replay", "recordings", "history", "programme", "profiles", "author"]
View = Literal["opening", "failed", "ready", "stage", "guided", "rest", "summary"]
Aside = Literal["plot", "view", "none"]
"""What the run's page shows."""

KEYS: Final[Mapping[str, Page]] = {"S": "settings", "F1": "help", "?": "help"}
"""Keys that open a page from everywhere."""
HOME_KEYS: Final[Mapping[str, Page]] = {"P": "programme", "Y": "history", "R": "recordings", "E": "author", "U": "profiles"}
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


def choose_view(state: State) -> View:
    """What the run's page shows in this state."""
    if state.step is Step.FAILED or (state.step is Step.ENDED and state.opened is None):
        return "failed"
    if state.step is Step.ENDED:
        return "summary"
    if state.sight is None:
        return "opening"
    guidance = state.guidance
    if state.opened is not None and state.opened.exercise.kind == "guided":
        return "guided"
    if guidance is None:
        return "stage"
    if guidance.step == "resting":
        return "rest"
    return "ready" if guidance.step in ("getting_ready", "starting") and guidance.set_number == 1 else "stage"


def choose_aside(state: State) -> Aside:
    """What stands beside the picture besides the count: the curve, or, where it matters more, what the camera sees and what it cannot."""
    if state.opened is None or state.feedback is None:
        return "view"
    exercise, feedback = state.opened.exercise, state.feedback
    unseen = not feedback.present or bool(feedback.view.problems) or not feedback.view.ok
    if exercise.kind == "guided":
        return "none"
    return "view" if unseen or (exercise.kind == "hold" and exercise.not_watched) else "plot"
