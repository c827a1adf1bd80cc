"""The terms of translations, as the page about translating lists them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

PAGE: Final = Path(__file__).parents[2] / "docs" / "translating.md"
COMMANDS: Final = "exercises|export|prescription|programmes|recordings|results"
NO_WORDS: Final = re.compile(rf"\{{[^}}]*\}}|\bcoach ({COMMANDS})( [A-Za-z]+)?|--[a-z-]+")
"""Placeholders and commands, which are the same in every language."""


def read_rows(heading: str) -> list[list[str]]:
    """Return the rows of the table below a heading of the page, its head first."""
    section = (
        PAGE.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    )
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    return [row for row in rows if not row[0].startswith("---")]


def has_term(text: str, term: str) -> bool:
    """Return True if an English text has a term; one in quotation marks is the whole text."""
    if term.startswith('"'):
        return text == term.strip('"')
    return bool(re.search(rf"\b{term}s?\b", NO_WORDS.sub("", text), re.IGNORECASE))


def has_any(said: str, words: list[str]) -> bool:
    """Return True if a translation has one of the words."""
    return any(word.lower() in said.lower() for word in words)


def read_terms(language: str) -> dict[str, list[str]]:
    """Return each English term with its words; empty if the table has no such language."""
    head, *rows = read_rows("Terms")
    column = head.index(language) if language in head else None
    return {row[0]: row[column].split(" / ") for row in rows} if column else {}


def read_words_to_avoid(language: str) -> list[str]:
    """Return the words that no translation into a language contains."""
    rows = read_rows("Words to avoid")[1:]
    return [word for row in rows if row[0] == language for word in row[1].split(" / ")]
