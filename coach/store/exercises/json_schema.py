"""The JSON Schema of exercise and programme files: editors complete keys and underline mistakes.

It is made from the models that read the files. It covers all rules on single values, but none
between values; `coach exercises check` covers those, too.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pydantic

from coach.errors import CoachError, find_reason
from coach.exercise.definition.exercise import ANGLE_NAMES, Exercise
from coach.message import Message
from coach.store.files.atomic_write import write_atomically

SCHEMA_NAME: Final = "exercise.schema.json"
"""Name of the file beside the user's own exercises."""
DIALECT: Final = "http://json-schema.org/draft-07/schema#"
"""The draft that TOML editors know. It is a name: nothing is fetched."""
ANGLE_KEYS: Final = ("angle", "main_angle")


def make_schema(model: type[pydantic.BaseModel] = Exercise) -> dict[str, Any]:
    """Return the schema of files that are read as this model, as plain values for JSON."""
    schema = _walk(model.model_json_schema(), _adapt)
    definitions = {name: _adapt_table(table) for name, table in schema.pop("$defs", {}).items()}
    if model is Exercise:
        definitions["AngleName"] = {"type": "string", "enum": list(ANGLE_NAMES)}
    return {"$schema": DIALECT, **_adapt_table(schema), "definitions": definitions}


def render_schema(model: type[pydantic.BaseModel] = Exercise) -> str:
    """Return the schema as text that ends with a line break."""
    return json.dumps(make_schema(model), indent=2, ensure_ascii=False) + "\n"


def install_schema(folder: Path) -> Path:
    """Write the schema of exercises into a folder, unless it is up to date, and return its path.

    Raises:
        CoachError: The schema cannot be read or written.
    """
    path = folder / SCHEMA_NAME
    text = render_schema()
    try:
        if path.is_file() and path.read_bytes() == text.encode():
            return path
    except OSError as error:
        raise CoachError(
            Message("{file}: cannot be read: {reason}.", file=path, reason=find_reason(error)),
            Message("Check the disk and the permissions."),
        ) from error
    write_atomically(path, text)
    return path


def _walk(value: Any, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Any:
    """Return the value with every table in it changed, the innermost first."""
    if isinstance(value, dict):
        return change({key: _walk(inner, change) for key, inner in value.items()})
    return [_walk(inner, change) for inner in value] if isinstance(value, list) else value


def _adapt(part: dict[str, Any]) -> dict[str, Any]:
    """Rewrite what draft 7 names differently, and drop what is of no use to an author."""
    if "prefixItems" in part:
        part["items"] = part.pop("prefixItems")[0]
    if isinstance(part.get("$ref"), str):
        part["$ref"] = part["$ref"].replace("#/$defs/", "#/definitions/")
        if len(part) > 1:  # draft 7 ignores keys beside a reference
            part["allOf"] = [{"$ref": part.pop("$ref")}]
    if isinstance(part.get("title"), str):
        del part["title"]
    if part.get("default", 0) is None:
        del part["default"]
    if {"type": "null"} in part.get("anyOf", ()):
        rest = [choice for choice in part.pop("anyOf") if choice != {"type": "null"}]
        part |= rest[0] if len(rest) == 1 and "$ref" not in rest[0] else {"anyOf": rest}
    return part


def _adapt_table(table: dict[str, Any]) -> dict[str, Any]:
    """Give names of angles the list of angles."""
    properties = table.get("properties", {})
    for key in ANGLE_KEYS:
        if properties.get(key, {}).get("type") == "string":
            constraints = {
                name: value
                for name, value in properties[key].items()
                if name not in ("type", "default")
            }
            properties[key] = {**constraints, "allOf": [{"$ref": "#/definitions/AngleName"}]}
    return table
