"""Stand-ins for everything outside the window: no camera, no model, no files."""

from __future__ import annotations

import contextlib
import datetime as dt
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np

from coach.body.landmarks import Side
from coach.body.pose import Pose
from coach.body.view import View
from coach.capture.frame import Frame, Rotation
from coach.closing import Closeable
from coach.errors import ExerciseError, LowMemoryError, ModelError, RecordingError, SourceError
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import Item
from coach.exercise.tracking.events import Event, ExerciseDone, Pain, RepetitionDone
from coach.exercise.tracking.feedback import Cue, Feedback
from coach.message import Message
from coach.store.exercises.loader import LoadedExercise, load_exercise
from coach.store.settings.person import PersonSettings
from coach.store.settings.settings import Settings
from coach.window.home.page import HomePage
from coach.window.pages import list_keys
from coach.window.run.controller import RunController
from coach.window.run.state import LiveFrame, PreviousResults, RunInfo, RunRequest, RunState, Step
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from tests.synthetic import Leg, make_pose, split

WIDTH, HEIGHT = 640, 480
SIDE_VIEW = View("side", "right", 3.0, ok=True)
LUNGE_POSE = make_pose(split(Leg(-15.0, 85.0), Leg(-100.0, 80.0)))
FAULT = Cue("fault", "Front knee back over the ankle", "Take a longer step.", "knee_past_toes")


def paint_halves(width: int = WIDTH, height: int = HEIGHT) -> Any:
    """Return a picture with a red left half and a blue right half."""
    image = np.zeros((height, width, 3), np.uint8)
    image[:, : width // 2, 0] = 255
    image[:, width // 2 :, 2] = 255
    return image


def make_feedback(**changed: Any) -> Feedback:
    """Return the feedback in the middle of a lunge, with these changes."""
    values: dict[str, Any] = {
        "time_s": 1.0,
        "present": True,
        "view": SIDE_VIEW,
        "angles": {},
        "side": "right",
        "phase": "bottom",
        "progress": 0.5,
        "main_angle": "knee_flexion_right",
        "main_value": 85.0,
        "target": (78.0, 110.0),
        "repetitions": 3,
        "good_repetitions": 2,
        "faulty_repetitions": 1,
        "hold": None,
        "trials": {},
        "faults": (),
        "cue": None,
        "events": (),
    }
    return Feedback(**{**values, **changed})


def make_repetition(time_s: float, *faults: str) -> RepetitionDone:
    return RepetitionDone(time_s, time_s - 3.0, time_s - 1.0, "right", 90.0, faults)


def make_state(
    exercise: str = "lunge",
    *,
    live: bool = False,
    step: Step = Step.RUNNING,
    pose: Pose = LUNGE_POSE,
    **changed: Any,
) -> RunState:
    """Return a state in the middle of an exercise, with these changes of the feedback."""
    feedback = make_feedback(**changed)
    opened = RunInfo(
        load_exercise(exercise).exercise, exercise, "clip.mp4", live, None, recording=True
    )
    live_frame = LiveFrame(Frame(1.0, paint_halves()), pose, feedback, 0)
    return RunState(RunRequest(exercise, "clip.mp4"), step, opened, live_frame, feedback)


@dataclass
class FakeSource(Closeable):
    """Frames at 20 a second. With `more` it waits for that before each frame."""

    count: int = 5
    live: bool = False
    error: SourceError | None = None
    """Raised after the last frame."""
    endless: bool = False
    """True to give 200 frames a second until it is closed."""
    name: str = "fake.mp4"
    duration_s: float | None = None
    problem: str = ""
    dropped: int = 0
    given: int = 0
    closed: threading.Event = field(default_factory=threading.Event)
    more: threading.Semaphore | None = None

    def frames(self) -> Iterator[Frame]:
        for number in range(10**9 if self.endless else self.count):
            if self.more is not None:
                self.more.acquire()
            if self.closed.wait(0.005 if self.endless else 0.0):
                return
            self.given += 1
            yield Frame(number / 20, paint_halves(64, 48))
        if self.error is not None:
            raise self.error

    def close(self) -> None:
        self.closed.set()
        if self.more is not None:
            self.more.release()


@dataclass
class FakeLandmarker:
    """Detects the same pose in every frame."""

    model_sha256: str = "0" * 64
    closed: bool = False

    def detect(self, frame: Frame) -> Pose:
        return make_pose(split(Leg(-15.0, 85.0), Leg(-100.0, 80.0)), frame.time_s)

    def close(self) -> None:
        self.closed = True


@dataclass
class FakeTrainer:
    """Counts a repetition at every pose."""

    bug: Exception | None = None
    watched: list[float] = field(default_factory=list)
    finished: list[float] = field(default_factory=list)

    def update(self, pose: Pose) -> Feedback:
        if self.bug is not None:
            raise self.bug
        self.watched.append(pose.time_s)
        events = (make_repetition(pose.time_s),)
        return make_feedback(time_s=pose.time_s, repetitions=len(self.watched), events=events)

    def update_many(self, poses: Sequence[Pose]) -> Iterator[Feedback]:
        return (self.update(pose) for pose in poses)

    def finish(self, time_s: float) -> tuple[Event, ...]:
        self.finished.append(time_s)
        return (ExerciseDone(time_s),)


@dataclass
class FakeRecorder:
    """Stores what it gets."""

    fails: bool = False
    poses: list[float] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    closed: bool = False
    problem: RecordingError | None = None
    failed: bool = False
    """True if nothing more is written."""

    def keep(self, frame: Frame) -> None:
        """Keep no picture."""

    def write(self, pose: Pose, events: tuple[Event, ...] = ()) -> None:
        if self.fails:
            raise RecordingError("The disk is full.", "Free some space.")
        self.poses.append(pose.time_s)
        self.events.extend(events)

    def write_events(self, events: tuple[Event, ...]) -> None:
        self.events.extend(events)

    def close(self) -> None:
        self.closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_endless(_: str) -> FakeSource:
    """Open a camera that gives frames until it is closed."""
    return FakeSource(live=True, endless=True)


@dataclass
class FakeBackend:
    """Replaces the real backend, and stores what it opened last."""

    make_source: Callable[[str], FakeSource] = field(default=lambda _: FakeSource())
    error: ModelError | ExerciseError | None = None
    bug: Exception | None = None
    recorder: FakeRecorder = field(default_factory=FakeRecorder)
    source: FakeSource | None = None
    rotations: list[Rotation | None] = field(default_factory=list)
    remembered: dict[str, Rotation] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)
    """Sources in the order in which they were opened."""
    exercises: list[str] = field(default_factory=list)
    opened: threading.Event = field(default_factory=threading.Event)
    """Set once a source is open."""
    trainer: FakeTrainer | None = None
    landmarker: FakeLandmarker | None = None

    settings: Settings = field(default_factory=Settings)
    saved: list[Settings] = field(default_factory=list)
    """What was saved, in this order."""
    person: PersonSettings = field(default_factory=lambda: PersonSettings(asked=True))
    before: PreviousResults | None = None
    deleted: int = 0
    kept: list[tuple[str, Pain]] = field(default_factory=list)
    """Exercise and answer on pain that no run recorded."""
    kept_for: list[str | None] = field(default_factory=list)
    """The profile of each of them."""

    def load_exercises(self) -> tuple[dict[str, Exercise], tuple[str, ...]]:
        return {name: load_exercise(name).exercise for name in ("couch-stretch", "lunge")}, ()

    def find_last_days(self) -> Mapping[str, dt.date]:
        return {}

    def load_settings(self) -> Settings:
        return self.settings

    def update_settings(self, update: Callable[[Settings], Settings]) -> Settings:
        self.settings = update(self.settings)
        self.saved.append(self.settings)
        return self.settings

    profile: str = "default"

    def find_profile(self) -> str:
        return self.profile

    def load_person(self, profile: str | None = None) -> PersonSettings:
        return self.person

    def update_person(
        self, update: Callable[[PersonSettings], PersonSettings], profile: str | None = None
    ) -> PersonSettings:
        self.person = update(self.person)
        return self.person

    def find_before(self, exercise: str) -> PreviousResults | None:
        return self.before

    item: Item | None = None

    def find_prescribed_item(self, exercise: str, side: str = "auto") -> Item | None:
        return self.item

    hip_limits: Mapping[Side, float] = field(default_factory=dict)

    def find_hip_limits(self) -> Mapping[Side, float]:
        return self.hip_limits

    hip_notes: Mapping[Side, Message] = field(default_factory=dict)

    def describe_hip_limits(self, day: dt.date) -> Mapping[Side, Message]:
        return self.hip_notes

    flags_read: bool = True
    demo: bool = False
    rest_loaded: bool = False
    libraries_loaded: bool = False

    def knows_red_flags(self) -> bool:
        return self.flags_read

    def note_red_flags(self) -> None:
        self.flags_read = True

    first_start: bool = False

    def is_first_start(self) -> bool:
        return self.first_start

    def note_first_start(self) -> None:
        self.first_start = False

    def is_demo(self) -> bool:
        return self.demo

    def delete_everything(self) -> str:
        self.deleted += 1
        return "All gone."

    def choose_source(self, exercise: str, source: str) -> str:
        return source

    def list_cameras(self) -> Mapping[str, str]:
        return {"0": "Front camera", "1": "USB camera"}

    def load_exercise(self, name: str) -> LoadedExercise:
        self.exercises.append(name)
        if isinstance(self.error, ExerciseError):
            raise self.error
        return load_exercise(name)

    def make_trainer(self, exercise: Exercise, side: str) -> Any:
        self.trainer = FakeTrainer(self.bug)
        return self.trainer

    def load_libraries(self) -> None:
        self.libraries_loaded = True

    def make_landmarker(self) -> Any:
        if isinstance(self.error, ModelError):
            raise self.error
        self.landmarker = FakeLandmarker()
        return self.landmarker

    def make_larger_landmarker(self) -> Any:
        raise LowMemoryError

    def load_rest(self) -> None:
        self.rest_loaded = True

    def open_source(self, text: str, rotation: Rotation | None = None) -> Any:
        self.sources.append(text)
        self.rotations.append(rotation)
        self.source = self.make_source(text)
        self.opened.set()
        return self.source

    def remember_rotation(self, camera: str, rotation: Rotation) -> None:
        self.remembered[camera] = rotation

    def start_recording(
        self, loaded: LoadedExercise, side: str, camera: str, first: Frame, models: Sequence[str]
    ) -> Any:
        return self.recorder

    def keep_pain(
        self, exercise: str, pain: Pain, asked: dt.datetime, profile: str | None = None
    ) -> None:
        self.kept.append((exercise, pain))
        self.kept_for.append(profile)


def make_home() -> HomePage:
    """Create a home page without cards."""
    runs = RunController(RunRequest("", "0"), FakeBackend())
    return HomePage(Theme(DARK), runs, list_keys())


@contextlib.contextmanager
def running(work: Callable[[], object]) -> Iterator[threading.Thread]:
    """Run a function in a thread; after the block it must end by itself."""
    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield thread
    finally:
        thread.join(10)
        assert not thread.is_alive()
