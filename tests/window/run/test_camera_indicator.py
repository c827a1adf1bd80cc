"""The window says that a camera is on exactly as long as one is open, whoever has opened it."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.capture.frame import Frame
from coach.capture.reconnecting_source import ReconnectingSource
from coach.errors import SourceError
from coach.exercise.tracking.events import Pain
from coach.store.files.locations import samples_folder
from coach.window.background.open_cameras import OPEN_CAMERAS
from coach.window.main_window import MainWindow
from coach.window.run import frame_gate
from coach.window.run.controller import RunController
from coach.window.run.cues import ANSWER, ANSWERS_BY_KEY, CAMERA_OFF
from coach.window.run.state import RunRequest, Step
from coach.window.safety.pain_page import PainPage
from coach.window.safety.pain_session import PainSession
from coach.window.safety.pain_text import KEYS
from tests.window.fakes import FakeBackend, FakeSource, open_endless


@dataclass
class Plugged(FakeSource):
    """A camera that can be unplugged, and whose driver may take long to release it."""

    live: bool = True
    endless: bool = True
    unplugged: threading.Event = field(default_factory=threading.Event)
    released: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.released.set()

    def frames(self) -> Iterator[Frame]:
        for frame in super().frames():
            if self.unplugged.is_set():
                raise SourceError("Unplugged.")
            yield frame

    def close(self) -> None:
        super().close()
        assert self.released.wait(10)


@dataclass
class PluggedBackend(FakeBackend):
    """Opens cameras that are opened again once they are plugged in again."""

    cameras: list[Plugged] = field(default_factory=list)
    plugged_in: threading.Event = field(default_factory=threading.Event)

    def open_source(self, text: str, rotation: object = None) -> ReconnectingSource:
        self.sources.append(text)
        return ReconnectingSource(self._plug_in(), self._open_again, retry_delay_s=0.01)

    def _open_again(self) -> Plugged:
        if not self.plugged_in.is_set():
            raise SourceError("There is no camera.")
        return self._plug_in()

    def _plug_in(self) -> Plugged:
        self.cameras.append(Plugged())
        return self.cameras[-1]


@pytest.fixture
def backend() -> PluggedBackend:
    return PluggedBackend()


@pytest.fixture
def window(qtbot: QtBot, backend: PluggedBackend) -> Iterator[MainWindow]:
    window = MainWindow(RunController(RunRequest("lunge", "0", ask_pain=True), backend))
    qtbot.addWidget(window)
    window.show()
    window.start_flow.pain.session = PainSession(asked=True, before=1, place_before="back")
    assert not window.camera.on
    window.context.runs.start()
    qtbot.waitUntil(lambda: window.context.runs.state.guidance is not None)
    yield window
    window.close()


def end_by_arms(qtbot: QtBot, window: MainWindow) -> None:
    """End the exercise so that a raised arm may answer."""
    window.context.runs.stop(ended_by="arms")
    qtbot.waitUntil(lambda: window.run.summary.answer.isVisible())
    assert window.run.summary.answer.text() == ANSWER
    assert (window.camera.on, window.camera.words) == (True, "Camera on")
    assert window.camera.isVisible()


def is_told_off(window: MainWindow, backend: PluggedBackend) -> bool:
    """Return True if the window says that the camera is off, and all are released."""
    released = all(camera.closed.is_set() for camera in backend.cameras)
    told = window.camera.words == "Camera off" and not OPEN_CAMERAS.on
    return released and told and not window.context.runs.state.camera_on


def unplug(window: MainWindow) -> None:
    backend = window.context.backend
    assert isinstance(backend, PluggedBackend)
    backend.cameras[-1].unplugged.set()


LEAVING: dict[str, Callable[[MainWindow], object]] = {
    "the question is answered": lambda window: window.context.runs.answer(3, "hip"),
    "no answer is wanted": lambda window: window.context.runs.answer(None),
    "somebody else exercises": lambda window: window.start_flow.forget_person(),
    "the camera was unplugged": lambda window: window.context.runs.backend.cameras[
        -1
    ].unplugged.set(),
}


@pytest.mark.parametrize("leave", LEAVING.values(), ids=LEAVING)
def test_the_camera_is_told_off_once_it_is(
    qtbot: QtBot, window: MainWindow, backend: PluggedBackend, leave: Callable[[MainWindow], object]
) -> None:
    end_by_arms(qtbot, window)
    leave(window)
    qtbot.waitUntil(lambda: is_told_off(window, backend))
    assert window.run.summary.answer.text() != ANSWER


def test_after_three_minutes_a_key_answers(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, window: MainWindow, backend: PluggedBackend
) -> None:
    monkeypatch.setattr(frame_gate, "ANSWER_S", 0.5)
    window.context.runs.stop(ended_by="arms")
    answer = window.run.summary.answer
    qtbot.waitUntil(lambda: answer.text() == ANSWERS_BY_KEY["P"] and answer.isVisible())
    assert is_told_off(window, backend)
    qtbot.keyClick(window, Qt.Key.Key_P)
    assert isinstance(window.navigator.find_shown(), PainPage)
    window.context.runs.answer(2)


def test_an_unplugged_camera_stays_off_after_the_exercise(
    qtbot: QtBot, window: MainWindow, backend: PluggedBackend
) -> None:
    end_by_arms(qtbot, window)
    backend.plugged_in.set()
    backend.cameras[-1].unplugged.set()
    qtbot.waitUntil(lambda: window.run.summary.answer.text() == ANSWERS_BY_KEY["P"])
    assert is_told_off(window, backend)


def test_during_the_exercise_it_is_off_until_it_is_plugged_in_again(
    qtbot: QtBot, window: MainWindow, backend: PluggedBackend
) -> None:
    status = window.run.status.accessibleDescription
    assert status().startswith("Camera on")
    backend.cameras[-1].unplugged.set()
    qtbot.waitUntil(lambda: status().startswith("Camera off") and not OPEN_CAMERAS.on)
    backend.plugged_in.set()
    qtbot.waitUntil(lambda: status().startswith("Camera on") and OPEN_CAMERAS.on)


def test_a_key_that_ends_the_exercise_closes_the_camera(
    qtbot: QtBot, window: MainWindow, backend: PluggedBackend
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.context.runs.state.awaiting_pain_score)
    qtbot.waitUntil(lambda: is_told_off(window, backend))
    assert not window.run.summary.answer.isVisible()
    assert window.camera.isVisible()


def test_another_exercise_has_a_camera_of_its_own(
    qtbot: QtBot, window: MainWindow, backend: PluggedBackend
) -> None:
    end_by_arms(qtbot, window)
    runs = window.context.runs
    runs.choose_exercise("couch-stretch")
    qtbot.waitUntil(lambda: len(backend.cameras) == 2 and runs.state.step is Step.RUNNING)
    qtbot.waitUntil(lambda: runs.state.camera_on)
    assert [camera.closed.is_set() for camera in backend.cameras] == [True, False]
    assert not window.run.summary.answer.isVisible()


def test_a_closed_window_leaves_no_camera_on(
    qtbot: QtBot, window: MainWindow, backend: PluggedBackend
) -> None:
    end_by_arms(qtbot, window)
    window.close()
    assert not OPEN_CAMERAS.on
    assert backend.cameras[-1].closed.is_set()


def test_a_camera_that_takes_long_to_release_is_still_told_on(
    qtbot: QtBot, window: MainWindow, backend: PluggedBackend
) -> None:
    end_by_arms(qtbot, window)
    backend.cameras[-1].released.clear()
    window.context.runs.answer(3, "hip")
    qtbot.waitUntil(backend.cameras[-1].closed.is_set)
    assert window.context.runs.state.camera_on
    assert window.camera.on
    backend.cameras[-1].released.set()
    qtbot.waitUntil(lambda: is_told_off(window, backend))


def test_the_preview_of_the_settings_is_told(qtbot: QtBot) -> None:
    backend = FakeBackend(open_endless)
    window = MainWindow(RunController(RunRequest("", "0"), backend))
    qtbot.addWidget(window)
    window.show()
    assert not window.camera.isVisible(), "home opens no camera"
    page = window.navigator.open("settings")
    assert (window.camera.isVisible(), window.camera.words) == (True, "Camera off")
    page.preview_requested.emit("0")  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: window.camera.words == "Camera on")
    window.navigator.home()
    qtbot.waitUntil(lambda: not window.camera.isVisible())
    assert backend.source is not None
    assert backend.source.closed.is_set()
    window.close()


def test_a_camera_that_is_being_opened_may_be_on_already(qtbot: QtBot) -> None:
    opens = threading.Event()

    def open_slowly(_: str) -> FakeSource:
        assert opens.wait(10)
        raise SourceError("There is no camera.")

    window = MainWindow(RunController(RunRequest("lunge", "0"), FakeBackend(open_slowly)))
    qtbot.addWidget(window)
    window.show()
    runs = window.context.runs
    runs.start()
    qtbot.waitUntil(lambda: window.camera.words == "Opening the camera")
    assert window.camera.isVisible()
    opens.set()
    qtbot.waitUntil(lambda: runs.state.step is Step.FAILED)
    qtbot.waitUntil(lambda: window.camera.words == "Camera off")
    window.close()


def test_a_file_is_no_camera(qtbot: QtBot) -> None:
    backend = FakeBackend(lambda _: FakeSource(endless=True))
    clip = samples_folder() / "lunge.mp4"
    window = MainWindow(RunController(RunRequest("lunge", str(clip)), backend))
    qtbot.addWidget(window)
    window.show()
    told: list[bool] = []
    runs = window.context.runs
    runs.state_changed.connect(lambda state: told.append(state.camera_opening or state.camera_on))
    runs.start()
    qtbot.waitUntil(lambda: window.context.runs.state.guidance is not None)
    assert not OPEN_CAMERAS.on
    assert window.run.status.accessibleDescription().startswith("Camera off")
    assert set(told) == {False}
    window.close()


def ask_by_arm(window: MainWindow) -> tuple[PainPage, list[str]]:
    """Raise an arm for the question, and return its page and what that reads aloud."""
    page = window.navigator.find("pain")
    assert isinstance(page, PainPage)
    said: list[str] = []
    page.arms.reading_requested.connect(said.append)
    window.context.runs.arms_raised.emit(1)
    assert page.arms.running
    return page, said


def test_who_answers_with_an_arm_is_told_that_only_keys_are_left(
    qtbot: QtBot, window: MainWindow, backend: PluggedBackend
) -> None:
    end_by_arms(qtbot, window)
    page, said = ask_by_arm(window)
    page.arms.scan.advance()
    backend.cameras[-1].unplugged.set()
    qtbot.waitUntil(lambda: not page.arms.running)
    assert said[-1] == f"{CAMERA_OFF} {KEYS}"
    assert page.accessibleDescription() == KEYS
    for key in (Qt.Key.Key_4, Qt.Key.Key_Return, Qt.Key.Key_1):
        qtbot.keyClick(page, key)
    qtbot.waitUntil(lambda: window.context.runs.state.step is Step.ENDED)
    pains = [event.score for event in backend.recorder.events if isinstance(event, Pain)]
    assert pains == [4]


def test_the_question_during_the_exercise_says_that_no_arm_is_seen(
    qtbot: QtBot, window: MainWindow, backend: PluggedBackend
) -> None:
    runs = window.context.runs
    runs.arms_raised.emit(2)
    page, said = ask_by_arm(window)
    page.arms.scan.advance()
    backend.cameras[-1].unplugged.set()
    qtbot.waitUntil(lambda: said[-1] == "Unplugged.")
    backend.plugged_in.set()
    qtbot.waitUntil(lambda: not runs.state.source_problem)
    assert page.arms.running
    assert said.count("Unplugged.") == 1


def test_a_picture_alone_places_it_no_more(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed: list[bool] = []
    end_by_arms(qtbot, window)
    monkeypatch.setattr(window.camera, "follow_page", lambda: placed.append(window.camera.on))
    state = window.context.runs.state
    window.camera.show_state(state)
    assert placed == []
    window.camera.show_state(dataclasses.replace(state, camera_on=False))
    assert placed == [False]
