"""Somebody who does, or begins, each exercise of a routine in the window."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.body.pose import Pose, empty_pose
from coach.capture.frame import Frame
from coach.errors import SourceError
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import Item
from coach.exercise.dose.programme_records import Done
from coach.exercise.dose.requirements import find_requirement
from coach.exercise.tracking.events import PainPlace
from coach.exercise.tracking.trainer import Trainer
from coach.store.exercises.loader import LoadedExercise, load_exercise
from coach.window.exercises import ExerciseLibrary
from coach.window.introduction.page import IntroductionPage
from coach.window.main_window import MainWindow
from coach.window.programme.today import DueExercise, PlanView
from coach.window.routine.page import RoutinePage
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest, Step
from coach.window.safety.pain_page import PainPage
from coach.window.safety.pain_session import PainSession
from tests.poses.person import Person, shorten
from tests.poses.stage import RATE
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
        self, loaded: LoadedExercise, side: str, camera: str, first: Frame, models: Sequence[str]
    ) -> Any:
        recorder = FakeRecorder()
        self.recorders.setdefault(loaded.name, []).append(recorder)
        return recorder


def make_due(
    name: str, state: Done = "open", sides: Literal["both", "left", "right"] = "both"
) -> DueExercise:
    exercise = load(name).exercise
    requirement = find_requirement(Item(exercise=name, sides=sides), exercise)
    return DueExercise(name, exercise.title, "", "", "", state, requirement)


def plan(*due: DueExercise) -> PlanView:
    return PlanView("", "", due, (), 0.0)


@contextmanager
def show_routine(
    qtbot: QtBot, backend: PlayBackend, names: Sequence[str] = NAMES
) -> Iterator[MainWindow]:
    """Show a window whose exercises are due and whose pain question is answered; close it later."""
    runs = backend.runs = RunController(RunRequest("", "0"), backend)
    window = MainWindow(runs)
    qtbot.addWidget(window)
    window.show()
    exercises = {name: load(name).exercise for name in names}
    done = dict.fromkeys(names, window.context.today())
    due = plan(*(make_due(name) for name in names))
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


def answer_pain(qtbot: QtBot, window: MainWindow, score: int, place: PainPlace = "") -> None:
    """Answer how much it hurts once that is asked: who exercises may have to be read before."""
    qtbot.waitUntil(lambda: shown(window) == "pain")
    page = window.navigator.find("pain")
    assert isinstance(page, PainPage)
    page.answered.emit(score, place)


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


def start(qtbot: QtBot, window: MainWindow, *names: str) -> IntroductionPage:
    library = window.context.exercises.library
    due = plan(*(make_due(name) for name in names))
    window.context.exercises.show(dataclasses.replace(library, plan=due))
    window.routine.start()
    return wait_for_introduction(qtbot, window, names[0])


def find_lines(window: MainWindow) -> list[tuple[str, str]]:
    page = window.navigator.find("routine")
    assert isinstance(page, RoutinePage)
    return [(line.title, line.detail) for line in page.lines]
