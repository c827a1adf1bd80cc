"""Translations of texts, from the gettext catalogues in ``locale``. A text without a translation stays English."""

from __future__ import annotations

import gettext as library
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from coach.errors import CoachError

DOMAIN: Final = "coach"
"""The catalogue of the program's own texts."""
EXERCISES: Final = "exercises"
"""The catalogue of the texts of the exercises and programmes that ship with coach."""
PACKAGE: Final = Path(__file__).resolve().parent
CONTEXT_END: Final = "\x04"
"""Character between context and text in a compiled catalogue."""


class Catalogue(library.GNUTranslations):
    """A catalogue whose texts can be listed."""

    _catalog: dict[str | tuple[str, int], str]

    def list_texts(self) -> dict[str, str]:
        """Return English text -> translation, without contexts; of a text in several contexts the first one counts."""
        found: dict[str, str] = {}
        for key, translated in self._catalog.items():
            if isinstance(key, str) and key:
                found.setdefault(key.rpartition(CONTEXT_END)[2], translated)
        return found


class Translations:
    """The catalogues of one language."""

    def __init__(self, code: str = "en", folder: Path | None = None) -> None:
        """Load the catalogues of a language; English has none.

        Args:
            code: Name of the language's folder in ``locale``.
            folder: The folder ``locale``, if it is not coach's own.

        Raises:
            CoachError: A catalogue is damaged.

        """
        self.code = code
        self._program = _load(DOMAIN, code, folder or find_locale_folder())
        self._exercises = _load(EXERCISES, code, folder or find_locale_folder())

    def gettext(self, text: str) -> str:
        """Translate a text of the program."""
        return self._program.gettext(text) if text else ""

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Translate a text of the program that depends on a number."""
        return self._program.ngettext(singular, plural, n)

    def pgettext(self, context: str, text: str, own: Mapping[str, str] | None = None) -> str:
        """Translate a text of an exercise or a programme.

        Args:
            context: Name of the exercise or programme: its file's name without the ending.
            text: The English text.
            own: The table of this language in the exercise's own file, if it has one; it comes first.

        """
        if own and text in own:
            return own[text]
        translated = self._exercises.pgettext(context, text) if text else ""
        return self.gettext(text) if translated == text else translated

    def list_exercise_texts(self) -> dict[str, str]:
        """Return English text -> translation of all exercises and programmes."""
        return self._exercises.list_texts() if isinstance(self._exercises, Catalogue) else {}


def find_locale_folder() -> Path:
    """Return the folder of the catalogues: inside an installed package, or at the top of a checkout."""
    installed = PACKAGE / "_shipped" / "locale"
    return installed if installed.is_dir() else PACKAGE.parent / "locale"


def list_languages(folder: Path | None = None) -> tuple[str, ...]:
    """Return the codes of all languages that have a catalogue, English first."""
    found = (folder or find_locale_folder()).glob("*/LC_MESSAGES")
    return ("en", *sorted(path.parent.name for path in found))


def use_language(code: str) -> Translations:
    """Translate into this language from now on. Raises CoachError if its catalogues are damaged."""
    global _current  # noqa: PLW0603
    _current = Translations(code)
    return _current


def current() -> Translations:
    """Return the catalogues of the language in use; English until `use_language` is called."""
    return _current


def gettext(text: str) -> str:
    """Translate a text of the program into the language in use."""
    return _current.gettext(text)


def ngettext(singular: str, plural: str, n: int) -> str:
    """Translate a text that depends on a number into the language in use."""
    return _current.ngettext(singular, plural, n)


def pgettext(context: str, text: str, own: Mapping[str, str] | None = None) -> str:
    """Translate a text of an exercise into the language in use; see `Translations.pgettext`."""
    return _current.pgettext(context, text, own)


def _load(domain: str, code: str, folder: Path) -> library.NullTranslations:
    path = folder / code / "LC_MESSAGES" / f"{domain}.mo"
    if code == "en":
        return library.NullTranslations()
    try:
        with path.open("rb") as file:
            return Catalogue(file)
    except FileNotFoundError:
        return library.NullTranslations()
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise CoachError(
            f"{path}: the catalogue of this language cannot be read: {error}.",
            "Install coach again.",
        ) from error


_current = Translations()
