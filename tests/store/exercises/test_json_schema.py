"""The schema for editors accepts every valid file and refuses wrong single values.

Without a library for JSON Schema, this module evaluates the keywords that ours uses; any other
keyword fails.
"""

from __future__ import annotations

import copy
import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coach.errors import CoachError
from coach.store.exercises.json_schema import (
    SCHEMA_NAME,
    install_schema,
    make_schema,
    render_schema,
)
from coach.store.exercises.loader import list_exercises, load_exercise

SCHEMA = make_schema()
SILENT = {"$schema", "definitions", "description", "examples", "default", "deprecated"}
TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "number": lambda v: isinstance(v, int | float) and not isinstance(v, bool),
    "boolean": lambda v: isinstance(v, bool),
}
RULES: dict[str, Callable[[Any, Any], bool]] = {
    "const": lambda v, rule: v == rule,
    "enum": lambda v, rule: v in rule,
    "minimum": lambda v, rule: v >= rule,
    "maximum": lambda v, rule: v <= rule,
    "exclusiveMinimum": lambda v, rule: v > rule,
    "minLength": lambda v, rule: len(v) >= rule,
    "maxLength": lambda v, rule: len(v) <= rule,
    "minItems": lambda v, rule: len(v) >= rule,
    "maxItems": lambda v, rule: len(v) <= rule,
    "pattern": lambda v, rule: re.search(rule, v) is not None,
    "required": lambda v, rule: all(key in v for key in rule),
    "propertyNames": lambda v, rule: all(accepts(rule, key) for key in v),
}


def accepts(schema: dict[str, Any], value: Any) -> bool:
    if "$ref" in schema:
        return accepts(SCHEMA["definitions"][schema["$ref"].rpartition("/")[2]], value)
    if "type" in schema and not TYPES[schema["type"]](value):
        return False
    known = (
        {"type", "properties", "additionalProperties", "items", "anyOf", "allOf"}
        | SILENT
        | set(RULES)
    )
    assert not set(schema) - known
    if not all(RULES[word](value, rule) for word, rule in schema.items() if word in RULES):
        return False
    if "anyOf" in schema and not any(accepts(choice, value) for choice in schema["anyOf"]):
        return False
    if not all(accepts(part, value) for part in schema.get("allOf", ())):
        return False
    if isinstance(value, list):
        return all(accepts(schema.get("items", {}), entry) for entry in value)
    if isinstance(value, dict):
        return all(accepts_key(schema, key, entry) for key, entry in value.items())
    return True


def accepts_key(schema: dict[str, Any], key: str, value: Any) -> bool:
    if key in schema.get("properties", {}):
        return accepts(schema["properties"][key], value)
    more = schema.get("additionalProperties", True)
    return accepts(more, value) if isinstance(more, dict) else more


@pytest.mark.parametrize("name", sorted(list_exercises()))
def test_every_shipped_file_is_accepted(name: str) -> None:
    assert accepts(SCHEMA, tomllib.loads(load_exercise(name).text))


def change(data: Any, *path: Any) -> None:
    *above, key, value = path
    for part in above:
        data = data[part]
    data[key] = value


MISTAKES = [
    pytest.param(("sumary", "x"), id="unknown key"),
    pytest.param(("kind", "repetition"), id="word of a fixed list"),
    pytest.param(("title", 3), id="number for a text"),
    pytest.param(("title", "x" * 61), id="text too long"),
    pytest.param(("main_angle", "knee"), id="main angle unknown"),
    pytest.param(("target", [1.0]), id="target of one"),
    pytest.param(("target", ["a", "b"]), id="target of texts"),
    pytest.param(("steps", []), id="empty list"),
    pytest.param(("min_s", 0.0), id="too small"),
    pytest.param(("phases", 0, "when", 0, "angle", "knee_bent_both"), id="angle unknown"),
    pytest.param(("phases", 0, "when", 0, "below", "38"), id="text for a number"),
    pytest.param(("phases", 0, "when", 0, "under", 38), id="unknown key within"),
    pytest.param(("phases", 0, "name", "Up there"), id="name with a space"),
    pytest.param(("faults", 0, "severity", 4), id="too large"),
    pytest.param(("faults", 0, "severity", 1.5), id="broken number"),
    pytest.param(("view", "kinds", ["above"]), id="view unknown"),
    pytest.param(("dose", "hold_s", 0), id="not above nothing"),
    pytest.param(("schema_version", 2), id="version"),
    pytest.param(("cautions", [3]), id="number for a caution"),
    pytest.param(("cautions", [{"conditions": ["pregnancy"]}]), id="caution without a text"),
    pytest.param(("cautions", 0, "conditions", ["twins"]), id="condition unknown"),
    pytest.param(("cautions", 0, "conditions", []), id="no condition"),
]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_wrong_value_is_refused(mistake: tuple[Any, ...]) -> None:
    data = copy.deepcopy(tomllib.loads(load_exercise("lunge").text))
    change(data, *mistake)
    assert not accepts(SCHEMA, data)


@pytest.mark.parametrize("key", ["title", "kind", "steps", "dose", "source"])
def test_what_must_be_there_is_asked_for(key: str) -> None:
    data = tomllib.loads(load_exercise("lunge").text)
    del data[key]
    assert not accepts(SCHEMA, data)


def test_every_key_has_its_manual() -> None:
    tables = [SCHEMA, *(part for part in SCHEMA["definitions"].values() if "properties" in part)]
    assert all(
        field.get("description") for table in tables for field in table["properties"].values()
    )
    plain = [
        field
        for table in tables
        for field in table["properties"].values()
        if "$ref" not in json.dumps(field)
    ]
    assert len(plain) > 40
    assert all(field.get("examples") for field in plain)


def test_schema_is_put_beside_files_once(tmp_path: Path) -> None:
    path = install_schema(tmp_path)
    assert path == tmp_path / SCHEMA_NAME
    assert json.loads(path.read_text(encoding="utf-8")) == SCHEMA
    before = path.stat().st_mtime_ns
    assert install_schema(tmp_path).stat().st_mtime_ns == before
    for other in (b"{}", b"\xff", b""):
        path.write_bytes(other)
        assert install_schema(tmp_path).read_text(encoding="utf-8") == render_schema()


def test_a_schema_that_cannot_be_put_is_told(tmp_path: Path) -> None:
    (tmp_path / SCHEMA_NAME).mkdir()
    with pytest.raises(CoachError, match=f"{SCHEMA_NAME} cannot be written"):
        install_schema(tmp_path)
