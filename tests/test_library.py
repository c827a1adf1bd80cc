"""coach as a library: arrays, a table, an exercise run over poses, and documents that are true."""

from __future__ import annotations

import dataclasses
import importlib.util
import math
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import coach
from coach.body.angles import NAMES
from coach.body.pose import Pose, empty_pose
from coach.errors import ExerciseError, RecordingError
from coach.exercise.tracking.events import ExerciseDone
from coach.library import PoseArrays
from coach.store.files.locations import poses_folder, samples_folder
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


def change(**fields: object) -> list[Pose]:
    """Return three poses, the last of them with these fields."""
    poses = [make_pose(step / 10) for step in range(3)]
    return [*poses[:2], dataclasses.replace(poses[2], **fields)]


WRONG_POSES = {
    "no pose": (["a"], TypeError, "pose 0: must be a Pose, not str"),
    "a time that falls": (
        change(time_s=0.05),
        ValueError,
        "pose 2: time_s = 0.05 is less than 0.1",
    ),
    "no time": (change(time_s=math.nan), ValueError, "pose 2: time_s = nan must be finite"),
    "an endless time": (change(time_s=math.inf), ValueError, "time_s = inf must be finite"),
    "None as time": (change(time_s=None), TypeError, "time_s = None must be a number"),
    "an empty picture": (change(width=0), ValueError, "width = 0 must be positive"),
    "a height of nothing": (change(height=math.nan), ValueError, "height = nan must be positive"),
    "brightness in 255": (change(brightness=128.0), ValueError, "brightness = 128.0 must be from"),
    "points missing": (
        change(image=np.zeros((32, 2))),
        ValueError,
        r"pose 2: image has shape \(32, 2\), must have \(33, 2\)",
    ),
    "no depth": (change(world=np.zeros((33, 2))), ValueError, r"must have \(33, 3\)"),
    "a column": (change(visibility=np.zeros((33, 1))), ValueError, r"must have \(33,\)"),
    "a list": (
        change(image=[[0.0, 0.0]] * 33),
        TypeError,
        "image must be an array of real numbers",
    ),
    "complex": (change(image=np.zeros((33, 2), complex)), TypeError, "array of real numbers"),
    "percent": (change(visibility=np.full(33, 100.0)), ValueError, "visibility must be from 0 to"),
}


@pytest.mark.parametrize("name", WRONG_POSES)
def test_a_wrong_pose_is_named(name: str) -> None:
    poses, kind, words = WRONG_POSES[name]
    with pytest.raises(kind, match=words):
        coach.run_exercise("lunge", poses)


WRONG_ARGUMENTS = {
    "a side that is none": (("lunge", [], "up"), ValueError, "side = 'up' must be one of auto"),
    "no exercise": ((None, []), TypeError, "exercise must be a name, the path of a file"),
    "a start that is no time": (("plank", [], "auto", [math.nan]), ValueError, "starts = "),
}


@pytest.mark.parametrize("name", WRONG_ARGUMENTS)
def test_a_wrong_argument_is_named(name: str) -> None:
    arguments, kind, words = WRONG_ARGUMENTS[name]
    with pytest.raises(kind, match=words):
        coach.run_exercise(*arguments)


def test_other_numbers_are_numbers(sample: coach.ReadRecording) -> None:
    poses = [
        dataclasses.replace(
            pose,
            time_s=np.float64(pose.time_s),
            width=np.int32(pose.width),
            world=pose.world.astype(np.float32),
        )
        for pose in sample.poses()
    ]
    run = coach.run_exercise(poses_folder() / "lunge.toml", poses)
    assert len(run.session.repetitions) == len(sample.run.session.repetitions)


WRONG_ARRAYS = {
    "times missing": (
        {"times": np.zeros(2)},
        r"image has shape \(3, 33, 2\), must have \(2, 33, 2",
    ),
    "times in a column": ({"times": np.zeros((3, 1))}, r"times has shape \(3, 1\)"),
    "flat points": ({"image": np.zeros((3, 66))}, r"image has shape \(3, 66\)"),
    "no size": ({"sizes": np.full((3, 2), np.nan)}, "sizes must be finite"),
}


@pytest.mark.parametrize("name", WRONG_ARRAYS)
def test_arrays_that_do_not_fit_are_named(name: str) -> None:
    fields, words = WRONG_ARRAYS[name]
    arrays = PoseArrays.gather(change())
    with pytest.raises(ValueError, match=words):
        dataclasses.replace(arrays, **fields)
