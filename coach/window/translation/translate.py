"""Translations of what is shown and spoken, in the user's units."""

from __future__ import annotations

from typing import Any, Final, Literal

from coach.errors import CoachError
from coach.message import Message
from coach.translation import Translations
from coach.window.translation.hints import say_in_window
from coach.window.translation.imperial import format_in_feet

Units = Literal["metric", "imperial"]


class Language:
    """The language and the units of the window. Texts may be asked for in any thread."""

    def __init__(self) -> None:
        self.translations = Translations()
        self.units: Units = "metric"

    @property
    def code(self) -> str:
        """Code of the language, for example ``de``."""
        return self.translations.code

    def choose(self, translations: Translations, units: Units = "metric") -> None:
        """Use these translations and units from now on."""
        self.translations, self.units = translations, units

    def translate(self, text: str) -> str:
        """Translate a text or a message, with distances in the user's units.

        What to do is said for the window, not for the command line.
        """
        said = self.translations.translate(say_in_window(text))
        return format_in_feet(said, self.code) if self.units == "imperial" else said


CURRENT: Final = Language()
"""The one language of the process."""


def tr(text: str, /, **values: Any) -> str:
    """Translate a text of the window, or a message. values: what fills the places in braces."""
    return CURRENT.translate(Message(text, **values) if values else text)


def ntr(singular: str, plural: str, n: int, /, **values: Any) -> str:
    """Translate a text that depends on a number, which is ``{n}`` in it."""
    return CURRENT.translate(Message(singular, plural=plural, n=n, **values))


def describe_error(error: CoachError, separator: str = " ") -> str:
    """Return an error and its hint, translated."""
    return f"{tr(error.message)}{separator}{tr(error.hint)}".strip()
