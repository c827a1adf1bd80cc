"""`coach analyze`: every frame of videos or recordings, as fast as possible, without a window."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from coach.body.sides import SideChoice
from coach.cli.analyze.options import (
    CsvFileOption,
    ExerciseOption,
    JobsOption,
    JsonFileOption,
    OutFolderOption,
    QuickOption,
    SchedulerOption,
    SourcesArgument,
)
from coach.cli.arguments import (
    RotateOption,
    SideOption,
    check_rotation,
    format_examples,
    is_folder,
    require_text,
)
from coach.cli.language import LanguageOption, load_language
from coach.errors import CoachError
from coach.message import Message

if TYPE_CHECKING:
    from coach.capture.frame import Rotation

EXAMPLES = format_examples(
    "coach analyze lunge.mp4 --exercise lunge",
    "coach analyze test.mp4 --exercise hip-flexion-test --side right --json result.json --csv "
    "angles.csv",
    "coach analyze lunge.mp4 --exercise lunge --json - | jq .repetitions",
    "coach analyze phone.mp4 --exercise squat --rotate 90",
    "coach analyze long.mp4 --exercise lunge --quick",
    "coach analyze last",
    "coach analyze unknown.mp4 --exercise auto",
    "coach analyze recordings/2026 --out results",
    "coach analyze clinic/2026 'more/*.mp4' --exercise hip-flexion-test --out results",
    "coach analyze s3://clinic/tests --exercise hip-flexion-test --out results --scheduler "
    "tcp://10.0.0.5:8786",
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLES)(analyze)


def analyze(
    sources: SourcesArgument,
    exercise: ExerciseOption = None,
    side: SideOption = "auto",
    rotate: RotateOption = None,
    json_file: JsonFileOption = None,
    csv_file: CsvFileOption = None,
    out: OutFolderOption = Path("coach-results"),
    jobs: JobsOption = None,
    scheduler: SchedulerOption = None,
    quick: QuickOption = False,
    language: LanguageOption = None,
) -> None:
    """Count, time and measure the exercise in videos or recordings, without a window."""
    for source in sources:
        require_text(source, "SOURCE")
    rotation = check_rotation(rotate)
    if len(sources) > 1 or scheduler or _is_many(sources[0]):
        _refuse_for_many(json_file or csv_file, rotation)
        from coach.report.language import use_language

        with use_language(load_language(language)):
            _analyse_many(sources, exercise, side, out, jobs, scheduler, quick)
        return
    _refuse_for_one(json_file, csv_file, language)
    _require_own_files(sources[0], json_file, csv_file)
    _analyse_one(sources[0], exercise, side, rotation, json_file, csv_file, quick)


def _refuse_for_many(file: str | None, rotation: Rotation | None) -> None:
    """Raise CoachError for options that work for one file only."""
    if file:
        raise CoachError(
            Message("--json and --csv work for one file only."),
            Message("The table and the page of several files are written to --out."),
        )
    if rotation is not None:
        raise CoachError(
            Message("--rotate works for one file only."),
            Message("Analyse the files with turned pictures one by one."),
        )


def _refuse_for_one(json_file: str | None, csv_file: str | None, language: str | None) -> None:
    """Raise CoachError for options that work for several files only, or not together."""
    if language is not None:
        raise CoachError(
            Message("--language works only for the page of several files."),
            Message("For one file: coach export RECORDING --to html --language CODE."),
        )
    if json_file == csv_file == "-":
        raise CoachError(
            Message("--json - and --csv - cannot both be printed."),
            Message("Name a file for one of them: --json - --csv angles.csv"),
        )


def _require_own_files(source: str, json_file: str | None, csv_file: str | None) -> None:
    """Raise CoachError for a file that is empty text, is written twice, or is the source itself."""
    from coach.store.files.locations import expand_home
    from coach.store.recordings.file_names import FILE_NAME

    video = expand_home(source)
    taken = {os.path.realpath(video): source, os.path.realpath(video / FILE_NAME): source}
    for option, file in (("--json", json_file), ("--csv", csv_file)):
        if file is None or require_text(file, option) == "-":
            continue
        path = os.path.realpath(file)  # pathlib refuses a link that leads to itself
        if path in taken:
            raise CoachError(
                Message(
                    "{option} {path}: this would write over {other}.",
                    option=option,
                    path=file,
                    other=taken[path],
                ),
                Message("Name another file."),
            )
        taken[path] = f"--json {file}"


def _analyse_one(
    source: str,
    exercise: str | None,
    side: SideChoice,
    rotation: Rotation | None,
    json_file: str | None,
    csv_file: str | None,
    quick: bool,
) -> None:
    from coach.cli.analyze.headless import analyse_source
    from coach.cli.analyze.summary import print_summary
    from coach.report.results.angle_table import open_table
    from coach.report.results.table import open_json

    with ExitStack() as stack:
        write_json = stack.enter_context(open_json(json_file)) if json_file else None
        tables = [stack.enter_context(open_table(csv_file))] if csv_file else []
        outcome = analyse_source(
            source, exercise, side, [table.add for table in tables], rotation, quick
        )
        summary = outcome.summarise()
        if "-" not in (json_file, csv_file):
            print_summary(summary, outcome.loaded.exercise)
        if write_json:
            write_json(summary)


def _analyse_many(
    sources: list[str],
    exercise: str | None,
    side: SideChoice,
    out: Path,
    jobs: int | None,
    scheduler: str | None,
    quick: bool,
) -> None:
    from coach.cli.analyze.many import analyse_archive

    if not analyse_archive(sources, exercise, side, out, _choose_jobs(jobs), scheduler, quick):
        raise typer.Exit(2)


def _is_many(source: str) -> bool:
    """Return True if a source names several files: a folder, a pattern or an address of files."""
    from coach.capture.cameras.address import SCHEMES
    from coach.store.files.locations import expand_home
    from coach.store.recordings.file_names import FILE_NAME

    if "://" in source:
        return source.partition("://")[0].lower() not in SCHEMES
    path = expand_home(source)
    if is_folder(path):
        return not (path / FILE_NAME).exists() and any(path.rglob("*.*"))
    return any(mark in source for mark in "*?[") and not path.exists()


def _choose_jobs(jobs: int | None) -> int:
    """Return the number of processes: the given one, or one per core.

    Raises:
        CoachError: The number is less than one.

    """
    from coach.batch.processes import MOST, count_cores

    if jobs is not None and jobs < 1:
        raise CoachError(
            Message("--jobs {jobs}: there must be at least one.", jobs=jobs),
            Message("For example --jobs 2."),
        )
    return min(jobs or count_cores(), MOST)
