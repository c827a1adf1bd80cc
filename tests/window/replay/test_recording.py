from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from coach.errors import ExerciseError, RecordingError
from coach.store.recordings.recording import open_recording
from coach.window.replay.recording import (
    ReplayRequest,
    choose_rules,
    evaluate,
    list_pairs,
    load_recording,
    name_columns,
)
from coach.window.replay.text import format_title, list_lines, make_pending_feedback
from tests.store.recorded import keep
from tests.window.replay.samples import LUNGE, sample_folder


def test_poses_are_loaded_exactly_and_the_evaluation_repeats_the_events() -> None:
    recording = load_recording(ReplayRequest(sample_folder("lunge")))
    poses = list(open_recording(sample_folder("lunge")).poses())
    assert len(recording.times) == len(poses)
    for index in (0, 100, len(poses) - 1):
        np.testing.assert_array_equal(recording.pose(index).world, poses[index].world)
        assert recording.find(poses[index].time_s) == index
    evaluation = evaluate(recording)
    assert tuple(evaluation.events) == recording.recorded_events
    assert evaluation.count == len(poses)
    assert np.isfinite(evaluation.column("knee_flexion_left")).any()


def test_work_can_be_cancelled() -> None:
    recording = load_recording(ReplayRequest(sample_folder("lunge")))
    evaluation = evaluate(recording, stopped=lambda: True)
    assert (evaluation.done, evaluation.count) == (False, 1)
    assert (
        len(load_recording(ReplayRequest(sample_folder("lunge")), stopped=lambda: True).times) == 1
    )
    assert evaluation.at(len(recording.times) - 1) is None


RULES = [
    pytest.param(ReplayRequest(Path()), "Rules of today", id="today's file"),
    pytest.param(
        ReplayRequest(Path(), as_recorded=True), "Rules as recorded", id="the recorded file"
    ),
    pytest.param(
        ReplayRequest(Path(), exercise="couch-stretch"),
        "Rules of couch-stretch",
        id="another exercise",
    ),
]


@pytest.mark.parametrize(("replay_request", "rules"), RULES)
def test_rules(replay_request: ReplayRequest, rules: str) -> None:
    assert choose_rules(replay_request, open_recording(sample_folder("lunge")))[1] == rules


def test_without_the_exercise_file_the_recorded_one_is_used(tmp_path: Path) -> None:
    text = open_recording(sample_folder("lunge")).header.exercise_text
    recording = open_recording(keep(exercise="gone", exercise_text=text))
    assert choose_rules(ReplayRequest(recording.path), recording)[1] == "Rules as recorded"
    with pytest.raises(ExerciseError):
        load_recording(
            ReplayRequest(
                keep(exercise="gone", exercise_text="", started_utc="2026-03-02T00:00:00+00:00")
            )
        )


def test_a_damaged_recording_raises(tmp_path: Path) -> None:
    shutil.copytree(sample_folder("lunge"), tmp_path / "lunge")
    file = tmp_path / "lunge" / "session.mcap"
    content = bytearray(file.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 200] = bytes(200)
    file.write_bytes(content)
    with pytest.raises(RecordingError):
        load_recording(ReplayRequest(tmp_path / "lunge"))


def test_angles_to_plot() -> None:
    assert list_pairs(LUNGE)[0] == "knee_flexion"
    assert name_columns("knee_flexion") == ("knee_flexion_left", "knee_flexion_right")
    assert name_columns("trunk_lean") == ("trunk_lean",)


def test_lines_of_a_frame() -> None:
    recording = load_recording(ReplayRequest(sample_folder("lunge")))
    evaluation = evaluate(recording)
    from coach.window.replay.marks import list_marks

    marks = list_marks(evaluation.events, recording.exercise, recording.duration_s)
    texts = [line.text for line in list_lines(evaluation.at(recording.find(6.0)), marks, 6.0)]
    assert texts[0].startswith("Bottom · Left knee")
    assert texts[1:] == ["Knee past the toes", "1 counted, 1 in good form"]
    assert [line.text for line in list_lines(None, (), 0.0)] == ["Not judged yet"]
    assert make_pending_feedback(recording.pose(60), recording.exercise).present
    assert format_title(recording).startswith("Lunge, 1 January 2026")
