"""The first start, from the window that opens to the first exercise."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.store.exercises.loader import load_exercise
from coach.window.exercises import ExerciseLibrary
from coach.window.first_start.page import FirstStartPage
from coach.window.first_start.text import BREATHE, FIRST_EXERCISE, TRY, WITHOUT_CAMERA
from coach.window.introduction.page import IntroductionPage
from coach.window.introduction.text import introduce
from coach.window.main_window import MainWindow
from coach.window.programme.service import AvailableProgramme
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest, RunState, Step
from coach.window.theme.palette import DARK
from coach.window.translation.languages import use_language
from coach.window.translation.reading_time import measure_reading
from tests.synthetic import FRAMES_A_SECOND, Leg, Stance, make_poses
from tests.window.fakes import FakeBackend, FakeSource
from tests.window.run.scripted import ScriptedBackend, ScriptedSource

MOST_PRESSES = 6
"""Presses from the first start to the first counted repetition."""
SEATED = Stance(Leg(0.0, 90.0), Leg(0.0, 90.0))
MARCHING = Stance(Leg(0.0, 90.0), Leg(25.0, 90.0))


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend(
        lambda _: FakeSource(live=True, endless=True), first_start=True, flags_read=False
    )


@pytest.fixture
def window(qtbot: QtBot, backend: FakeBackend) -> Iterator[MainWindow]:
    window = MainWindow(RunController(RunRequest("", "0"), backend))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    exercises = {name: load_exercise(name).exercise for name in ("lunge", FIRST_EXERCISE)}
    window.context.exercises.show(ExerciseLibrary(exercises))
    yield window
    window.close()
    use_language("en")


def shown(window: MainWindow) -> str:
    return window.navigator.route.page


def welcome(qtbot: QtBot, window: MainWindow) -> FirstStartPage:
    """Start as at the first start."""
    window.first_start.welcome()
    qtbot.waitUntil(lambda: shown(window) == "first_start")
    page = window.navigator.find("first_start")
    assert isinstance(page, FirstStartPage)
    return page


def press(qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key)


def reach(qtbot: QtBot, window: MainWindow, step: int) -> FirstStartPage:
    """Show a step with the red flags read."""
    page = welcome(qtbot, window)
    window.start_flow.red_flags.note()
    page.show_step(step)
    return page


def test_six_presses_lead_to_the_first_exercise(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    welcome(qtbot, window)
    visited = []
    for key in (*[Qt.Key.Key_Return] * (MOST_PRESSES - 1), Qt.Key.Key_Escape):
        visited.append(shown(window))
        press(qtbot, key)
    assert visited == ["first_start", "red_flags", *["first_start"] * 3, "pain"]
    introduction = window.navigator.find("introduction")
    assert isinstance(introduction, IntroductionPage)
    assert shown(window) == "introduction"
    introduction.begin_by_itself()  # a raised arm, or ten seconds in position
    assert shown(window) == "run"
    assert window.context.runs.state.request.exercise == FIRST_EXERCISE
    qtbot.waitUntil(lambda: not backend.first_start)


def test_six_presses_and_no_other_lead_to_the_first_counted_repetition(qtbot: QtBot) -> None:
    """After them it is enough to read, to sit still, as the page asks, and to march."""
    exercise = load_exercise(FIRST_EXERCISE).exercise
    reading_s = measure_reading(introduce(exercise).spoken)
    poses = make_poses(
        [(30.0 + reading_s, SEATED), *[(0.8, MARCHING), (0.6, MARCHING), (0.8, SEATED)] * 3]
    )
    allowed: list[threading.Semaphore] = []

    def open_camera(_: str) -> ScriptedSource:
        """Open it anew, as the camera's check does, with a second in which nobody moves."""
        allowed.append(threading.Semaphore(FRAMES_A_SECOND))
        return ScriptedSource(len(poses), live=True, more=allowed[-1])

    backend = ScriptedBackend(
        open_camera,
        first_start=True,
        flags_read=False,
        poses=poses,
    )
    window = MainWindow(RunController(RunRequest("", "0"), backend))
    qtbot.addWidget(window)
    window.show()
    window.context.exercises.show(ExerciseLibrary({FIRST_EXERCISE: exercise}))
    states: list[RunState] = []
    window.context.runs.state_changed.connect(states.append)
    welcome(qtbot, window)
    for key in (*[Qt.Key.Key_Return] * (MOST_PRESSES - 1), Qt.Key.Key_Escape):
        press(qtbot, key)
    qtbot.waitUntil(lambda: bool(allowed))  # a thread opens the camera
    # Some pictures at a time: the page must see most of them.
    qtbot.waitUntil(
        lambda: allowed[-1].release(3) or states[-1].step is Step.RUNNING, timeout=60_000
    )
    allowed[-1].release(len(poses))
    qtbot.waitUntil(lambda: states[-1].step is Step.ENDED, timeout=60_000)
    counted = [state.feedback.repetitions for state in states if state.feedback is not None]
    assert max(counted, default=0) >= 2
    assert shown(window) == "run"
    window.close()


def test_the_page_is_shown_once(qtbot: QtBot, window: MainWindow, backend: FakeBackend) -> None:
    welcome(qtbot, window)
    press(qtbot, Qt.Key.Key_Escape)
    assert shown(window) == "home"
    qtbot.waitUntil(lambda: not backend.first_start)
    window.first_start.welcome()
    with qtbot.waitSignal(window.first_start._check.finished):
        pass
    assert shown(window) == "home"


def test_an_exercise_that_was_begun_meanwhile_is_not_left(qtbot: QtBot, window: MainWindow) -> None:
    window.first_start.welcome()
    window.navigator.open("settings")
    with qtbot.waitSignal(window.first_start._check.finished):
        pass
    assert shown(window) == "settings"


def test_another_language_is_used_and_stored_before_the_next_step(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    page = welcome(qtbot, window)
    page.language.list.setCurrentRow(page.language.codes.index("de"))
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.navigator.pages.get("first_start") not in (page, None))
    again = window.navigator.find("first_start")
    assert isinstance(again, FirstStartPage)
    assert [settings.language for settings in backend.saved] == ["de"]
    assert again.language.code == "de"
    assert again.language.is_current
    assert again.index == 0


def test_texts_are_enlarged_at_once_and_begin_again_after_the_largest(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    page = welcome(qtbot, window)
    for size in (1.25, 1.5, 2.0, 1.0):
        press(qtbot, Qt.Key.Key_Plus)
        qtbot.waitUntil(lambda size=size: window.context.theme.current.text == size)
    qtbot.mouseClick(page.language.larger, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: backend.settings.text_size == 1.25)
    press(qtbot, Qt.Key.Key_Down)
    assert page.language.list.currentRow() == 1, "the arrow keys still choose the language"


def test_sound_is_played_again_and_advice_is_given(qtbot: QtBot, window: MainWindow) -> None:
    page = reach(qtbot, window, 1)
    played: list[str] = []
    page.sound.played.connect(played.append)
    press(qtbot, Qt.Key.Key_Space)
    assert len(played) == 1
    assert not page.sound.advice.isVisible()
    press(qtbot, Qt.Key.Key_N)
    assert page.sound.advice.isVisible()
    assert page.step is page.sound


@pytest.mark.parametrize("state", ["muted", "tones", "nothing"])
def test_what_is_known_about_the_sound_is_shown(
    qtbot: QtBot, window: MainWindow, state: str
) -> None:
    page = reach(qtbot, window, 1)
    page.sound.show_state(state)
    assert page.sound.advice.text()


def test_the_camera_is_shown_and_closed_with_its_step(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    page = reach(qtbot, window, 2)
    qtbot.waitUntil(lambda: page.camera.picture.isVisible())
    source = backend.source
    press(qtbot, Qt.Key.Key_Left)
    assert page.step is page.sound
    assert source is not None
    assert source.closed.is_set()


def test_a_turned_camera_is_remembered(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    page = reach(qtbot, window, 2)
    qtbot.waitUntil(lambda: page.camera.picture.isVisible())
    press(qtbot, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: backend.rotations[-1] == 90)
    assert backend.settings.camera_rotations == "fake.mp4=90"


def test_another_camera_is_used_from_now_on(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    page = reach(qtbot, window, 2)
    page.camera.camera_chosen.emit("1")
    qtbot.waitUntil(lambda: bool(backend.saved) and backend.sources[-1] == "1")
    assert backend.saved[0].camera == "1"
    assert window.context.runs.state.request.source == "1"


def test_a_camera_that_gives_nothing_does_not_stop_the_way(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = reach(qtbot, window, 2)
    page.camera.show_picture(None)
    assert page.camera.problem.isVisible()
    press(qtbot, Qt.Key.Key_Return)
    assert page.step is page.wish


@pytest.mark.parametrize(
    ("pictures", "exercise", "row"),
    [
        pytest.param([], FIRST_EXERCISE, TRY, id="not known"),
        pytest.param([QImage(8, 8, QImage.Format.Format_RGB32)], FIRST_EXERCISE, TRY, id="works"),
        pytest.param([None], WITHOUT_CAMERA, BREATHE, id="no camera"),
        pytest.param(
            [None, QImage(8, 8, QImage.Format.Format_RGB32)], FIRST_EXERCISE, TRY, id="plugged in"
        ),
    ],
)
def test_without_a_camera_the_first_exercise_needs_none(
    qtbot: QtBot,
    window: MainWindow,
    backend: FakeBackend,
    pictures: list[QImage | None],
    exercise: str,
    row: str,
) -> None:
    backend.make_source = lambda _: FakeSource(live=True, more=threading.Semaphore(0))
    page = reach(qtbot, window, 2)
    for picture in pictures:
        page.camera.show_picture(picture)
    asked: list[str] = []
    page.first_exercise_requested.disconnect()
    page.first_exercise_requested.connect(asked.append)
    page.accept()
    item = page.wish.list.item(0)
    assert item is not None
    assert row in item.text()
    press(qtbot, Qt.Key.Key_Return)
    assert asked == [exercise]


def test_the_address_of_a_phone_is_used_and_enter_stays_on_the_step(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    page = reach(qtbot, window, 2)
    page.camera.show_picture(None)
    page.camera.address.setFocus()
    qtbot.keyClicks(page.camera.address, "http://phone:8080/video")
    press(qtbot, Qt.Key.Key_Return)
    assert page.step is page.camera
    qtbot.waitUntil(lambda: backend.sources[-1] == "http://phone:8080/video")
    assert backend.saved[-1].camera == "http://phone:8080/video"


OFFER = AvailableProgramme("hip-flexors-4-weeks", "Four weeks", "", 4, ())


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        pytest.param(0, FIRST_EXERCISE, id="try"),
        pytest.param(1, OFFER.name, id="programme"),
        pytest.param(2, "home", id="look around"),
    ],
)
def test_what_the_user_would_like(qtbot: QtBot, row: int, wanted: str, window: MainWindow) -> None:
    page = reach(qtbot, window, 3)
    page.wish.show_offers([OFFER])
    page.wish.list.setCurrentRow(row)
    asked: list[str] = []
    page.first_exercise_requested.connect(asked.append)
    page.programme_requested.disconnect()
    page.programme_requested.connect(asked.append)
    press(qtbot, Qt.Key.Key_Return)
    assert asked == ([] if wanted == "home" else [wanted])
    if wanted == "home":
        assert shown(window) == "home"


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_every_row_is_in_view_with_large_texts(
    qtbot: QtBot, window: MainWindow, text: float
) -> None:
    page = reach(qtbot, window, 3)
    window.set_palette(DARK, text)
    page.wish.show_offers([OFFER])
    rows = page.wish.list
    qtbot.waitUntil(
        lambda: rows.viewport().rect().contains(rows.visualItemRect(rows.item(rows.count() - 1)))
    )


def test_a_programme_that_cannot_be_read_is_not_offered(qtbot: QtBot, window: MainWindow) -> None:
    page = reach(qtbot, window, 3)
    page.wish.show_offers([AvailableProgramme("x", "x", "", 0, (), "It is damaged.")])
    assert page.wish.offers == ()


def test_the_first_exercise_asks_for_pain_and_keeps_its_cautions(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = reach(qtbot, window, 3)
    page.try_exercise()
    assert shown(window) == "pain"
    press(qtbot, Qt.Key.Key_Escape)
    introduction = window.navigator.find("introduction")
    assert shown(window) == "introduction"
    assert isinstance(introduction, IntroductionPage)
    assert introduction.introduction.cautions


def test_strong_pain_starts_no_first_exercise(qtbot: QtBot, window: MainWindow) -> None:
    page = reach(qtbot, window, 3)
    page.try_exercise()
    press(qtbot, Qt.Key.Key_8)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_1)  # where it hurts
    assert shown(window) == "red_flags"
    assert not window.context.runs.state.active


def test_the_help_page_leads_to_it(qtbot: QtBot, window: MainWindow) -> None:
    window.navigator.open("help")
    press(qtbot, Qt.Key.Key_F)
    assert shown(window) == "first_start"
