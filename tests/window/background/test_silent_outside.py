"""What never answers outside the window: pictures are still painted, and closing still ends."""

from __future__ import annotations

import io
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from coach.errors import SourceError
from coach.window.clinic.page import ClinicPage
from coach.window.main_window import MainWindow
from coach.window.navigation import PageName
from coach.window.own_exercises.page import CAMERA, OwnExercisesPage
from coach.window.replay.recording import ReplayRequest
from coach.window.run.real_backend import RealBackend
from coach.window.safety.conditions_page import ConditionsPage
from coach.window.settings.page import SettingsPage
from coach.window.settings.profile_page import ProfilePage
from tests.window.background.silence import PAINTED, ROUNDS, Scene, Silence, SilentRecorder, Trigger
from tests.window.fakes import FakeBackend, FakeRecorder, FakeSource

pytestmark = pytest.mark.slow


@pytest.fixture
def silence() -> Iterator[Silence]:
    made = Silence()
    yield made
    made.over.set()


def make_backend(**methods: Any) -> FakeBackend:
    backend = FakeBackend(lambda _: FakeSource(live=True, endless=True), demo=True)
    for name, method in methods.items():
        setattr(backend, name, method)
    return backend


def open_camera_menu(window: MainWindow) -> None:
    window.run.controls.source.open()
    assert window.run.controls.source._menu.isVisible()
    window.run.controls.source._menu.close()


SILENT_IN_A_RUN = [
    pytest.param("list_cameras", open_camera_menu, id="list of cameras"),
    pytest.param(
        "remember_rotation", lambda window: window.context.runs.turn_picture(), id="settings file"
    ),
    pytest.param(
        "note_red_flags", lambda window: window.start_flow.note_red_flags(), id="red flags file"
    ),
    pytest.param("load_exercises", lambda window: window.context.exercises.load(), id="exercises"),
    pytest.param("find_last_days", lambda window: window.context.exercises.load(), id="recordings"),
]


@pytest.mark.parametrize(("method", "trigger"), SILENT_IN_A_RUN)
def test_pictures_go_on_beside_a_call_that_never_returns(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    silence: Silence,
    method: str,
    trigger: Trigger,
) -> None:
    backend = make_backend()

    def fall_silent(window: MainWindow) -> None:
        setattr(backend, method, silence)
        trigger(window)

    scene = Scene(silence, backend, fall_silent)
    scene.play(monkeypatch)
    assert scene.painted > PAINTED
    assert scene.ended.is_set()


def test_pictures_go_on_beside_a_drive_that_does_not_take_the_recording(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, silence: Silence
) -> None:
    backend = make_backend(recorder=SilentRecorder(silence))
    scene = Scene(silence, backend, lambda _: None)
    scene.play(monkeypatch)
    assert scene.painted > PAINTED
    assert scene.ended.is_set()


CALLS = {
    os: ("open", "stat", "lstat", "scandir", "listdir", "mkdir", "replace", "access", "unlink"),
    io: ("open",),
    sqlite3: ("connect",),
}
"""What asks a drive."""
BEFORE_A_RUN = [
    "load_exercise",
    "find_prescribed_item",
    "load_libraries",
    "make_landmarker",
    "open_source",
    "find_before",
    "start_recording",
]
"""In the order of a run; the last one is waited for only a moment."""


@pytest.mark.parametrize("method", BEFORE_A_RUN)
def test_a_run_that_never_begins_stops_neither_the_window_nor_its_end(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, silence: Silence, method: str
) -> None:
    def fail(*_: Any) -> Any:
        silence()
        raise SourceError("Too late.")

    backend = make_backend(**{method: fail})
    scene = Scene(silence, backend, lambda _: None, opening=True)
    scene.play(monkeypatch)
    assert scene.rounds > ROUNDS
    assert scene.ended.is_set()


def test_pictures_go_on_while_the_recording_is_being_created(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, silence: Silence
) -> None:
    def create(*_: Any) -> FakeRecorder:
        silence()
        return FakeRecorder()

    scene = Scene(silence, make_backend(start_recording=create), lambda _: None)
    scene.play(monkeypatch)
    assert scene.painted > PAINTED
    assert scene.ended.is_set()


def preview_and_leave(window: MainWindow) -> None:
    page = window.navigator.open("settings")
    assert isinstance(page, SettingsPage)
    page.preview_requested.emit("1")
    page.preview_requested.emit("2")
    window.navigator.open("home")


def preview_in_another_language(window: MainWindow) -> None:
    preview_and_leave(window)
    window._retranslate()


def try_and_end(window: MainWindow) -> None:
    page = window.navigator.open("own_exercises")
    assert isinstance(page, OwnExercisesPage)
    page.try_view.open("1")
    page._stop()
    page._try_out(CAMERA)
    window.navigator.open("home")


OPENING_A_CAMERA = [
    pytest.param(preview_and_leave, id="preview"),
    pytest.param(preview_in_another_language, id="preview, then another language"),
    pytest.param(try_and_end, id="trial of an exercise"),
]


@pytest.mark.parametrize("trigger", OPENING_A_CAMERA)
def test_the_window_goes_on_beside_a_camera_that_never_opens(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, silence: Silence, trigger: Trigger
) -> None:
    backend = make_backend()

    def fail(*_: Any) -> Any:
        silence()
        raise SourceError("Too late.")

    def fall_silent(window: MainWindow) -> None:
        backend.open_source = fail  # type: ignore[method-assign]
        trigger(window)

    scene = Scene(silence, backend, fall_silent, covered=True)
    scene.play(monkeypatch)
    assert scene.rounds > ROUNDS
    assert scene.ended.is_set()


class SilentDrive:
    """The user's folder on a drive that does not answer, once it has fallen silent.

    A call in a background thread does not return until the test is over; one in the thread of the
    window is noted and goes on.
    """

    def __init__(self, folder: Path, silence: Silence, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = str(folder)
        self.silence = silence
        self.silent = False
        self.in_window: list[str] = []
        """Calls in the thread of the window."""
        for module, names in CALLS.items():
            for name in names:
                monkeypatch.setattr(module, name, self._wrap(name, getattr(module, name)))

    def _wrap(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            path = arguments[0] if arguments else "."
            if self.silent and str(path).removeprefix("file:").startswith(self.folder):
                if threading.current_thread() is threading.main_thread():
                    self.in_window.append(f"{name}({path})")
                else:
                    self.silence.called.set()
                    assert self.silence.over.wait(60)
            return real(*arguments, **options)

        return call


def change_a_setting(window: MainWindow) -> None:
    page = window.navigator.open("settings")
    assert isinstance(page, SettingsPage)
    page.editors["mirror"].input.setChecked(False)  # type: ignore[attr-defined]
    window.navigator.open("home")


def delete_everything(window: MainWindow) -> None:
    page = window.navigator.open("settings")
    assert isinstance(page, SettingsPage)
    page.word.setText("delete")
    page.delete.click()


def choose_a_folder_of_patients(window: MainWindow) -> None:
    page = window.navigator.open("clinic")
    assert isinstance(page, ClinicPage)
    page.use_folder("/patients")


def choose_a_profile(window: MainWindow) -> None:
    page = window.navigator.open("profiles")
    assert isinstance(page, ProfilePage)
    page.name.setText("ada")
    page.make.click()


def make_an_exercise(window: MainWindow) -> None:
    page = window.navigator.open("own_exercises")
    assert isinstance(page, OwnExercisesPage)
    page.name.setText("mine")
    page.new.click()


def open_a_replay(window: MainWindow) -> None:
    folder = Path(os.environ["COACH_DATA"], "recordings", "2026-01-31_18-05-00Z_lunge")
    window.show_recording(ReplayRequest(folder))


def answer_about_conditions(window: MainWindow) -> None:
    page = window.navigator.open("conditions")
    assert isinstance(page, ConditionsPage)
    page.change("osteoporosis")
    page.done.click()


def choose_an_exercise(window: MainWindow) -> None:
    window.context.person.load()
    window.start_flow.start("lunge")


def allow_an_exercise(window: MainWindow) -> None:
    window.context.person.allow_exercise("lunge")


def show(page: PageName) -> Trigger:
    return lambda window: window.navigator.open(page)


ON_THE_DRIVE = [
    pytest.param(show("home"), id="home"),
    pytest.param(show("settings"), id="settings"),
    pytest.param(change_a_setting, id="a changed setting"),
    pytest.param(delete_everything, id="deletion"),
    pytest.param(choose_a_folder_of_patients, id="another folder of patients"),
    pytest.param(show("profiles"), id="profiles"),
    pytest.param(choose_a_profile, id="a new profile"),
    pytest.param(show("recordings"), id="recordings"),
    pytest.param(open_a_replay, id="replay"),
    pytest.param(show("history"), id="history"),
    pytest.param(show("programme"), id="programme"),
    pytest.param(show("own_exercises"), id="own exercises"),
    pytest.param(show("help"), id="help"),
    pytest.param(answer_about_conditions, id="conditions"),
    pytest.param(choose_an_exercise, id="an exercise that is chosen"),
    pytest.param(allow_an_exercise, id="an exercise that is allowed"),
    pytest.param(make_an_exercise, id="a new exercise"),
    pytest.param(lambda window: window.home.find_unfinished(), id="interrupted recordings"),
]


@pytest.mark.parametrize("trigger", ON_THE_DRIVE)
def test_no_page_waits_for_a_drive_that_never_answers(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    silence: Silence,
    data_folder: Path,
    trigger: Trigger,
) -> None:
    real = RealBackend()
    drive = SilentDrive(data_folder, silence, monkeypatch)
    backend = make_backend(
        load_settings=real.load_settings,
        delete_everything=real.delete_everything,
        load_person=real.load_person,
        update_settings=real.update_settings,
        update_person=real.update_person,
        is_demo=lambda: not drive.silent,
    )

    def fall_silent(window: MainWindow) -> None:
        drive.silent = True
        trigger(window)

    in_window: list[str] = []
    scene = Scene(
        silence,
        backend,
        fall_silent,
        covered=True,
        before_closing=lambda: in_window.extend(drive.in_window),
    )
    scene.play(monkeypatch)
    assert scene.rounds > ROUNDS
    assert scene.ended.is_set()
    assert in_window == []


def test_the_stand_in_notes_a_call_in_the_thread_of_the_window(
    monkeypatch: pytest.MonkeyPatch, silence: Silence, data_folder: Path
) -> None:
    drive = SilentDrive(data_folder, silence, monkeypatch)
    RealBackend().knows_red_flags()
    assert drive.in_window == []
    drive.silent = True
    RealBackend().knows_red_flags()
    assert [call.partition("(")[0] for call in drive.in_window] == ["stat"]
