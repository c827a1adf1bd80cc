"""A recording is judged again with the starts of its holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.exercise.tracking.events import HoldStarted
from coach.store.exercises.loader import load_exercise
from coach.store.recordings.recording import open_recording
from coach.store.recordings.replay import make_trainer
from tests.store.recorded import keep


@pytest.mark.parametrize(("name", "starts"), [("couch-stretch", [1.0]), ("lunge", [])])
def test_holds_count_from_their_recorded_start(
    tmp_path: Path, name: str, starts: list[float]
) -> None:
    recording = open_recording(keep([HoldStarted(1.0)], parent=tmp_path))
    trainer = make_trainer(recording, load_exercise(name).exercise, "left")
    feedbacks = trainer.update_many(list(recording.poses()))
    events = [event for feedback in feedbacks for event in feedback.events]
    assert [event.time_s for event in events if isinstance(event, HoldStarted)] == starts
