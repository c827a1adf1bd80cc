"""Faulty cameras: no events are invented, holds pause, times increase and recordings replay."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from pathlib import Path

import pytest

from coach.capture.frame import Source
from coach.capture.reconnecting_source import ReconnectingSource
from coach.exercise.tracking.events import BodyFound, BodyLost, Event, HoldEnded, RepetitionDone
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import analyse, detect_poses, process_frames
from coach.store.recordings.recording import open_recording
from coach.store.recordings.writer import Recorder
from tests.exercise.sessions import EXERCISES, WALL
from tests.reliability.cameras import (
    Clock,
    FakeLandmarker,
    Fault,
    FaultyCamera,
    ScriptedPicture,
    blacken,
    drop,
    freeze,
    jump_clock,
    resize,
    script_pictures,
    silence,
)
from tests.reliability.lunges import LUNGES
from tests.store.recorded import HEADER
from tests.synthetic import Script, make_poses

pytestmark = pytest.mark.slow

HOLDING: Script = [(0.0, WALL), (14.0, WALL)]


@dataclass(frozen=True)
class Case:
    """The faults, and the allowed counts of three lunges and of fourteen held seconds."""

    name: str
    faults: tuple[Fault, ...]
    repetitions: tuple[int, ...]
    held_s: tuple[float, float]
    rate: float = 15.0


WHOLE = (13.3, 14.0)
CASES = [
    Case("nothing", (), (3,), WHOLE),
    Case("7 pictures a second", (), (3,), WHOLE, rate=7.0),
    Case("5 pictures a second, as from a slow computer", (), (2, 3), WHOLE, rate=5.0),
    Case("a third of the pictures dropped", (drop(0.33),), (3,), WHOLE),
    Case("nine of ten dropped", (drop(0.9),), (0, 1, 2, 3), (2.0, 14.0)),
    Case("frozen at the bottom", (freeze(3.0, 5.0),), (2, 3), WHOLE),
    Case("frozen while standing", (freeze(0.5, 5.0),), (2,), WHOLE),
    Case("black while down", (blacken(2.5, 4.5),), (2,), (11.0, 12.1)),
    Case("silent while down", (silence(2.5, 4.5),), (2,), (11.0, 12.1)),
    Case("silent over a whole lunge", (silence(5.0, 9.0),), (2,), (9.0, 10.1)),
    Case("another size while down", (resize(3.0),), (3,), WHOLE),
    Case(
        "flickering black",
        (blacken(1.0, 1.2), blacken(3.0, 3.2), blacken(5.0, 5.2), blacken(7.0, 7.2)),
        (2, 3),
        (12.5, 14.0),
    ),
    Case("the clock set forward", (jump_clock(5.0, 3600.0),), (2, 3), (12.0, 14.0)),
    Case("the clock set back", (jump_clock(5.0, -3600.0),), (2, 3), (12.0, 14.0)),
]
VARIANTS = [
    Case(
        "another size again and again",
        tuple(resize(at_s) for at_s in (1.0, 3.0, 3.4, 6.0, 8.5)),
        (3,),
        WHOLE,
    ),
    Case("the clock set forward a little", (jump_clock(6.5, 2.0),), (2, 3), (12.0, 14.0)),
    Case("the clock set back a little", (jump_clock(6.5, -0.4),), (3,), (13.0, 14.0)),
    Case("120 pictures a second", (), (3,), WHOLE, rate=120.0),
]


def make_pictures(case: Case) -> list[ScriptedPicture]:
    pictures = script_pictures(case.rate, 14.0)
    for fault in case.faults:
        pictures = fault(pictures)
    return pictures


def play(exercise: str, script: Script, source: Source, folder: Path) -> list[Event]:
    """Return all events of a recorded run."""
    trainer = Trainer(EXERCISES[exercise])
    events: list[Event] = []
    times = []
    with source, Recorder(folder, HEADER) as recorder:
        for moment in process_frames(
            source.frames(), FakeLandmarker(make_poses(script)), trainer, recorder
        ):
            events += moment.feedback.events
            times.append(moment.pose.time_s)
        last = trainer.finish(times[-1])
        recorder.write_events(last)
    assert all(earlier < later for earlier, later in itertools.pairwise(times))
    return [*events, *last]


@pytest.mark.parametrize("case", CASES + VARIANTS, ids=lambda case: case.name)
def test_no_repetition_is_invented_and_the_recording_replays_exactly(
    case: Case, tmp_path: Path
) -> None:
    events = play("lunge", LUNGES, FaultyCamera(Clock(), make_pictures(case)), tmp_path / "made")
    assert sum(isinstance(event, RepetitionDone) for event in events) in case.repetitions
    recording = open_recording(tmp_path / "made")
    assert recording.events() == events
    assert analyse(recording.poses(), Trainer(EXERCISES["lunge"])).events == events


@pytest.mark.parametrize("case", CASES + VARIANTS, ids=lambda case: case.name)
def test_the_clock_of_a_hold_counts_what_was_seen(case: Case, tmp_path: Path) -> None:
    events = play(
        "couch-stretch", HOLDING, FaultyCamera(Clock(), make_pictures(case)), tmp_path / "made"
    )
    least, most = case.held_s
    assert least <= sum(event.held_s for event in events if isinstance(event, HoldEnded)) <= most


PAIRS = [
    Case(
        f"{one.name} + {two.name}",
        (*one.faults, *two.faults),
        tuple(range(min(max(one.repetitions), max(two.repetitions)) + 1)),
        (0.0, min(one.held_s[1], two.held_s[1])),
        min(one.rate, two.rate, 10.0),
    )
    for one, two in itertools.combinations(CASES[1:], 2)
]


def run_all(exercise: str, script: Script, case: Case) -> list[Event]:
    """Return all events of a run."""
    poses = list(
        detect_poses(
            FaultyCamera(Clock(), make_pictures(case)).frames(),
            FakeLandmarker(make_poses(script)),
        )
    )
    assert all(earlier.time_s < later.time_s for earlier, later in itertools.pairwise(poses))
    return analyse(poses, Trainer(EXERCISES[exercise])).events


@pytest.mark.parametrize("case", PAIRS, ids=lambda case: case.name)
def test_two_faults_at_once_invent_nothing(case: Case) -> None:
    lunges = run_all("lunge", LUNGES, case)
    assert sum(isinstance(event, RepetitionDone) for event in lunges) in case.repetitions
    held = run_all("couch-stretch", HOLDING, case)
    assert (
        sum(event.held_s for event in held if isinstance(event, HoldEnded)) <= case.held_s[1] + 1e-6
    )


@pytest.mark.parametrize("away_s", [0.3, 2.0, 300.0])
@pytest.mark.parametrize("at_s", [2.5, 3.4, 4.5])
def test_unplugged_and_back(at_s: float, away_s: float, tmp_path: Path) -> None:
    """The body moves on during a gap, so a repetition never spans it, unless it is very short."""
    clock = Clock()
    pictures = script_pictures(15.0, 14.0)
    before = FaultyCamera(
        clock, [picture for picture in pictures if picture.at_s < at_s], fails=True
    )
    after = FaultyCamera(
        clock,
        [
            ScriptedPicture(picture.at_s, picture.pose)
            for picture in pictures
            if picture.at_s < 14.0 - at_s
        ],
    )

    def come_back() -> FaultyCamera:
        clock.now_s += away_s
        return after

    problems: list[str] = []
    source = ReconnectingSource(before, come_back, clock=clock, retry_delay_s=0.0)
    source.on_problem = problems.append
    events = play("lunge", LUNGES, source, tmp_path / "made")
    whole_before = 1 if at_s > 4.4 else 0
    seen_after = sum(1 for down_s in (2.0, 6.2, 10.4) if down_s + 2.2 < 14.0 - at_s)
    assert sum(
        isinstance(event, RepetitionDone) for event in events
    ) <= whole_before + seen_after + (away_s < 1.0)
    assert problems == ["faulty camera stopped giving pictures.", ""]
    if away_s > 1.0:
        changes = [type(event) for event in events if isinstance(event, BodyFound | BodyLost)]
        assert changes[:3] == [BodyFound, BodyLost, BodyFound]


def test_the_clock_of_a_hold_pauses_without_a_camera(tmp_path: Path) -> None:
    clock = Clock()
    pictures = script_pictures(15.0, 4.0)

    def come_back() -> FaultyCamera:
        clock.now_s += 6.0
        return FaultyCamera(clock, pictures)

    events = play(
        "couch-stretch",
        HOLDING,
        ReconnectingSource(
            FaultyCamera(clock, pictures, fails=True), come_back, clock=clock, retry_delay_s=0.0
        ),
        tmp_path / "m",
    )
    assert sum(event.held_s for event in events if isinstance(event, HoldEnded)) == pytest.approx(
        8.0, abs=0.7
    )


def test_black_pictures_lose_the_body_within_half_a_second(tmp_path: Path) -> None:
    pictures = blacken(5.0, 9.0)(script_pictures(15.0, 14.0))
    events = play("couch-stretch", HOLDING, FaultyCamera(Clock(), pictures), tmp_path / "made")
    (lost,) = [event.time_s for event in events if isinstance(event, BodyLost)]
    assert 5.0 < lost <= 5.5
