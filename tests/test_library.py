"""coach as a library: arrays, a table, an exercise run over poses, and documents that are true."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import coach
from coach.body.angles import NAMES
from coach.body.pose import empty_pose
from coach.errors import ExerciseError, RecordingError
from coach.exercise.tracking.events import ExerciseDone
from coach.library import PoseArrays
from coach.store.files.locations import samples_folder
from coach.store.recordings.recording import open_recording
from tests.store.recorded import COUNTED, keep, make_pose

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def sample() -> coach.ReadRecording:
    return coach.read_recording(samples_folder() / "lunge")


def test_arrays_hold_the_poses_bit_for_bit(sample: coach.ReadRecording) -> None:
    poses = list(open_recording(samples_folder() / "lunge").poses())
    count = len(poses)
    assert len(sample) == count
    assert (
        sample.times.shape,
        sample.image.shape,
        sample.world.shape,
        sample.visibility.shape,
    ) == (
        (count,),
        (count, 33, 2),
        (count, 33, 3),
        (count, 33),
    )
    for pose, again in zip(poses, sample.poses(), strict=True):
        assert (pose.time_s, pose.width, pose.height) == (again.time_s, again.width, again.height)
        assert pose.image.tobytes() == again.image.tobytes()
        assert pose.world.tobytes() == again.world.tobytes()
        assert again.image.flags.c_contiguous


def test_the_same_poses_give_the_same_events(sample: coach.ReadRecording) -> None:
    again = coach.run_exercise(
        sample.run.exercise, open_recording(sample.path).poses(), sample.header.side
    )
    assert again.events == sample.run.events
    assert len(again.feedback) == len(sample)


def test_angles_are_a_table(sample: coach.ReadRecording) -> None:
    table = pd.DataFrame(sample.angles())
    assert list(table) == ["time_s", *NAMES]
    assert len(table) == len(sample)
    assert 80 < table["knee_flexion_left"].max() < 130


def test_a_name_among_the_recordings_is_found_and_nobody_is_nan() -> None:
    folder = keep()
    recording = coach.read_recording(folder.name)
    assert recording.path == folder / "session.mcap"
    assert np.isnan(recording.image).all()
    assert recording.events == (*COUNTED, ExerciseDone(4.0))
    with pytest.raises(ExerciseError):
        recording.angles()


def test_no_pose_at_all() -> None:
    arrays = PoseArrays.gather([])
    assert (len(arrays), arrays.image.shape, list(arrays.poses())) == (0, (0, 33, 2), [])
    run = coach.run_exercise("lunge", [])
    assert run.events == (ExerciseDone(0.0),)
    assert len(run.angles()["time_s"]) == 0


def test_poses_from_elsewhere() -> None:
    arrays = PoseArrays.gather([make_pose(0.0), empty_pose(0.5, 64, 48)])
    assert coach.run_exercise("lunge", arrays.poses()).events[-1] == ExerciseDone(0.5)


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordingError):
        coach.read_recording(tmp_path / "none")
    with pytest.raises(AttributeError, match="no_such_thing"):
        _ = coach.no_such_thing


def test_import_alone_loads_nothing() -> None:
    program = "import sys, coach; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"numpy", "pydantic", "coach.library"} & set(loaded)


def test_the_stub_names_what_there_is() -> None:
    stub = (ROOT / "coach" / "__init__.pyi").read_text(encoding="utf-8")
    named = set(re.findall(r"import \w+ as (\w+)", stub))
    assert named == {
        name
        for name in dir(coach)
        if name in __import__("coach.library", fromlist=["library"]).__all__
    }
    assert (ROOT / "coach" / "py.typed").is_file()


def test_the_example_runs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ROOT / "docs" / "example_library.py"
    monkeypatch.setattr("sys.argv", [str(path)])
    spec = importlib.util.spec_from_file_location("example_library", path)
    assert spec is not None
    assert spec.loader is not None
    spec.loader.exec_module(importlib.util.module_from_spec(spec))
    said = capsys.readouterr().out
    assert re.search(r"lunge: \d+ poses", said)
    assert "repetitions: " in said


def test_the_page_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = re.findall(
        r"```python\n(.*?)```",
        (ROOT / "docs" / "library.md").read_text(encoding="utf-8"),
        re.DOTALL,
    )
    assert len(blocks) == 3
    known: dict[str, object] = {}
    for block in blocks:
        exec(
            block.replace('"2026-01-31_18-05-00Z_lunge"', repr(str(samples_folder() / "lunge"))),
            known,
        )
    assert isinstance(known["table"], pd.DataFrame)
