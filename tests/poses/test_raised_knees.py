"""A knee is called too low only if its thigh is, too: who leans back does not get "Knee higher"."""

from __future__ import annotations

from typing import Final

import pytest

from coach.exercise.tracking.events import RepetitionDone
from coach.exercise.tracking.trainer import Trainer
from tests.animation import animate
from tests.poses.stage import read, stage
from tests.synthetic import train

LEVEL_DEG: Final = {"high-knees": 0.0, "standing-march": -8.0, "standing-hip-flexion": -5.0}
"""Elevation of a raised thigh that is high enough."""
LOW_DEG: Final = {"high-knees": -24.0, "standing-march": -38.0, "standing-hip-flexion": -28.0}
LEAN_BACK_DEG: Final = -26.0


def raise_knee(name: str, elevation_deg: float, trunk_lean: float) -> set[str]:
    """Return the faults of raises of one knee with a thigh and a trunk like this."""
    exercise = read(name)
    rest, up = stage(exercise, "down"), stage(exercise, "up")
    bend = 90.0 + elevation_deg + trunk_lean
    raised = up.model_copy(update={"trunk_lean": trunk_lean, "hip_flexion": (bend, trunk_lean)})
    once = [(rest, 0.8, 0.8), (raised, 0.8, 0.8)]
    _, events = train(Trainer(exercise), animate([*once, *once, (rest, 0.8, 0.8)]))
    done = [event for event in events if isinstance(event, RepetitionDone)]
    assert done
    return {fault for each in done for fault in each.faults}


@pytest.mark.parametrize("name", LEVEL_DEG)
def test_who_leans_back_with_a_thigh_that_is_high_enough_is_told_only_to_stand_tall(
    name: str,
) -> None:
    assert raise_knee(name, LEVEL_DEG[name], LEAN_BACK_DEG) == {"leaning_back"}


@pytest.mark.parametrize("name", LEVEL_DEG)
def test_a_low_thigh_is_called_too_low(name: str) -> None:
    assert raise_knee(name, LOW_DEG[name], 0.0) == {"too_low"}
