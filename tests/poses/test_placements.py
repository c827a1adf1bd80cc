"""The words of a placement agree with the height of the camera that cards and drawings show."""

from __future__ import annotations

import pytest

from coach.exercise.definition.camera_height import CameraHeight, find_camera_height
from coach.store.exercises.loader import list_exercises, load_exercise

NAMES = sorted(list_exercises())
WORDS: dict[CameraHeight, tuple[str, ...]] = {
    "hip": ("height of your hips", "lower than your hips"),
    "seat": ("chair's seat",),
    "bed": ("height of the bed", "height of the table"),
}


@pytest.mark.parametrize("name", NAMES)
def test_the_placement_says_the_same_height(name: str) -> None:
    exercise = load_exercise(name).exercise
    if exercise.kind != "guided":
        words = WORDS[find_camera_height(exercise)]
        assert any(word in exercise.placement for word in words)
