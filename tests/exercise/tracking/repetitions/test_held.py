"""A dose may ask to hold each repetition, and the level of a hold is stored."""

from __future__ import annotations

from typing import Any

import pytest

from coach.body.synthetic_pose import SyntheticCamera
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.tables import HoldLevel
from coach.exercise.dose.prescribed_dose import replace_dose
from coach.exercise.tracking.events import HoldEnded, from_dict, to_dict
from coach.exercise.tracking.repetitions.measure import HOLD_IT, HOLD_LONGER, LET_GO
from coach.exercise.tracking.trainer import Trainer
from coach.store.exercises.loader import list_exercises, load_exercise
from tests.animation import animate

FACINGS = ["left", "right"]


def bridge(hold_s: float | None) -> Exercise:
    exercise = load_exercise("bridge").exercise
    return replace_dose(exercise, exercise.dose.model_copy(update={"hold_s": hold_s}))


def perform(exercise: Exercise, top_s: float, facing: Any) -> tuple[int, list[str]]:
    """Do one bridge, held at the top for this long; return the count and every cue."""
    figures = {figure.name: figure for figure in exercise.figures}
    down, top = figures["down"], figures["top"]
    script = [(down, 0.0, 2.0), (top, 1.0, top_s), (down, 1.0, 2.0)]
    trainer, cues = Trainer(exercise), []
    for pose in animate(script, SyntheticCamera(facing)):
        feedback = trainer.update(pose)
        cues += [str(feedback.cue.text)] if feedback.cue is not None else []
    return feedback.repetitions, cues


@pytest.mark.parametrize("facing", FACINGS)
@pytest.mark.parametrize(
    ("hold_s", "top_s", "count"),
    [
        pytest.param(None, 1.0, 1, id="as shipped"),
        pytest.param(4.0, 1.0, 0, id="let go too soon"),
        pytest.param(4.0, 5.0, 1, id="held"),
    ],
)
def test_a_bridge_counts_once_it_was_held(
    hold_s: float | None, top_s: float, count: int, facing: str
) -> None:
    counted, cues = perform(bridge(hold_s), top_s, facing)
    assert counted == count
    assert (HOLD_IT in cues) is (hold_s is not None)
    assert (LET_GO in cues) is (hold_s is not None and count == 1)
    assert (HOLD_LONGER in cues) is (count == 0)


REPETITIONS = [
    name for name in list_exercises() if load_exercise(name).exercise.kind == "repetitions"
]
RATE = 4.0
"""Poses per second: enough to time a hold."""


@pytest.mark.parametrize("name", REPETITIONS)
def test_a_prescribed_hold_leaves_the_movement_its_time(name: str) -> None:
    hold_s = 61.0  # longer than the `max_s` of any of them
    exercise = load_exercise(name).exercise
    exercise = replace_dose(exercise, exercise.dose.model_copy(update={"hold_s": hold_s}))
    figures = {figure.name: figure for figure in exercise.figures}
    rest, *others = (figures[phase.name] for phase in exercise.phases)
    way = [(figure, 1.0, 0.5) for figure in others[:-1]]
    script = [(rest, 0.0, 2.0), *way, (others[-1], 1.0, hold_s + 1.0), (rest, 1.0, 2.0)]
    near = "left" if exercise.view.near == "other" else "right"
    turned_deg = 90.0 if exercise.view.kinds[0] == "front" else 0.0
    camera = SyntheticCamera(working=near, turned_deg=turned_deg)
    trainer = Trainer(exercise)
    for pose in animate(script, camera, RATE):
        feedback = trainer.update(pose)
    assert feedback.repetitions == 1


def test_an_older_recording_has_no_level_and_a_newer_one_keeps_it() -> None:
    plain = HoldEnded(9.0, 0.0, 9.0, 9.0, "left", ())
    assert "level" not in to_dict(plain)
    assert "swings" not in to_dict(plain)
    assert from_dict(to_dict(plain)) == plain
    named = HoldEnded(9.0, 0.0, 9.0, 9.0, "left", (), "upright", 4)
    assert from_dict(to_dict(named)) == named


def test_a_level_is_a_table_of_a_hold() -> None:
    level = HoldLevel.model_validate(
        {"name": "upright", "title": "Upright", "when": [{"angle": "trunk_lean", "below": 20.0}]}
    )
    assert level.title == "Upright"
