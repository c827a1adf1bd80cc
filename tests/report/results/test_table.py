"""Results as JSON and CSV, as promised to those who read them."""

from __future__ import annotations

import csv
import io
import json
import math
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from coach.body.angle_errors import NAMES as ESTIMATED
from coach.body.angles import NAMES
from coach.body.landmark_errors import FAR_HIP_ERROR
from coach.body.landmarks import SIDES
from coach.body.pose import empty_pose
from coach.errors import CoachError, SourceError
from coach.exercise.tracking.events import FaultBegan, RepetitionDone, TrialDone
from coach.exercise.tracking.session import fold_all
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import Analysis, analyse
from coach.report.results.angle_table import open_table, write_table
from coach.report.results.table import open_json, summarise
from coach.store.exercises.loader import load_exercise
from tests.report.results.summaries import (
    LUNGES,
    TALL,
    TRIALS,
    WALL,
    find_reason,
    tell,
    tell_nobody,
)
from tests.synthetic import (
    Camera,
    empty,
    make_poses,
)

KEYS = {
    "schema_version": int,
    "exercise": str,
    "source": str,
    "asked_side": str,
    "frames": int,
    "duration_s": float,
    "tracked_s": float,
    "view": dict,
    "repetitions": list,
    "holds": list,
    "faults": list,
    "range_of_motion": dict | None,
    "range_test": dict | None,
    "not_measured": list,
    "uncounted": list,
}
UNCOUNTED_KEYS = {"start_s", "end_s", "why"}
VIEW_KEYS = {"kind", "facing", "yaw_deg", "ok", "problems"}
TEST_KEYS = {
    "norm_deg",
    "norm_source",
    "typical_deg",
    "typical_source",
    "definition",
    "direction",
    "also",
    "also_definition",
    "left_against_right",
}
ITEM_KEYS = {
    "repetitions": {"start_s", "peak_s", "end_s", "side", "peak_deg", "faults"},
    "holds": {"start_s", "end_s", "held_s", "side", "faults"},
    "faults": {"name", "start_s", "end_s", "side"},
    "not_measured": {"what", "why"},
}
SUMMARIES = [
    pytest.param(lambda: tell("lunge", LUNGES), id="lunge"),
    pytest.param(lambda: tell("lunge", LUNGES, Camera(88.0)), id="lunge from the front"),
    pytest.param(lambda: tell("couch-stretch", [(0.0, WALL), (3.0, WALL)]), id="couch stretch"),
    pytest.param(lambda: tell("hip-flexion-test", TRIALS), id="range test"),
    pytest.param(lambda: tell_nobody("hip-flexion-test"), id="nobody"),
]


@pytest.mark.parametrize("make", SUMMARIES)
def test_every_promised_key_is_there_and_all_of_it_is_json(make: Any) -> None:
    summary = make()
    assert json.loads(json.dumps(summary, allow_nan=False)) == summary
    assert set(KEYS) <= set(summary)
    assert all(isinstance(summary[key], kind) for key, kind in KEYS.items())
    assert set(summary["view"]) >= VIEW_KEYS
    for key, names in ITEM_KEYS.items():
        assert all(set(item) >= names for item in summary[key])
    for side in SIDES if summary["range_of_motion"] else ():
        described = summary["range_of_motion"][side]
        assert described is None or set(described) >= {
            "peak_deg",
            "uncertainty_deg",
            "trials",
            "against_norm",
            "against_earlier",
        }
    assert (summary["range_test"] is None) is (summary["range_of_motion"] is None)
    assert set(summary["range_of_motion"] or SIDES) == set(SIDES)
    assert set(summary["range_test"] or TEST_KEYS) == TEST_KEYS


def test_a_lunge() -> None:
    summary = tell("lunge", LUNGES)
    (repetition,) = summary["repetitions"]
    assert (repetition["side"], repetition["faults"]) == ("right", ["too_shallow"])
    assert repetition["start_s"] < repetition["peak_s"] < repetition["end_s"]
    assert summary["faults"] == [
        {
            "name": "too_shallow",
            "start_s": repetition["peak_s"],
            "end_s": repetition["end_s"],
            "side": "right",
        }
    ]
    assert summary["view"] == {
        "kind": "side",
        "facing": "right",
        "yaw_deg": 0.0,
        "ok": True,
        "problems": [],
    }
    assert (summary["range_of_motion"], summary["range_test"]) == (None, None)
    assert find_reason(summary, "faults.knee_caving_in") == "It can only be seen from the front."


def test_what_was_not_measured_is_null_and_never_nought() -> None:
    summary = tell("lunge", LUNGES, Camera(88.0))
    assert summary["repetitions"][0]["peak_deg"] is None
    assert summary["view"]["kind"] == summary["view"]["facing"] == "front"
    assert find_reason(summary, "faults.too_shallow") == "It can only be seen from the side."
    assert find_reason(summary, "faults.knee_caving_in") is None


def test_what_is_too_short_to_find_anybody_is_told_so() -> None:
    exercise = load_exercise("lunge").exercise
    for count, why in ((1, "It is too short"), (5, "It is too short"), (6, "Nobody was seen")):
        poses = [empty_pose(0.1 * step, 64, 48) for step in range(count)]
        summary = summarise(analyse(poses, Trainer(exercise)), "lunge", exercise, "a.mp4")
        [missing] = summary["not_measured"]
        assert missing["what"] == "everything"
        assert missing["why"].startswith(why)


def test_nobody() -> None:
    summary = tell_nobody("lunge")
    assert summary["view"] == {
        "kind": None,
        "facing": None,
        "yaw_deg": None,
        "ok": False,
        "problems": [],
    }
    assert summary["not_measured"] == [{"what": "everything", "why": "Nobody was seen."}]
    assert (summary["frames"], summary["tracked_s"], summary["repetitions"], summary["holds"]) == (
        30,
        0.0,
        [],
        [],
    )
    tested = tell_nobody("hip-flexion-test")
    assert tested["range_of_motion"] == {"left": None, "right": None}
    assert (tested["range_test"]["left_against_right"], tested["range_test"]["norm_deg"]) == (
        None,
        120.0,
    )


def test_a_hold() -> None:
    summary = tell("couch-stretch", [(0.0, WALL), (3.0, WALL)])
    (hold,) = summary["holds"]
    assert hold["held_s"] == pytest.approx(2.9, abs=0.1)
    assert hold["held_s"] <= hold["end_s"] - hold["start_s"] + 0.001
    assert (hold["side"], hold["faults"]) == ("right", [])
    assert find_reason(summary, "faults.lower_back_arched")


def test_a_bad_view_is_why() -> None:
    summary = tell("hip-flexion-test", TRIALS, Camera(40.0))
    assert summary["view"]["ok"] is False
    assert (
        find_reason(summary, "angles")
        == summary["view"]["problems"][0]
        == find_reason(summary, "range_of_motion.left")
    )


def test_a_refused_leg_is_said() -> None:
    summary = tell("couch-stretch", [(0.0, WALL.swapped()), (3.0, WALL.swapped())])
    assert summary["view"]["problems"] == [
        "Turn around: the leg behind must be towards the camera."
    ]
    assert any("towards the camera" in item["why"] for item in summary["not_measured"])


def test_a_view_that_changed_all_the_time_is_said_in_general_words() -> None:
    exercise = load_exercise("lunge").exercise
    analysis = Analysis(
        frames=100,
        present=100,
        good_views=40,
        problems={"Come closer": 10},
        words={"Come closer": "Come closer."},
    )  # type: ignore[arg-type]
    summary = summarise(analysis, "lunge", exercise, "clip.mp4")
    assert summary["view"]["problems"] == []
    assert find_reason(summary, "angles") == "The view was not good enough most of the time."


def test_a_fault_that_never_ended_and_two_trials() -> None:
    exercise = load_exercise("hip-flexion-test").exercise
    analysis = Analysis()
    analysis.add_events(
        [
            FaultBegan(1.0, "knee_not_bent", "left"),
            TrialDone(4.0, 3.0, 3.9, "left", 110.04, ()),
            TrialDone(9.0, 8.0, 8.9, "left", 114.0, ()),
        ]
    )
    summary = summarise(analysis, "hip-flexion-test", exercise, "clip.mp4")
    assert summary["faults"] == [
        {"name": "knee_not_bent", "start_s": 1.0, "end_s": None, "side": "left"}
    ]
    left = summary["range_of_motion"]["left"]
    assert (left["peak_deg"], [trial["peak_deg"] for trial in left["trials"]]) == (
        112.0,
        [110.0, 114.0],
    )


def test_json_to_a_file_and_to_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = {"exercise": "Dehnung ü", "peak_deg": None}
    for target in (str(tmp_path / "out.json"), "-"):
        with open_json(target) as write:
            write(summary)
    text = (tmp_path / "out.json").read_text(encoding="utf-8")
    assert json.loads(text) == summary
    assert "ü" in text
    assert capsys.readouterr().out == text


def test_what_is_not_finite_never_gets_into_a_file(tmp_path: Path) -> None:
    target = str(tmp_path / "out.json")
    with pytest.raises(ValueError, match="Out of range"), open_json(target) as write:
        write({"peak_deg": math.nan})
    assert not (tmp_path / "out.json").exists()


@pytest.mark.parametrize("write", [open_json, open_table], ids=["json", "csv"])
@pytest.mark.parametrize("place", ["nowhere/out", "."], ids=["no such folder", "a folder"])
def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, place: str, write: Any) -> None:
    with pytest.raises(CoachError) as caught, write(str(tmp_path / place)):
        pytest.fail("it is found before the work begins")
    assert str(tmp_path) in caught.value.message
    assert caught.value.hint


def test_a_table_of_angles_has_a_row_a_frame_and_empty_cells_for_what_is_not_measured(
    tmp_path: Path,
) -> None:
    path = tmp_path / "angles.csv"
    poses = empty(make_poses([(1.5, TALL)]), 0.0, 0.5)
    with write_table(path) as table:
        analyse(poses, Trainer(load_exercise("lunge").exercise), table.add)
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    assert list(rows[0]) == ["time_s", *NAMES, *(f"{name}_error" for name in ESTIMATED)]
    assert [float(row["time_s"]) for row in rows] == pytest.approx(
        [pose.time_s for pose in poses], abs=1e-4
    )
    assert all(rows[0][name] == "" for name in NAMES)
    far_hip = -float(np.interp(-110.0, *zip(*FAR_HIP_ERROR, strict=True)))
    assert float(rows[-1]["thigh_elevation_left"]) == pytest.approx(-110.0 + far_hip, abs=0.01)
    assert rows[-1]["knee_valgus_left"] == ""
    assert rows[0]["thigh_elevation_left_error"] == ""
    assert 2.0 < float(rows[-1]["thigh_elevation_left_error"]) < 20.0
    assert len(rows[-1]["knee_past_toes_right"].partition(".")[2]) == 4


@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="this system has no disk that is always full"
)
def test_a_full_disk_is_told_and_not_a_bug() -> None:
    full = Path("/dev/full")
    with pytest.raises(CoachError, match="/dev/full cannot be written"), write_table(full):
        pass
    with (
        pytest.raises(CoachError, match=r"angles\.csv cannot be written"),
        write_table(full, Path("angles.csv")),
    ):
        pass


class Unwritable(io.StringIO):
    """Standard output that cannot be written."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def write(self, text: str) -> int:
        raise self.error


def print_table() -> None:
    with open_table("-"):
        pass


def print_json() -> None:
    with open_json("-") as write:
        write({})


@pytest.mark.parametrize("print_result", [print_table, print_json])
def test_a_standard_output_that_is_full_is_told_and_one_that_nobody_reads_ends_the_work(
    monkeypatch: pytest.MonkeyPatch, print_result: Callable[[], None]
) -> None:
    monkeypatch.setattr(sys, "stdout", Unwritable(OSError(28, "No space left on device")))
    with pytest.raises(CoachError, match="Standard output cannot be written: No space left"):
        print_result()
    monkeypatch.setattr(sys, "stdout", Unwritable(BrokenPipeError(32, "Broken pipe")))
    with pytest.raises(BrokenPipeError):
        print_result()


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, SourceError])
def test_a_table_that_is_not_completed_leaves_the_old_file(
    tmp_path: Path, error: type[BaseException]
) -> None:
    path = tmp_path / "angles.csv"
    path.write_text("old\n", encoding="utf-8")
    with pytest.raises(error), open_table(str(path)):
        raise error("Stopped.")
    assert path.read_text(encoding="utf-8") == "old\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_repetition_that_was_cut_off_is_listed() -> None:
    exercise = load_exercise("lunge").exercise
    analysis = analyse(make_poses([*LUNGES, *LUNGES[:3]]), Trainer(exercise))
    summary = summarise(analysis, "lunge", exercise, "lunge.mp4")
    (listed,) = summary["uncounted"]
    assert set(listed) == UNCOUNTED_KEYS
    assert listed["why"].startswith("The end of the last repetition was not seen")
    assert len(summary["repetitions"]) == 1
    assert 4.0 < listed["start_s"] < listed["end_s"] <= summary["duration_s"]


@pytest.mark.parametrize("only_counted", [False, True])
def test_what_was_only_counted_is_listed(only_counted: bool) -> None:
    loaded = load_exercise("bridge").exercise
    done = RepetitionDone(3.0, 1.0, 2.0, None, None, (), only_counted)
    analysis = Analysis(present=1, session=fold_all([done]))
    summary = summarise(analysis, "bridge", loaded, "clip.mp4")
    why = find_reason(summary, "angles and faults of repetitions")
    words = "1 of 1 were only counted, by the movement that was seen."
    assert why == (words if only_counted else None)
    assert summary["repetitions"][0].get("only_counted", False) is only_counted
