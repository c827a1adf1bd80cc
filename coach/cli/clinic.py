"""`coach clinic`: the patients of a clinic, in a folder that several computers may share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coach.cli.arguments import (
    ClinicOption,
    ForceOption,
    JsonOption,
    OutOption,
    ReportFormat,
    ReportFormatOption,
    format_examples,
    name_report,
)
from coach.cli.language import LanguageOption
from coach.cli.output import print_json
from coach.cli.progress_report import write_report
from coach.errors import CoachError
from coach.message import Message, join_with
from coach.translation import ntr, tr

group = typer.Typer(
    help="Your patients: what you prescribed, what came back, and who needs a look.",
    epilog=format_examples(
        "coach settings set clinic_folder /home/ada/clinic",
        "coach clinic receive ada.coach results.coachresults",
        "coach clinic list",
        "coach clinic show Ada",
    ),
    no_args_is_help=True,
)


PatientArgument = Annotated[
    str, typer.Argument(metavar="PATIENT", help="A name, a number, or an identifier.")
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(group, name="clinic")


@group.command(
    epilog=format_examples(
        "coach clinic receive ada.coachresults", "coach clinic receive /home/ada/Downloads"
    )
)
def receive(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...", help="Results, or prescriptions made elsewhere; or their folder."
        ),
    ],
    clinic: ClinicOption = None,
) -> None:
    """Keep files that were sent, each with its patient. The same file twice changes nothing."""
    from coach.store.clinic.folder import PatientFolder, expand_files, find_clinic_folder
    from coach.store.clinic.folder import receive as keep
    from coach.store.clinic.overview import read_overview
    from coach.store.files.locations import expand_home

    folder = find_clinic_folder(clinic)
    failures: list[CoachError] = []
    found = expand_files(map(expand_home, files))
    for file in sorted(found, key=_sort_prescriptions_first):
        try:
            how, identifier = keep(folder, file)
            name = read_overview(PatientFolder(folder / identifier)).name
        except CoachError as error:
            failures.append(error)
            continue
        typer.echo(
            tr("{file}: kept with {patient}", file=file, patient=name)
            if how == "new"
            else tr("{file}: was kept with {patient} already", file=file, patient=name)
        )
    if failures:
        hints = dict.fromkeys(failure.hint for failure in failures if failure.hint)
        raise CoachError(
            join_with("\n", [failure.message for failure in failures]), join_with("\n", hints)
        )
    if not found:
        raise CoachError(
            Message("There is no prescription and there are no results in these folders."),
            Message("Their names end in .coach and .coachresults."),
        )


@group.command("list", epilog=format_examples("coach clinic list", "coach clinic list --json"))
def list_all(clinic: ClinicOption = None, as_json: JsonOption = False) -> None:
    """List all patients: last active, pain, tests, and who needs a look and why."""
    from datetime import datetime

    from coach.report.clinic.patients import format_list, make_list_json
    from coach.store.clinic.folder import find_clinic_folder
    from coach.store.clinic.overview import Overview, read_overviews

    folder, today = find_clinic_folder(clinic), datetime.now().astimezone().date()
    found = read_overviews(folder)
    overviews = [each for each in found if isinstance(each, Overview)]
    if as_json:
        print_json(make_list_json(overviews, today))
    elif not found:
        typer.echo(
            tr(
                "There is no patient in {folder} yet. `coach prescription new` makes one.",
                folder=folder,
            )
        )
    else:
        for line in format_list(overviews, today):
            typer.echo(line)
        typer.echo("\n" + ntr("{n} patient", "{n} patients", len(overviews)))
    for error in (each for each in found if isinstance(each, CoachError)):
        typer.echo(f"coach: {tr(error.message)}", err=True)


@group.command(epilog=format_examples("coach clinic show Ada", "coach clinic show 1948 --json"))
def show(
    patient: PatientArgument, clinic: ClinicOption = None, as_json: JsonOption = False
) -> None:
    """Show everything of one patient over time, what was prescribed beside what was done."""
    from datetime import datetime

    from coach.report.clinic.patients import describe_patient, make_record_json
    from coach.store.clinic.folder import find_clinic_folder
    from coach.store.clinic.overview import summarise
    from coach.store.clinic.record import read_record
    from coach.store.clinic.search import find_patient

    found = find_patient(find_clinic_folder(clinic), patient)
    record = read_record(found)
    overview = summarise(found.identifier, record)
    today = datetime.now().astimezone().date()
    if as_json:
        print_json(make_record_json(overview, record, today))
        return
    for line in describe_patient(overview, record, today):
        typer.echo(line)


@group.command(
    epilog=format_examples(
        "coach clinic report Ada --to pdf", "coach clinic report 1948 --to html --language de"
    )
)
def report(
    patient: PatientArgument,
    to: ReportFormatOption = ReportFormat.PDF,
    out: OutOption = Path(),
    name: Annotated[
        str | None,
        typer.Option("--for", metavar="TEXT", help="How the report calls the patient; not kept."),
    ] = None,
    language: LanguageOption = None,
    clinic: ClinicOption = None,
    force: ForceOption = False,
) -> None:
    """Write a report on the weeks of one patient, on one or two pages."""
    from coach.store.clinic.folder import find_clinic_folder
    from coach.store.clinic.overview import summarise
    from coach.store.clinic.record import read_record
    from coach.store.clinic.search import find_patient

    found = find_patient(find_clinic_folder(clinic), patient)
    record = read_record(found)
    called = summarise(found.identifier, record).name if name is None else name
    file = name_report(out, f"progress-{found.identifier[:8]}", to)
    write_report(record, called, to, file, language, force)


def _sort_prescriptions_first(path: Path) -> tuple[bool, str]:
    return path.suffix != ".coach", str(path)
