"""The group of all commands: it tells what is wrong with a command line in the user's language."""

from __future__ import annotations

from functools import partial
from typing import Any

from typer.core import TyperGroup

from coach.cli.usage_errors import explaining


class Commands(TyperGroup):
    """All commands; a wrong command line is an error that the user can fix."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any
    ) -> Any:
        """Read the options before the command.

        Raises:
            CoachError: One of them is wrong.
        """
        make = partial(super().make_context, info_name, args, parent, **extra)
        return explaining(make, lambda: str(info_name))

    def invoke(self, ctx: Any) -> Any:
        """Read the rest of the command line, and run the command.

        Raises:
            CoachError: There is no such command, or an option or an argument is wrong.
        """

        def name_command() -> str:
            return " ".join(filter(None, (ctx.command_path, ctx.invoked_subcommand)))

        return explaining(partial(super().invoke, ctx), name_command)
