"""A draft of the figures of a shipped exercise counts them, passes the check and is as the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.body.pose import empty_pose
from coach.exercise.authoring.demonstration import demonstrate
from coach.exercise.authoring.observed_angles import observe_angles
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import analyse
from coach.store.exercises.drafts import render_draft
from coach.store.exercises.loader import load_exercise, parse_exercise
from coach.store.files.locations import poses_folder
from tests.exercise.authoring.demonstrations import show_figures

NAMES = [
    path.stem
    for path in sorted(poses_folder().glob("[!.]*.toml"))
    if load_exercise(path.stem).exercise.kind in ("repetitions", "hold")
]
SPOKEN = {
    "supine": "Lie down on your back",
    "all-fours": "Go on your hands and knees",
    "prone": "",
}
"""Position -> what the draft says while somebody is not in it."""


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_of_the_figures(name: str) -> None:
    """With nobody in the picture for the first half second."""
    shipped = load_exercise(name).exercise
    facing = "left" if NAMES.index(name) % 2 else "right"
    poses = [
        empty_pose(pose.time_s, pose.width, pose.height, 0.5) if pose.time_s < 0.5 else pose
        for pose in show_figures(shipped, facing)
    ]
    observed = observe_angles(poses)
    shown = demonstrate(observed)
    text = render_draft("Mine", shown, observed, "mine")
    drafted = parse_exercise(text, "mine", Path("mine.toml")).exercise
    assert drafted.position == shipped.position or not shown.position.sure
    assert {one.why for one in drafted.in_position} <= {SPOKEN.get(shipped.position)}
    session = analyse(poses, Trainer(drafted)).session
    counted = session.repetitions if drafted.kind == "repetitions" else session.holds
    assert len(counted) == len(shown.parts) > 0
    assert drafted.dose.repetitions == len(shown.parts)
