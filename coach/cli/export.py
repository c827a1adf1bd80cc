"""`coach export`: a recording as tables, motion files, a clip, a report or FHIR."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.body.sides import SideChoice
from coach.cli.arguments import (
    LAST,
    ForceOption,
    JudgedByOption,
    RecordingArgument,
    SideOption,
    find_exercise,
    find_recording,
    format_examples,
    require_ending,
)
from coach.cli.language import LanguageOption, load_language
from coach.errors import CoachError
from coach.message import Message, join_with

if TYPE_CHECKING:
    from coach.report.formats import OutputFile
    from coach.report.report_data import ReportData
    from coach.store.recordings.recording import Recording


class Format(StrEnum):
    """Formats of an export; `coach.report.formats` has the same names."""

    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"
    TRC = "trc"
    MOT = "mot"
    MP4 = "mp4"
    HTML = "html"
    PDF = "pdf"
    FHIR = "fhir"


DRAWN = frozenset({Format.PDF, Format.MP4})
"""Formats whose texts are drawn with the shipped font."""
Targets = list[tuple["OutputFile", Path]]

FormatsOption = Annotated[
    list[Format],
    typer.Option(
        "--to",
        help="csv, json, parquet: angles and events. trc, mot: for OpenSim. mp4: clip. "
        "html, pdf: report. fhir: tests and pain. May be given several times.",
    ),
]
TargetOption = Annotated[
    str | None,
    typer.Option(
        "--out",
        "-o",
        metavar="PATH",
        help="A folder that exists, or a file for one format; by default beside the recording.",
    ),
]
PatientOption = Annotated[
    str | None,
    typer.Option(
        "--for",
        metavar="TEXT",
        help="Whom a report is about; not kept. By default as your prescription says.",
    ),
]
ClinicianOption = Annotated[
    str | None, typer.Option("--clinician", metavar="TEXT", help="Who asked for it; not kept.")
]
PatientIdOption = Annotated[
    str,
    typer.Option(
        "--patient-id", metavar="SYSTEM|VALUE", help="The patient's identifier, for fhir."
    ),
]

EXAMPLES = format_examples(
    "coach export --to pdf",
    "coach export last --to csv --to trc --out results",
    "coach export 2026-01-31_18-05-00Z_hip-flexion-test --to fhir --out left-and-right.json",
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLES)(export)


def export(
    to: FormatsOption,
    recording: RecordingArgument = LAST,
    out: TargetOption = None,
    exercise: JudgedByOption = None,
    side: SideOption = "auto",
    language: LanguageOption = None,
    patient: PatientOption = None,
    clinician: ClinicianOption = None,
    patient_id: PatientIdOption = "",
    force: ForceOption = False,
) -> None:
    """Export a recording, evaluated with today's rules."""
    from coach.report.evaluation import name_people
    from coach.report.language import can_draw, use_language
    from coach.report.output import require_free
    from coach.store.recordings.recording import open_recording
    from coach.translation import translate

    translations = load_language(language)
    opened = open_recording(find_recording(recording))
    targets = _choose_targets(list(dict.fromkeys(to)), opened, out)
    _check_identifier(patient_id)
    for files in targets:
        for _, path in files:
            require_free(path, force)
    with use_language(translations):
        data = _evaluate(opened, exercise, side)
        _write_all(name_people(data, patient, clinician, patient_id), targets, force)
    if not DRAWN.isdisjoint(to) and not can_draw(translations):
        note = Message(
            "pdf and mp4 are in English, since their font cannot show {code}. html can.",
            code=translations.code,
        )
        typer.echo(f"coach: {translate(note)}", err=True)


def _check_identifier(text: str) -> None:
    """Raise CoachError for an identifier without its system or its value."""
    system, _, value = text.partition("|")
    if text and not (system.strip() and value.strip()):
        raise CoachError(
            Message("--patient-id {text}: this is not SYSTEM|VALUE.", text=text),
            Message("For example: --patient-id 'https://clinic.example/patients|1948'"),
        )


def _choose_targets(to: list[Format], recording: Recording, out: str | None) -> list[Targets]:
    """Return the files to write, for each format.

    Raises:
        CoachError: One file is named for several formats.

    """
    from coach.report.formats import list_named_targets, list_targets
    from coach.store.files.locations import expand_home

    folder = recording.path.resolve().parent
    if out is None:
        return [list_targets(one.value, folder.parent, folder.name) for one in to]
    path = expand_home(out)
    if path.is_dir():
        return [list_targets(one.value, path, folder.name) for one in to]
    if len(to) > 1:
        raise CoachError(
            Message(
                "{path} is not a folder, and {count} formats do not fit into one file.",
                path=path,
                count=len(to),
            ),
            Message("Name a folder that is there with --out."),
        )
    return [list_named_targets(to[0].value, require_ending(path, to[0].value))]


def _evaluate(recording: Recording, exercise: str | None, side: SideChoice) -> ReportData:
    from coach.cli.analyze.progress_bar import show_progress
    from coach.report.evaluation import evaluate_recording
    from coach.translation import translate

    loaded = find_exercise(exercise, recording)
    with show_progress(translate(loaded.exercise.title), None) as advance:
        return evaluate_recording(
            recording, side, loaded, lambda feedback: advance(feedback.time_s)
        )


def _write_all(report_data: ReportData, targets: list[Targets], force: bool) -> None:
    """Write all files that can be written, then raise CoachError with every failure."""
    from coach.report.formats import export as write

    failures: list[CoachError] = []
    for files in targets:
        try:
            write(report_data, files, force)
        except CoachError as error:
            failures.append(error)
            continue
        for _, path in files:
            typer.echo(path)
    if failures:
        hints = dict.fromkeys(failure.hint for failure in failures if failure.hint)
        raise CoachError(
            join_with(" ", [failure.message for failure in failures]), join_with("\n", hints)
        )
