"""Summaries of synthetic sessions."""

from __future__ import annotations

from typing import Any

from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import analyse
from coach.report.results.table import summarise
from coach.store.exercises.loader import load_exercise
from tests.synthetic import (
    HEIGHT,
    SIDE_ON,
    WIDTH,
    Camera,
    Leg,
    Script,
    empty_pose,
    lie,
    make_poses,
    split,
)

TALL, LOW = split(Leg(-70.0, 15.0), Leg(-110.0, 5.0)), split(Leg(-35.0, 58.0), Leg(-100.0, 62.0))
LUNGES: Script = [(1.0, TALL), (1.0, LOW), (0.6, LOW), (1.0, TALL), (0.6, TALL)]
WALL = split(Leg(0.0, 90.0), Leg(-110.0, 150.0), front_side="left")
FLAT, KNEE, STRAIGHT = lie(), lie(Leg(115.0, 125.0)), lie(Leg(85.0, 5.0))
TRIALS: Script = [(2.5, FLAT), (1.0, KNEE), (2.0, KNEE), (1.0, FLAT), (1.0, FLAT)]
FAILED: Script = [(2.5, FLAT), (1.0, STRAIGHT), (2.0, STRAIGHT), (1.0, FLAT), (1.0, FLAT)]


def tell(exercise: str, script: Script, camera: Camera = SIDE_ON) -> dict[str, Any]:
    loaded = load_exercise(exercise).exercise
    return summarise(
        analyse(make_poses(script, camera), Trainer(loaded)), exercise, loaded, "clip.mp4"
    )


def tell_nobody(exercise: str) -> dict[str, Any]:
    loaded = load_exercise(exercise).exercise
    return summarise(
        analyse([empty_pose(step / 15, WIDTH, HEIGHT) for step in range(30)], Trainer(loaded)),
        exercise,
        loaded,
        "clip.mp4",
    )


def find_reason(summary: dict[str, Any], what: str) -> str | None:
    return next((item["why"] for item in summary["not_measured"] if item["what"] == what), None)
