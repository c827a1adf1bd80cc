"""Texts of errors can be translated: they are messages, not plain strings."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES: Mapping[str, ast.Module] = {
    str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "coach").rglob("*.py"))
}
VALIDATORS = ("AfterValidator", "BeforeValidator", "field_validator", "model_validator")


def find_error_classes() -> set[str]:
    """Return the names of `CoachError` and of every class that derives from it."""
    bases = {
        node.name: {ast.unparse(base) for base in node.bases}
        for module in MODULES.values()
        for node in ast.walk(module)
        if isinstance(node, ast.ClassDef)
    }
    found = {"CoachError"}
    while more := {name for name, of in bases.items() if of & found} - found:
        found |= more
    return found


ERRORS = find_error_classes() | {"FileOutcome"}


def is_plain(node: ast.expr) -> bool:
    """Return True if this is a text that no language has; what only shows a value is none."""
    match node:
        case ast.IfExp(body=body, orelse=orelse):
            return is_plain(body) or is_plain(orelse)
        case ast.BinOp(left=left, right=right):
            return is_plain(left) or is_plain(right)
        case ast.JoinedStr(values=values):
            return any(is_plain(value) for value in values)
        case ast.Constant(value=str(text)):
            return any(character.isalpha() for character in text)
        case ast.Call(func=ast.Attribute(value=value, attr="format" | "join" | "replace")):
            return is_plain(value)
    return False


def find_name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)


def list_texts(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(keyword.value for keyword in call.keywords)]


def find_validators(module: ast.Module) -> Iterator[ast.FunctionDef]:
    """Yield the functions whose `ValueError` the user sees."""
    named = {
        ast.unparse(argument)
        for call in ast.walk(module)
        if isinstance(call, ast.Call) and find_name(call) in VALIDATORS
        for argument in call.args
    }
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef):
            marks = [find_name(mark) for mark in node.decorator_list if isinstance(mark, ast.Call)]
            if node.name in named or any(mark in VALIDATORS for mark in marks):
                yield node


def list_calls(node: ast.AST) -> Iterator[ast.Call]:
    return (inner for inner in ast.walk(node) if isinstance(inner, ast.Call))


def find_shown_calls(module: ast.Module) -> Iterator[ast.Call]:
    """Yield the calls whose texts the user sees."""
    yield from (call for call in list_calls(module) if find_name(call) in ERRORS)
    for node in ast.walk(module):
        if isinstance(node, ast.ClassDef) and node.name in ERRORS:
            yield from (call for call in list_calls(node) if find_name(call) == "__init__")
    for function in find_validators(module):
        yield from (call for call in list_calls(function) if find_name(call) == "ValueError")


def find_plain_texts(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and text of what no language has."""
    for call in find_shown_calls(module):
        for text in list_texts(call):
            if is_plain(text):
                yield text.lineno, ast.unparse(text)


def find_raw_reasons(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield values of messages that show an exception as Python does, with its number."""
    for call in ast.walk(module):
        if isinstance(call, ast.Call) and find_name(call) == "Message":
            for keyword in call.keywords:
                if ast.unparse(keyword.value) in ("str(error)", "Message(str(error))", "error"):
                    yield call.lineno, ast.unparse(keyword)


@pytest.mark.parametrize("name", MODULES)
def test_no_error_has_a_plain_text(name: str) -> None:
    assert list(find_plain_texts(MODULES[name])) == []
    assert list(find_raw_reasons(MODULES[name])) == []


PLAIN = [
    'raise CoachError("It is gone.")',
    'raise SourceError(Message("It is gone."), "Look for it.")',
    'raise RecordingError(f"{path}: it is gone.")',
    'raise CoachError(Message("a") if one else "It is gone.")',
    'raise CoachError(message="It is gone.")',
    'raise errors.CoachError("It is " + state)',
    'raise CoachError("{path} is gone.".format(path=path))',
    'class CoachError(Exception):\n def __init__(self): super().__init__("It is gone.")',
    'def check(x): raise ValueError("is odd")\nX = Annotated[int, AfterValidator(check)]',
    '@model_validator(mode="after")\ndef check(x): raise ValueError(f"is {x}")',
]
FINE = [
    'raise CoachError(Message("It is gone."), Message("Look for it."))',
    "raise CoachError(error.message, error.hint)",
    'raise CoachError(join_with("\\n", mistakes))',
    'raise ValueError("never shown")',
    'raise CoachError(f"{first} {second}")',
]


@pytest.mark.parametrize("source", PLAIN)
def test_a_plain_text_is_found(source: str) -> None:
    assert len(list(find_plain_texts(ast.parse(source)))) == 1


@pytest.mark.parametrize("source", FINE)
def test_what_can_be_translated_passes(source: str) -> None:
    assert list(find_plain_texts(ast.parse(source))) == []


def test_a_raw_reason_is_found() -> None:
    module = ast.parse('raise CoachError(Message("{reason}", reason=str(error)))')
    assert len(list(find_raw_reasons(module))) == 1


def test_the_classes_of_errors_are_known() -> None:
    assert {"CoachError", "SourceError", "NewerVersionError", "UnexpectedError"} <= ERRORS
