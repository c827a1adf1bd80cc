"""Makes the reference of exercise, programme and settings files from their models."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import Programme
from coach.store.exercises.json_schema import make_schema
from coach.store.settings.settings import Settings
from coach.store.toml.error_messages import to_toml

Schema = Mapping[str, Any]

EXERCISE_HEAD: Final = """# Keys of an exercise file

Every key, its meaning, its valid values, and an example. For an introduction, see
[Writing an exercise](../writing-an-exercise.md). Any other key is an error, and
`coach exercises check` suggests which one you may have meant. `coach exercises schema` prints the
same for editors.
"""
PROGRAMME_HEAD: Final = """# Keys of a programme file

Programmes are in the folder `programmes` beside the exercises. `coach programmes show` reads one
and lists every mistake.
"""
SETTINGS_HEAD: Final = """# All settings

Change them on the settings page of the window (key S), with `coach settings set`, or in the file
that `coach settings path` prints.
"""


def write_pages() -> dict[str, str]:
    """Return the pages by path within the documentation."""
    return {
        "reference/exercise-files.md": _write_model(EXERCISE_HEAD, make_schema(Exercise)),
        "reference/programme-files.md": _write_model(PROGRAMME_HEAD, make_schema(Programme)),
        "reference/settings.md": _write_model(SETTINGS_HEAD, make_schema(Settings)),
    }


def _write_model(head: str, schema: Schema) -> str:
    tables = {name: table for name, table in schema["definitions"].items() if "properties" in table}
    lines = [head, *_write_table("The top of the file", schema, tables, written="")]
    for name, table in tables.items():
        lines += _write_table(
            _write_title(name), table, tables, written=", ".join(_find_uses(name, schema, tables))
        )
    angles = schema["definitions"].get("AngleName", {}).get("enum", ())
    if angles:
        lines += ["## Angle names\n", ", ".join(f"`{angle}`" for angle in angles) + ".\n"]
        lines.append(
            "[The list of angles](../writing-an-exercise.md#the-angles) explains each, "
            "and the second part of a name."
        )
    return "\n".join(lines) + "\n"


def _write_title(name: str) -> str:
    return (
        "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name)
        .strip()
        .capitalize()
    )


def _write_table(title: str, table: Schema, tables: Schema, written: str) -> Iterator[str]:
    yield f"## {title}\n"
    if written:
        yield f"{table.get('description', '').strip()}\n\nWritten as {written}.\n"
    yield "| key | meaning | values | default | example |\n| --- | --- | --- | --- | --- |"
    needed = table.get("required", ())
    for key, field in table["properties"].items():
        left_out = "required" if key in needed else _write_default(field)
        example = (
            f"`{key} = {_shorten(to_toml(field['examples'][0]))}`" if field.get("examples") else ""
        )
        cells = (field.get("description", ""), _write_values(field, tables), left_out, example)
        yield f"| `{key}` | {' | '.join(_escape_cell(cell) for cell in cells)} |"
    yield ""


def _find_uses(name: str, schema: Schema, tables: Schema) -> list[str]:
    uses = []
    for owner, table in (("", schema), *tables.items()):
        for key, field in table["properties"].items():
            if name in _list_references(field):
                place = (
                    f"`{key}`"
                    if owner or _accepts_texts(field)
                    else f"`[[{key}]]`"
                    if field.get("type") == "array"
                    else f"`[{key}]`"
                )
                uses.append(f"{place} of {_write_title(owner).lower()}" if owner else place)
    return uses


def _accepts_texts(field: Schema) -> bool:
    """Return True if the field is a list in which a text may stand for a table."""
    choices = field.get("items", {}).get("anyOf", ())
    return any(choice.get("type") == "string" for choice in choices)


def _list_references(field: Any) -> Iterator[str]:
    if isinstance(field, Mapping):
        if isinstance(field.get("$ref"), str):
            yield field["$ref"].rpartition("/")[2]
        for key, inner in field.items():
            if key not in ("examples", "default"):
                yield from _list_references(inner)
    elif isinstance(field, list):
        for inner in field:
            yield from _list_references(inner)


def _write_default(field: Schema) -> str:
    default = field.get("default")
    if default in (None, "", [], {}) or isinstance(default, Mapping):
        return "nothing"
    return f"`{_shorten(to_toml(default))}`"


def _write_values(field: Schema, tables: Schema) -> str:
    for name in _list_references(field):
        if name in tables:
            many = "a list of texts or tables" if _accepts_texts(field) else "a list of tables"
            return (
                f"{many if field.get('type') == 'array' else 'a table'}, "
                f"[{_write_title(name).lower()}](#{_write_title(name).lower().replace(' ', '-')})"
            )
        if name == "AngleName":
            return "[the name of an angle](#angle-names)"
    for choice in field.get("anyOf", ()):
        if words := _write_values(choice, tables):
            return words
    if "enum" in field or "const" in field:
        return ", ".join(
            f"`{to_toml(value)}`" for value in field.get("enum", (field.get("const"),))
        )
    return _write_type(field, tables)


def _write_type(field: Schema, tables: Schema) -> str:
    match field.get("type"):
        case "array":
            inner = _write_values(field.get("items", {}), tables)
            pair = field.get("minItems") == field.get("maxItems") == 2
            return f"two of: {inner}" if pair else f"a list{_write_size(field, 'Items')}: {inner}"
        case "string":
            return f"text{_write_size(field, 'Length')}"
        case "boolean":
            return "`true` or `false`"
        case "number" | "integer" as kind:
            return f"{'a whole number' if kind == 'integer' else 'a number'}{_write_range(field)}"
        case "object":
            return "a table"
    return ""


def _write_size(field: Schema, what: str) -> str:
    unit = "letters" if what == "Length" else "entries"
    return (
        f", at most {field[f'max{what}']} {unit}"
        if f"max{what}" in field and field[f"max{what}"] != 2
        else ""
    )


def _write_range(field: Schema) -> str:
    low, high = field.get("minimum", field.get("exclusiveMinimum")), field.get("maximum")
    return (
        f", {'more than ' if 'exclusiveMinimum' in field else ''}{low:g} to {high:g}"
        if low is not None and high is not None
        else ""
    )


def _shorten(text: str) -> str:
    return text if len(text) <= 70 else f"{text[:66]} ..."


def _escape_cell(text: str) -> str:
    return text.replace("|", "\\|")
