"""What is shown and spoken, in the user's language: `tr` gives the translation of an English text, or the text itself.

Numbers do not multiply the texts: ``about 35 degrees off`` is looked up as ``about %1 degrees off``, and %1 is put back. Texts of exercise
files are translated by tables in the files, added as an exercise is opened.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

LANGUAGES: Final[Mapping[str, str]] = {"en": "English", "de": "Deutsch", "es": "Español", "fr": "Français", "zh": "简体中文"}
"""Code -> its name in itself."""

_NUMBER: Final = re.compile(r"\d+(?:[.:]\d+)?")
_PLACE: Final = re.compile(r"%(\d+)")


class Language:
    """The language of the window and its texts."""

    def __init__(self) -> None:
        self.code = "en"
        self._texts: dict[str, str] = {}

    def choose(self, code: str, texts: Mapping[str, str]) -> None:
        """Use this language with these texts: English -> translated."""
        self.code, self._texts = code, dict(texts)

    def add(self, texts: Mapping[str, str]) -> None:
        """More texts of the same language; those that are there already stay."""
        self._texts = {**texts, **self._texts}

    def add_table(self, tables: Mapping[Any, Mapping[str, str]]) -> None:
        """The texts of an exercise's file: language -> texts."""
        self.add(tables.get(self.code, {}))

    def translate(self, text: str) -> str:
        """The text in this language, as it is where there is no translation."""
        if not self._texts or not text:
            return text
        if text in self._texts:
            return self._texts[text]
        numbers = _NUMBER.findall(text)
        found = self._texts.get(mark_numbers(text))
        return text if found is None else _PLACE.sub(lambda place: _pick(numbers, place), found)


def mark_numbers(text: str) -> str:
    """The text with %1, %2, ... in place of its numbers, as catalogues hold it."""
    count = iter(range(1, text.count("") + 1))
    return _NUMBER.sub(lambda _: f"%{next(count)}", text)


def _pick(numbers: list[str], place: re.Match[str]) -> str:
    index = int(place[1]) - 1
    return numbers[index] if index < len(numbers) else place[0]


CURRENT: Final = Language()
"""The one language of the process."""


def tr(text: str) -> str:
    """The text in the language of the window."""
    return CURRENT.translate(text)


def choose_language(wanted: str, system: str) -> str:
    """The language to use: the wanted one, else the system's (``de_AT``), else English."""
    code = wanted or system.replace("-", "_").partition("_")[0].lower()
    return code if code in LANGUAGES else "en"
