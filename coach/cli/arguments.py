"""Arguments and options that several commands share."""

from __future__ import annotations

import errno
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, cast

import typer

from coach.body.sides import SideChoice
from coach.errors import CoachError, RecordingError
from coach.message import Message

if TYPE_CHECKING:
    from coach.capture.frame import Rotation
    from coach.store.exercises.loader import LoadedExercise
    from coach.store.recordings.recording import Recording

SideOption = Annotated[
    SideChoice,
    typer.Option("--side", help="The side that you exercise, if it should not be found out."),
]
RotateOption = Annotated[
    int | None,
    typer.Option(
        "--rotate",
        metavar="DEGREES",
        help="Turn the picture clockwise by 90, 180 or 270, if the camera was on its side or "
        "upside down.",
    ),
]
JudgedByOption = Annotated[
    str | None,
    typer.Option(
        "--exercise",
        "-e",
        metavar="NAME",
        help="Judge by this exercise's file instead of the one that was recorded.",
    ),
]
RecordingArgument = Annotated[
    str,
    typer.Argument(
        metavar="RECORDING", help="A recording's folder or its name; `last` for the newest."
    ),
]
NewExerciseArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="A name of a-z, 0-9 and hyphens: my-march.")
]
ProfileArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="Letters, digits, hyphens and underscores.")
]
ProgrammeArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="A programme's name, or a file of your own.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print it as JSON and nothing else.")]
ForceOption = Annotated[bool, typer.Option("--force", help="Overwrite existing files.")]


class ReportFormat(StrEnum):
    """Formats of a report."""

    PDF = "pdf"
    HTML = "html"


ReportFormatOption = Annotated[
    ReportFormat, typer.Option("--to", help="pdf, or html, which shows every language.")
]
OutOption = Annotated[
    Path, typer.Option("--out", "-o", metavar="PATH", help="A folder, or a file.")
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]

ENDINGS: Final = {
    ".csv": ("csv",),
    ".htm": ("html",),
    ".html": ("html",),
    ".json": ("json", "fhir"),
    ".mot": ("mot",),
    ".mp4": ("mp4",),
    ".parquet": ("parquet",),
    ".pdf": ("pdf",),
    ".trc": ("trc",),
}
"""Ending of a file's name -> the formats that it is used for."""
DEFAULT_EXERCISE: Final = "lunge"
LAST: Final = "last"
"""The word for the newest recording."""
FIRST_DAY: Final = date(2000, 1, 1)
"""Earliest day that an option may name."""
MAX_DAYS_AHEAD: Final = 366
"""Maximum number of days from today to a day that an option names."""


def read_day(text: str, option: str = "--on") -> date:
    """Parse the date of an option; an empty text means today.

    Raises:
        CoachError: The text is not a date, or it is before 2000 or more than a year ahead.

    """
    today = datetime.now().astimezone().date()
    if not text:
        return today
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise CoachError(
            Message("{option}={name}: this is not a date.", option=option, name=text),
            Message("Write year, month and day: 2026-01-31."),
        ) from error
    last = today + timedelta(days=MAX_DAYS_AHEAD)
    if not FIRST_DAY <= day <= last:
        raise CoachError(
            Message(
                "{option}={name}: the day must be from {first} to {last}.",
                option=option,
                name=text,
                first=FIRST_DAY,
                last=last,
            ),
            Message("Write year, month and day: 2026-01-31."),
        )
    return day


def check_rotation(degrees: int | None) -> Rotation | None:
    """Return the value of `--rotate`. Raise CoachError if pictures cannot be turned by it."""
    if degrees in (None, 0, 90, 180, 270):
        return cast("Rotation | None", degrees)
    raise CoachError(
        Message(
            "--rotate {degrees}: pictures are turned by 90, 180 or 270 degrees.", degrees=degrees
        ),
        Message("For example: --rotate 90."),
    )


def require_text(text: str, name: str) -> str:
    """Return an argument that may not be empty, as a path of an unset variable is.

    Raises:
        CoachError: It is empty.

    """
    if not text.strip():
        raise CoachError(
            Message("{name} is empty.", name=name),
            Message("Name it. A variable of the shell that has no value gives an empty text."),
        )
    return text


def read_folder(text: str) -> Path:
    """Return the folder of an option, which may not be empty: that would be the current one.

    Raises:
        CoachError: It is empty.

    """
    return Path(require_text(text, "FOLDER"))


ClinicOption = Annotated[
    Path | None,
    typer.Option(
        "--clinic",
        parser=read_folder,
        metavar="FOLDER",
        help="The folder of patients; by default that of the setting clinic_folder.",
    ),
]


def require_ending(out: Path, output_format: str) -> Path:
    """Return the file of `--out`, whose ending may not be that of another format than `--to`.

    Raises:
        CoachError: It is.

    """
    fitting = ENDINGS.get(out.suffix.lower(), (output_format,))
    if output_format not in fitting:
        raise CoachError(
            Message(
                "--out {path}: this is no name for {name}.", path=out, name=f"--to {output_format}"
            ),
            Message("Add --to {format}, or name a file with another ending.", format=fitting[0]),
        )
    return out


def name_report(out: Path, stem: str, to: ReportFormat) -> Path:
    """Return the file of a report: the one of `--out`, or in its folder one of this name.

    Raises:
        CoachError: As `require_ending`.

    """
    return out / f"{stem}.{to.value}" if is_folder(out) else require_ending(out, to.value)


def format_examples(*lines: str) -> str:
    """Format the examples at the end of a command's help, one per line."""
    return "\n\n".join(("Examples:", *lines))


def is_recording(text: str) -> bool:
    """Return True if a source names a recording, not a video, a camera or an address."""
    from coach.store.files.locations import expand_home

    path = expand_home(text)
    return text == LAST or path.suffix == ".mcap" or is_folder(path)


def is_folder(path: Path) -> bool:
    """Return True if this is a folder; False, too, if that cannot be seen."""
    try:
        return path.is_dir()
    except OSError:  # no permission, or too long for a path
        return False


def find_recording(text: str) -> Path:
    """Find a recording by path, by its folder's name, or `last` for the newest.

    A file that is named is returned also if it is missing: opening it says so.

    Raises:
        RecordingError: There is no such recording.

    """
    from coach.store.files.locations import expand_home
    from coach.store.recordings.recording import list_recordings
    from coach.store.recordings.search import find_folders
    from coach.store.settings.folders import recordings_folder

    path = expand_home(require_text(text, "RECORDING"))
    if path.suffix == ".mcap" or _exists(path):
        return path
    folder = recordings_folder()
    known = {path.name: path for path in find_folders(folder)}
    if not known:
        raise RecordingError(
            Message("There is no recording in {folder} yet.", folder=folder),
            Message("`coach live` makes one while you exercise."),
        )
    if text == LAST:
        return list_recordings(folder)[0].folder
    if text not in known:
        raise RecordingError(
            Message(
                "There is no recording {name!r}, neither here nor in {folder}.",
                name=text,
                folder=folder,
            ),
            Message("The newest is {newest}.", newest=list_recordings(folder)[0].name),
        )
    return known[text]


def _exists(path: Path) -> bool:
    """Return True if there is such a file or folder; False, too, for what cannot be a path."""
    try:
        return path.exists()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return False
        raise


def find_exercise(name: str | None, recording: Recording) -> LoadedExercise:
    """Load the named exercise, or without a name the exercise stored in the recording."""
    from coach.store.exercises.loader import load_exercise, parse_exercise

    header = recording.header
    return load_exercise(name) if name else parse_exercise(header.exercise_text, header.exercise)
