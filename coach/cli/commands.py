"""The group of all commands: it names a wrong value of an option, in the user's language."""

from __future__ import annotations

import re
from typing import Any, Final

import typer
from typer.core import TyperGroup

from coach.errors import CoachError
from coach.message import Message, translatable

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
_CHOICES: Final = re.compile(r".* is not one of (.+?)\.?", re.DOTALL)


class Commands(TyperGroup):
    """All commands; wrong values are errors that the user can fix."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command.

        Raises:
            CoachError: An option or an argument has a wrong value.
        """
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            raise (_explain(error) or error) from error


def _explain(error: typer.BadParameter) -> CoachError | None:
    """Return the error that names option, value and rule; None if the value is unknown."""
    from pydantic import ValidationError

    if not isinstance(error.__cause__, ValidationError) or error.param is None or error.ctx is None:
        return None
    detail = error.__cause__.errors(include_url=False)[0]
    rule = _find_rule(detail["type"], detail["msg"], detail.get("ctx", {}))
    if rule is None:
        return None
    return CoachError(
        Message(
            "{option} {value}: {rule}.",
            option=error.param.get_error_hint().strip("'"),
            value=str(detail["input"])[:80],
            rule=rule,
        ),
        Message("`{command} --help` describes it.", command=error.ctx.command_path),
    )


def _find_rule(kind: str, message: str, bounds: dict[str, Any]) -> Message | None:
    if kind in RULES:
        bound = bounds.get("ge", bounds.get("le", 0))
        return Message(RULES[kind], bound=f"{bound:g}")
    if match := _CHOICES.fullmatch(message):
        return Message("must be one of {choices}", choices=match[1].replace("'", ""))
    return None
