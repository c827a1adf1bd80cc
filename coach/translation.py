"""Translations from the gettext catalogues in ``locale``. The fallback is English."""

from __future__ import annotations

import functools
import gettext
import os
import re
import string
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from coach.errors import CoachError, find_reason
from coach.message import Message, Origin

VARIABLE: Final = "COACH_LANGUAGE"
"""Environment variable with the code of the language for one call, in place of the settings."""
DOMAIN: Final = "coach"
"""The catalogue of the program's own texts."""
EXERCISES: Final = "exercises"
"""The catalogue of the texts of the exercises and programmes that ship with coach."""
PACKAGE: Final = Path(__file__).resolve().parent
CONTEXT_END: Final = "\x04"
"""Character between context and text in a compiled catalogue."""
LANGUAGE_NAME: Final = "The name of this language, in this language"
WITH_POINT: Final = frozenset({"en", "zh"})
"""Languages that write 2.5 and not 2,5."""
SPACED: Final = re.compile(r" (?=[:;?!»](?:\s|$))|(?<=«) ")
"""A space of a French text at which no line may end, whatever the translator typed."""
NO_BREAK: Final = "\u00a0"


class Catalogue(gettext.GNUTranslations):
    """A catalogue whose texts can be listed."""

    _catalog: dict[str | tuple[str, int], str]

    def list_texts(self) -> dict[str, str]:
        """Return English text -> translation, without contexts; the first context counts."""
        found: dict[str, str] = {}
        for key, translated in self._catalog.items():
            if isinstance(key, str) and key:
                found.setdefault(key.rpartition(CONTEXT_END)[2], translated)
        return found


class Translations(string.Formatter):
    """The catalogues of one language."""

    def __init__(
        self,
        code: str = "en",
        program: gettext.NullTranslations | None = None,
        exercises: gettext.NullTranslations | None = None,
    ) -> None:
        """Use these catalogues.

        Args:
            code: Code of the language, for example ``de``.
            program: Texts of the program.
            exercises: Texts of exercises and programmes. The context is the name of the file
                without its ending.

        """
        self.code = code
        self._program = program or gettext.NullTranslations()
        self._exercises = exercises or gettext.NullTranslations()
        self._of_any = exercises.list_texts() if isinstance(exercises, Catalogue) else {}

    def translate(self, text: str) -> str:
        """Translate a text of the program or of an exercise; a message with its values.

        The translation of an exercise's text is looked up in the exercise's own file, then in the
        catalogue under the exercise's name, then under any name.
        """
        if not isinstance(text, Message):
            return self._find(text)
        if text.plural:
            forms = text.template, text.plural, text.values["n"]
            found = self.set_spaces(self._program.ngettext(*forms))
        else:
            found = self._find(text.template, text.origin)
        if not text.values:
            return found
        values = {
            name: self.translate(value) if isinstance(value, Message) else value
            for name, value in text.values.items()
        }
        return self.vformat(found, (), values)

    def format_field(self, value: Any, format_spec: str) -> str:
        """Format a value as `str.format` does; a fraction with the language's decimal sign."""
        written: str = super().format_field(value, format_spec)
        return self.format_number(written) if isinstance(value, float) else written

    def format_number(self, number: str) -> str:
        """Return a number as this language writes it: ``2.5`` is ``2,5`` in German."""
        return number if self.code in WITH_POINT else number.replace(".", ",")

    def set_spaces(self, text: str) -> str:
        """Return a translated text with the spaces that keep punctuation in its line."""
        return SPACED.sub(NO_BREAK, text) if self.code == "fr" else text

    def _find(self, text: str, origin: Origin | None = None) -> str:
        found = self._look_up(text, origin)
        return text if found == text else self.set_spaces(found)

    def _look_up(self, text: str, origin: Origin | None) -> str:
        if not text:
            return ""
        if origin is not None:
            own = origin.translations.get(self.code, {}).get(text)
            found = own or self._exercises.pgettext(origin.name, text)
            if found != text:
                return found
        found = self._program.gettext(text)
        return self._of_any.get(text, text) if found == text else found


def load_translations(code: str, folder: Path | None = None) -> Translations:
    """Load the catalogues of a language; English has none.

    Args:
        code: Name of the language's folder in ``locale``.
        folder: The folder ``locale``, if it is not coach's own.

    Raises:
        CoachError: A catalogue is damaged.

    """
    if code == "en":
        return Translations()
    texts = (folder or find_locale_folder()) / code / "LC_MESSAGES"
    return Translations(code, _load(texts / f"{DOMAIN}.mo"), _load(texts / f"{EXERCISES}.mo"))


def find_locale_folder() -> Path:
    """Return the folder of the catalogues, of an installed package or of a checkout."""
    installed = PACKAGE / "_shipped" / "locale"
    return installed if installed.is_dir() else PACKAGE.parent / "locale"


def list_languages(folder: Path | None = None) -> tuple[str, ...]:
    """Return the codes of all languages that have a folder of catalogues, English first."""
    found = (folder or find_locale_folder()).glob("*/LC_MESSAGES")
    return ("en", *sorted(path.parent.name for path in found))


def name_languages(folder: Path | None = None) -> dict[str, str]:
    """Return code -> name of every language in itself; the code if its catalogue has no name."""
    names = {"en": "English"}
    for code in list_languages(folder)[1:]:
        found = load_translations(code, folder).translate(LANGUAGE_NAME)
        names[code] = code if found == LANGUAGE_NAME else found
    return names


@functools.lru_cache(maxsize=32)
def _read(path: Path, modified_ns: int) -> Catalogue:  # noqa: ARG001 - a changed file is read again
    with path.open("rb") as file:
        return Catalogue(file)


def _load(path: Path) -> gettext.NullTranslations:
    try:
        return _read(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        return gettext.NullTranslations()
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise CoachError(
            Message(
                "{path}: the catalogue of this language cannot be read: {reason}.",
                path=path,
                reason=find_reason(error),
            ),
            Message("Install coach again."),
        ) from error


class _Current:
    """The language in use, one for the process."""

    def __init__(self) -> None:
        self.load: Callable[[], Translations] = Translations
        self.translations: Translations | None = None


_CURRENT: Final = _Current()


def use_translations(translations: Translations) -> None:
    """Translate into this language from now on, in every thread."""
    _CURRENT.translations = translations


def load_when_needed(load: Callable[[], Translations]) -> None:
    """Translate with what this function returns from now on. It is called at the first text."""
    _CURRENT.load, _CURRENT.translations = load, None


def current() -> Translations:
    """Return the translations in use; English until another language is chosen."""
    if _CURRENT.translations is None:
        _CURRENT.translations = _CURRENT.load()
    return _CURRENT.translations


def translate(text: str) -> str:
    """Translate into the language in use; see `Translations.translate`."""
    return current().translate(text)


def tr(text: str, /, **values: Any) -> str:
    """Translate a text or a message. values: what fills the places in braces."""
    return translate(Message(text, **values) if values else text)


def ntr(singular: str, plural: str, n: int, /, **values: Any) -> str:
    """Translate a text that depends on a number, which is ``{n}`` in it."""
    return translate(Message(singular, plural=plural, n=n, **values))


def choose_language(request: str, system: str) -> str:
    """Return the code of the language to use.

    Args:
        request: The user's choice; empty for the system's language.
        system: The system's locale, for example ``de_AT``.

    """
    code = request or system.replace("-", "_").partition("_")[0].lower()
    return code if code in list_languages() else "en"


def find_language_of_call() -> str:
    """Return the language that was chosen for this call; empty if none was."""
    return os.environ.get(VARIABLE, "")
