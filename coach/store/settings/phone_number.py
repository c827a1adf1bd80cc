"""The emergency number that a user may choose."""

from __future__ import annotations

import re
from typing import Final

from coach.message import Message

_NUMBER: Final = re.compile(r"\+?[0-9](?:[ -]?[0-9])+", re.ASCII)


def is_phone_number(text: str) -> bool:
    """Return True for a number that can be called, or an empty text."""
    return not text.strip() or _NUMBER.fullmatch(text.strip()) is not None


def check_phone_number(text: str) -> str:
    """Return a number that can be called, or an empty text, without spaces around it.

    Raises:
        ValueError: It has anything but digits, spaces, hyphens and a leading plus, or fewer than
            two digits.
    """
    if not is_phone_number(text):
        raise ValueError(Message("must be a number to call: two digits or more"))
    return text.strip()
