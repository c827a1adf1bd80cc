"""The text of the settings file: it explains every key and keeps the user's notes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic.fields import FieldInfo

from coach.store.toml.error_messages import to_toml

HEAD: Final = (
    "# Settings of coach. `coach settings set KEY VALUE` changes this file and keeps your notes; "
    "a line that begins with # is as shipped."
)


def parse_value(field: FieldInfo | None, text: str) -> Any:
    """Return the value of a setting that the user typed.

    It is the default for an empty text, the text for a key that holds one or that is unknown, a
    list for one that holds several, else what TOML reads, or the text itself.
    """
    if field is None:
        return text
    if not text:
        return field.default
    if field.annotation is str:
        return text
    if isinstance(field.default, tuple):
        return [part.strip() for part in text.split(",") if part.strip()]
    try:
        value = tomllib.loads(f"value = {text}")["value"]
    except (ValueError, RecursionError):
        return text
    return text if isinstance(value, dict | list) else value  # no key holds a table


def render_settings(values: Mapping[str, Any], fields: Mapping[str, FieldInfo]) -> str:
    """Return a new file: each key with its description, defaults as comments."""
    return "\n".join([HEAD, *_render_keys(values, fields), ""])


def update_settings_text(
    text: str, values: Mapping[str, Any], fields: Mapping[str, FieldInfo]
) -> str:
    """Return the file with these values; notes, order and unchanged lines stay.

    Keys that are no longer known are removed. A file that cannot be changed in this way is replaced
    by a new one.

    Args:
        text: A file that could be read.
        values: The value of every key.
        fields: The definition of every key.
    """
    if not text.strip():
        return render_settings(values, fields)
    changed = _update(text.replace("\r\n", "\n"), values, fields)
    return changed if _has_values(changed, values, fields) else render_settings(values, fields)


def _update(text: str, values: Mapping[str, Any], fields: Mapping[str, FieldInfo]) -> str:
    import tomlkit  # takes a while to load

    given = tomllib.loads(text)
    lines = text.rstrip("\n").split("\n")
    for key in fields.keys() - given.keys():
        _uncomment(lines, key)
    document = tomlkit.parse("\n".join([*lines, ""]))
    for key in [key for key in document if key not in fields]:
        del document[key]
    unknown = {key: field for key, field in fields.items() if key not in document}
    changed = [key for key in document if not _is_same(given.get(key), values[key])]
    for key in changed:
        document[key] = values[key]
    lines = tomlkit.dumps(document).rstrip("\n").split("\n")
    for key in changed:
        if _is_default(key, values, fields):
            _comment_out(lines, key)
    return "\n".join([*lines, *_render_keys(values, unknown), ""])


def _render_keys(values: Mapping[str, Any], fields: Mapping[str, FieldInfo]) -> Iterator[str]:
    for key, field in fields.items():
        if key != "schema_version":
            yield f"\n# {field.description}"
        mark = "# " if _is_default(key, values, fields) else ""
        yield f"{mark}{key} = {to_toml(values[key])}"


def _is_default(key: str, values: Mapping[str, Any], fields: Mapping[str, FieldInfo]) -> bool:
    return key != "schema_version" and bool(values[key] == fields[key].default)


def _is_same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and bool(one == other)


def _uncomment(lines: list[str], key: str) -> None:
    """Turn the first comment that shows the default of this key into a setting."""
    for place, line in enumerate(lines):
        if re.match(rf"#\s*{key}\s*=", line):
            setting = line.lstrip("# ")
            try:
                tomllib.loads(setting)
            except ValueError:
                continue
            lines[place] = setting
            return


def _comment_out(lines: list[str], key: str) -> None:
    for place, line in enumerate(lines):
        if re.match(rf"\s*[\"']?{key}[\"']?\s*=", line):
            lines[place] = f"# {line}"
            return


def _has_values(text: str, values: Mapping[str, Any], fields: Mapping[str, FieldInfo]) -> bool:
    """Return True if the text gives exactly these values."""
    try:
        data = tomllib.loads(text)
    except ValueError:
        return False
    return data.keys() <= fields.keys() and all(
        data.get(key, field.default) == values[key] for key, field in fields.items()
    )
