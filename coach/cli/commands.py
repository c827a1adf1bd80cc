"""The group of all commands: it tells what is wrong with a command line in the user's language."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from typer.core import TyperGroup

from coach.cli.usage_errors import explaining

WORDS: Final = "coach.words"
"""Key of the words of a command line in a context."""


class Commands(TyperGroup):
    """All commands; a wrong command line is an error that the user can fix."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any
    ) -> Any:
        """Read the options before the command.

        Raises:
            CoachError: One of them is wrong.
        """
        words = tuple(args)  # what reads them takes them away
        make = partial(super().make_context, info_name, args, parent, **extra)
        context = explaining(make, lambda: str(info_name))
        context.meta[WORDS] = words
        return context

    def invoke(self, ctx: Any) -> Any:
        """Read the rest of the command line, and run the command.

        Raises:
            CoachError: There is no such command, or an option or an argument is wrong.
        """
        return explaining(partial(super().invoke, ctx), partial(_name_command, ctx))


def _name_command(ctx: Any) -> str:
    """Return the command of a command line as far as there is one: ``coach recordings list``."""
    names, command = [ctx.command_path], ctx.command
    for word in ctx.meta[WORDS]:
        if (found := getattr(command, "commands", {}).get(word)) is not None:
            command = found
            names.append(word)
    return " ".join(names)
