"""The language of a report, and the languages that the shipped font can show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any, Final

from coach.dates import describe_date
from coach.message import Message
from coach.store.files.locations import assets_folder
from coach.translation import LANGUAGE_NAME, Translations, current

FONT: Final = "Inter-SemiBold.otf"
_CHOSEN: Final[ContextVar[Translations | None]] = ContextVar("report language", default=None)


def get_language() -> Translations:
    """Return the translations of this report; without a choice those of the process."""
    return _CHOSEN.get() or current()


@contextmanager
def use_language(translations: Translations) -> Iterator[None]:
    """Render reports in this language until the block ends, in this thread only."""
    token = _CHOSEN.set(translations)
    try:
        yield
    finally:
        _CHOSEN.reset(token)


@contextmanager
def use_drawable_language() -> Iterator[str]:
    """Render in English until the block ends if the shipped font cannot show the language.

    Yield:
        The code of the language that cannot be shown; empty if it can.
    """
    wanted = get_language()
    if can_draw(wanted):
        yield ""
        return
    with use_language(Translations()):
        yield wanted.code


def can_draw(translations: Translations) -> bool:
    """Return True if the shipped font has the letters of the language's own name."""
    known = _list_characters(assets_folder() / "fonts" / FONT)
    return all(ord(character) in known for character in translations.translate(LANGUAGE_NAME))


def format_date(day: dt.date) -> str:
    """Return a day for people: ``9 February 2026``."""
    return tr(describe_date(day))


def tr(text: str, /, **values: Any) -> str:
    """Translate a text of a report, or a message.

    Args:
        text: The English text.
        values: What fills the places in braces.
    """
    return get_language().translate(Message(text, **values) if values else text)


def ntr(singular: str, plural: str, n: int, /, **values: Any) -> str:
    """Translate a text that depends on a number, which is ``{n}`` in it."""
    return get_language().translate(Message(singular, plural=plural, n=n, **values))


@cache
def _list_characters(font: Path) -> frozenset[int]:
    from fpdf import FPDF
    from fpdf.fonts import TTFFont

    pdf = FPDF()
    pdf.add_font(fname=font)
    fonts = [one for one in pdf.fonts.values() if isinstance(one, TTFFont)]
    characters = frozenset(code for one in fonts for code in one.cmap)
    for one in fonts:
        one.close()
    return characters
