"""Files of Qt Linguist: read with all that is in them, renewed, and written as Linguist would, so that a change shows as one."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from coach.window.translation.catalogue import CONTEXT, LOCALES


def read(path: Path) -> dict[str, str]:
    """English -> translation of a file, also those that are no longer used; nothing where there is no file."""
    if not path.exists():
        return {}
    messages = ET.fromstring(path.read_text(encoding="utf-8")).iter("message")
    return {
        message.findtext("source", ""): message.findtext("translation", "") for message in messages
    }


def write(code: str, texts: Iterable[str], translations: Mapping[str, str]) -> str:
    """The catalogue of a language: each text with its translation, those without marked, those that nobody asks for at the end."""
    texts = tuple(texts)
    gone = sorted(text for text in translations if text not in set(texts) and translations[text])
    messages = [
        _write_message(
            text, translations.get(text, ""), "" if translations.get(text) else "unfinished"
        )
        for text in texts
    ]
    messages += [_write_message(text, translations[text], "vanished") for text in gone]
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    head += f'<TS version="2.1" language="{LOCALES.get(code, code)}" sourcelanguage="en">'
    return "\n".join(
        [head, "<context>", f"    <name>{CONTEXT}</name>", *messages, "</context>", "</TS>", ""]
    )


def _write_message(text: str, translation: str, kind: str) -> str:
    attribute = f' type="{kind}"' if kind else ""
    return (
        f"    <message>\n        <source>{_quote(text)}</source>\n"
        f"        <translation{attribute}>{_quote(translation)}</translation>\n    </message>"
    )


def _quote(text: str) -> str:
    return escape(text, {'"': "&quot;", "'": "&apos;"})
