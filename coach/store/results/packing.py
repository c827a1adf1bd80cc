"""Gather what a patient did since the prescription began, and write it to a file."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pydantic

from coach import __version__
from coach.errors import CoachError
from coach.message import Message
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.store.files.atomic_write import atomic_path, explain_unwritten
from coach.store.files.names import list_new_paths
from coach.store.history.entry import Entry
from coach.store.history.index import History
from coach.store.history.trends import read_time
from coach.store.prescriptions.archive import NAME, LoadedPrescription
from coach.store.prescriptions.followed import (
    FollowedPrescription,
    find_first_day,
    list_earlier,
)
from coach.store.prescriptions.installed import load_installed
from coach.store.programmes.enrolment import Following, load_enrolment
from coach.store.programmes.loader import load_programme
from coach.store.recordings.zip_archive import pack_recording
from coach.store.results.archive import ENDING, LoadedResults, pack_results, parse_results
from coach.store.results.days import FollowedProgramme, list_days
from coach.store.results.document import Results, Session
from coach.store.results.packed_before import list_new
from coach.store.settings import folders
from coach.store.settings.person import load_person
from coach.store.settings.prescribed import find_prescription_folder


@dataclass(frozen=True, slots=True)
class GatheredResults:
    """The results of a profile, to be written to a file."""

    loaded: LoadedResults
    new: int
    """Number of sessions in them that were not packed before."""
    left_out: tuple[tuple[str, str], ...]
    """Name of each session that results cannot hold, and why."""


def gather_results(
    now: dt.datetime, since: dt.date | None = None, *, everything: bool = False, poses: bool = False
) -> GatheredResults:
    """Return the results of the current profile, read back from their bytes.

    Args:
        now: The time now, with its zone.
        since: The first day; by default that of the prescription.
        everything: Whether to pack also what was done before the prescription.
        poses: Whether to add the recordings with the positions of the joints: those of new
            sessions, or with `since` or `everything` those of all.

    Raises:
        CoachError: The profile follows no prescription, or something cannot be read.
    """
    prescription = _require_prescription()
    entries, unreadable = _read_entries()
    folder, following = find_prescription_folder(), _find_following()
    earlier, damaged = list_earlier(folder)
    first = since or _find_first_day(prescription, earlier, following)
    if everything:
        first = min((read_time(entry).date() for entry in entries), default=now.date())
    chosen = [entry for entry in entries if read_time(entry).date() >= first]
    sessions, left_out = _list_sessions(chosen)
    left_out += [*(each for each in unreadable if each[0] >= first.isoformat()), *damaged]
    head = prescription.prescription
    new = sessions if since or everything else list_new(sessions, head.identifier)
    results = Results(
        version=1,
        identifier=head.identifier,
        revision=head.revision,
        packed=now.isoformat(timespec="seconds"),
        coach_version=__version__,
        sessions=tuple(sessions),
    )
    if following is not None:
        programmes = _list_programmes(prescription, earlier, following)
        days = tuple(list_days(programmes, following, entries, first, now.date()))
        told = {"days": days, "left_out": programmes[-1].list_left_out()}
        results = results.model_copy(update=told)
    results = results.model_copy(update={"titles": _find_titles(results)})
    recordings = _pack_recordings(new) if poses else {}
    loaded = parse_results(pack_results(results, recordings), folder)
    return GatheredResults(loaded, len(new), tuple(left_out))


def _require_prescription() -> LoadedPrescription:
    prescription = load_installed()
    if prescription is None:
        raise CoachError(
            Message("You follow no prescription, so nobody is waiting for results."),
            Message(
                "Open the file that you were given: double-click it, or drag it on to the window."
            ),
        )
    return prescription


def write_new_file(loaded: LoadedResults, folder: Path) -> Path:
    """Write results to a new file in this folder, named by identifier and day, and return it.

    Raises:
        CoachError: It cannot be written.
    """
    results = loaded.results
    stem = f"{results.identifier[:8]}-{results.packed[:10]}"
    for file in list_new_paths(folder, stem, ENDING):
        try:
            with atomic_path(file, overwrite=False) as part:
                part.write_bytes(loaded.content)
        except FileExistsError:
            continue
        except OSError as error:
            raise CoachError(*explain_unwritten(file, error)) from error
        return file
    raise AssertionError("there is always another number")


def _read_entries() -> tuple[list[Entry], tuple[tuple[str, str], ...]]:
    """Return all sessions, and name and problem of each recording that cannot be read."""
    with History() as history:
        unreadable = history.refresh().unreadable
        return history.read(), unreadable


def _find_following() -> Following | None:
    """Return what the user follows; None if it is not the programme of the prescription."""
    following = load_enrolment()
    return following if following is not None and following.programme == NAME else None


def _find_first_day(
    prescription: LoadedPrescription,
    earlier: Sequence[FollowedPrescription],
    following: Following | None,
) -> dt.date:
    """Return the first day of the prescription: nothing before it concerns the clinic."""
    days = [prescription.prescription.issued, *(each.first for each in earlier)]
    return min(days if following is None else [*days, following.started])


def _list_programmes(
    prescription: LoadedPrescription,
    earlier: Sequence[FollowedPrescription],
    following: Following,
) -> list[FollowedProgramme]:
    """Return the programmes of the prescriptions, oldest first, the current one as installed.

    Raises:
        CoachError: A programme or a substitute is wrong, or the profile's file has mistakes.
    """
    person, installed = load_person().person, load_programme(NAME)
    first = find_first_day(find_prescription_folder(), prescription, following.started)
    current = FollowedPrescription(prescription, first)
    return [
        *(FollowedProgramme.make(each, person) for each in earlier),
        FollowedProgramme.make(current, person, installed),
    ]


def _list_sessions(entries: Sequence[Entry]) -> tuple[list[Session], list[tuple[str, str]]]:
    """Return the sessions that results can hold, and the names of the others with the reason.

    A hand-made recording may hold anything.
    """
    sessions: list[Session] = []
    left_out: list[tuple[str, str]] = []
    for entry in entries:
        try:
            sessions.append(Session.from_entry(entry, read_time(entry)))
        except pydantic.ValidationError as error:
            detail = error.errors(include_url=False)[0]
            place = ".".join(str(part) for part in detail["loc"])
            why = Message("{place}: {reason}", place=place, reason=Message(detail["msg"]))
            left_out.append((entry.name, why))
    return sessions, left_out


def _find_titles(results: Results) -> dict[str, str]:
    """Return name -> title of all exercises in results, as far as their files can be read."""
    names = [session.exercise for session in results.sessions]
    names += [task.exercise for day in results.days for task in day.tasks]
    for each in results.left_out:
        names += [each.exercise, *filter(None, [each.substitute])]
    known = list_exercises()
    titles = {}
    for name in dict.fromkeys(names):
        if name in known:
            try:
                titles[name] = str(load_exercise(name).exercise.title)
            except CoachError:  # the file is wrong by now
                continue
    return titles


def _pack_recordings(sessions: Sequence[Session]) -> dict[str, bytes]:
    parent = folders.recordings_folder()
    packed = {}
    with tempfile.TemporaryDirectory() as name:
        for session in sessions:
            file = pack_recording(parent / session.name, Path(name) / "one.zip")
            packed[session.name] = file.read_bytes()
            file.unlink()
    return packed
