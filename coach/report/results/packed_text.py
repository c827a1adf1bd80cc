"""Texts as JSON that can still be translated, for results that are stored before they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coach.message import Message, Origin


def pack(text: str) -> Any:
    """Return a text as plain values; a message with its template and values."""
    if not isinstance(text, Message):
        return text
    packed: dict[str, Any] = {"template": text.template}
    if text.values:
        packed["values"] = {
            name: pack(value) if isinstance(value, str) else value
            for name, value in text.values.items()
        }
    if text.plural:
        packed["plural"] = text.plural
    if text.origin:
        packed["exercise"] = text.origin.name
        translated = {
            code: texts[text.template]
            for code, texts in text.origin.translations.items()
            if text.template in texts
        }
        if translated:
            packed["translations"] = translated
    return packed


def unpack(packed: Any) -> str:
    """Return the text of which `pack` made plain values."""
    if not isinstance(packed, Mapping):
        return str(packed)
    template = packed["template"]
    translations = {code: {template: text} for code, text in packed.get("translations", {}).items()}
    values = {
        name: unpack(value) if isinstance(value, str | Mapping) else value
        for name, value in packed.get("values", {}).items()
    }
    return Message(
        template,
        plural=packed.get("plural", ""),
        origin=Origin(packed["exercise"], translations) if "exercise" in packed else None,
        **values,
    )
