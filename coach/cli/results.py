"""`coach results`: what you did, as one file for the clinic that prescribed it."""

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
    format_examples,
    name_report,
    read_day,
    read_folder,
)
from coach.cli.language import LanguageOption
from coach.cli.output import format_size, print_json
from coach.cli.progress_report import write_report
from coach.dates import describe_date
from coach.errors import CoachError
from coach.message import Message, join_with
from coach.translation import ntr, tr

if TYPE_CHECKING:
    from coach.store.results.archive import LoadedResults
    from coach.store.results.packing import GatheredResults

group = typer.Typer(
    help="Pack what you did into one small file for the clinic that gave you a prescription.",
    epilog=format_examples("coach results pack", "coach results show ada.coachresults"),
    no_args_is_help=True,
)


PackedFileOption = Annotated[
    Path, typer.Option("--to", metavar="PATH", help="The file to write, or a folder for it.")
]
SinceOption = Annotated[
    str, typer.Option("--since", metavar="DATE", help="From this day on, as 2026-01-31.")
]
EverythingOption = Annotated[
    bool, typer.Option("--all", help="Everything, also from before the prescription.")
]
PosesOption = Annotated[
    bool,
    typer.Option(
        "--poses", help="Add the recordings of what is new, with the points of your body."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(group, name="results")


@group.command(
    epilog=format_examples(
        "coach results pack",
        "coach results pack --to /media/stick --poses",
        "coach results pack --since 2026-01-01",
    )
)
def pack(
    to: PackedFileOption = Path(),
    since: SinceOption = "",
    everything: EverythingOption = False,
    poses: PosesOption = False,
    force: ForceOption = False,
) -> None:
    """Pack what you did since the prescription began: days, amounts, tests, pain and faults.

    There is no picture in it, and without --poses no point of your body.
    """
    from datetime import datetime

    from coach.report.output import require_free
    from coach.store.results.packed_before import remember_packed
    from coach.store.results.packing import gather_results

    if not to.is_dir():
        require_free(to, force)
    first = read_day(since, "--since") if since else None
    now = datetime.now().astimezone()
    gathered = gather_results(now, first, everything=everything, poses=poses)
    _report(gathered)
    loaded = gathered.loaded
    file = _write(loaded, to, force)
    remember_packed(loaded.results)
    typer.echo(
        ntr(
            "{file}: {n} session, {size}. Give it to your clinic.",
            "{file}: {n} sessions, {size}. Give it to your clinic.",
            sum(session.begun for session in loaded.results.sessions),
            file=file,
            size=format_size(len(loaded.content)),
        )
    )
    typer.echo(tr("It is not encrypted: send it as you would send a letter about your health."))


@group.command(
    epilog=format_examples(
        "coach results show ada.coachresults", "coach results show ada.coachresults --json"
    )
)
def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file of results.")],
    as_json: JsonOption = False,
) -> None:
    """Show everything that is in a file of results, without taking anything from it."""
    from datetime import datetime

    from coach.cli.history import format_history
    from coach.store.clinic.progress import list_left_out
    from coach.store.results.archive import read_results

    loaded = read_results(file)
    if as_json:
        print_json(loaded.results.model_dump(mode="json"))
        return
    results = loaded.results
    packed = datetime.fromisoformat(results.packed)
    typer.echo(
        tr(
            "Results for prescription {revision} of patient {identifier}, packed on {time}",
            revision=results.revision,
            identifier=results.identifier,
            time=f"{tr(describe_date(packed))}, {packed:%H:%M}",
        )
    )
    for line in format_history([each.to_entry() for each in results.sessions], own=False):
        typer.echo(line)
    for words in list_left_out(results.left_out, results.titles):
        typer.echo(tr(words))
    if loaded.recordings:
        typer.echo(
            ntr(
                "With {n} recording: the points of the body, no picture.",
                "With {n} recordings: the points of the body, no picture.",
                len(loaded.recordings),
            )
        )


@group.command(epilog=format_examples("coach results unpack ada.coachresults --to ada"))
def unpack(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file of results.")],
    to: Annotated[
        Path,
        typer.Option(
            "--to", parser=read_folder, metavar="FOLDER", help="The folder for the recordings."
        ),
    ],
) -> None:
    """Unpack the recordings that came with results, to replay or export them."""
    from coach.store.results.archive import read_results, unpack_recordings

    unpacked = unpack_recordings(read_results(file), to)
    for folder in unpacked.new:
        typer.echo(folder)
    for folder in unpacked.known:
        typer.echo(tr("{folder}: was there already", folder=folder))
    if unpacked.refused:
        hints = dict.fromkeys(error.hint for error in unpacked.refused)
        raise CoachError(
            join_with("\n", [error.message for error in unpacked.refused]),
            join_with("\n", hints),
        )


@group.command(epilog=format_examples("coach results report", "coach results report --to html"))
def report(
    to: ReportFormatOption = ReportFormat.PDF,
    out: OutOption = Path(),
    name: Annotated[
        str | None,
        typer.Option("--for", metavar="TEXT", help="How the report calls you; not kept."),
    ] = None,
    language: LanguageOption = None,
    force: ForceOption = False,
) -> None:
    """Write a report on your weeks with the prescription that you follow, on one or two pages."""
    from datetime import datetime

    from coach.store.clinic.record import merge_results
    from coach.store.prescriptions.installed import load_installed
    from coach.store.results.packing import gather_results

    results = gather_results(datetime.now().astimezone(), everything=True).loaded
    installed = load_installed()
    assert installed is not None  # otherwise there are no results
    record = merge_results([installed], [results])
    called = installed.prescription.patient if name is None else name
    file = name_report(out, "progress", to)
    write_report(record, called, to, file, language, force)


def _report(gathered: GatheredResults) -> None:
    """Print what is left out; raise CoachError if there is nothing to pack."""
    for name, why in gathered.left_out:
        typer.echo(tr("coach: {name} is left out: {why}", name=name, why=why), err=True)
    if not gathered.loaded.results.sessions:
        raise CoachError(
            Message("There is no session to pack yet."),
            Message("To pack also those before the prescription: coach results pack --all"),
        )
    if not gathered.new:
        raise CoachError(
            Message("There is nothing new since the last results."),
            Message("To pack everything again: coach results pack --all"),
        )


def _write(loaded: LoadedResults, to: Path, force: bool) -> Path:
    """Write results to a file, or to a new file in a folder, and return it."""
    from coach.report.output import open_output
    from coach.store.results.packing import write_new_file

    if to.is_dir():
        return write_new_file(loaded, to)
    with open_output(to, force) as part:
        part.write_bytes(loaded.content)
    return to
