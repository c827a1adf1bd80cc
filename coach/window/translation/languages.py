"""The languages that the window can use, and how one is chosen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from coach.translation import choose_language, find_language_of_call, load_translations
from coach.window.translation.translate import CURRENT, Units

LOCALES: Final = {"zh": "zh_CN"}
"""Language -> Qt's name for it, if that differs."""


def use_language(request: str, units: Units = "metric") -> bool:
    """Show and say everything in this language and these units from now on.

    A language that was chosen for this call takes precedence. If none is chosen, the system's is
    used.

    Returns:
        True if that is a change.

    Raises:
        CoachError: A catalogue cannot be read.
    """
    code = choose_language(find_language_of_call() or request, QLocale.system().name())
    if (code, units) == (CURRENT.code, CURRENT.units):
        return False
    CURRENT.choose(load_translations(code), units)
    translate_qt(code)
    return True


def translate_qt(code: str) -> None:
    """Translate Qt's own texts, such as those of the dialog that asks for a folder."""
    app = QCoreApplication.instance()
    if app is None:
        return
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    translator = QTranslator(app)
    if translator.load(
        f"qtbase_{LOCALES.get(code, code)}",
        QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
    ):
        app.installTranslator(translator)
