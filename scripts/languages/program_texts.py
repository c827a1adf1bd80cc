"""The texts in the source: arguments of `tr`, `ntr`, `Message` and `translatable`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coach.body.angles import PAIRED, SINGLE
from coach.body.sides import WORDS
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.range_of_motion import RangeOfMotion
from coach.exercise.definition.texts import NOT_FOR_PEOPLE
from coach.report.text import format_name
from coach.store.exercises.loader import is_shipped, list_exercises, load_exercise
from coach.store.settings.person import PersonSettings
from coach.store.settings.settings import Settings

LETTERS: Final = re.compile(r"[^\W\d_]{2}|^[LR]$")
PARTS: Final = ("head", "shoulders", "hips", "knees", "feet")
"""Parts of the body that may be outside the picture."""


@dataclass(frozen=True, slots=True)
class ProgramText:
    """A text and where it is."""

    text: str
    line: int
    plural: str = ""


def list_program_texts(path: Path) -> Iterator[ProgramText]:
    """Yield every translated text of a Python file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
            continue
        match node.func.id:
            case "tr" | "Message":
                yield from _list_of_message(node)
            case "ntr":
                singular, plural = (_list_literals(each) for each in node.args[:2])
                for one, many in zip(singular, plural, strict=True):
                    yield ProgramText(one, node.lineno, many)
            case "translatable":
                for line, text in _list_constants(node.args[0]):
                    yield ProgramText(text, line)


def list_vocabulary() -> Iterator[str]:
    """Yield the texts that are not literals: angles, sides, phases, settings, default texts."""
    from coach.window.run_page.text import PHASES
    from coach.window.translation.format import name_angle

    yield from ("other leg", *PARTS, *WORDS)
    yield from _list_angles()
    for base in PAIRED:
        yield from (name_angle(f"{base}_{word}") for word in WORDS)
        yield f"{base.replace('_', ' ').capitalize()}, {{side}}"
    for base in SINGLE:
        yield name_angle(base)
        yield base.replace("_", " ").capitalize()
    yield from (
        str(field.description)
        for model in (Settings, PersonSettings)
        for key, field in model.model_fields.items()
        if key != "schema_version"
    )
    for model in (Exercise, RangeOfMotion):
        yield from (
            field.default
            for name, field in model.model_fields.items()
            if name not in NOT_FOR_PEOPLE and isinstance(field.default, str) and field.default
        )
    shipped = [name for name, path in list_exercises().items() if is_shipped(path)]
    exercises = [load_exercise(name).exercise for name in shipped]
    yield from sorted(
        {format_name(item.name).capitalize() for one in exercises for item in one.not_watched}
    )
    phases = {phase.name for exercise in exercises for phase in exercise.phases} | {"hold", "pause"}
    yield from sorted(PHASES.get(name, name.replace("_", " ")).capitalize() for name in phases)


def _list_angles() -> Iterator[str]:
    """Yield the angles as reports name them in the middle of a text."""
    yield from (f"{format_name(base)}, {{side}}" for base in PAIRED)
    yield from map(format_name, SINGLE)


def _list_of_message(call: ast.Call) -> Iterator[ProgramText]:
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    plural = _list_literals(keywords["plural"]) if "plural" in keywords else [""]
    for text in _list_literals(call.args[0]):
        yield ProgramText(text, call.lineno, plural[0])
    if "short" in keywords:
        for text in _list_literals(keywords["short"]):
            yield ProgramText(text, call.lineno)


def _list_literals(node: ast.expr) -> list[str]:
    """Return every literal that an expression can be."""
    match node:
        case ast.Constant(value=str(text)):
            rest, places = re.subn(r"\{[^}]*\}", "", text)
            return [text] if LETTERS.search(rest) or places > 1 else []
        case ast.IfExp(body=one, orelse=other):
            return [*_list_literals(one), *_list_literals(other)]
        case ast.BoolOp(values=values):
            return [text for value in values for text in _list_literals(value)]
        case ast.Subscript(value=ast.Dict(values=values)):
            return [text for value in values for text in _list_literals(value)]
    return []


def _list_constants(node: ast.expr) -> Iterator[tuple[int, str]]:
    """Yield line and text of every literal in a constant, except keys of tables and names."""
    parts: list[ast.expr] = []
    match node:
        case ast.Dict(values=parts):
            pass
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            parts = [part for part in parts if not _is_name(part)]
        case ast.Call(args=arguments, keywords=keywords):
            parts = [*arguments, *(keyword.value for keyword in keywords)]
            parts = [part for part in parts if not _is_name(part)]
        case _:
            yield from ((node.lineno, text) for text in _list_literals(node))
    for part in parts:
        yield from _list_constants(part)


def _is_name(node: ast.expr) -> bool:
    """Return True for one word in small letters, which names an icon, a key or the like."""
    return (
        isinstance(node, ast.Constant) and " " not in str(node.value) and str(node.value).islower()
    )
