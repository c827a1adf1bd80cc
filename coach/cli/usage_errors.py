"""Explain what is wrong with a command line, in the user's language.

Typer reports it in English, with classes that it does not export, so they are told apart by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, Final

import typer

from coach.errors import CoachError
from coach.message import Message, join_with, translatable

UsageError: Final[Any] = typer.BadParameter.__base__
"""Base class of all errors of a command line."""
RULES: Final = translatable(
    {
        "int_parsing": "must be a whole number",
        "int_parsing_size": "must be a whole number",
        "float_parsing": "must be a number",
        "finite_number": "must be a finite number",
        "greater_than_equal": "must be greater than or equal to {bound}",
        "less_than_equal": "must be less than or equal to {bound}",
    }
)
"""Error type of Pydantic -> what would pass."""
TEXTS: Final = translatable(
    {
        r"Option '([^']+)' requires an argument\.": "{what}: its value is missing.",
        r"Option '([^']+)' does not take a value\.": "{what} takes no value.",
        r"Got unexpected extra arguments?(?:\(s\))? \((.+)\)": "{what}: too many arguments.",
        r"No such option:? '?([^' ]+)'?\.?.*": "There is no option {what}.",
        r"No such command '(.+?)'\..*": "There is no command {what}.",
        r"Missing command\.()": "The name of a command is missing.",
        r"Missing (?:argument|option|parameter) '(.+)'\.": "{what} is missing.",
    }
)
"""What Typer reports -> what is told. The group is what it names."""
_CHOICES: Final = re.compile(r".* is not one of (.+?)\.?", re.DOTALL)


def explain(error: Any, command: str) -> CoachError | None:
    """Return the error that names what is wrong and what would pass; None if it is unknown.

    Args:
        error: A `UsageError`.
        command: The command as far as it was understood, for example ``coach recordings``.
    """
    path = command if error.ctx is None else error.ctx.command_path
    help_hint = Message("`{command} --help` describes it.", command=path)
    message = _explain_value(error) or _explain_use(error)
    if message is None:
        return None
    hints = [help_hint]
    if near := ", ".join(_find_near(error)):
        hints.insert(0, Message("Did you mean {names}?", names=near))
    if option := _find_general_option(error):
        hints.insert(0, Message("{option} belongs right after `coach`.", option=option))
    return CoachError(message, join_with("\n", hints))


def _explain_use(error: Any) -> Message | None:
    if type(error).__name__ == "NoArgsIsHelpError":
        return None
    said = error.format_message()
    for pattern, text in TEXTS.items():
        if match := re.fullmatch(pattern, said, re.DOTALL):
            return Message(text, what=match[1]) if match[1] else Message(text)
    return None


def _find_near(error: Any) -> list[str]:
    """Return the options or commands that may have been meant."""
    ctx, said = error.ctx, error.format_message()
    if ctx is None or not (match := re.match(r"No such (?:option|command):? '?([^' .]+)", said)):
        return []
    options = [name for param in ctx.command.params for name in param.opts]
    known = options if match[1].startswith("-") else list(getattr(ctx.command, "commands", ()))
    return get_close_matches(match[1], known)


def _find_general_option(error: Any) -> str:
    """Return the unknown option if it is one for every command; empty if it is not."""
    unknown = re.match(r"No such option:? '?([^' ]+)", error.format_message())
    if error.ctx is None or unknown is None:
        return ""
    name = unknown[1].rstrip(".")
    params = error.ctx.find_root().command.params
    return name if any(name in param.opts for param in params) else ""


def _explain_value(error: Any) -> Message | None:
    from pydantic import ValidationError

    param = getattr(error, "param", None)
    if not isinstance(error.__cause__, ValidationError) or param is None:
        return None
    detail = error.__cause__.errors(include_url=False)[0]
    rule = _find_rule(detail["type"], detail["msg"], detail.get("ctx", {}))
    if rule is None:
        return None
    return Message(
        "{option} {value}: {rule}.",
        option=param.get_error_hint().strip("'"),
        value=str(detail["input"])[:80],
        rule=rule,
    )


def _find_rule(kind: str, message: str, bounds: dict[str, Any]) -> Message | None:
    if kind in RULES:
        bound = bounds.get("ge", bounds.get("le", 0))
        return Message(RULES[kind], bound=f"{bound:g}")
    if match := _CHOICES.fullmatch(message):
        return Message("must be one of {choices}", choices=match[1].replace("'", ""))
    return None


def explaining(act: Callable[[], Any], find_command: Callable[[], str]) -> Any:
    """Do this and return its result.

    Args:
        act: Reads a command line, or runs it.
        find_command: Returns the command as far as it was understood.

    Raises:
        CoachError: The command line is wrong.
    """
    try:
        return act()
    except UsageError as error:
        raise (explain(error, find_command()) or error) from error
