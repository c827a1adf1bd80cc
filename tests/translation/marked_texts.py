"""A made-up language in which every translated text is marked, so that the others are found."""

from __future__ import annotations

import functools
import gettext
import re
from io import BytesIO

from babel.messages.pofile import read_po

from coach.translation import Translations
from scripts.languages.catalogues import LOCALE


class Marked(gettext.NullTranslations):
    """A catalogue in which every text that a translator is given can be told from every other."""

    def __init__(self) -> None:
        super().__init__()
        templates = [read_po(BytesIO(path.read_bytes())) for path in LOCALE.glob("*.pot")]
        ids = [message.id for template in templates for message in template if message.id]
        self.known = {text for each in ids for text in ([each] if isinstance(each, str) else each)}

    def gettext(self, text: str) -> str:
        return f"«{text}»" if text in self.known else text

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self.gettext(singular if n == 1 else plural)


@functools.cache
def mark_texts() -> Translations:
    return Translations("marked", Marked())


def find_unmarked(text: str, names: re.Pattern[str]) -> str:
    """Return the part of a text that has letters and is not translated; empty if there is none.

    A translation may be cut short: «… and …» count as well.

    Args:
        text: The text.
        names: What is not translated.
    """
    before = None
    while text != before:
        before, text = text, re.sub(r"«[^«»]*»", " ", text)
    text = re.sub(r"<[^<>]*>|&nbsp;", " ", re.sub(r"«.*$|^.*»", " ", text, flags=re.DOTALL))
    left = names.sub(" ", text)
    return left.strip() if re.search(r"[^\W\d_]{2}", left) else ""
