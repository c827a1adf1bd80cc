"""At which pictures of a live run a larger pose model looks again."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from itertools import pairwise
from typing import cast

import numpy as np
import pytest

from coach.body.pose import Pose
from coach.exercise.doubt_tracker import KEEP_S, REST_S, TRIAL_S, DoubtTracker, copy_trainer
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
    """Is in doubt within the intervals: at the second look, if that helps, in none."""

    doubts: tuple[Interval, ...]
    helps: bool = True
    seen: list[Pose] = dataclasses.field(default_factory=list)
    copies: list[FakeTrainer] = dataclasses.field(default_factory=list)

    exercise = LUNGE

    def __deepcopy__(self, _: object) -> FakeTrainer:
        self.copies.append(FakeTrainer(self.doubts, self.helps, list(self.seen)))
        return self.copies[-1]

    def update(self, pose: Pose) -> Feedback:
        self.seen.append(pose)
        within = any(start_s <= pose.time_s <= end_s for start_s, end_s in self.doubts)
        doubtful = within and not (self.helps and pose.brightness == MENDED)
        return dataclasses.replace(
            GOOD, time_s=pose.time_s, angles=IN_DOUBT if doubtful else GOOD.angles
        )


def run_looks(
    *doubts: Interval, poses: Sequence[Pose] = POSES, helps: bool = True, from_s: float = 0.0
) -> tuple[FakeTrainer, list[float]]:
    """Run poses; return the trainer and the times at which a second look is wanted, in seconds.

    Args:
        doubts: When the first look is in doubt.
        poses: The first looks.
        helps: Whether the second look is without doubt.
        from_s: When the larger model is open.
    """
    trainer = FakeTrainer(doubts, helps)
    tracker = DoubtTracker(cast("Trainer", trainer))
    looks = []
    for pose in poses:
        wanted = tracker.update(pose)
        looks += [pose.time_s] * wanted
        twice = wanted and pose.time_s >= from_s
        judged = dataclasses.replace(pose, brightness=MENDED if twice else pose.brightness)
        tracker.note_judged(judged, trainer.update(judged), looked_twice=twice)
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


LONG = make_poses([(1.0, TALL), (110.0, TALL)])
ALWAYS = (1.0, 200.0)


@pytest.mark.parametrize("from_s", [0.0, 5.0])
def test_it_rests_if_the_second_look_does_not_help(from_s: float) -> None:
    _, looks = run_looks(ALWAYS, poses=LONG, helps=False, from_s=from_s)
    gaps = [(one, two) for one, two in pairwise(looks) if two - one > 1.0]
    assert [two - one for one, two in gaps] == pytest.approx([REST_S] * 3, abs=0.1)
    assert gaps[0][0] == pytest.approx(max(from_s, 1.0) + TRIAL_S, abs=0.2)


def test_it_goes_on_for_as_long_as_the_second_look_helps() -> None:
    _, looks = run_looks(ALWAYS, poses=LONG)
    assert looks == [pose.time_s for pose in LONG if pose.time_s > 1.0]


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
    copied, other = copy_trainer(trainer), copy_trainer(trainer)
    turned = [dataclasses.replace(pose, image=pose.image + 40.0) for pose in POSES[place:]]
    for pose in turned:
        other.update(pose)
    expected = [trainer.update(pose) for pose in POSES[place:]]
    found = [copied.update(pose) for pose in POSES[place:]]
    for one, two in zip(expected, found, strict=True):
        assert one.events == two.events
        np.testing.assert_equal(one.angles, two.angles)
    assert copied.exercise is trainer.exercise
