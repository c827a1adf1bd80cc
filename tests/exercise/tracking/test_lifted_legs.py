"""A leg that is lifted from the surface is not taken for a surface that slopes."""

from __future__ import annotations

import dataclasses

import pytest

from coach.exercise.tracking.events import FaultBegan, HoldEnded, RepetitionDone, TrialDone
from coach.exercise.tracking.trainer import Trainer
from tests.exercise.sessions import EXERCISES, draw
from tests.synthetic import Leg, lie, make_poses, train

RAISED = Leg(115.0, 125.0)
LIFTED = [
    pytest.param(Leg(22.0, 0.0), id="straight"),
    pytest.param(Leg(20.0, 8.0), id="almost straight"),
    pytest.param(Leg(22.0, 15.0), id="a little bent"),
    pytest.param(Leg(25.0, 24.0), id="bent"),
]


@pytest.mark.parametrize("other", LIFTED)
def test_the_range_with_the_other_leg_lifted_is_not_measured(other: Leg) -> None:
    poses = make_poses(draw(lie(RAISED, other), 5.0))
    _, events = train(Trainer(EXERCISES["hip-flexion-test"]), poses)
    (trial,) = [event for event in events if isinstance(event, TrialDone)]
    assert trial.peak_deg is None
    assert "other leg" in trial.why_not


@pytest.mark.parametrize("other", LIFTED)
def test_a_knee_drawn_up_with_the_other_leg_lifted_is_a_fault(other: Leg) -> None:
    poses = make_poses(draw(lie(RAISED, other), 5.0))
    _, events = train(Trainer(EXERCISES["knee-to-chest"]), poses)
    (hold,) = [event for event in events if isinstance(event, HoldEnded)]
    assert hold.faults == ("other_leg_rising",)


@pytest.mark.parametrize("hips_deg", [16.0, 20.0, 23.0])
def test_the_stretched_leg_of_a_bridge_is_no_surface(hips_deg: float) -> None:
    down = lie(Leg(50.0, 112.0, -28.0), Leg(50.0, 20.0, 0.0))
    top = dataclasses.replace(
        lie(Leg(hips_deg, 96.0, -22.0), Leg(hips_deg, 5.0, 0.0)), trunk_lean=-90.0 - hips_deg
    )
    script = [(2.0, down), *[(1.5, top), (2.0, top), (1.5, down), (1.0, down)] * 4]
    _, events = train(Trainer(EXERCISES["single-leg-bridge"]), make_poses(script))
    assert sum(isinstance(event, RepetitionDone) for event in events) == 4
    assert not [event for event in events if isinstance(event, FaultBegan)]
