"""Render an exercise as a file for a person to edit: each key below its description."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import pydantic

from coach.exercise.definition.exercise import Exercise
from coach.store.toml.error_messages import find_model, list_choices, to_toml

SCHEMA_LINE: Final = "#:schema ./{name}"
FAULT: Final = """
# A way to do it badly that the camera can see. To use it take away the "# " in front of these lines
# and put in your own numbers; copy it for another one. `coach exercises try` shows what an angle is
# while you do it.
# [[faults]]
# name = "{name}"
# title = "{title}"
# when = [{{ angle = "{angle}", {bound}, leave = 4.0 }}]
# lasting_s = 0.5
# severity = 2
# cue = "{cue}"
# fix = "{fix}"
"""
"""A commented fault to fill in."""

Data = Mapping[str, Any]
Model = type[pydantic.BaseModel]


def render_exercise(
    data: Data, head: Sequence[str] = (), notes: Mapping[str, str] | None = None, tail: str = ""
) -> str:
    """Return the text of a file from which `Exercise` reads this data.

    Args:
        data: The exercise as plain values.
        head: Comment lines at the top.
        notes: Key (``target``, ``phases.up.when``) -> comment instead of its description.
        tail: Text at the end.
    """
    lines = [*(f"# {line}" if line[:1] != "#" else line for line in head), *([""] if head else [])]
    described: set[str] = set()
    notes = notes or {}
    fields = Exercise.model_fields
    ordered = {key: data[key] for key in fields if key in data}
    for key, value in ordered.items():
        if not _is_table(key, value):
            lines += _write_pair(key, value, Exercise, notes, key, described)
    for key, value in ordered.items():
        if _is_table(key, value):
            lines += _write_tables(key, value, notes, described)
    return "\n".join(lines) + "\n" + tail


def _is_table(key: str, value: Any) -> bool:
    entries = isinstance(value, list | tuple) and len(value) > 0 and isinstance(value[0], Mapping)
    return isinstance(value, Mapping) or (entries and key != "in_position")


def _write_tables(
    key: str, value: Any, notes: Mapping[str, str], described: set[str]
) -> Iterator[str]:
    model = find_model(Exercise.model_fields[key].annotation)
    assert model is not None
    many = not isinstance(value, Mapping)
    yield ""
    yield from _explain(notes.get(key) or str(Exercise.model_fields[key].description))
    for number, table in enumerate(value if many else [value]):
        place = f"{key}.{table['name']}" if "name" in table else f"{key}[{number}]" if many else key
        if number:
            yield ""
        if many and (note := notes.get(place)):
            yield from _explain(note)
        yield f"[[{key}]]" if many else f"[{key}]"
        for inner, content in table.items():
            yield from _write_pair(inner, content, model, notes, f"{place}.{inner}", described)


def _write_pair(
    key: str, value: Any, model: Model, notes: Mapping[str, str], place: str, described: set[str]
) -> Iterator[str]:
    """Yield a key with its value below its note, or its description if it is the first."""
    field = model.model_fields[key]
    known = f"{model.__name__}.{key}"
    if note := notes.get(place):
        yield from _explain(note)
    elif known not in described:
        choices = (
            ""
            if key == "schema_version"
            else ", ".join(dict.fromkeys(str(choice) for choice in list_choices(field.annotation)))
        )
        yield from _explain(
            f"{field.description}: {choices}." if choices else f"{field.description}."
        )
    described.add(known)
    if (
        isinstance(value, list | tuple)
        and value
        and (isinstance(value[0], Mapping) or (isinstance(value[0], str) and len(value) > 1))
    ):
        yield f"{key} = ["
        yield from (f"  {to_toml(entry)}," for entry in value)
        yield "]"
    else:
        yield f"{key} = {to_toml(value)}"


def _explain(text: str) -> Iterator[str]:
    yield from (f"# {line}" for line in text.splitlines())
