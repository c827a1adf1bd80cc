"""Targets of whole files: stored where the user has them, read and used as coach does."""

from __future__ import annotations

import dataclasses
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path

from coach.batch.result_store import InputFile, ResultStore
from coach.capture.videos.file import VideoFile
from coach.errors import CoachError
from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.programme_plan import follow_progress, plan_day
from coach.exercise.dose.programme_records import DoneSession
from coach.exercise.dose.suitability import find_contraindications
from coach.report.results.archive import COLUMNS, render_csv, render_index, render_parquet
from coach.store.exercises.loader import load_exercise
from coach.store.files.checksums import check_checksums
from coach.store.history.entry import summarise_recording
from coach.store.history.index import History
from coach.store.programmes.enrolment import Following, load_enrolment, read_records, save_enrolment
from coach.store.programmes.loader import LoadedProgramme, list_programmes, load_programme
from coach.store.recordings.integrity import check_recording
from coach.store.recordings.mcap_reader import read_messages
from coach.store.recordings.messages import Header
from coach.store.recordings.recording import list_recordings, open_recording
from coach.store.recordings.repair import repair_recording
from coach.store.recordings.writer import Recorder
from coach.store.recordings.zip_archive import unpack_recording
from coach.store.settings import profiles
from coach.store.settings.person import FILE_NAME as PERSON_FILE
from coach.store.settings.person import (
    change_person,
    find_person_file,
    load_own_settings,
    load_person,
    save_person,
)
from coach.store.settings.pose_model import find_configured_model
from coach.store.settings.settings import load_settings, save_settings

from .layers import follow_entries, make_header
from .markup import require_text_only

ONE_DAY = date(2026, 3, 1)


def read_exercise(content: bytes, folder: Path) -> object:
    """Read an exercise file, as `coach exercises check` does."""
    return load_exercise(_put(folder / "mine.toml", content))


def read_programme(content: bytes, folder: Path) -> object:
    """Read a programme file, and compute what it requires on a day."""
    loaded = load_programme(_put(folder / "mine.toml", content))
    return _plan(loaded, Following(schema_version=1, programme="mine", started=ONE_DAY), [])


def read_settings(content: bytes, folder: Path) -> object:
    """Read settings and the folders that they name; write and read them again."""
    _put(_make(folder / "config") / "settings.toml", content)
    settings = load_settings()
    find_configured_model(settings)
    list_recordings()
    changed = settings.model_copy(
        update={"norm_hip_flexion_deg": 99.0, "voice": not settings.voice}
    )
    save_settings(changed)
    if load_settings() != changed:
        raise AssertionError("what was saved does not come back")
    return settings


def read_course(content: bytes, folder: Path) -> object:
    """Read a followed programme, plan a day, pause or resume it, write and read it again."""
    _put(folder / "programme.toml", content)
    followed = load_enrolment()
    if followed is None:
        raise AssertionError("the file is not seen")
    with suppress(CoachError):
        _plan(_load_followed(followed.programme), followed, read_records(followed.started))
    changed = followed.resume(ONE_DAY) if followed.paused else followed.pause(ONE_DAY)
    save_enrolment(changed)
    if load_enrolment() != changed:
        raise AssertionError("what was saved does not come back")
    return followed


def _plan(loaded: LoadedProgramme, followed: Following, records: list[DoneSession]) -> object:
    course = followed.enrolment()
    made = [
        *records,
        *(DoneSession(ONE_DAY, name, "left", 8, 30.0, 100.0) for name in loaded.exercises),
    ]
    for day in (ONE_DAY, date(2026, 12, 31), date.min):
        plan_day(loaded.programme, loaded.exercises, course, made, day)
    return follow_progress(loaded.programme, course, made, ONE_DAY)


def _load_followed(name: str) -> LoadedProgramme:
    return _load_shipped(name) if name in list_programmes() else load_programme(name)


@cache
def _load_lunge() -> Exercise:
    return load_exercise("lunge").exercise


@cache
def _load_shipped(name: str) -> LoadedProgramme:
    return load_programme(name)


def read_profile(content: bytes, folder: Path) -> object:
    """Read the file that names the profile, then use the same text as the name of a new one."""
    _put(_make(folder / "config") / "profile", content)
    with suppress(CoachError):
        profiles.find_current_profile()
    name = profiles.make_profile(content.decode(errors="replace"))
    if profiles.find_profile_folder(name).parent != folder.resolve() / "profiles":
        raise AssertionError(f"{name!r} lies elsewhere")
    profiles.choose_profile(name)
    if profiles.find_current_profile() != name:
        raise AssertionError(f"{name!r} is not found again")
    return profiles.delete_profile(name)


def read_mcap(content: bytes, folder: Path) -> object:
    """Read the messages of a recording's file."""
    file = folder / "session.mcap"
    _put(file, content)
    recording = open_recording(file)
    return sum(len(data) for _, data in read_messages(file, recording.finished))


def read_recording(content: bytes, folder: Path) -> object:
    """Read a recording, check it, repair it, and add it to the history."""
    place = _make(folder / "recordings" / "fuzzed")
    _put(place / "session.mcap", content)
    for act in (check_recording, repair_recording):
        with suppress(CoachError):
            act(place)
    recording = open_recording(place)
    follow_entries([summarise_recording(recording)])
    return [*recording.poses(), *recording.events()]


def read_whole_messages(content: bytes, folder: Path) -> object:
    """Read a recording whose messages are these lines, poses and events in turn.

    The first line gives the header, or else the exercise.
    """
    head, *lines = content.split(b"\n")
    with Recorder(folder / "written", _write_header(head)) as recorder:
        for number, line in enumerate(lines):
            recorder.write_raw("/events" if number % 2 else "/poses", number / 30, line)
    return read_recording(recorder.path.read_bytes(), folder)


def _write_header(line: bytes) -> Header:
    """Return a header with these texts if they are valid, otherwise one with this exercise."""
    try:
        return make_header(line)
    except ValueError:
        return dataclasses.replace(make_header(b"{}"), exercise_text=line.decode(errors="replace"))


def read_zip(content: bytes, folder: Path) -> object:
    """Read a packed recording."""
    _put(folder / "packed.zip", content)
    unpacked = unpack_recording(folder / "packed.zip", _make(folder / "recordings"))
    if {path.name for path in folder.iterdir()} != {"packed.zip", "recordings"}:
        raise AssertionError("it put something elsewhere")
    return unpacked


def read_checksums(content: bytes, folder: Path) -> object:
    """Read the checksums of a recording."""
    _put(folder / "SHA256SUMS", content)
    return check_checksums(folder)


def read_history(content: bytes, folder: Path) -> object:
    """Read the index over recordings, and what is shown of it."""
    _put(folder / "history.sqlite", content)
    with History(folder / "history.sqlite", _make(folder / "recordings")) as history:
        follow_entries(history.read())
        history.refresh()
        return history.read()


def read_ledger(content: bytes, folder: Path) -> object:
    """Read a stored result of an archive."""
    item = InputFile("a.mp4", 5, "1")
    _put(folder / f"{item.mark('task')}.json", content)
    return ResultStore(folder, "task").find(item)


def read_results(content: bytes, _: Path) -> object:
    """Make the tables and the page of an archive with this text in every column."""
    text = content.decode(errors="replace")
    rows = [{name: text for name, kind in COLUMNS.items() if kind == "text"}]
    require_text_only(render_index(rows).decode())
    return render_csv(rows), render_parquet(rows)


def read_video(content: bytes, folder: Path) -> object:
    """Read the first pictures of a video file."""
    with VideoFile(Path(_put(folder / "film.mp4", content))) as video:
        return sum(1 for _, _ in zip(range(30), video.frames(), strict=False))


def read_person(content: bytes, folder: Path) -> object:
    """Read what a profile says about its person and use it; write and read it again."""
    _put(_make(folder) / PERSON_FILE, content)
    if find_person_file() != folder.resolve() / PERSON_FILE:
        raise AssertionError("the file is elsewhere")
    settings = load_person()
    find_contraindications(_load_lunge(), settings.person, "lunge")
    load_own_settings()
    change_person(settings, "conditions", "osteoporosis, aneurysm")
    changed = settings.model_copy(
        update={"asked": not settings.asked, "norm_hip_flexion_deg": 99.0}
    )
    save_person(changed)
    if load_person() != changed:
        raise AssertionError("what was saved does not come back")
    return settings


def _put(path: Path, content: bytes) -> str:
    with path.open("wb", buffering=0) as file:
        file.write(content)
    return str(path)


def _make(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
