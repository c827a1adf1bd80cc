"""Render a programme as a file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from coach.exercise.definition.programme import PROGRAMME_VERSION, Programme
from coach.store.toml.error_messages import to_toml


def render_programme(programme: Programme) -> str:
    """Return the text of a file from which the same programme is read; it includes no other."""
    data = programme.model_dump(mode="json", exclude_none=True)
    lines = [f"schema_version = {PROGRAMME_VERSION}"]
    lines += [f"{key} = {to_toml(data[key])}" for key in ("title", "summary", "weeks", "cautions")]
    for routine in data["routines"]:
        lines += ["", "[[routines]]", *_write_routine(routine)]
    for retest in data["retest"]:
        lines += ["", "[[retest]]"]
        lines += [f"{key} = {to_toml(value)}" for key, value in retest.items()]
    lines += ["", "[source]", f"text = {to_toml(data['source']['text'])}"]
    for language, table in data["translations"].items():
        lines += ["", f"[translations.{language}]"]
        lines += [f"{json.dumps(key)} = {to_toml(value)}" for key, value in table.items()]
    return "\n".join(lines) + "\n"


def _write_routine(routine: Mapping[str, Any]) -> Iterator[str]:
    for key, value in routine.items():
        if key != "items":
            yield f"{key} = {to_toml(value)}"
    yield "items = ["
    yield from (f"  {to_toml(item)}," for item in routine["items"])
    yield "]"
