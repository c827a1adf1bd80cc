"""A routine runs through by itself: every side, set and rest of every exercise, then a summary."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.body.pose import Pose, empty_pose
from coach.capture.frame import Frame
from coach.errors import SourceError
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import Item
from coach.exercise.dose.programme_records import Done
from coach.exercise.dose.requirements import find_requirement
from coach.exercise.tracking.events import Pain
from coach.exercise.tracking.trainer import Trainer
from coach.store.exercises.loader import LoadedExercise, load_exercise
from coach.window.exercises import ExerciseLibrary
from coach.window.introduction.page import IntroductionPage
from coach.window.introduction.text import KNOWN_DAYS
from coach.window.main_window import MainWindow
from coach.window.programme.today import DueExercise, PlanView
from coach.window.routine.page import RoutinePage
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest, Step
from coach.window.safety.pain_page import PainPage
from coach.window.safety.pain_session import PainSession
from tests.poses.test_synthetic_samples import RATE
from tests.poses.test_whole_doses import Person, shorten
from tests.window.fakes import FakeBackend, FakeRecorder, FakeSource, paint_halves

NAMES = ("thigh-roller-massage", "knee-to-chest", "bridge")
END_S = 4.0


@cache
def load(name: str) -> LoadedExercise:
    """Return a shipped exercise with short times, one set, and few repetitions."""
    loaded = load_exercise(name)
    exercise = shorten(loaded.exercise)
    few = {"sets": 1, "repetitions": exercise.dose.repetitions and 2}
    exercise = exercise.model_copy(update={"dose": exercise.dose.model_copy(update=few)})
    return dataclasses.replace(loaded, exercise=exercise)


@cache
def play(name: str) -> tuple[Pose, ...]:
    """Return the poses of a person who does the whole dose."""
    person = Person(load(name).exercise)
    list(person.exercise_all())
    last_s = person.poses[-1].time_s
    rest = [empty_pose(last_s + n / RATE, 640, 480) for n in range(1, round(END_S * RATE))]
    return (*person.poses, *rest)


@dataclass
class PlayedSource(FakeSource):
    """Nobody is there until the exercise begins, then the person does it."""

    live: bool = True
    poses: Sequence[Pose] = ()
    waits: Callable[[], bool] = lambda: False
    stands: bool = False
    """True if the person takes the first pose and stays in it."""
    now: Pose = field(default_factory=lambda: empty_pose(0.0, 640, 480))

    def frames(self) -> Iterator[Frame]:
        time_s = 0.0
        while self.waits():
            if self.closed.wait(0.002):
                return
            time_s += 1 / RATE
            yield Frame(time_s, paint_halves(64, 48))
        if self.stands:
            self.now = self.poses[0]
            while not self.closed.wait(0.002):
                time_s += 1 / RATE
                yield Frame(time_s, paint_halves(64, 48))
            return
        for pose in self.poses:
            if self.closed.is_set():
                return
            self.now = pose
            yield Frame(time_s + pose.time_s, paint_halves(64, 48))


@dataclass
class PlayedLandmarker:
    backend: PlayBackend
    model_sha256: str = "0" * 64

    def detect(self, frame: Frame) -> Pose:
        if not isinstance(self.backend.source, PlayedSource):
            return empty_pose(frame.time_s, 160, 120)
        return dataclasses.replace(self.backend.source.now, time_s=frame.time_s)

    def close(self) -> None:
        pass


@dataclass
class PlayBackend(FakeBackend):
    """Somebody does the whole dose of every exercise."""

    runs: RunController | None = None
    recorders: dict[str, list[FakeRecorder]] = field(default_factory=dict)
    broken: bool = False
    """True if no camera can be opened."""
    stands: bool = False
    """True if the person only takes the first pose, so that no exercise ends by itself."""

    def load_exercise(self, name: str) -> LoadedExercise:
        self.exercises.append(name)
        return load(name)

    def make_trainer(self, exercise: Exercise, side: str) -> Any:
        return Trainer(exercise)

    def make_landmarker(self) -> Any:
        return PlayedLandmarker(self)

    def open_source(self, text: str, rotation: Any = None) -> Any:
        if self.broken:
            raise SourceError("No camera.", "Plug one in.")
        self.source = PlayedSource(
            poses=play(self.exercises[-1]), waits=self._waits, stands=self.stands
        )
        return self.source

    def _waits(self) -> bool:
        return self.runs is not None and self.runs.state.request.introduce

    def start_recording(
        self, loaded: LoadedExercise, side: str, camera: str, first: Frame, model_sha256: str
    ) -> Any:
        recorder = FakeRecorder()
        self.recorders.setdefault(loaded.name, []).append(recorder)
        return recorder


@pytest.fixture
def backend() -> PlayBackend:
    return PlayBackend()


def make_due(name: str, state: Done = "open") -> DueExercise:
    exercise = load(name).exercise
    requirement = find_requirement(Item(exercise=name), exercise)
    return DueExercise(name, exercise.title, "", "", "", state, requirement)


def plan(*due: DueExercise) -> PlanView:
    return PlanView("", "", due, (), 0.0)


@pytest.fixture
def window(qtbot: QtBot, backend: PlayBackend) -> Iterator[MainWindow]:
    runs = backend.runs = RunController(RunRequest("", "0"), backend)
    window = MainWindow(runs)
    qtbot.addWidget(window)
    window.show()
    exercises = {name: load(name).exercise for name in NAMES}
    done = dict.fromkeys(NAMES, window.context.today())
    due = plan(*(make_due(name) for name in NAMES))
    window.context.exercises.show(ExerciseLibrary(exercises, done=done, plan=due))
    window.start_flow.pain.session = PainSession(asked=True)
    yield window
    window.close()


def shown(window: MainWindow) -> str:
    return window.navigator.route.page


def begin(qtbot: QtBot, window: MainWindow, page: IntroductionPage) -> None:
    """Begin the exercise that is introduced, and wait for its first instant."""
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.context.runs.state.guidance is not None)


def wait_for_introduction(qtbot: QtBot, window: MainWindow, name: str) -> IntroductionPage:
    state = lambda: window.context.runs.state  # noqa: E731
    qtbot.waitUntil(
        lambda: (
            shown(window) == "introduction"
            and state().request.exercise == name
            and state().step is Step.INTRODUCING
            and state().live_frame is not None
        ),
        timeout=20_000,
    )
    page = window.navigator.find("introduction")
    assert isinstance(page, IntroductionPage)
    return page


def find_lines(window: MainWindow) -> list[tuple[str, str]]:
    page = window.navigator.find("routine")
    assert isinstance(page, RoutinePage)
    return [(line.title, line.detail) for line in page.lines]


@pytest.mark.slow
def test_a_routine_runs_through_and_ends_with_a_summary(
    qtbot: QtBot, window: MainWindow, backend: PlayBackend
) -> None:
    window.start_flow.pain.session = PainSession()
    qtbot.keyClick(window, Qt.Key.Key_T)
    pain = window.navigator.find("pain")
    assert isinstance(pain, PainPage)
    pain.answered.emit(2, "")
    page = wait_for_introduction(qtbot, window, NAMES[0])
    assert page.steps.isVisible(), "the first introduction is the whole one"
    qtbot.keyClick(page, Qt.Key.Key_Return)
    for number, name in enumerate(NAMES[1:], 2):
        page = wait_for_introduction(qtbot, window, name)
        assert not page.steps.isVisible()
        assert page.next.amount.text().startswith(f"{number} of 3: ")
        assert page.camera.isVisible() is (number == 2), "only where the camera's place changes"
        page.next.elapsed.emit()
    qtbot.waitUntil(lambda: shown(window) == "routine", timeout=20_000)
    assert [words for _, words in find_lines(window)] == ["Done"] * 3
    assert window.context.runs.state.awaiting_pain_score
    qtbot.keyClick(window.navigator.find("routine"), Qt.Key.Key_Return)
    assert shown(window) == "pain"
    with qtbot.waitSignal(window.context.runs.finished):
        pain.answered.emit(1, "")
    assert shown(window) == "home"
    assert not window.routine.active
    pains = {
        name: [(e.before, e.score) for e in r.events if isinstance(e, Pain)]
        for name, (r,) in backend.recorders.items()
    }
    assert pains == {NAMES[0]: [(True, 2)], NAMES[1]: [], NAMES[2]: [(False, 1)]}
    assert all(r.poses[0] == 0.0 for (r,) in backend.recorders.values()), "time counts from begin"


def start(qtbot: QtBot, window: MainWindow, *names: str) -> IntroductionPage:
    library = window.context.exercises.library
    due = plan(*(make_due(name) for name in names))
    window.context.exercises.show(dataclasses.replace(library, plan=due))
    window.routine.start()
    return wait_for_introduction(qtbot, window, names[0])


@pytest.mark.parametrize("days", [None, KNOWN_DAYS + 1])
def test_an_exercise_that_was_not_done_lately_shows_its_steps_and_waits(
    qtbot: QtBot, window: MainWindow, backend: PlayBackend, days: int | None
) -> None:
    backend.stands = True
    today = window.context.today()
    done = {} if days is None else {"knee-to-chest": today - dt.timedelta(days)}
    library = dataclasses.replace(window.context.exercises.library, done=done)
    window.context.exercises.show(library)
    begin(qtbot, window, start(qtbot, window, "bridge", "knee-to-chest"))
    window.routine.skip(1)
    page = wait_for_introduction(qtbot, window, "knee-to-chest")
    assert page.steps.isVisible()
    qtbot.waitUntil(lambda: page.next.countdown.text() == "Enter or a raised arm begins.")
    with qtbot.assertNotEmitted(page.begun):
        for _ in range(60):
            page.next.pass_second()
    window.context.runs.arms_raised.emit(1)
    assert shown(window) == "run"
    window.routine.skip(-1)
    assert not wait_for_introduction(qtbot, window, "bridge").steps.isVisible(), "done just now"


def test_what_is_done_today_is_left_out(qtbot: QtBot, window: MainWindow) -> None:
    library = window.context.exercises.library
    due = plan(make_due(NAMES[0], "done"), make_due(NAMES[1], "partly"), make_due(NAMES[2]))
    window.context.exercises.show(dataclasses.replace(library, plan=due))
    window.routine.start()
    wait_for_introduction(qtbot, window, NAMES[1])
    assert window.routine.routine is not None
    assert [item.exercise for item in window.routine.routine.items] == list(NAMES[1:])


@pytest.mark.parametrize("left", [plan(), plan(make_due("bridge", "done")), None])
def test_without_anything_left_nothing_starts(window: MainWindow, left: PlanView | None) -> None:
    library = window.context.exercises.library
    window.context.exercises.show(dataclasses.replace(library, plan=left))
    assert not window.home.routine.isVisible()
    window.routine.start()
    assert shown(window) == "home"
    assert not window.routine.active


def test_keys_skip_an_exercise_and_go_back(
    qtbot: QtBot, window: MainWindow, backend: PlayBackend
) -> None:
    backend.stands = True
    page = start(qtbot, window, "bridge", "knee-to-chest")
    qtbot.keyClick(page, Qt.Key.Key_N)
    wait_for_introduction(qtbot, window, "knee-to-chest")
    qtbot.keyClick(page, Qt.Key.Key_B)
    wait_for_introduction(qtbot, window, "bridge")
    begin(qtbot, window, page)
    qtbot.keyClick(window, Qt.Key.Key_N)
    wait_for_introduction(qtbot, window, "knee-to-chest")
    qtbot.keyClick(page, Qt.Key.Key_N)
    assert shown(window) == "routine"
    assert [words for _, words in find_lines(window)][1] == "Not done"


def test_escape_ends_the_exercise_then_the_routine(
    qtbot: QtBot, window: MainWindow, backend: PlayBackend
) -> None:
    backend.stands = True
    page = start(qtbot, window, "bridge", "knee-to-chest")
    begin(qtbot, window, page)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    page = wait_for_introduction(qtbot, window, "knee-to-chest")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert shown(window) == "routine"
    qtbot.keyClick(window.navigator.find("routine"), Qt.Key.Key_Escape)
    assert shown(window) == "home"


def test_a_camera_that_cannot_be_opened_waits_and_can_be_skipped(
    qtbot: QtBot, window: MainWindow, backend: PlayBackend
) -> None:
    runs = window.context.runs
    backend.broken = True
    library = window.context.exercises.library
    due = plan(*(make_due(name) for name in ("bridge", "thigh-roller-massage")))
    window.context.exercises.show(dataclasses.replace(library, plan=due))
    window.routine.start()
    qtbot.waitUntil(lambda: runs.state.step is Step.FAILED)
    assert shown(window) == "introduction"
    qtbot.keyClick(window.navigator.find("introduction"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: runs.state.step is Step.FAILED and shown(window) == "run")
    assert window.run.message.skip.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_N)
    page = wait_for_introduction(qtbot, window, "thigh-roller-massage")
    assert page.live.words == "No camera. Enter begins."
    assert not page.arms
    assert "arm" not in page.next.countdown.text()
    assert "arm" not in page.introduction.spoken
    page.next.elapsed.emit()
    qtbot.waitUntil(lambda: runs.state.guidance is not None)
    assert runs.state.guidance is not None
    assert runs.state.guidance.step == "doing", "a guided exercise needs no camera"


def test_home_ends_the_routine(qtbot: QtBot, window: MainWindow) -> None:
    start(qtbot, window, "bridge", "knee-to-chest")
    window.start_flow.go_home()
    qtbot.waitUntil(lambda: not window.routine.active)
    assert not window.context.runs.state.awaits_begin


def test_help_does_not_end_the_routine(qtbot: QtBot, window: MainWindow) -> None:
    start(qtbot, window, "bridge", "knee-to-chest")
    window.navigator.open("red_flags")
    assert not window.context.runs.state.awaits_begin, "the camera is closed meanwhile"
    window.go_back()
    wait_for_introduction(qtbot, window, "bridge")
    assert window.routine.active


@pytest.mark.parametrize("follow", [True, False])
def test_a_raised_arm_begins_the_exercise(qtbot: QtBot, window: MainWindow, follow: bool) -> None:
    page = start(qtbot, window, "bridge", "knee-to-chest")
    window.follow_arms(follow=follow)
    window.context.runs.arms_raised.emit(1)
    assert shown(window) == ("run" if follow else "introduction")
    del page


def test_both_arms_twice_end_the_routine(qtbot: QtBot, window: MainWindow) -> None:
    page = start(qtbot, window, "bridge", "knee-to-chest")
    said: list[str] = []
    page.reading_requested.connect(said.append)
    window.context.runs.arms_raised.emit(2)
    assert shown(window) == "introduction"
    assert said == ["End? Raise both arms again"]
    window.context.runs.arms_raised.emit(2)
    assert shown(window) == "routine"
