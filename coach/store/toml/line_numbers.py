"""Find the line of each key and each list entry of a TOML file, for error messages.

tomllib reports no lines. This module reads only the outline of a text that tomllib has accepted.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any, Final

Place = tuple[int | str, ...]
"""Keys and list indices, from the top of the file down."""

LONGEST: Final = 400
"""Longer names are not looked up."""

_SPACE: Final = re.compile(r"(?:[\s]|#[^\n]*)*")
_KEY: Final = re.compile(r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|'[^']*'""")
_STRING: Final = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5}|\'{3}.*?\'{3,5}|"(?:\\.|[^"\\])*"|'[^']*\'''', re.DOTALL
)
_PLAIN: Final = re.compile(r"[^,\]}#\n]*")
_DOT: Final = re.compile(r"[ \t]*\.[ \t]*")


def find_lines(text: str) -> dict[Place, int]:
    """Map each place to its line, from 1. The text must be valid TOML."""
    return _Outline(text.replace("\r\n", "\n")).lines


def add_line_numbers(text: str, data: Mapping[str, Any]) -> dict[str, int]:
    """Map the names of places in messages (``faults.trunk_leaning.when[0].above``) to lines.

    Args:
        text: Content of the file.
        data: What tomllib read from it.
    """
    return {format_location(place, data): line for place, line in find_lines(text).items()}


def format_location(place: Place, data: Any) -> str:
    """Return the name of a place: list entries by their name, or by their index from 0.

    Args:
        place: The place.
        data: What tomllib read; it may lack the place.
    """
    name = ""
    for part in place:
        data = _step(data, part)
        if isinstance(part, str):
            name += f".{part}" if name else part
        else:
            own = data.get("name") if isinstance(data, Mapping) else None
            name += f".{own}" if isinstance(own, str) else f"[{part}]"
    return name


def _step(data: Any, part: int | str) -> Any:
    if isinstance(data, Mapping):
        return data.get(part)
    return (
        data[part]
        if isinstance(data, list) and isinstance(part, int) and part < len(data)
        else None
    )


def find_line(mistake: str, lines: Mapping[str, int]) -> int | None:
    """Return the line of the place that a message begins with, or of the table around it.

    None if the file contains no part of it.
    """
    for end in range(min(len(mistake), LONGEST), 0, -1):
        if mistake[:end] in lines and mistake[end : end + 1] in (" ", ":", ".", "[", ""):
            return lines[mistake[:end]]
    return None


class _Outline:
    """Reads a text from top to bottom."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Place, int] = {}
        self._counts: dict[Place, int] = {}
        self._read()

    def _read(self) -> None:
        table: Place = ()
        self._skip(_SPACE)
        while self.at < len(self.text):
            if self.text.startswith("[", self.at):
                table = self._read_header()
            else:
                self._read_pair(table)
            self._skip(_SPACE)

    def _read_header(self) -> Place:
        many = self.text.startswith("[[", self.at)
        line = self._line()
        self.at += 2 if many else 1
        place: Place = ()
        keys = self._read_keys()
        for number, key in enumerate(keys, start=1):
            place = (*place, key)
            if many and number == len(keys):
                self._counts[place] = self._counts.get(place, 0) + 1
                self.lines.setdefault(place, line)
            if place in self._counts:
                place = (*place, self._counts[place] - 1)
        self.lines[place] = line
        self._skip(re.compile(r"[ \t]*\]{1,2}"))
        return place

    def _read_pair(self, table: Place) -> None:
        line = self._line()
        place = table
        for key in self._read_keys():
            place = (*place, key)
            self.lines.setdefault(place, line)
        self._skip(re.compile(r"\s*=\s*"))
        self._read_value(place)

    def _read_keys(self) -> list[str]:
        keys = []
        while True:
            self._skip(re.compile(r"[ \t]*"))
            key = self._skip(_KEY)
            if not key:
                self.at += 1  # not reached for valid TOML; prevents an endless loop
            keys.append(tomllib.loads(f"k = {key}")["k"] if key[:1] in ("'", '"') else key)
            if not self._skip(_DOT):
                return keys

    def _read_value(self, place: Place) -> None:
        self.lines.setdefault(place, self._line())
        opening = self.text[self.at : self.at + 1]
        if opening in ("[", "{"):
            self.at += 1
            self._read_entries(place, "]" if opening == "[" else "}")
        elif not self._skip(_STRING):
            self._skip(_PLAIN)

    def _read_entries(self, place: Place, closing: str) -> None:
        number = 0
        while self.at < len(self.text):
            self._skip(_SPACE)
            if self.text.startswith(closing, self.at):
                self.at += 1
                return
            if closing == "]":
                self._read_value((*place, number))
            else:
                self._read_pair(place)
            number += 1
            self._skip(_SPACE)
            if self.text.startswith(",", self.at):
                self.at += 1

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return match[0] if match else ""

    def _line(self) -> int:
        return self.text.count("\n", 0, self.at) + 1
