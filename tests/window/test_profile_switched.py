"""What is written late is of the profile for which its page was opened."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from pytestqt.qtbot import QtBot

from coach.store.exercises.loader import LoadedExercise, load_exercise
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
    delete_profile,
    find_current_profile,
    list_profiles,
    make_profile,
    using_profile,
)
from coach.window.exercises import find_exercise
from coach.window.first_start.page import FirstStartPage
from coach.window.history.page import HistoryPage
from coach.window.home.page import HomePage
from coach.window.main_window import MainWindow
from coach.window.own_exercises.page import OwnExercisesPage
from coach.window.prescription.page import PrescriptionPage
from coach.window.programme.page import ProgrammePage
from coach.window.recordings.page import RecordingsPage
from coach.window.replay.page import ReplayPage
from coach.window.replay.recording import ReplayRequest, load_recording
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest
from coach.window.run.thread import RunThread
from coach.window.safety.unrecorded_pain import UnrecordedPain
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


def show_profiles(qtbot: QtBot, window: MainWindow) -> ProfilePage:
    page = window.navigator.open("profiles")
    assert isinstance(page, ProfilePage)
    qtbot.waitUntil(lambda: bool(page.cards) and not page.reading.busy)
    return page


def test_the_page_of_profiles_shows_and_leaves_whom_the_window_was_opened_for(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = show_profiles(qtbot, window)
    assert [card.title for card in page.cards if card.current] == ["ada"]
    with qtbot.waitSignal(window.context.person.replaced, timeout=10_000):
        page.cards[0].click()
    assert window.context.person.profile == "default"


def test_whom_the_window_was_opened_for_is_not_deleted(qtbot: QtBot, window: MainWindow) -> None:
    page = show_profiles(qtbot, window)
    page.delete.click()
    page.name.setText("ada")
    with qtbot.waitSignal(page._deletion.failed):
        page.make.click()
    assert "in use" in page.accessibleDescription()
    assert list_profiles() == ["default", "ada"]


def test_somebody_who_was_deleted_elsewhere_can_be_left(qtbot: QtBot, window: MainWindow) -> None:
    delete_profile("ada")
    make_profile("bob")
    page = show_profiles(qtbot, window)
    assert [(card.title, card.current) for card in page.cards] == [
        ("Main profile", False),
        ("bob", False),
    ]
    with qtbot.waitSignal(window.context.person.replaced, timeout=10_000):
        page.cards[0].click()
    assert window.context.person.profile == "default"


def test_home_names_whom_the_window_was_opened_for(qtbot: QtBot, window: MainWindow) -> None:
    home = window.navigator.find("home")
    assert isinstance(home, HomePage)
    home.on_shown()
    qtbot.waitUntil(lambda: home.links.buttons["profiles"].accessibleName().endswith("ada"))


def read_home(qtbot: QtBot, window: MainWindow) -> object:
    home = window.navigator.find("home")
    assert isinstance(home, HomePage)
    with qtbot.waitSignal(home._search.finished):
        home.find_unfinished()
    return home.notices.shown


def read_history(qtbot: QtBot, window: MainWindow) -> object:
    page = window.navigator.open("history")
    assert isinstance(page, HistoryPage)
    qtbot.waitUntil(lambda: not page.reading.busy)
    return page.history.entries


def read_recordings(qtbot: QtBot, window: MainWindow) -> object:
    page = window.navigator.open("recordings")
    assert isinstance(page, RecordingsPage)
    qtbot.waitUntil(lambda: not page.reading.busy)
    return page.rows


def read_own_exercises(qtbot: QtBot, window: MainWindow) -> object:
    page = window.navigator.open("own_exercises")
    assert isinstance(page, OwnExercisesPage)
    qtbot.waitUntil(lambda: not page._listing.busy)
    return page._recordings


def read_others(qtbot: QtBot, window: MainWindow) -> object:
    page = window.navigator.open("replay")
    assert isinstance(page, ReplayPage)
    page.others.load()
    qtbot.waitUntil(lambda: not page.others._task.busy)
    return page.others._rows


@pytest.mark.parametrize(
    "read", [read_home, read_history, read_recordings, read_own_exercises, read_others]
)
@pytest.mark.parametrize(("owner", "seen"), [("default", False), ("ada", True)])
def test_recordings_are_shown_to_whom_the_window_was_opened_for(
    qtbot: QtBot,
    window: MainWindow,
    read: Callable[[QtBot, MainWindow], object],
    owner: str,
    seen: bool,
) -> None:
    with using_profile(owner):
        keep(finished=False, exercise_text=load_exercise("lunge").text)
    assert bool(read(qtbot, window)) == seen


def test_pain_is_kept_with_what_is_prescribed_to_whom_it_hurts(qtbot: QtBot) -> None:
    make_profile("ada")
    owners: list[str] = []

    class Backend(FakeBackend):
        def keep_pain(self, *given: Any) -> None:
            owners.append(find_current_profile())

    controller = RunController(RunRequest("lunge", "0"), Backend())
    unrecorded = UnrecordedPain(controller, lambda: "ada")
    unrecorded.note("lunge", 7, "back", stopped=True)
    qtbot.waitUntil(lambda: bool(owners))
    unrecorded.close()
    assert owners == ["ada"]


@pytest.mark.parametrize("profile", ["ada", None])
def test_an_exercise_is_looked_up_for_whoever_is_to_do_it(profile: str | None) -> None:
    make_profile("ada")
    owners: list[str] = []

    class Backend(FakeBackend):
        def load_exercise(self, name: str) -> LoadedExercise:
            owners.append(find_current_profile())
            return super().load_exercise(name)

    name, exercise = find_exercise(Backend(), "lunge", profile)
    assert (name, exercise is not None) == ("lunge", True)
    assert owners == [profile or "default"]


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


def test_a_replay_judges_by_the_norm_of_whom_the_window_was_opened_for() -> None:
    make_profile("ada")
    update_person(lambda person: person.model_copy(update={"norm_hip_flexion_deg": 95.0}), "ada")
    test = load_exercise("hip-flexion-test")
    with using_profile("ada"):
        folder = keep(exercise=test.name, exercise_text=test.text)
    norms = {
        profile: load_recording(ReplayRequest(folder, profile=profile)).exercise.range_of_motion
        for profile in ("ada", "default", None)
    }
    assert {profile: rule.norm_deg if rule else 0.0 for profile, rule in norms.items()} == {
        "ada": 95.0,
        "default": 120.0,
        None: 120.0,
    }
