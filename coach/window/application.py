"""Creates the Qt application."""

from __future__ import annotations

import sys

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from coach.store.files.locations import assets_folder
from coach.window.background.accessible_areas import make_areas_safe
from coach.window.background.malloc import limit_arenas
from coach.window.background.session_bus import avoid_silent_services
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme, load_fonts, make_font


def make_application() -> QApplication:
    """Create the application of the process, with its font.

    The memory of the C library is configured before, while there are no threads yet.
    """
    limit_arenas()
    avoid_silent_services()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("coach")
    app.setApplicationDisplayName("coach")
    app.setDesktopFileName("coach")
    app.setWindowIcon(QIcon(str(assets_folder() / "coach.svg")))
    make_areas_safe()
    load_fonts()
    app.setFont(make_font(Theme(DARK), 20))
    return app
