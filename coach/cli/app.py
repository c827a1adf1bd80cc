"""All commands under one name, and the handling of their errors.

A new command is a function in its own module in this folder, or in `command.py` of a folder of its
own, with a docstring and examples, registered below.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Sequence
from typing import Annotated, Final

import typer

from coach import __version__
from coach.cli import (
    cameras,
    clinic,
    export,
    history,
    live,
    profiles,
    replay,
    results,
    screenshots,
    settings,
)
from coach.cli.analyze import command as analyze
from coach.cli.arguments import format_examples
from coach.cli.call_language import choose_for_this_call, format_error, use_language_of_user
from coach.cli.commands import Commands
from coach.cli.demo import command as demo
from coach.cli.doctor import command as doctor
from coach.cli.exercises import command as exercises
from coach.cli.missing_library import find_missing_library
from coach.cli.prescription import command as prescription
from coach.cli.programmes import command as programmes
from coach.cli.recordings import command as recordings
from coach.cli.streams import discard_unprinted, print_error, print_every_text
from coach.cli.termination import exiting_on_termination
from coach.errors import CoachError, find_cause
from coach.translation import Translations, tr, use_translations

DONE, BUG, FIXABLE, INTERRUPTED, UNREAD = 0, 1, 2, 130, 141
"""Exit codes: success; a bug in coach; an error that the user can fix; interrupted with Ctrl-C;
nobody reads what is printed any longer, as after `| head`.

A command that another signal ended returns 128 plus its number: 143 for SIGTERM, 129 for SIGHUP.
"""
DEBUG: Final = "COACH_DEBUG"
"""Environment variable with the effect of --debug; processes started by coach inherit it."""

app = typer.Typer(
    name="coach",
    cls=Commands,
    help="Watches your exercises through the webcam: counts, times and corrects. "
    "Nothing leaves this computer.",
    epilog=format_examples("coach demo", "coach live --exercise lunge", "coach COMMAND --help"),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help is shown twice as fast, and screen readers read it
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (
    live,
    demo,
    analyze,
    replay,
    recordings,
    history,
    profiles,
    export,
    exercises,
    programmes,
    prescription,
    results,
    clinic,
    settings,
    cameras,
    screenshots,
    doctor,
):
    module.register(app)


def _print_version(requested: bool) -> None:
    if requested:
        typer.echo(f"coach {__version__}")
        raise typer.Exit


def _choose_language(code: str) -> str:
    """Use a language before the command is looked for, which may be unknown."""
    if code:
        choose_for_this_call(code)
    return code


@app.callback()
def _start(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
    profile: Annotated[
        str,
        typer.Option(
            "--profile",
            metavar="NAME",
            help="Whose recordings and history; `coach profiles list` names them.",
        ),
    ] = "",
    language: Annotated[
        str,
        typer.Option(
            "--language",
            metavar="CODE",
            callback=_choose_language,
            help="Language of what is printed and shown, for this call; for example de.",
        ),
    ] = "",
    debug: Annotated[
        bool,
        typer.Option(
            "--debug",
            help="Show the whole traceback of an error, as with the variable COACH_DEBUG=1.",
        ),
    ] = False,
) -> None:
    del version, language  # each has a callback
    if profile:
        os.environ["COACH_PROFILE"] = profile  # inherited by processes that do a part of the work
    if debug:
        os.environ[DEBUG] = "1"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line, by default that of the process, and return its exit code.

    An error that the user can fix is printed with its hint. A bug is printed with its traceback;
    with --debug every error is.
    """
    print_every_text()
    use_language_of_user()
    try:
        return _run(arguments)
    finally:
        discard_unprinted()
        use_translations(Translations())


def _run(arguments: Sequence[str] | None) -> int:
    try:
        with exiting_on_termination():
            app(arguments, prog_name="coach")
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # Typer ends so where it is not read
            return UNREAD
        return end.code if isinstance(end.code, int) else DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  the one catch-all of the command line
        known = error if isinstance(error, CoachError) else find_cause(error)
        fixable = known or find_missing_library(error)
        debug = bool(os.environ.get(DEBUG))
        if fixable is None or debug:
            print_error(_format_traceback().rstrip("\n"))
        if fixable is not None:
            print_error(f"coach: {format_error(fixable)}")
            return FIXABLE
        if not debug:
            fault = tr(
                "this is a fault in coach, not yours. Please report it with the lines above."
            )
            print_error(f"coach: {fault}")
        return BUG
    return DONE


def _format_traceback() -> str:
    """Return the traceback of the current exception, without passwords of network cameras."""
    from coach.capture.cameras.address import hide_secrets_in_text

    return hide_secrets_in_text(traceback.format_exc())
