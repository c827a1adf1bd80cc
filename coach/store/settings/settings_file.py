"""The text of the settings file: its own manual when it is new, and changed line by line later, so that what the user wrote stays."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic.fields import FieldInfo

from coach.store.toml.error_messages import to_toml

HEAD: Final = "# Settings of coach. `coach settings set KEY VALUE` changes this file and keeps your notes; a line that begins with # is as shipped."


def render_settings(values: Mapping[str, Any], fields: Mapping[str, FieldInfo]) -> str:
    """A whole file: the manual of every key, and its value, as a comment where it is as shipped."""
    return "\n".join([HEAD, *_write_keys(values, fields), ""])


def update_settings_text(
    text: str, values: Mapping[str, Any], fields: Mapping[str, FieldInfo]
) -> str:
    """The file with these values: lines that say so already, notes and order stay. Written anew where that cannot be done.

    Lines of keys that there are no more go. text: of a file that could be read. values, fields: by key, all of them.
    """
    lines, unknown = text.splitlines(), dict(fields)
    if not text.strip():
        return render_settings(values, fields)
    before = tomllib.loads(text)
    for key in before.keys() - fields.keys():
        place = _find_line(lines, key)
        if place is not None:
            del lines[place]
    for key, field in fields.items():
        place = _find_line(lines, key)
        if place is not None:
            del unknown[key]
            if (
                key not in before
                or before[key] != values[key]
                or type(before[key]) is not type(values[key])
            ):
                lines[place] = _write_line(key, values[key], field) + _find_note(lines[place])
    changed = "\n".join([*lines, *_write_keys(values, unknown), ""])
    return changed if _says(changed, values, fields) else render_settings(values, fields)


def _write_keys(values: Mapping[str, Any], fields: Mapping[str, FieldInfo]) -> Iterator[str]:
    for key, field in fields.items():
        if key != "schema_version":
            yield f"\n# {field.description}"
        yield _write_line(key, values[key], field)


def _write_line(key: str, value: Any, field: FieldInfo) -> str:
    shipped = key != "schema_version" and value == field.default
    return f"{'# ' if shipped else ''}{key} = {to_toml(value)}"


def _find_line(lines: list[str], key: str) -> int | None:
    """The line that gives the key its value, otherwise the one that tells its default; None where there is neither."""
    for pattern in (rf"\s*{key}\s*=", rf"#\s*{key}\s*="):
        for place, line in enumerate(lines):
            if re.match(pattern, line):
                return place
    return None


def _find_note(line: str) -> str:
    """The comment behind a value, with the space before it; empty where there is none."""
    said = line.lstrip("# ")
    for place in (match.start() for match in re.finditer(r"\s*#", said)):
        try:
            tomllib.loads(said[:place])
        except ValueError:
            continue
        return said[place:]
    return ""


def _says(text: str, values: Mapping[str, Any], fields: Mapping[str, FieldInfo]) -> bool:
    """Whether the text gives exactly these values."""
    try:
        data = tomllib.loads(text)
    except ValueError:
        return False
    return data.keys() <= fields.keys() and all(
        data.get(key, field.default) == values[key] for key, field in fields.items()
    )
