"""Figures of shipped exercises, in which synthetic bodies are shown."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from coach.exercise.definition.exercise import Exercise, Figure
from coach.store.exercises.loader import load_exercise

RATE: Final = 8.0
"""Poses a second."""
WAY_S: Final = 0.8
"""From one figure to the next, seconds."""
NAMES: Final = sorted(path.stem for path in (Path(__file__).parents[2] / "poses").glob("*.toml"))
RESTS: Final[dict[str, Figure]] = {
    "supine": Figure(name="rest", trunk_lean=-90.0, rests_on="back"),
    "seated": Figure(
        name="rest", hip_flexion=(90.0, 90.0), knee_flexion=(90.0, 90.0), rests_on="seat"
    ),
}
"""Where the body is before a hold whose file shows no figure of that; otherwise it stands."""


@cache
def read(name: str) -> Exercise:
    return load_exercise(name).exercise


def find_figure(exercise: Exercise, name: str) -> Figure | None:
    return next((figure for figure in exercise.figures if figure.name == name), None)


def stage(exercise: Exercise, name: str) -> Figure:
    figure = find_figure(exercise, name)
    if figure is None and name == "rest":
        return RESTS.get(exercise.position, Figure(name="rest"))
    assert figure is not None, f"there is no figure of {name}"
    return figure
