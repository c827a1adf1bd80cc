"""The languages that the window can use, and how one is chosen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from coach.translation import list_languages, load_translations
from coach.window.translation.translate import CURRENT, Units

LOCALES: Final = {"zh": "zh_CN"}
"""Language -> Qt's name for it, if that is another."""


def choose_language(request: str, system: str) -> str:
    """Return the code of the language to use.

    Args:
        request: The user's choice; empty for the system's language.
        system: The system's locale, for example ``de_AT``.

    """
    code = request or system.replace("-", "_").partition("_")[0].lower()
    return code if code in list_languages() else "en"


def use_language(request: str, units: Units = "metric") -> bool:
    """Show and say everything in this language and these units from now on.

    If no language is chosen, the system's is used.

    Returns:
        True if that is a change.

    Raises:
        CoachError: A catalogue cannot be read.
    """
    code = choose_language(request, QLocale.system().name())
    if (code, units) == (CURRENT.code, CURRENT.units):
        return False
    CURRENT.choose(load_translations(code), units)
    _translate_qt(code)
    return True


def _translate_qt(code: str) -> None:
    """Translate Qt's own texts, such as those of the dialogue that asks for a folder."""
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
