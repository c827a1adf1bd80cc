"""After "Delete everything" no file is left of all that the store can write, and only of that."""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
import pytest

from coach.capture.frame import Frame
from coach.cli import main
from coach.errors import CoachError
from coach.store import run_log
from coach.store.erase import delete_everything
from coach.store.exercises.loader import load_exercise
from coach.store.files import locations
from coach.store.files.atomic_write import atomic_path
from coach.store.history.index import History
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.installed import install
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.programmes.loader import load_programme
from coach.store.programmes.writer import render_programme
from coach.store.recordings.writer import Recorder
from coach.store.results.packed_before import remember_packed
from coach.store.results.packing import gather_results
from coach.store.run_log import LOGGER, find_log_folder, logging_to_file
from coach.store.settings import first_start, folders, person, profiles
from coach.store.settings.profile_names import make_named_profile
from coach.store.settings.settings import Settings, load_settings, save_settings
from coach.window.run.real_backend import RealBackend
from tests.store.recorded import HEADER, keep, make_pose

WRITERS: Final = {
    "exercises/drafts.py": "own exercises",
    "exercises/json_schema.py": "own exercises",
    "run_log.py": "logs",
    "prescriptions/installed.py": "prescription",
    "prescriptions/followed.py": "prescription",
    "history/database.py": "history",
    "recordings/folders.py": "recordings",
    "recordings/writer.py": "recordings",
    "recordings/video_writer.py": "recordings",
    "recordings/lone_pain.py": "recordings",
    "recordings/repair.py": "recordings",
    "recordings/temporary_folder.py": "recordings",
    "recordings/zip_archive.py": "recordings",
    "results/packing.py": "",
    "results/archive.py": "",
    "results/packed_before.py": "results",
    "files/checksums.py": "recordings",
    "files/package.py": "",
    "files/atomic_write.py": "unfinished files",
    "files/file_lock.py": "",
    "files/locations.py": "",
    "settings/settings.py": "settings",
    "settings/profiles.py": "profiles",
    "settings/first_start.py": "first start",
    "settings/person.py": "person",
    "settings/profile_names.py": "profiles",
    "clinic/lock.py": "",
    "clinic/overview.py": "",
    "clinic/folder.py": "",
    "programmes/enrolment.py": "programme",
}
"""Module of the store that creates files -> what it writes here; empty if only where it is told."""
WRITES: Final = re.compile(
    r"write_atomically\(|atomic_path\(|os\.open\(|\.mkdir\(|\.touch\(|mkdtemp\(|connect\(|"
    r"\.write_text\(|\.write_bytes\(|copyfile\(|\.open\(\"[wxa]|make_private\("
)


def record() -> None:
    keep()
    with Recorder(folders.recordings_folder() / "filmed", HEADER, video=True) as recorder:
        for frame in recorder.film([Frame(0.0, np.zeros((48, 64, 3), np.uint8))]):
            recorder.write(make_pose(frame.time_s))


def index() -> None:
    with History() as history:
        history.refresh()
    file = folders.history_file()
    file.with_name(f"{file.name}.damaged-1").write_bytes(b"moved aside")


def write_own() -> None:
    assert main(["exercises", "new", "mine"]) == 0
    programme = locations.make_private(locations.user_poses_folder() / "programmes") / "mine.toml"
    programme.write_text(render_programme(load_programme("hip-flexors-4-weeks").programme))


def prescribe() -> None:
    day = dt.date(2026, 3, 1)
    head = make_head(day, conditions=("osteoporosis",))
    first = build_prescription(head, choose_exercises(["lunge"], "", ""))
    install(first, day)
    later = day + dt.timedelta(days=7)  # the first one is kept as an earlier one
    second = build_prescription(
        make_head(later, first.prescription), choose_exercises(["lunge", "bridge"], "", "")
    )
    install(second, later)


def pack_results() -> None:
    prescribe()
    keep(exercise_text=load_exercise("lunge").text)
    remember_packed(gather_results(dt.datetime(2026, 3, 8, tzinfo=dt.UTC)).loaded.results)


def log() -> None:
    for _ in range(2):
        with logging_to_file("1"):
            LOGGER.info("http://camera.local/video")


def use_profiles() -> None:
    profiles.choose_profile(make_named_profile("Ada & Ben"))
    for write in (record, index, prescribe):
        write()


def keep_recordings_elsewhere() -> None:
    elsewhere = locations.data_folder() / "elsewhere"
    save_settings(Settings(recordings_folder=str(elsewhere)))
    profiles.choose_profile(profiles.make_profile("eve"))
    record()


def leave_unfinished() -> None:
    prescribe()
    data, recorded = locations.data_folder(), keep()
    config = locations.make_private(locations.config_folder())
    own = locations.make_private(locations.user_poses_folder())
    for folder in (data, recorded, config, own):
        writing = atomic_path(folder / "file")
        kept = writing.__enter__().read_bytes()
        [part] = folder.glob(".*.part")
        writing.__exit__(None, None, None)
        (folder / "file").unlink()
        part.write_bytes(kept)
    for folder in (
        recorded.parent / ".unpacking-1",
        recorded.parent / ".repairing-1",
        data / ".prescription-new-1",
    ):
        folder.mkdir()
        (folder / "part").write_bytes(b"")


KINDS: Final[dict[str, Callable[[], object]]] = {
    "recordings": record,
    "history": index,
    "own exercises": write_own,
    "programme": lambda: main(["programmes", "start", "hip-flexors-4-weeks"]),
    "prescription": prescribe,
    "results": pack_results,
    "logs": log,
    "person": lambda: person.save_person(person.PersonSettings(asked=True)),
    "settings": lambda: save_settings(Settings(language="de")),
    "first start": first_start.note_first_start,
    "red flags": lambda: RealBackend().note_red_flags(),
    "profiles": use_profiles,
    "recordings elsewhere": keep_recordings_elsewhere,
    "unfinished files": leave_unfinished,
}
"""Everything that the store can write."""


def list_files(folder: Path) -> list[Path]:
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_file_is_deleted(kind: str, data_folder: Path) -> None:
    before = list_files(data_folder)
    KINDS[kind]()
    written = list_files(data_folder)
    assert written != before
    removed = delete_everything()
    assert list_files(data_folder) == []
    assert {path.relative_to(data_folder) for path in removed.files} >= set(written)


def test_files_of_the_user_stay(data_folder: Path) -> None:
    for write in KINDS.values():
        write()
    recorded = keep()
    own = [recorded / "notes.txt", data_folder / "letter.txt", find_log_folder() / "more.txt"]
    for file in own:
        file.write_text("mine")
    delete_everything()
    assert list_files(data_folder) == sorted(file.relative_to(data_folder) for file in own)


def test_a_log_that_is_being_written_ends(data_folder: Path) -> None:
    handler = run_log._FileHandler()
    for text in ("secret", "after"):
        handler.emit(logging.LogRecord("coach", logging.INFO, "", 0, text, (), None))
        assert list_files(data_folder) == ([Path("log/last.txt")] if text == "secret" else [])
        delete_everything()


def test_a_folder_of_recordings_that_is_out_of_reach_is_not_forgotten(data_folder: Path) -> None:
    save_settings(Settings(recordings_folder=str(data_folder / "drive")))
    keep()
    (data_folder / "drive").rename(data_folder / "elsewhere")
    before = list_files(data_folder)
    with pytest.raises(CoachError, match="drive: the recordings in it cannot be deleted"):
        delete_everything()
    assert list_files(data_folder) == before
    (data_folder / "elsewhere").rename(data_folder / "drive")
    delete_everything()
    assert list_files(data_folder) == []


def test_every_module_that_writes_is_listed() -> None:
    store = Path(delete_everything.__code__.co_filename).parent
    found = {
        path.relative_to(store).as_posix()
        for path in store.rglob("*.py")
        if WRITES.search(path.read_text(encoding="utf-8"))
    }
    assert found == set(WRITERS), "does 'Delete everything' delete what it writes?"
    assert {kind for kind in WRITERS.values() if kind} <= set(KINDS)


def test_the_privacy_page_names_every_file(data_folder: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "privacy.md"
    text = page.read_text(encoding="utf-8")
    for kind, write in KINDS.items():
        if kind != "unfinished files":
            write()
    names = {
        path.name if len(path.parts) == 1 else f"{path.parts[0]}/"
        for path in list_files(data_folder)
        if path.parts[0] not in ("config", "elsewhere") and "damaged" not in path.name
    }
    names |= {path.name for path in list_files(locations.config_folder())}
    assert [name for name in sorted(names) if f"`{name}`" not in text] == []
    assert load_settings().recordings_folder
