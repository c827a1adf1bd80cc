"""The pages beside the run, each made when it is first shown, so that the window is there sooner.

A new page is a line in `MAKERS`, and a word in `route.Page`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from coach.store.settings import Settings
from coach.window.conductor import Conductor
from coach.window.look import Look
from coach.window.preview import Preview
from coach.window.route import Page


class SidePages:
    """Makes pages, and connects what they wish for."""

    def __init__(self, conductor: Conductor, go_back: Callable[[], None], apply: Callable[[Settings], None]) -> None:
        """apply: called with settings that were saved."""
        self.conductor, self.go_back, self.apply = conductor, go_back, apply
        self.preview = Preview(conductor.parts, conductor)

    def make(self, page: Page, look: Look) -> QWidget:
        """The widget of this page, not yet shown."""
        return MAKERS[page](self, look)

    def make_settings(self, look: Look) -> QWidget:
        """All settings."""
        from coach.store.settings import save_settings
        from coach.window.settings_page import SettingsPage

        parts = self.conductor.parts
        page = SettingsPage(
            look, parts.load_settings, save_settings, list_cameras=parts.list_cameras, delete_everything=parts.delete_everything
        )
        page.back_wished.connect(self.preview.close)
        page.back_wished.connect(self.go_back)
        page.saved.connect(self.apply)
        page.preview_wished.connect(self.preview.open)
        self.preview.seen.connect(page.show_preview)
        return page

    def make_help(self, look: Look) -> QWidget:
        """When to see a professional."""
        from coach.window.help_page import HelpPage

        page = HelpPage(look)
        page.back_wished.connect(self.go_back)
        return page

    def make_pain(self, look: Look) -> QWidget:
        """How much it hurts."""
        from coach.window.pain_page import PainPage

        return PainPage(look)


MAKERS: Final[Mapping[Page, Callable[[SidePages, Look], QWidget]]] = {
    "settings": SidePages.make_settings,
    "help": SidePages.make_help,
    "pain": SidePages.make_pain,
}
"""Page -> what makes it."""
