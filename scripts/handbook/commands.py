"""Makes the reference of all commands from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final, get_args, get_origin

import typer

from coach.cli.app import app

PATH: Final = "reference/commands.md"
HEAD: Final = """# All commands

`coach COMMAND --help` shows the same in the terminal.

The exit code is 0 for success, 1 for a bug in coach, 2 for a problem that you can fix (coach says
how), and 130 after Ctrl-C; what was recorded until then is kept. With `coach --debug COMMAND`, or
`COACH_DEBUG=1`, an error shows its whole traceback. `COACH_DATA=FOLDER` keeps all of your files in
one folder.
"""


@cache
def list_commands() -> dict[str, Any]:
    """Return the commands by their words after ``coach``, without groups, in the help's order."""
    found: dict[str, Any] = {}
    for name, command in _root().commands.items():
        below = getattr(command, "commands", None)
        found |= (
            {name: command}
            if below is None
            else {f"{name} {inner}": one for inner, one in below.items()}
        )
    return found


def write_page() -> str:
    """Return the page as Markdown."""
    commands = list_commands()
    lines = [HEAD, "| command | what it does |", "| --- | --- |"]
    lines += [
        f"| [`coach {name}`](#coach-{name.replace(' ', '-')}) | {_first_sentence(command)} |"
        for name, command in commands.items()
    ]
    lines += ["\n## Options of all commands\n", *_write_parameters(_root())]
    for name, command in commands.items():
        lines += _write_command(name, command)
    return "\n".join(lines) + "\n"


@cache
def _root() -> Any:
    return typer.main.get_command(app)


def _first_sentence(command: Any) -> str:
    return _escape_cell(str(command.help).strip().split("\n\n")[0].replace("\n", " "))


def _write_command(name: str, command: Any) -> Iterator[str]:
    yield f"\n## coach {name}\n"
    yield f"{str(command.help).strip()}\n"
    arguments = [
        parameter for parameter in command.params if parameter.param_type_name == "argument"
    ]
    words = " ".join(_name_argument(argument) for argument in arguments)
    options = " [OPTIONS]" if len(arguments) < len(command.params) else ""
    yield f"```text\ncoach {name}{options}{' ' + words if words else ''}\n```\n"
    yield from _write_parameters(command)
    examples = [
        line for line in str(command.epilog or "").removeprefix("Examples:").split("\n") if line
    ]
    if examples:
        yield "\n".join(["\n```sh", *examples, "```"])


def _write_parameters(command: Any) -> Iterator[str]:
    told = [parameter for parameter in command.params if not getattr(parameter, "hidden", False)]
    if told:
        yield "| option | meaning | default |\n| --- | --- | --- |"
    for parameter in told:
        yield (
            f"| {_name_parameter(parameter)} | {_escape_cell(parameter.help or '')} | "
            f"{_write_default(parameter)} |"
        )


def _name_argument(argument: Any) -> str:
    name = argument.metavar or argument.name.upper()
    return str(name if argument.required else f"[{name}]")


def _name_parameter(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{_name_argument(parameter)}`"
    names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
    if parameter.is_flag:
        return names
    choices = _list_choices(parameter.type_descriptor.annotation)
    value = "\\|".join(choices) if choices else parameter.metavar or "VALUE"
    return f"{names} `{value}`".replace("\\|", " or ") if choices else f"{names} `{value}`"


def _list_choices(annotation: Any) -> list[str]:
    if str(get_origin(annotation)) == "typing.Literal":
        return [str(choice) for choice in get_args(annotation)]
    return [choice for inner in get_args(annotation) for choice in _list_choices(inner)]


def _write_default(parameter: Any) -> str:
    if parameter.required:
        return "required"
    if parameter.default in (None, "", (), []):
        return ""
    if isinstance(parameter.default, bool):
        return f"`{parameter.opts[0]}`" if parameter.default and parameter.secondary_opts else "no"
    return f"`{parameter.default}`"


def _escape_cell(text: str) -> str:
    return text.replace("|", "\\|")
