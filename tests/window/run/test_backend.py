from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import numpy as np
import pytest

from coach.body.pose import empty_pose
from coach.capture.frame import Frame
from coach.capture.rotation import RotatedSource
from coach.errors import SourceError
from coach.exercise.tracking.events import Event, ExerciseDone, HoldStarted, RepetitionDone
from coach.store.exercises.loader import load_exercise
from coach.store.files import locations
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.doses import change_doses
from coach.store.prescriptions.installed import install
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.programmes.enrolment import Following, save_enrolment
from coach.store.recordings.recording import find_folders, open_recording
from coach.store.settings.person import PersonSettings
from coach.store.settings.settings import Settings, find_settings_file, load_settings, save_settings
from coach.window.exercises import load_library
from coach.window.run.prescription import prepare
from coach.window.run.real_backend import RealBackend
from coach.window.run.state import RunRequest
from tests.window.fakes import FakeSource


def test_library_holds_every_exercise_and_names_the_broken(data_folder: Path) -> None:
    (data_folder / "poses").mkdir()
    (data_folder / "poses" / "mine.toml").write_text("nonsense = ", encoding="utf-8")
    library = load_library(RealBackend(), dt.date(2026, 3, 1))
    assert library.exercises["couch-stretch"].title == "Couch stretch"
    assert library.broken == ("mine",)
    assert not library.done


def record(events: tuple[Event, ...], exercise: str = "lunge") -> None:
    backend = RealBackend()
    loaded = backend.load_exercise(exercise)
    with backend.start_recording(
        loaded, "auto", "a", Frame(0.0, np.zeros((48, 64, 3), np.uint8)), "0" * 64
    ) as recorder:
        recorder.write(empty_pose(0.0, 64, 48), events)


def test_before_is_the_last_recording_of_the_same_exercise() -> None:
    backend = RealBackend()
    assert backend.find_before("lunge") is None
    record((RepetitionDone(3.0, 1.0, 2.0, "left", 90.0, ()),))
    before = backend.find_before("lunge")
    assert before is not None
    assert len(before.session.repetitions) == 1
    assert backend.find_before("couch-stretch") is None
    assert list(load_library(backend, dt.date(2026, 3, 1)).done) == ["lunge"]


def test_the_start_of_a_recording_is_known_to_the_millisecond() -> None:
    """Recordings of an exercise with the same start are taken for copies."""
    record(())
    (folder,) = find_folders()
    (seconds,) = re.findall(r":\d\d(\.\d+)\+00:00$", open_recording(folder).header.started_utc)
    assert len(seconds) == len(".123")


def test_own_exercises_of_any_name_are_found_again(data_folder: Path) -> None:
    """The name of a folder cannot hold such names."""
    backend, own = RealBackend(), locations.make_private(locations.user_poses_folder())
    text = (locations.poses_folder() / "lunge.toml").read_bytes()
    names = ("hüftbeuger", "my exercise", "h-ftbeuger", "lunge_2")
    for name in names:
        (own / f"{name}.toml").write_bytes(text)
        record((RepetitionDone(3.0, 1.0, 2.0, "left", 90.0, ()),), name)
    today = dt.datetime.now().astimezone().date()
    assert backend.find_last_days() == dict.fromkeys(names, today)
    assert all(backend.find_before(name) is not None for name in names)
    assert backend.find_before("lunge") is None


def test_deleting_everything_leaves_what_is_not_ours(tmp_path: Path, data_folder: Path) -> None:
    record(())
    save_settings(Settings(recordings_folder=str(tmp_path)))
    record(())
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    assert len(list(tmp_path.glob("*/session.mcap"))) == 1
    save_settings(Settings())
    RealBackend().delete_everything()
    assert not list(data_folder.rglob("session.mcap"))
    assert not find_settings_file().exists()
    assert (tmp_path / "letter.txt").exists()


def test_missing_file() -> None:
    with pytest.raises(SourceError):
        RealBackend().open_source("no/such/file.mp4")


def test_recording_says_what_it_is_of() -> None:
    backend = RealBackend()
    loaded = backend.load_exercise("lunge")
    with backend.start_recording(
        loaded, "left", "Front camera", Frame(0.0, np.zeros((48, 64, 3), np.uint8)), "0" * 64
    ) as recorder:
        recorder.write(empty_pose(0.0, 64, 48), (ExerciseDone(0.0),))
    recording = open_recording(recorder.path)
    header = recording.header
    assert (header.exercise, header.side, header.camera, header.width, header.height) == (
        "lunge",
        "left",
        "Front camera",
        64,
        48,
    )
    assert header.exercise_text == loaded.text
    assert recording.events() == [ExerciseDone(0.0)]
    assert recording.finished


STARTS = {1: [], 2: [HoldStarted(0.0)], 3: [HoldStarted(0.0), HoldStarted(0.0, 0.0)]}
"""Version of a recording -> events that it can hold and the one before cannot."""


@pytest.mark.parametrize(
    ("name", "side", "version"),
    [
        ("lunge", "auto", 1),
        ("couch-stretch", "left", 2),
        ("couch-stretch", "auto", 3),
        ("plank", "auto", 3),
    ],
)
def test_a_recording_has_the_oldest_version_that_can_hold_it(
    name: str, side: str, version: int
) -> None:
    backend = RealBackend()
    first = Frame(0.0, np.zeros((48, 64, 3), np.uint8))
    with backend.start_recording(
        backend.load_exercise(name), side, "Front camera", first, "0" * 64
    ) as recorder:
        recorder.write(empty_pose(0.0, 64, 48), tuple(STARTS[version]))
    recording = open_recording(recorder.path)
    assert recording.header.schema_version == version
    assert recording.events() == STARTS[version]


def test_the_programme_prescribes_the_dose_of_today() -> None:
    backend = RealBackend()
    assert backend.find_prescribed_item("bridge") is None
    save_enrolment(
        Following(
            schema_version=1,
            programme="hip-flexors-4-weeks",
            started=dt.datetime.now().astimezone().date(),
        )
    )
    item = backend.find_prescribed_item("bridge")
    assert item is not None
    assert (item.sets, item.repetitions, item.hold_s, item.rest_s) == (2, 8, 3.0, 45.0)
    assert backend.find_prescribed_item("squat") is None


def test_the_side_that_is_due_in_a_routine_gets_its_own_dose() -> None:
    today = dt.datetime.now().astimezone().date()
    doses = {"lunge:left": {"sets": 3}, "lunge:right": {"sets": 2}}
    programme = change_doses(choose_exercises(["lunge", "bridge"], "", ""), doses)
    install(build_prescription(make_head(today), programme), today)
    coached = {}
    for request in (
        RunRequest("lunge", "0"),
        RunRequest("lunge", "0", due_side="right"),
        RunRequest("lunge", "0", "right"),
        RunRequest("lunge", "0", "right", due_side="left"),
        RunRequest("bridge", "0", due_side="right"),
    ):
        prepared = prepare(request, RealBackend())
        coached[request] = (prepared.request.side, prepared.loaded.exercise.dose.sets)
    bridge = load_exercise("bridge").exercise.dose.sets
    assert [*coached.values()] == [
        *(("left", 3), ("right", 2), ("right", 2), ("left", 3)),
        ("auto", bridge),
    ]


def test_the_pictures_of_a_camera_are_turned_as_remembered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    camera = FakeSource(live=True)
    monkeypatch.setattr(
        "coach.capture.reconnecting_source.open_reconnecting",
        lambda text: camera if text == "0" else FakeSource(),
    )
    backend = RealBackend()
    assert backend.open_source("0") is camera
    backend.remember_rotation(camera.name, 90)
    turned = backend.open_source("0")
    assert isinstance(turned, RotatedSource)
    assert turned.rotation == 90
    assert backend.open_source("0", 0) is camera
    assert isinstance(backend.open_source("clip.mp4", 180), RotatedSource)
    assert not isinstance(backend.open_source("clip.mp4"), RotatedSource)
    backend.remember_rotation(camera.name, 0)
    assert load_settings() == Settings()


def test_settings_that_cannot_be_written_do_not_stop_the_turning() -> None:
    find_settings_file().parent.mkdir(parents=True, exist_ok=True)
    find_settings_file().write_text("schema_version = 99\n", encoding="utf-8")
    RealBackend().remember_rotation("HD Webcam", 90)
    assert find_settings_file().read_text(encoding="utf-8") == "schema_version = 99\n"


def test_without_a_home_there_is_the_main_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coach.store.files.locations.has_home", lambda: False)
    assert RealBackend().find_profile() == "default"
    assert RealBackend().load_person() == PersonSettings()
