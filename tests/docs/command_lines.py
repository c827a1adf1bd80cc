"""Finds command lines of coach in texts, and parses them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from functools import cache
from typing import Any

import typer

from coach.cli.app import app

FENCE = re.compile(r"^[ \t]*```(\w*)[^\n]*\n(.*?)^[ \t]*```", flags=re.DOTALL | re.MULTILINE)
CODE = re.compile(r"(?<!`)`(coach [^`\n]+)`(?!`)")
STANDS_FOR = {"COMMAND", "..."}
"""Placeholders for any command."""
OPEN = ("MissingParameter", "BadOptionUsage")
"""Errors of typer if a value is missing."""
SHELL = {"sh", "bash", "shell", "console", ""}


def find_lines(markdown: str) -> Iterator[tuple[str, bool]]:
    """Yield (line, True if it can be typed as it is) for every command line in a text."""
    for language, block in FENCE.findall(markdown):
        if language in SHELL:
            yield from (
                (line.strip(), True)
                for line in block.splitlines()
                if line.strip().startswith("coach ")
            )
    yield from ((code, False) for code in CODE.findall(FENCE.sub("", markdown)))


def explain(line: str, *, whole: bool) -> str:
    """Return why the program would not understand this line; empty if it would.

    Args:
        line: The command line, beginning with ``coach``.
        whole: True if nothing may be missing.
    """
    words = []
    for word in shlex.split(line, comments=True)[1:]:
        if word in ("|", ">", ">>", "&&", ";"):
            break
        words.append(word)
    if STANDS_FOR & set(words):
        return ""
    try:
        return _parse(_root(), words, whole=whole)
    except Exception as error:  # noqa: BLE001  typer's own errors have no public name
        message = str(error.format_message() if hasattr(error, "format_message") else error)
        stands_for = any(f"'{word}'" in message for word in words if word.isupper())
        return "" if not whole and (stands_for or type(error).__name__ in OPEN) else message


@cache
def _root() -> Any:
    return typer.main.get_command(app)


def _parse(command: Any, words: list[str], *, whole: bool) -> str:
    group = getattr(command, "commands", None)
    if group is None:
        command.make_context(
            command.name or "coach", [word for word in words if word not in ("--help", "-h")]
        ).close()
        return ""
    values = {
        option for parameter in command.params if not parameter.is_flag for option in parameter.opts
    }
    index = 0
    while index < len(words) and words[index].startswith("-"):
        index += 2 if words[index] in values else 1
    if index >= len(words):
        return "" if not whole or index else "a command is missing"
    name = words[index].rstrip(",")
    return (
        _parse(group[name], words[index + 1 :], whole=whole)
        if name in group
        else f"there is no command {name!r}"
    )
