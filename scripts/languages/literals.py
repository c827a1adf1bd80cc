"""Texts as they stand in the program's own source: what is given to `tr`, and sentences of the modules that say something.

An f-string becomes a text with places: %1 for a number, %leg for words. What stands in it is told by `PLACES`; what is not named there
is a number.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Final

NUMBER: Final = "%#"
"""Stands for a number until all of a text are counted."""
DURATION: Final = (f"{NUMBER} s", f"{NUMBER} min")
PLACES: Final[Mapping[str, tuple[str, ...]]] = {
    "exercise.side_words": ("%leg", "side"),
    "leg": ("%leg",),
    "key": ("%key",),
    "self._key": ("%key",),
    "side": ("left", "right"),
    "side.capitalize()": ("Left", "Right"),
    "noun": ("repetition",),
    "held": DURATION,
    "seconds": DURATION,
    "format_duration(": DURATION,
    "format_degrees(": (f"{NUMBER}°",),
    "dt.datetime.fromisoformat(": (f"{NUMBER}-{NUMBER}-{NUMBER}",),
    "feedback.view.kind.capitalize()": ("Side", "Front", "Back"),
    "' and '.join(": ("%parts",),
    "name_angle(": ("%angle",),
    "name": ("%name",),
    "self.name": ("%name",),
    "name!r": ("%name",),
    "camera.name": ("%name",),
    "source.name": ("%name",),
    "loaded.name": ("%name",),
    "recording.path": ("%name",),
    "device": ("%device",),
    "describe_choices(matches)": ("%cameras",),
    "', '.join(": ("%cameras",),
}
"""Expression, or a call's beginning -> what can stand in its place."""


def mark(text: str) -> str:
    """The text with %1, %2, ... in place of its numbers."""
    count = itertools.count(1)
    parts = text.split(NUMBER)
    return parts[0] + "".join(f"%{next(count)}{part}" for part in parts[1:])


def list_given(path: Path, module: ModuleType) -> Iterator[str]:
    """Every text that the source gives to `tr`, as far as it is told there: literals, and what the names it gives stand for."""
    for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(function, ast.FunctionDef):
            continue
        source = Source(module, _list_names(function))
        for node in ast.walk(function):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "tr"
                and node.args
            ):
                yield from map(mark, source.expand(node.args[0]))


def _list_names(function: ast.FunctionDef) -> dict[str, list[ast.expr]]:
    """Name -> what the function sets it to."""
    names: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                names.setdefault(name, []).append(value)
            case ast.For(target=ast.Name(id=name), iter=ast.Tuple(elts=values)):
                names.setdefault(name, []).extend(values)
    return names


def list_sentences(path: Path, module: ModuleType) -> Iterator[str]:
    """Every literal of the source that reads like a sentence: several words, the first with a capital or put in by the program."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed = {
        id(inner)
        for outer in ast.walk(tree)
        if _is_not_said(outer)
        for inner in ast.walk(outer)
        if inner is not outer
    }
    source = Source(module, {})
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in passed:
            yield from (
                mark(text)
                for text in source.expand(node)
                if " " in text and (text[:1].isupper() or text.startswith("%"))
            )


def _is_not_said(node: ast.AST) -> bool:
    """Documentation, descriptions of fields, and the pieces of an f-string, which is taken whole."""
    named = (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Field"
    )
    return (
        isinstance(node, ast.JoinedStr)
        or named
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    )


@dataclass(frozen=True, slots=True)
class Source:
    """Where an expression stands."""

    module: ModuleType
    names: Mapping[str, Sequence[ast.expr]]
    """Local names."""

    def expand(self, node: ast.expr) -> list[str]:
        """Every text that an expression can be, as far as that is told by the source; nothing where it is not."""
        match node:
            case ast.Constant(value=str(text)):
                return [text]
            case ast.IfExp(body=one, orelse=other):
                return [*self.expand(one), *self.expand(other)]
            case ast.BoolOp(values=values):
                return [text for value in values for text in self.expand(value)]
            case ast.Name(id=name) if name in self.names:
                known = Source(
                    self.module, {key: value for key, value in self.names.items() if key != name}
                )
                return [text for value in self.names[name] for text in known.expand(value)]
            case ast.Subscript(value=ast.Dict(values=values)):
                return [text for value in values for text in self.expand(value)]
            case ast.Name() | ast.Attribute() | ast.Subscript():
                return list(walk(_find(node, self.module)))
            case ast.JoinedStr(values=values):
                return [
                    "".join(parts) for parts in itertools.product(*map(self._expand_part, values))
                ]
        return []

    def _expand_part(self, node: ast.expr) -> list[str]:
        if not isinstance(node, ast.FormattedValue):
            return self.expand(node)
        said = ast.unparse(node.value)
        known = (
            places
            for key, places in PLACES.items()
            if key == said or (key.endswith("(") and said.startswith(key))
        )
        return self.expand(node.value) or list(next(known, (NUMBER,)))


def _find(node: ast.expr, module: ModuleType) -> Any:
    """The constant that an expression names or picks from, None where it names none."""
    match node:
        case ast.Name(id=name):
            return getattr(module, name, None) if name.isupper() else None
        case ast.Attribute(value=ast.Name(id=base), attr=name):
            owner = getattr(module, base, None)
            return getattr(owner, name, None) if isinstance(owner, ModuleType) else None
        case ast.Subscript(value=inner):
            return _find(inner, module)
    return None


def walk(value: Any) -> Iterator[str]:
    """Every text in a constant, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from itertools.chain.from_iterable(map(walk, value.values()))
    elif isinstance(value, tuple | list | frozenset):
        yield from itertools.chain.from_iterable(map(walk, value))
