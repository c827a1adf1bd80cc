from __future__ import annotations

from pathlib import Path

from coach.body.pose import empty_pose
from coach.exercise.tracking.events import Pain
from coach.store.recordings.recording import open_recording
from coach.store.recordings.writer import Recorder
from tests.store.recordings.film import HEADER


def test_pain_is_kept_if_the_program_is_killed_right_after_it(tmp_path: Path) -> None:
    recorder, pain = Recorder(tmp_path, HEADER), Pain(0.0, before=False, score=7, place="back")
    recorder.write(empty_pose(0.0, 640, 480))
    recorder.write_events((pain,))
    seen = open_recording(recorder.path)  # no pose follows: the run is paused
    assert seen.pains() == [pain]
    assert not seen.finished
    recorder.close()
