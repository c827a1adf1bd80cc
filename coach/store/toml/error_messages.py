"""Describe the mistakes in a TOML file, one line each: key, value, rule and a valid example.

Rules, examples and known keys come from the fields of the model that reads the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Final, Literal, get_args, get_origin

import pydantic
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from coach.capture.cameras.address import hide_secrets_in_text
from coach.exercise.definition.exercise import ANGLE_NAMES
from coach.message import Message, translatable
from coach.store.toml.line_numbers import format_location

Loc = tuple[int | str, ...]
Table = type[pydantic.BaseModel]

BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
"""A key that needs no quotes."""
RULES: Final[Mapping[str, str]] = translatable(
    {
        "missing": "is missing",
        "extra_forbidden": "is not a key here",
        "string_type": "must be a text in quotes",
        "float_type": "must be a number",
        "int_type": "must be a whole number",
        "bool_type": "must be true or false",
        "finite_number": "must be a finite number",
        "tuple_type": "must be a list in brackets",
        "model_type": "must be a table",
        "string_pattern_mismatch": "must consist of a-z, 0-9 and _ and begin with a letter",
    }
)
"""Error types of Pydantic in words for people who write TOML; other messages are clear enough."""


BOUNDS: Final = translatable(
    (
        "must be greater than or equal to {bound}",
        "must be less than or equal to {bound}",
        "must be greater than {bound}",
        "must be less than {bound}",
        "must have at least {bound} characters",
        "must have at least {bound} character",
        "must have at most {bound} characters",
        "must have at least {bound} items, not 0",
        "must have at least {bound} item, not 0",
        "must be {bound}",
    )
)
"""Rules of Pydantic with a bound or a choice; the first that fits counts."""


def describe_values(
    error: pydantic.ValidationError, data: Mapping[str, Any], root: Table
) -> list[Message]:
    """Return one line for each wrong value in `data`, which was read as `root`, in its order."""
    details = error.errors(include_url=False)
    return [
        _describe(detail, data, root)
        for detail in details
        if detail["loc"] and not _is_echo(detail)
    ]


def describe_model_errors(error: pydantic.ValidationError) -> list[Message]:
    """Return one line for each mistake that concerns the file as a whole."""
    return [
        message
        for detail in error.errors(include_url=False)
        if not detail["loc"]
        for message in (
            _list_own_messages(detail) or [Message(detail["msg"].removeprefix("Value error, "))]
        )
    ]


def describe_rules(error: pydantic.ValidationError) -> list[Message]:
    """Return the rule that each wrong value breaks, as ``must be greater than 0``."""
    return [_rule(detail) for detail in error.errors(include_url=False)]


def choose_example(field: FieldInfo) -> Any:
    """Return a valid value of this field: its example, or one made from its required fields."""
    if field.examples:
        return field.examples[0]
    model = find_model(field.annotation)
    if model is None:
        return None
    table = {
        name: choose_example(inner)
        for name, inner in model.model_fields.items()
        if inner.is_required()
    }
    return [table] if _is_list(field.annotation) else table


def to_toml(value: Any) -> str:
    """Format a value on one line, as it is written after the equals sign."""
    if isinstance(value, Mapping):
        entries = (f"{_write_key(str(key))} = {to_toml(inner)}" for key, inner in value.items())
        return "{ " + ", ".join(entries) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(to_toml(inner) for inner in value) + "]"
    if isinstance(value, str | bool | int):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)


def _write_key(key: str) -> str:
    """Return a key as it is written before the equals sign, in quotes if it needs them."""
    return key if BARE_KEY.fullmatch(key) else to_toml(key)


def suggest_similar(value: str, choices: Sequence[str]) -> Message:
    """Return a question for the most similar choice, with a leading space; empty without one."""
    near = get_close_matches(value, choices, n=1)
    return Message(" Did you mean {name}?", name=near[0]) if near else Message("")


def _is_echo(detail: ErrorDetails) -> bool:
    """Return True if a list is too short only because of mistakes in its entries."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _describe(detail: ErrorDetails, data: Mapping[str, Any], root: Table) -> Message:
    loc = detail["loc"]
    value = "" if detail["type"] == "missing" else f" = {_show(detail['input'])}"
    return Message(
        "{place}{value}: {rule}.{advice}",
        place=format_location(loc, data),
        value=value,
        rule=_rule(detail),
        advice=_advice(detail, root),
    )


def _rule(detail: ErrorDetails) -> Message:
    if own := _list_own_messages(detail):
        return own[0]
    message = detail["msg"].removeprefix("Value error, ").replace(" after validation", "")
    for prefix in ("Input should ", "String should ", "Tuple should "):
        message = message.replace(prefix, "must ")
    if detail["type"] == "literal_error":
        return Message("must be {bound}", bound=_list_choices(detail["ctx"]["expected"]))
    if detail["type"] in RULES:
        return Message(RULES[detail["type"]])
    for template in BOUNDS:
        start, _, end = template.partition("{bound}")
        if message.startswith(start) and message.endswith(end) and template != message:
            return Message(template, bound=message[len(start) : len(message) - len(end)])
    return Message(message)


def _list_own_messages(detail: ErrorDetails) -> list[Message]:
    """Return the messages with which a check of coach refused a value; none if it has none."""
    args = getattr(detail.get("ctx", {}).get("error"), "args", ())
    return [each for each in args if isinstance(each, Message)]


def _list_choices(expected: str) -> str:
    """Return the choices as Pydantic lists them, with "or" as a word to be translated."""
    choices, _, last = expected.rpartition(" or ")
    return Message("{choices} or {last}", choices=choices, last=last) if choices else last


def _advice(detail: ErrorDetails, root: Table) -> Message:
    """Return what was probably meant, and an example."""
    loc, value = detail["loc"], str(detail["input"])
    field, model = _find(loc, root)
    if detail["type"] == "extra_forbidden":
        return _advise_key(str(loc[-1]), model, root)
    suggestion = Message("")
    if detail["type"] == "unknown_angle":
        suggestion = suggest_similar(value, ANGLE_NAMES)
    elif detail["type"] == "literal_error" and field is not None:
        suggestion = suggest_similar(
            value, tuple(str(choice) for choice in list_choices(field.annotation))
        )
    name = next((part for part in reversed(loc) if isinstance(part, str)), "")
    if field is None:
        return suggestion
    example = f"{name} = {to_toml(choose_example(field))}"
    return Message("{advice} For example: {example}", advice=suggestion, example=example)


def _advise_key(key: str, model: Table, root: Table) -> Message:
    if model is not root and key in root.model_fields:
        return Message(
            " It belongs to the top of the file, above the first [table]. For example: {example}",
            example=_example(key, root),
        )
    near = get_close_matches(key, model.model_fields, n=1)
    if near:
        return Message(
            "{advice} For example: {example}",
            advice=suggest_similar(key, near),
            example=_example(near[0], model),
        )
    keys = ", ".join(name for name in model.model_fields if name != "schema_version")
    return Message(" The keys here are: {names}.", names=keys)


def _example(key: str, model: Table) -> str:
    return f"{key} = {to_toml(choose_example(model.model_fields[key]))}"


def _show(value: Any) -> str:
    """Return a wrong value for a message: not too long, and without the password of a camera."""
    text = hide_secrets_in_text(to_toml(value))
    return text if len(text) <= 80 else f"{text[:76]} ..."


def _find(loc: Loc, root: Table) -> tuple[FieldInfo | None, Table]:
    """Return the field of a place, None for an unknown one, and the table that holds it."""
    model = root
    field: FieldInfo | None = None
    for part in loc:
        if isinstance(part, str):
            if field is not None:
                model = find_model(field.annotation) or model
            field = model.model_fields.get(part)
    return field, model


def find_model(annotation: Any) -> Table | None:
    """Return the model in this annotation, directly or in a list."""
    if (
        isinstance(annotation, type)
        and get_origin(annotation) is None
        and issubclass(annotation, pydantic.BaseModel)
    ):
        return annotation
    return next(
        (model for inner in get_args(annotation) if (model := find_model(inner)) is not None), None
    )


def list_choices(annotation: Any) -> Iterator[Any]:
    """Yield the values of a fixed list in this annotation, directly or in a list."""
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for inner in get_args(annotation):
            yield from list_choices(inner)


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(
        _is_list(inner) for inner in get_args(annotation) if get_origin(inner) is not Literal
    )
