"""The shipped catalogues: one file of Qt Linguist a language, ``assets/languages/coach_de.ts``, read once when the language is chosen.

The files are read as Linguist writes them: nothing is compiled, so that what is translated is what is shown.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from coach.errors import CoachError
from coach.store.files.locations import assets_folder
from coach.store.settings.settings import Units
from coach.translation import Translations
from coach.window.translation.translate import CURRENT, choose_language

CONTEXT: Final = "coach"
"""The one context of a catalogue."""
LEFT_OUT: Final = ("unfinished", "vanished", "obsolete")
"""Kinds of translations that are not used."""
LOCALES: Final = {"zh": "zh_CN"}
"""Language -> how Qt calls it, where that is otherwise."""


def find_catalogue(code: str) -> Path:
    """The file of a language. Raises CoachError where the assets are missing."""
    return assets_folder() / "languages" / f"coach_{code}.ts"


def load_catalogue(code: str) -> dict[str, str]:
    """English text -> translation, without those that are unfinished; nothing for English. Raises CoachError where it cannot be read."""
    if code == "en":
        return {}
    return {**Translations(code).list_exercise_texts(), **read_catalogue(find_catalogue(code))}


def read_catalogue(path: Path) -> dict[str, str]:
    """The finished translations of a file of Qt Linguist. Raises CoachError with what is wrong with it."""
    try:
        root = ET.fromstring(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ET.ParseError) as error:
        raise _damaged(path, str(error)) from error
    if root.tag != "TS" or [context.findtext("name") for context in root.iter("context")] != [
        CONTEXT
    ]:
        raise _damaged(path, f"it is not a catalogue with the one context {CONTEXT!r}")
    texts: dict[str, str] = {}
    for message in root.iter("message"):
        source, translation = message.findtext("source"), message.find("translation")
        if not source or translation is None or source in texts:
            raise _damaged(path, f"a message is not whole, or is there twice: {source!r}")
        if translation.get("type") not in LEFT_OUT:
            texts[source] = translation.text or source
    return texts


def _damaged(path: Path, why: str) -> CoachError:
    return CoachError(
        f"{path}: the catalogue of this language cannot be read: {why}.", "Install coach again."
    )


def use_language(request: str, units: Units = "metric") -> bool:
    """Show and say everything in this language and these units from now on; whether that is otherwise than before.

    Where no language is wanted it is the system's. Texts of exercises have to be added anew after a change. Raises CoachError where
    the catalogue cannot be read.
    """
    code = choose_language(request, QLocale.system().name())
    if (code, units) == (CURRENT.code, CURRENT.units):
        return False
    CURRENT.choose(code, load_catalogue(code), units)
    _translate_qt(code)
    return True


def _translate_qt(code: str) -> None:
    """Qt's own texts, such as those of the dialogue that asks for a folder."""
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
