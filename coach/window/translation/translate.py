"""What is shown and spoken, in the user's language: `tr` gives the translation of an English text, or the text itself.

Neither numbers nor names multiply the texts: ``about 35 degrees off`` is looked up as ``about %1 degrees off``, and %1 is put back;
``Turn around: the leg in front must be towards the camera`` is met by ``Turn around: the %leg must be towards the camera``, and what
stands in place of %leg is translated by itself. Texts of exercise files are translated by tables in the files, added as one is opened.
Whoever chose feet is told of distances in feet, in every text.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from coach.window.translation.imperial import format_in_feet

LANGUAGES: Final[Mapping[str, str]] = {
    "en": "English",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
    "zh": "简体中文",
}
"""Code -> its name in itself."""
WITH_COMMA: Final = frozenset({"de", "es", "fr"})
"""Languages that write 2,5 and not 2.5."""
MOST_KNOWN: Final = 4096
"""So many translated texts are kept at hand; texts are asked for anew at every picture."""

_NUMBER: Final = re.compile(r"\d+(?:[.:]\d+)?")
_PLACE: Final = re.compile(r"%(\d+|[a-z]+)")
_WORD: Final = re.compile(r"%[a-z]+")

Translate = Callable[[str], str]
Find = Callable[[str], str | None]
FREE: Final = frozenset({"name", "cameras", "device", "key"})
"""Places for words that need no translation; those of any other place must be known, or the text is not the one that was looked for."""
SEVERAL: Final = "parts"
"""In the place of this name stand words joined by ``and``; each is translated by itself."""
AND: Final = " and "


@dataclass(frozen=True, slots=True)
class Template:
    """A text with a place for words, as %leg, and perhaps for numbers, as %1."""

    pattern: re.Pattern[str]
    translated: str

    def fill(self, text: str, find: Find, write: Translate) -> str | None:
        """The translation of a text of this form, None for another one. find: what is done to words, write: to numbers."""
        found = self.pattern.fullmatch(text)
        if found is None:
            return None
        values = {
            name[1:]: _put(name[1:], value, find, write)
            for name, value in found.groupdict().items()
        }
        if None in values.values():
            return None
        return _PLACE.sub(lambda place: values.get(place[1]) or place[0], self.translated)


def make_template(text: str, translated: str) -> Template:
    """The template of a text with places; a word may only stand once."""
    backend = _PLACE.split(text)
    literal = [
        re.escape(part) if index % 2 == 0 else _catch(part) for index, part in enumerate(backend)
    ]
    return Template(re.compile("".join(literal)), translated)


def _put(place: str, value: str, find: Find, write: Translate) -> str | None:
    """What stands in a place of a translation; None where what should be known is not."""
    if place.isdecimal():
        return write(value)
    found = [find(part) for part in (value.split(AND) if place == SEVERAL else [value])]
    if place in FREE:
        return found[0] or value
    return (find(AND) or AND).join(part for part in found if part) if all(found) else None


def _catch(place: str) -> str:
    return f"(?P<_{place}>{_NUMBER.pattern if place.isdecimal() else '.+?'})"


class Language:
    """The language of the window and its texts. Texts may be added and asked for in any thread."""

    def __init__(self) -> None:
        self.code, self.units = "en", "metric"
        self._adding = threading.Lock()
        self._texts: dict[str, str] = {}
        self._templates: tuple[Template, ...] = ()
        self._known: dict[str, str] = {}

    def choose(self, code: str, texts: Mapping[str, str], units: str = "metric") -> None:
        """Use this language with these texts: English -> translated; and these units, as settings call them."""
        with self._adding:
            self.code, self.units, self._texts, self._templates = code, units, {}, ()
        self.add(texts)

    def add(self, texts: Mapping[str, str]) -> None:
        """More texts of the same language; those that are there already stay."""
        new = tuple(make_template(text, said) for text, said in texts.items() if _WORD.search(text))
        with self._adding:
            self._texts = {**texts, **self._texts}
            self._templates += new
            self._known = {}

    def add_table(self, tables: Mapping[Any, Mapping[str, str]]) -> None:
        """The texts of an exercise's file: language -> texts."""
        self.add(
            {
                text: said
                for text, said in tables.get(self.code, {}).items()
                if text not in self._texts
            }
        )

    def translate(self, text: str) -> str:
        """The text in this language, as it is where there is no translation."""
        if not text or not (self._texts or self.units == "imperial"):
            return text
        known = self._known  # this one even where another thread adds texts meanwhile
        said = known.get(text)
        if said is None:
            if len(known) >= MOST_KNOWN:
                known.clear()
            said = known[text] = self._write(text)
        return said

    def _write(self, text: str) -> str:
        said = self._find(text) or text
        return format_in_feet(said, self.code) if self.units == "imperial" else said

    def _find(self, text: str) -> str | None:
        if text in self._texts:
            return self._texts[text]
        found = self._texts.get(mark_numbers(text))
        if found is not None:
            numbers = [self.write_number(number) for number in _NUMBER.findall(text)]
            return _PLACE.sub(lambda place: _pick(numbers, place), found)
        filled = (
            template.fill(text, self._find, self.write_number) for template in self._templates
        )
        return next((said for said in filled if said is not None), None)

    def write_number(self, number: str) -> str:
        """A number as this language writes it: ``2.5`` is ``2,5`` in German."""
        return number.replace(".", ",") if self.code in WITH_COMMA else number


def mark_numbers(text: str) -> str:
    """The text with %1, %2, ... in place of its numbers, as catalogues hold it."""
    count = iter(range(1, text.count("") + 1))
    return _NUMBER.sub(lambda _: f"%{next(count)}", text)


def _pick(numbers: list[str], place: re.Match[str]) -> str:
    index = int(place[1]) - 1 if place[1].isdecimal() else len(numbers)
    return numbers[index] if index < len(numbers) else place[0]


CURRENT: Final = Language()
"""The one language of the process."""


def tr(text: str) -> str:
    """The text in the language of the window."""
    return CURRENT.translate(text)


def choose_language(request: str, system: str) -> str:
    """The language to use: the wanted one, else the system's (``de_AT``), else English."""
    code = request or system.replace("-", "_").partition("_")[0].lower()
    return code if code in LANGUAGES else "en"
