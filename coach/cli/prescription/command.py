"""`coach prescription`: a programme for one patient as a file, made, looked at, and followed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.arguments import (
    ForceOption,
    JsonOption,
    OutOption,
    ReportFormat,
    ReportFormatOption,
    YesOption,
    format_examples,
    name_report,
)
from coach.cli.language import PlanLanguageOption, load_language, tell_english
from coach.cli.output import print_json
from coach.cli.prescription import new as prescription_new
from coach.translation import tr

if TYPE_CHECKING:
    from datetime import date

group = typer.Typer(
    help="Make a programme for one patient as a file, or follow the one that you were given.",
    epilog=format_examples(
        "coach prescription new ada.coach --programme hip-flexors-4-weeks --patient Ada",
        "coach prescription show ada.coach",
        "coach prescription open ada.coach",
    ),
    no_args_is_help=True,
)
FileArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="A prescription; its name ends in .coach.")
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    prescription_new.register(group)
    app.add_typer(group, name="prescription")


@group.command(epilog=format_examples("coach prescription check ada.coach"))
def check(file: FileArgument) -> None:
    """Check a prescription to the last byte, without taking anything from it."""
    from coach.store.prescriptions.archive import read_prescription

    loaded = read_prescription(file)
    typer.echo(
        tr(
            "{file}: is in order. SHA-256 {checksum}",
            file=file,
            checksum=loaded.sha256,
        )
    )


@group.command(
    epilog=format_examples(
        "coach prescription show ada.coach", "coach prescription show ada.coach --json"
    )
)
def show(file: FileArgument, as_json: JsonOption = False) -> None:
    """Show everything that is in a prescription, without taking anything from it."""
    from coach.report.plan.prescription import describe_prescription, make_prescription_json
    from coach.store.prescriptions.archive import read_prescription

    loaded = read_prescription(file)
    if as_json:
        print_json(make_prescription_json(loaded))
        return
    for line in describe_prescription(loaded):
        typer.echo(line)


@group.command(
    "open",
    epilog=format_examples(
        "coach prescription open ada.coach", "coach --profile ada prescription open ada.coach --yes"
    ),
)
def open_file(
    file: FileArgument,
    yes: YesOption = False,
    conditions: Annotated[
        bool,
        typer.Option(
            "--conditions/--no-conditions", help="Add its conditions to the profile, or do not."
        ),
    ] = True,
) -> None:
    """Follow a prescription, after you have seen what is in it.

    A newer one takes the place of the older one. Nothing in it is executed. Without a terminal, as
    after a double click, the window shows it.
    """
    from coach.cli.display import shows_window_only

    if not yes and shows_window_only():
        from coach.cli.live import live

        live(file)
    from coach.report.plan.prescription import describe_effect, describe_prescription
    from coach.store.prescriptions.archive import read_prescription
    from coach.store.prescriptions.installed import foresee, install

    loaded, today = read_prescription(file), _find_today()
    for line in describe_prescription(loaded):
        typer.echo(line)
    effect = foresee(loaded, today)
    typer.echo()
    for line in describe_effect(effect):
        typer.echo(line)
    if effect.known:
        return
    if not yes:
        typer.confirm(tr("Follow this prescription?"), abort=True)
    install(loaded, today, with_conditions=conditions)
    typer.echo(tr("You follow it now. What is due today: coach programmes today"))


@group.command(
    "print",
    epilog=format_examples(
        "coach prescription print ada.coach", "coach prescription print ada.coach --to html --four"
    ),
)
def print_plan(
    file: FileArgument,
    to: ReportFormatOption = ReportFormat.PDF,
    out: OutOption = Path(),
    four: Annotated[bool, typer.Option("--four", help="Four exercises to a page.")] = False,
    language: PlanLanguageOption = None,
    force: ForceOption = False,
) -> None:
    """Write the plan to print: drawings, steps, doses, cautions, and a table to tick.

    It is in the language of the prescription. What does not fit the patient is left out, and named.
    """
    from coach.report.language import use_language
    from coach.report.output import open_output
    from coach.report.plan.file import write_plan
    from coach.store.prescriptions.archive import read_prescription
    from coach.store.prescriptions.suitability import describe_left_out

    loaded = read_prescription(file)
    translations = load_language(language or loaded.prescription.language or None)
    target = name_report(out, f"{file.stem}-plan", to)
    with use_language(translations), open_output(target, force) as part:
        write_plan(loaded, to.value, four, part)
    typer.echo(target)
    for text in describe_left_out(loaded):
        typer.echo(f"coach: {tr(text)}", err=True)
    tell_english(to, translations)


@group.command(epilog=format_examples("coach prescription remove --yes"))
def remove(yes: YesOption = False) -> None:
    """Stop following your prescription, and delete it. What you did stays in the history."""
    from coach.errors import CoachError
    from coach.message import Message
    from coach.store.prescriptions.installed import load_installed, remove_installed

    if load_installed() is None:
        raise CoachError(
            Message("You follow no prescription."),
            Message("Open one: coach prescription open FILE"),
        )
    if not yes:
        typer.confirm(tr("Stop following your prescription?"), abort=True)
    remove_installed()
    typer.echo(tr("You no longer follow a prescription."))


def _find_today() -> date:
    from datetime import datetime

    return datetime.now().astimezone().date()
