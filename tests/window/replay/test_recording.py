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
    judge,
    list_pairs,
    name_columns,
    read_film,
)
from coach.window.replay.text import format_title, list_lines, make_unjudged
from tests.store.recorded import keep
from tests.window.replay_data import LUNGE, sample_folder


def test_a_film_holds_every_pose_bit_for_bit_and_today_says_what_was_told() -> None:
    film = read_film(ReplayRequest(sample_folder("lunge")))
    poses = list(open_recording(sample_folder("lunge")).poses())
    assert len(film.times) == len(poses)
    for index in (0, 100, len(poses) - 1):
        np.testing.assert_array_equal(film.pose(index).world, poses[index].world)
        assert film.find(poses[index].time_s) == index
    judgement = judge(film)
    assert tuple(judgement.events) == film.told
    assert judgement.count == len(poses)
    assert np.isfinite(judgement.column("knee_flexion_left")).any()


def test_work_can_be_left_off() -> None:
    film = read_film(ReplayRequest(sample_folder("lunge")))
    judgement = judge(film, stopped=lambda: True)
    assert (judgement.done, judgement.count) == (False, 1)
    assert len(read_film(ReplayRequest(sample_folder("lunge")), stopped=lambda: True).times) == 1
    assert judgement.at(len(film.times) - 1) is None


RULES = [
    pytest.param(ReplayRequest(Path()), "Rules of today", id="today's file"),
    pytest.param(
        ReplayRequest(Path(), as_recorded=True), "Rules as recorded", id="the file as it was"
    ),
    pytest.param(
        ReplayRequest(Path(), exercise="couch-stretch"), "Rules of couch-stretch", id="another one"
    ),
]


@pytest.mark.parametrize(("replay_request", "said"), RULES)
def test_rules(replay_request: ReplayRequest, said: str) -> None:
    assert choose_rules(replay_request, open_recording(sample_folder("lunge")))[1] == said


def test_an_exercise_that_is_gone_is_judged_as_it_was(tmp_path: Path) -> None:
    text = open_recording(sample_folder("lunge")).header.exercise_text
    recording = open_recording(keep(exercise="gone", exercise_text=text))
    assert choose_rules(ReplayRequest(recording.path), recording)[1] == "Rules as recorded"
    with pytest.raises(ExerciseError):
        read_film(
            ReplayRequest(
                keep(exercise="gone", exercise_text="", started_utc="2026-03-02T00:00:00+00:00")
            )
        )


def test_a_damaged_recording_is_refused(tmp_path: Path) -> None:
    shutil.copytree(sample_folder("lunge"), tmp_path / "lunge")
    file = tmp_path / "lunge" / "session.mcap"
    content = bytearray(file.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 200] = bytes(200)
    file.write_bytes(content)
    with pytest.raises(RecordingError):
        read_film(ReplayRequest(tmp_path / "lunge"))


def test_angles_to_look_at() -> None:
    assert list_pairs(LUNGE)[0] == "knee_flexion"
    assert name_columns("knee_flexion") == ("knee_flexion_left", "knee_flexion_right")
    assert name_columns("trunk_lean") == ("trunk_lean",)


def test_an_instant_in_words() -> None:
    film = read_film(ReplayRequest(sample_folder("lunge")))
    judgement = judge(film)
    from coach.window.replay.marks import list_marks

    marks = list_marks(judgement.events, film.exercise, film.duration_s)
    said = [line.text for line in list_lines(judgement.at(film.find(6.0)), marks, 6.0)]
    assert said[0].startswith("Bottom · Left knee")
    assert said[1:] == ["Knee past the toes", "1 counted, 1 in good form"]
    assert [line.text for line in list_lines(None, (), 0.0)] == ["Not judged yet"]
    assert make_unjudged(film.pose(60), film.exercise).present
    assert format_title(film).startswith("Lunge, 1 January 2026")
