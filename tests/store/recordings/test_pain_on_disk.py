from __future__ import annotations

from pathlib import Path

import pytest

from coach.body.pose import empty_pose
from coach.exercise.tracking.events import ExerciseDone, Pain
from coach.store.recordings.recording import open_recording
from coach.store.recordings.writer import Recorder
from tests.store.recordings.film import HEADER


def test_pain_is_kept_if_the_program_is_killed_right_after_it(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path, HEADER)
    pain = Pain(0.0, before=False, score=7, place="back", during=True)
    recorder.write(empty_pose(0.0, 640, 480))
    recorder.write_events((pain,))
    seen = open_recording(recorder.path)  # no pose follows: the run is paused
    assert seen.pains() == [pain]
    assert not seen.finished
    recorder.close()


LAST_S = 4.0
MOMENTS = [
    pytest.param([Pain(0.0, True, 3)], [], ["before"], id="before"),
    pytest.param([Pain(2.0, False, 3)], [], ["during"], id="during"),
    pytest.param([Pain(LAST_S, False, 7, stopped=True)], [], ["during"], id="ended it at once"),
    pytest.param([], [Pain(LAST_S, False, 3)], ["after"], id="after"),
    pytest.param([], [Pain(LAST_S, False, 7, stopped=True)], ["after"], id="strong after"),
    pytest.param(
        [Pain(0.0, True, 4), Pain(2.0, False, 5)],
        [Pain(LAST_S, False, 1)],
        ["before", "during", "after"],
        id="all",
    ),
]


@pytest.mark.parametrize(("early", "late", "moments"), MOMENTS)
@pytest.mark.parametrize("ends", [True, False])
def test_when_an_answer_was_given_follows_from_its_place(
    tmp_path: Path, early: list[Pain], late: list[Pain], moments: list[str], ends: bool
) -> None:
    with Recorder(tmp_path, HEADER) as recorder:
        recorder.write(empty_pose(0.0, 640, 480))
        recorder.write_events([*early, *([ExerciseDone(LAST_S), *late] if ends else [])])
    found = [pain.moment for pain in open_recording(recorder.path).pains()]
    assert found == (moments if ends else moments[: len(early)])
