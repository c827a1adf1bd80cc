"""A live run looks again, with a larger pose model, at legs in doubt."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import pytest

from coach.body.landmarks import INDEX
from coach.body.pose import Array, Pose, round_for_storage
from coach.capture.frame import Frame
from coach.capture.pose_model import LARGER_SHA256, SHIPPED_SHA256
from coach.errors import CoachError, LowMemoryError
from coach.exercise.second_look import LEGS, assess
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import analyse
from coach.store.exercises.loader import load_exercise
from coach.window.run.events import NewFrame, RunEvent
from coach.window.run.run import Run
from coach.window.run.state import RunRequest
from tests.exercise.sessions import LOW, TALL
from tests.synthetic import make_poses
from tests.window.run.posed import PosedBackend, PosedLandmarker, PosedSource

LUNGE = load_exercise("lunge").exercise
TRUE = make_poses([(1.0, TALL), *[(1.0, LOW), (1.0, LOW), (1.0, TALL), (1.0, TALL)] * 2])
KNEES = [INDEX["left_knee"], INDEX["right_knee"]]
TRUNK: Final = math.dist(TRUE[0].image[INDEX["left_hip"]], TRUE[0].image[INDEX["left_shoulder"]])
"""Length of the trunk, in pixels."""
WAIT_S = 30.0


def invent_knees(poses: Sequence[Pose]) -> list[Pose]:
    """Return the poses with knees that jump up and down, as those of invented legs do."""
    jumps = np.random.default_rng(1).normal(0.0, 10.0, (len(poses), 2, 2))

    def move(image: Array, jump: Array) -> Array:
        """Return landmarks in the picture with other knees."""
        image = image.copy()
        image[KNEES] += jump
        return image

    moved = zip(poses, jumps, strict=True)
    return [dataclasses.replace(pose, image=move(pose.image, jump)) for pose, jump in moved]


def open_at_once(
    executor: ThreadPoolExecutor, work: Callable[..., Any], *values: Any
) -> Future[Any]:
    """Do the work of a thread, and wait for it."""
    future = SUBMIT(executor, work, *values)
    wait([future])
    return future


@pytest.fixture(autouse=True)
def _no_waiting_for_the_larger_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ThreadPoolExecutor, "submit", open_at_once)


SUBMIT: Final = ThreadPoolExecutor.submit
INVENTED = invent_knees(TRUE)


@dataclass
class LargerModel:
    """Sees the legs as they are."""

    backend: TwoLookBackend
    seen: list[float] = field(default_factory=list)
    model_sha256: str = ""
    closed: bool = False

    def detect(self, frame: Frame) -> Pose:
        self.seen.append(frame.time_s)
        return self.backend.true[frame.time_s]

    def close(self) -> None:
        self.closed = True


@dataclass
class TwoLookBackend(PosedBackend):
    """Knows the true pose at each time."""

    true: dict[float, Pose] = field(default_factory=dict)
    sha256: str = SHIPPED_SHA256
    error: Any = None
    larger: LargerModel | None = None
    asked: int = 0
    models: Sequence[str] = ()
    """The checksums that the recording was given."""

    def start_recording(self, *given: Any) -> Any:
        *_, self.models = given
        return self.recorder

    def make_landmarker(self) -> Any:
        return PosedLandmarker(self, model_sha256=self.sha256)

    def make_larger_landmarker(self) -> Any:
        self.asked += 1
        if self.error is not None:
            raise self.error
        self.larger = LargerModel(self)
        return self.larger


@dataclass
class DroppingSource(PosedSource):
    """Drops as many pictures before each one that it gives."""

    dropped_each: int = 0

    def frames(self) -> Iterator[Frame]:
        for frame in super().frames():
            self.dropped += self.dropped_each
            yield frame


def run_lunges(poses: Sequence[Pose], **changes: Any) -> tuple[TwoLookBackend, list[NewFrame]]:
    """Do a run; the first model sees these poses."""
    live, dropped_each = changes.pop("live", True), changes.pop("dropped_each", 0)
    true = changes.pop("true", {pose.time_s: pose for pose in TRUE})
    backend = TwoLookBackend(
        lambda _: DroppingSource(poses=poses, live=live, dropped_each=dropped_each),
        true=true,
        **changes,
    )
    frames: list[NewFrame] = []

    def note(event: RunEvent) -> None:
        if isinstance(event, NewFrame) and event.frame is not None:
            frames.append(event)

    Run(RunRequest("lunge", "0"), backend, note).work()
    return backend, frames


def count_doubts(poses: Sequence[Pose]) -> int:
    trainer = Trainer(LUNGE)
    return sum(assess(pose, trainer.update(pose)).doubtful for pose in poses)


def test_the_larger_model_gives_the_legs_that_the_first_one_invents() -> None:
    backend, _ = run_lunges(INVENTED)
    written = backend.recorder.written
    looked = [
        pose for pose, true in zip(written, TRUE, strict=True)
        if np.allclose(pose.image[LEGS], true.image[LEGS], atol=0.1)
    ]  # fmt: skip
    assert backend.larger is not None
    assert [pose.time_s for pose in looked] == backend.larger.seen
    assert count_doubts(INVENTED) > 80
    assert count_doubts(written) < 10, "only the first doubt, while its jump lasts"
    assert backend.larger.closed
    again = analyse(written, Trainer(LUNGE))
    assert again.events == backend.recorder.events, "a replay gives the same"


@pytest.mark.parametrize("trunks", [0.5, 2.0])
def test_nobody_gets_the_legs_of_somebody_who_stands_beside(trunks: float) -> None:
    there = make_poses([(1.0, TALL), (12.0, TALL)])[: len(TRUE)]
    beside = np.array([trunks * TRUNK, 0.0])
    seen = {
        pose.time_s: dataclasses.replace(other, time_s=pose.time_s, image=other.image + beside)
        for pose, other in zip(TRUE, there, strict=True)
    }
    backend, _ = run_lunges(INVENTED, true=seen)
    assert backend.larger is not None
    assert len(backend.larger.seen) > 10
    alone = analyse(map(round_for_storage, INVENTED), Trainer(LUNGE))
    assert backend.recorder.events == alone.events
    assert len(alone.session.repetitions) == 2


NEVER = [
    pytest.param(TRUE, {}, False, id="no doubt"),
    pytest.param(INVENTED[:30], {"live": False}, False, id="a file"),
    pytest.param(INVENTED, {"sha256": "1" * 64}, False, id="a model of the user's own"),
    pytest.param(INVENTED, {"error": LowMemoryError()}, True, id="too little memory"),
    pytest.param(INVENTED, {"error": CoachError("Gone.", "")}, True, id="no larger model"),
]


@pytest.mark.parametrize(("poses", "changes", "asked"), NEVER)
def test_the_first_look_alone_is_judged(
    poses: Sequence[Pose], changes: dict[str, Any], asked: bool
) -> None:
    backend, _ = run_lunges(poses, **changes)
    assert bool(backend.asked) == asked
    for found, pose in zip(backend.recorder.written, poses, strict=True):
        np.testing.assert_allclose(found.image, pose.image, atol=0.1)


MODELS = [
    pytest.param({}, (SHIPPED_SHA256, LARGER_SHA256), id="a camera"),
    pytest.param({"live": False}, (SHIPPED_SHA256,), id="a file"),
    pytest.param({"sha256": "1" * 64}, ("1" * 64,), id="a model of the user's own"),
]


@pytest.mark.parametrize(("changes", "models"), MODELS)
def test_the_recording_names_every_model_that_may_look(
    changes: dict[str, Any], models: tuple[str, ...]
) -> None:
    backend, _ = run_lunges(TRUE[:30], **changes)
    assert backend.models == models


@pytest.mark.parametrize(("error", "slow"), [(None, False), (LowMemoryError(), True)])
def test_pictures_that_are_left_out_for_a_second_look_are_no_slow_computer(
    error: CoachError | None, slow: bool
) -> None:
    _, frames = run_lunges(INVENTED[::4], dropped_each=3, error=error)
    assert any(shown.frame.slow for shown in frames if shown.frame) == slow
