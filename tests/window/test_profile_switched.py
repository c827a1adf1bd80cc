"""What is written late is of the profile for which its page was opened."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from pytestqt.qtbot import QtBot

from coach.store.exercises.loader import load_exercise
from coach.store.history.index import History
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.installed import install, load_installed
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.programmes.enrolment import Following, load_enrolment, save_enrolment
from coach.store.recordings.recording import find_folders
from coach.store.recordings.zip_archive import pack_recording
from coach.store.settings.person import load_person, update_person
from coach.store.settings.prescribed import find_sent_file
from coach.store.settings.profiles import (
    choose_profile,
    find_current_profile,
    list_profiles,
    make_profile,
    using_profile,
)
from coach.window.first_start.page import FirstStartPage
from coach.window.history.page import HistoryPage
from coach.window.main_window import MainWindow
from coach.window.prescription.page import PrescriptionPage
from coach.window.programme.page import ProgrammePage
from coach.window.recordings.page import RecordingsPage
from coach.window.replay.page import ReplayPage
from coach.window.replay.recording import ReplayRequest, load_recording
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest
from coach.window.run.thread import RunThread
from coach.window.settings.profile_page import ProfilePage
from tests.store.recorded import keep
from tests.window.fakes import FakeBackend, FakeRecorder, FakeSource
from tests.window.home.window import show_home

DAY: Final = dt.datetime.now().astimezone().date()
FOLLOWED: Final = Following(
    schema_version=1, programme="hip-flexors-4-weeks", started=DAY - dt.timedelta(days=2)
)


def prescribe() -> bytes:
    head = make_head(DAY, patient="Ada", conditions=("osteoporosis",))
    return build_prescription(head, choose_exercises(["lunge"], "", "")).content


def read_programme(qtbot: QtBot, window: MainWindow) -> ProgrammePage:
    page = window.navigator.open("programme")
    assert isinstance(page, ProgrammePage)
    qtbot.waitUntil(lambda: page.programme is not None)
    return page


def start_programme(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    page = read_programme(qtbot, window)
    with qtbot.waitSignal(page.changed):
        page.ticks[0].click()


def pause_programme(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    page = read_programme(qtbot, window)
    with qtbot.waitSignal(page.changed):
        page.pause.click()


def end_programme(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    page = read_programme(qtbot, window)
    page.stop.click()
    with qtbot.waitSignal(page.changed):
        page.stop.click()


def save_results(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    page = read_programme(qtbot, window)
    with qtbot.waitSignal(page.saving.finished):
        page.results.click()


def follow_prescription(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    page, file = window.navigator.open("prescription"), folder / "ada.coach"
    assert isinstance(page, PrescriptionPage)
    file.write_bytes(prescribe())
    with qtbot.waitSignal(page.reading.finished):
        page.open(file)
    with qtbot.waitSignal(page.followed):
        page.follow_button.click()


def take_recording(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    page = window.navigator.open("recordings")
    assert isinstance(page, RecordingsPage)
    packed = pack_recording(keep(parent=folder), folder / "packed.zip")
    page.take_files([packed])
    qtbot.waitUntil(lambda: page._work.is_idle)


def choose_wish(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    page = window.navigator.open("first_start")
    assert isinstance(page, FirstStartPage)
    page.programme_requested.emit(FOLLOWED.programme)
    qtbot.waitUntil(lambda: bool(load_enrolment_of("ada") or load_enrolment_of("default")))


def load_enrolment_of(profile: str) -> Following | None:
    with using_profile(profile):
        return load_enrolment()


def name_recordings() -> tuple[int, int]:
    with History() as history:
        return len(find_folders()), len(history.read())


def follow_before() -> None:
    save_enrolment(FOLLOWED)


def prescribe_before() -> None:
    made = build_prescription(make_head(DAY), choose_exercises(["lunge"], "", ""))
    install(made, DAY)
    now = dt.datetime.now(dt.UTC).isoformat()
    keep(exercise_text=load_exercise("lunge").text, started_utc=now)


WRITTEN: Final = [
    pytest.param(lambda: None, start_programme, load_enrolment, id="start a programme"),
    pytest.param(lambda: None, choose_wish, load_enrolment, id="start one at the first start"),
    pytest.param(follow_before, pause_programme, load_enrolment, id="pause a programme"),
    pytest.param(follow_before, end_programme, load_enrolment, id="end a programme"),
    pytest.param(
        lambda: None,
        follow_prescription,
        lambda: (load_installed(), load_enrolment(), load_person().conditions),
        id="follow a prescription",
    ),
    pytest.param(
        prescribe_before, save_results, lambda: find_sent_file().is_file(), id="save results"
    ),
    pytest.param(lambda: None, take_recording, name_recordings, id="take recordings"),
]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """Return the window of `ada`, while the files say that the main profile is chosen."""
    make_profile("ada")
    backend = FakeBackend()
    backend.profile = "ada"
    with show_home(qtbot, backend, "lunge") as window:
        yield window


@pytest.mark.parametrize(("prepare", "write", "read"), WRITTEN)
def test_what_is_written_is_of_whom_the_page_was_opened_for(
    qtbot: QtBot,
    window: MainWindow,
    tmp_path: Path,
    prepare: Callable[[], None],
    write: Callable[[QtBot, MainWindow, Path], None],
    read: Callable[[], Any],
) -> None:
    before = {}
    for profile in ("ada", "default"):
        with using_profile(profile):
            prepare()
            before[profile] = read()
    assert find_current_profile() == "default"
    write(qtbot, window, tmp_path)
    with using_profile("ada"):
        assert read() != before["ada"]
    with using_profile("default"):
        assert read() == before["default"]


def count_history(qtbot: QtBot, window: MainWindow, folder: Path) -> int:
    page = window.navigator.open("history")
    assert isinstance(page, HistoryPage)
    qtbot.waitUntil(lambda: page.reading.is_idle)
    return len(page.history.entries)


def count_beside(qtbot: QtBot, window: MainWindow, folder: Path) -> int:
    shown = keep(started_utc="2026-03-02T09:00:00Z", parent=folder)
    window.show_recording(ReplayRequest(shown))
    page = window.navigator.find("replay")
    assert isinstance(page, ReplayPage)
    with qtbot.waitSignal(page._others._task.finished):
        pass
    names = page._others.list_names(page.loader.recording)
    page.stop_tasks()
    return len(names) - 1


def count_cut_off(qtbot: QtBot, window: MainWindow, folder: Path) -> int:
    with qtbot.waitSignal(window.home._search.finished):
        window.home.find_unfinished()
    notice = window.home.notices.shown
    return 0 if notice is None else notice.text.startswith("A recording was cut off.")


SHOWN: Final = [
    pytest.param(keep, count_history, id="history"),
    pytest.param(keep, count_beside, id="recordings beside one that is replayed"),
    pytest.param(lambda: keep(finished=False), count_cut_off, id="recordings that were cut off"),
]


@pytest.mark.parametrize("owner", ["ada", "default"])
@pytest.mark.parametrize(("prepare", "count"), SHOWN)
def test_what_is_shown_is_of_whom_the_window_was_opened_for(
    qtbot: QtBot,
    window: MainWindow,
    tmp_path: Path,
    prepare: Callable[[], object],
    count: Callable[[QtBot, MainWindow, Path], int],
    owner: str,
) -> None:
    with using_profile(owner):
        prepare()
    assert count(qtbot, window, tmp_path) == (owner == "ada")


def test_a_replay_judges_by_the_norm_of_whom_the_window_was_opened_for(tmp_path: Path) -> None:
    make_profile("ada")
    update_person(lambda person: person.model_copy(update={"norm_hip_flexion_deg": 95.0}), "ada")
    test = load_exercise("hip-flexion-test")
    folder = keep(exercise=test.name, exercise_text=test.text, parent=tmp_path)
    norms = {
        profile: load_recording(ReplayRequest(folder, profile=profile)).exercise.range_of_motion
        for profile in ("ada", "default", None)
    }
    assert {profile: rule.norm_deg if rule else 0.0 for profile, rule in norms.items()} == {
        "ada": 95.0,
        "default": 120.0,
        None: 120.0,
    }


def test_home_names_whom_the_window_was_opened_for(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(
        window.home._profile.finished, check_params_cb=lambda name: name == "ada"
    ):
        window.home.on_shown()


def test_the_profile_that_another_program_has_chosen_can_be_chosen_in_the_window(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = window.navigator.open("profiles")
    assert isinstance(page, ProfilePage)
    qtbot.waitUntil(lambda: not page.reading.busy)
    assert [card.title for card in page.cards if card.current] == ["ada"]
    with qtbot.waitSignal(page.chosen, check_params_cb=lambda name: name == "default"):
        page.cards[0].click()
    assert window.context.person.profile == "default"


def test_whom_the_window_was_opened_for_is_not_deleted(qtbot: QtBot, window: MainWindow) -> None:
    page = window.navigator.open("profiles")
    assert isinstance(page, ProfilePage)
    page.delete.click()
    page.name.setText("ada")
    with qtbot.waitSignal(page._deletion.failed):
        page.make.click()
    assert list_profiles() == ["default", "ada"]


def test_a_run_is_of_whom_the_window_was_opened_for(qtbot: QtBot, window: MainWindow) -> None:
    owners: list[str] = []

    class Backend(FakeBackend):
        def start_recording(self, *given: Any) -> FakeRecorder:
            owners.append(find_current_profile())
            return self.recorder

    controller = RunController(RunRequest("lunge", "0"), Backend(lambda _: FakeSource(2)))
    controller.find_profile = window.context.runs.find_profile
    with qtbot.waitSignal(controller.finished, timeout=10_000):
        controller.start()
    assert owners == ["ada"]
    assert find_current_profile() == controller.backend.find_profile() == "default"


def test_the_library_is_of_whom_the_window_was_opened_for(qtbot: QtBot, window: MainWindow) -> None:
    with using_profile("ada"):
        follow_before()
    exercises = window.context.exercises
    with qtbot.waitSignal(exercises.changed):
        exercises.load()
    assert exercises.library.plan is not None
    window.context.person.choose("default")
    with qtbot.waitSignal(exercises.changed, check_params_cb=lambda read: bool(read.exercises)):
        exercises.load()
    assert exercises.library.plan is None


def test_a_run_is_recorded_for_whom_it_began(qtbot: QtBot) -> None:
    make_profile("ada")
    owners: list[str] = []
    opened, chosen = threading.Event(), threading.Event()

    class Backend(FakeBackend):
        def open_source(self, text: str, rotation: Any = None) -> FakeSource:
            opened.set()
            assert chosen.wait(30)
            return FakeSource(2)

        def start_recording(self, *given: Any) -> FakeRecorder:
            owners.append(find_current_profile())
            return self.recorder

    backend = Backend()
    backend.profile = "ada"
    choose_profile("ada")
    thread = RunThread(RunRequest("lunge", "0"), backend)
    thread.start()
    assert opened.wait(30)
    choose_profile("default")
    chosen.set()
    qtbot.waitUntil(lambda: bool(owners))
    thread.join()
    assert owners == ["ada"]
    assert find_current_profile() == "default"
