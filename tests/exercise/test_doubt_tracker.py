"""At which pictures of a live run a larger pose model looks again."""

from __future__ import annotations

import dataclasses
import math
from typing import cast

import numpy as np
import pytest

from coach.body.pose import Pose
from coach.exercise.doubt_tracker import KEEP_S, DoubtTracker
from coach.exercise.second_look import MARGIN_S, Interval
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.trainer import Trainer
from coach.store.exercises.loader import load_exercise
from tests.exercise.sessions import LOW, TALL
from tests.synthetic import make_poses, train

POSES = make_poses([(1.0, TALL), (2.0, LOW), (2.0, LOW), (2.0, TALL), (3.0, TALL)])
LUNGE = load_exercise("lunge").exercise
GOOD = dataclasses.replace(train(Trainer(LUNGE), POSES)[0][-1], side="right")
IN_DOUBT = {**GOOD.angles, "knee_flexion_right": math.nan}
MENDED = 0.75
"""Brightness that marks a pose of a second look."""


@dataclasses.dataclass
class FakeTrainer:
    """Is in doubt at the first look within the intervals, and never at the second."""

    doubts: tuple[Interval, ...]
    seen: list[Pose] = dataclasses.field(default_factory=list)
    copies: list[FakeTrainer] = dataclasses.field(default_factory=list)

    def copy(self) -> FakeTrainer:
        self.copies.append(FakeTrainer(self.doubts, list(self.seen)))
        return self.copies[-1]

    def update(self, pose: Pose) -> Feedback:
        self.seen.append(pose)
        within = any(start_s <= pose.time_s <= end_s for start_s, end_s in self.doubts)
        doubtful = within and pose.brightness != MENDED
        return dataclasses.replace(
            GOOD, time_s=pose.time_s, angles=IN_DOUBT if doubtful else GOOD.angles
        )


def run_looks(*doubts: Interval) -> tuple[FakeTrainer, list[float]]:
    """Run all poses; return the trainer and the times of the second looks, in seconds."""
    trainer = FakeTrainer(doubts)
    tracker = DoubtTracker(cast("Trainer", trainer))
    looks = []
    for pose in POSES:
        wanted = tracker.update(pose)
        if wanted:
            looks.append(pose.time_s)
        judged = dataclasses.replace(pose, brightness=MENDED if wanted else pose.brightness)
        tracker.note_judged(judged, trainer.update(judged))
    return trainer, looks


LOOKS = [
    pytest.param((), 0, id="never in doubt"),
    pytest.param(((2.0, 3.0),), 1, id="once"),
    pytest.param(((2.0, 3.0), (3.2, 4.0)), 1, id="twice, nearly without a pause"),
    pytest.param(((2.0, 2.0), (4.0, 4.0)), 1, id="twice, while the first look is still judged"),
    pytest.param(((1.0, 2.0), (5.5, 7.0)), 2, id="twice, long after each other"),
]


@pytest.mark.parametrize(("doubts", "copies"), LOOKS)
def test_it_looks_again_from_the_picture_after_a_doubt_until_shortly_after_it(
    doubts: tuple[Interval, ...], copies: int
) -> None:
    trainer, looks = run_looks(*doubts)
    times = [pose.time_s for pose in POSES]
    doubted = [t for t in times if any(start_s <= t <= end_s for start_s, end_s in doubts)]
    # A doubt is known at once if the first look is judged by itself, and one picture later if not.
    firsts = [min(t for t in doubted if t >= start_s) for start_s, _ in doubts]
    late = [t for t, last in zip(firsts, [-math.inf, *firsts], strict=False) if t - last > KEEP_S]
    wanted = [t for t in times if any(0 <= t - each <= MARGIN_S for each in doubted)]
    assert looks == [t for t in wanted if t not in late]
    assert len(trainer.copies) == copies


def test_a_copy_judges_the_first_looks_alone() -> None:
    trainer, looks = run_looks((2.0, 3.0))
    [alone] = trainer.copies
    assert [pose.time_s for pose in alone.seen if pose.brightness == MENDED] == []
    assert [pose.time_s for pose in trainer.seen if pose.brightness == MENDED] == looks
    kept = [pose.time_s for pose in alone.seen]
    assert kept == [pose.time_s for pose in POSES if pose.time_s <= kept[-1]]
    assert KEEP_S < kept[-1] - 3.0 <= KEEP_S + 0.2, "the copy is dropped"


@pytest.mark.parametrize("place", [1, 20, 45, 80])
def test_a_copy_of_a_trainer_goes_on_like_it_and_by_itself(place: int) -> None:
    trainer = Trainer(LUNGE)
    for pose in POSES[:place]:
        trainer.update(pose)
    copied, other = trainer.copy(), trainer.copy()
    turned = [dataclasses.replace(pose, image=pose.image + 40.0) for pose in POSES[place:]]
    for pose in turned:
        other.update(pose)
    expected = [trainer.update(pose) for pose in POSES[place:]]
    found = [copied.update(pose) for pose in POSES[place:]]
    for one, two in zip(expected, found, strict=True):
        assert one.events == two.events
        np.testing.assert_equal(one.angles, two.angles)
    assert copied.exercise is trainer.exercise
