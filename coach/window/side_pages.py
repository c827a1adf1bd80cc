"""The pages beside the run, each made when it is first shown, so that the window is there sooner.

A new page is a line in `MAKERS`, and a word in `route.Page`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from coach.store.settings.settings import Settings
from coach.window.navigation import Page
from coach.window.page_factory import PastPages
from coach.window.run.controller import RunController
from coach.window.settings.camera_preview import CameraPreview
from coach.window.theme.theme import Theme

FIRST_CAMERA: Final = "0"
"""What opens the camera where none is chosen."""


class SidePages:
    """Makes pages, and connects what they wish for."""

    def __init__(
        self,
        controller: RunController,
        go_to: Callable[[Page], QWidget],
        go_back: Callable[[], None],
        apply: Callable[[Settings], None],
        past: PastPages,
    ) -> None:
        """apply: called with settings that were saved; past: the pages about what was done and what is due."""
        self.past = past
        self.controller, self.go_to, self.go_back, self.apply = controller, go_to, go_back, apply
        self._then: Callable[[], None] | None = None
        self._answered: Callable[[int | None], None] | None = None
        self.preview = CameraPreview(controller.backend, controller)

    def make(self, page: Page, theme: Theme) -> QWidget:
        """The widget of this page, not yet shown."""
        return MAKERS[page](self, theme)

    def make_settings(self, theme: Theme) -> QWidget:
        """All settings."""
        from coach.store.settings.settings import save_settings
        from coach.window.settings.page import SettingsPage

        backend = self.controller.backend
        page = SettingsPage(
            theme,
            backend.load_settings,
            save_settings,
            list_cameras=backend.list_cameras,
            delete_everything=backend.delete_everything,
        )
        page.back_requested.connect(self.preview.close)
        page.back_requested.connect(self.go_back)
        page.saved.connect(self.apply)
        page.preview_requested.connect(self.preview.open)
        page.preview_requested.connect(
            lambda camera: self.controller.set_source(camera or FIRST_CAMERA)
        )
        self.preview.seen.connect(page.show_preview)
        return page

    def make_help(self, theme: Theme) -> QWidget:
        """When to see a professional."""
        from coach.window.safety.red_flags_page import RedFlagsPage

        page = RedFlagsPage(theme)
        page.back_requested.connect(self._close_help)
        return page

    def _close_help(self) -> None:
        self.controller.backend.note_red_flags()
        then, self._then = self._then, None
        self.go_back()
        if then is not None:
            then()

    def show_flags(self, then: Callable[[], None]) -> None:
        """Show when to see a professional; `then` follows when it was read."""
        self._then = then
        self.go_to("help")

    def reset(self) -> None:
        """Nothing follows the page that is shown now."""
        self._then, self._answered = None, None

    def ask_pain(self, answered: Callable[[int | None], None], *, before: bool) -> None:
        """Ask how much it hurts; `answered` follows with the score, None where the user would rather not say."""
        from coach.window.safety.pain_page import PainPage

        self._answered = answered
        page = self.go_to("pain")
        assert isinstance(page, PainPage)
        page.ask(before, None if before else self.controller.state.request.pain)
        page.setFocus()

    def _take_answer(self, score: int | None) -> None:
        answered, self._answered = self._answered, None
        if answered is not None:
            answered(score)

    def make_pain(self, theme: Theme) -> QWidget:
        """How much it hurts."""
        from coach.window.safety.pain_page import PainPage

        page = PainPage(theme)
        page.answered.connect(self._take_answer)
        return page


MAKERS: Final[Mapping[Page, Callable[[SidePages, Theme], QWidget]]] = {
    "settings": SidePages.make_settings,
    "help": SidePages.make_help,
    "pain": SidePages.make_pain,
    "replay": lambda pages, theme: pages.past.make_replay(theme),
    "recordings": lambda pages, theme: pages.past.make_recordings(theme),
    "history": lambda pages, theme: pages.past.make_history(theme),
    "programme": lambda pages, theme: pages.past.make_programme(theme),
    "profiles": lambda pages, theme: pages.past.make_profiles(theme),
    "author": lambda pages, theme: pages.past.make_author(theme),
}
"""Page -> what makes it."""
