"""Saves a recording for others, and takes recordings from files. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from coach.errors import CoachError
from coach.message import Message, translatable
from coach.report.evaluation import evaluate_recording, name_people
from coach.report.formats import export, list_targets
from coach.report.language import can_draw, use_language
from coach.store.history.index import add_to_history
from coach.store.recordings.recording import open_recording
from coach.store.recordings.zip_archive import pack_recording, unpack_recording
from coach.store.results.packed_before import remember_packed
from coach.store.results.packing import gather_results, write_new_file
from coach.window.translation.translate import CURRENT, describe_error, ntr, tr

SavedKind = Literal["report", "table", "zip", "results"]
KINDS: Final[dict[SavedKind, str]] = translatable(
    {
        "report": "Report, to print",
        "table": "Tables for a spreadsheet",
        "zip": "Recording for another computer",
        "results": "Results for my physiotherapist",
    }
)


@dataclass(frozen=True, slots=True)
class SaveResult:
    """What was saved."""

    file: Path
    """The first file."""
    notes: tuple[str, ...] = ()
    """What is not in it, and why, in the user's language."""

    @property
    def words(self) -> str:
        """Where it is, and what is not in it."""
        return " ".join((tr("Saved: {file}", file=str(self.file)), *self.notes))


def save(kind: SavedKind, recording: Path, folder: Path) -> SaveResult:
    """Save something of a recording in a folder.

    What was saved of the same recording before is replaced; results are always a new file.

    Raises:
        CoachError: It cannot be read or written, or there are no results.
    """
    return _SAVE[kind](recording, folder)


def _save_report(recording: Path, folder: Path) -> SaveResult:
    return _export(recording, folder, "pdf" if can_draw(CURRENT.translations) else "html")


def _save_table(recording: Path, folder: Path) -> SaveResult:
    return _export(recording, folder, "csv")


def _export(
    recording: Path, folder: Path, format_name: Literal["pdf", "html", "csv"]
) -> SaveResult:
    targets = list_targets(format_name, folder, recording.name)
    with use_language(CURRENT.translations):
        export(name_people(evaluate_recording(open_recording(recording))), targets, force=True)
    return SaveResult(targets[0][1])


def _save_zip(recording: Path, folder: Path) -> SaveResult:
    return SaveResult(pack_recording(recording, folder / f"{recording.name}.zip", overwrite=True))


def save_results(folder: Path) -> SaveResult:
    """Save what was done since the prescription began in a new file in this folder.

    Raises:
        CoachError: No prescription is followed, nothing was done, or it cannot be written.
    """
    gathered = gather_results(dt.datetime.now().astimezone())
    results = gathered.loaded.results
    if not results.sessions:
        raise CoachError(
            Message("There is nothing to pack since the prescription began."),
            Message("Exercise first."),
        )
    file = write_new_file(gathered.loaded, folder)
    remember_packed(results)
    notes = (tr("{name} is left out: {why}", name=name, why=why) for name, why in gathered.left_out)
    return SaveResult(file, tuple(notes))


_SAVE: Final[dict[SavedKind, Callable[[Path, Path], SaveResult]]] = {
    "report": _save_report,
    "table": _save_table,
    "zip": _save_zip,
    "results": lambda _, folder: save_results(folder),
}


def take_files(files: Sequence[Path]) -> str:
    """Add the recordings in these zip files to the user's, and describe the result."""
    new, problems = 0, []
    for file in files:
        try:
            add_to_history(unpack_recording(file))
            new += 1
        except CoachError as error:
            problems.append(error)
    words = ntr("{n} recording was added.", "{n} recordings were added.", new)
    return " ".join((words, *map(describe_error, problems)))
