"""The command: clips with their truth and index, rendered once."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any, Self

import numpy as np
import pytest

from benchmarks.accuracy.clip_poses import read_truth
from benchmarks.rendering.body import Body
from benchmarks.rendering.camera import SIZE, Camera
from benchmarks.rendering.clips import Clip, list_clips
from benchmarks.rendering.makehuman import MakeHumanData
from benchmarks.rendering.movements.exercises import EXERCISES
from benchmarks.rendering.people import Looks, invent_person
from benchmarks.rendering.picture import Picture
from benchmarks.rendering.render import main, parse_bodies, stage
from benchmarks.rendering.room import Room
from benchmarks.rendering.shape import Shape
from coach.body.pose import Array
from coach.store.exercises.loader import load_exercise

SMALL = (64, 48)
"""Width and height of the pictures here: large ones take long to write."""


class FlatScene:
    """Stands in for Blender: grey pictures, as light as the body is high."""

    rendered = 0

    def __init__(self, body: Body, looks: Looks, room: Room, camera: Camera) -> None:
        self.body = body

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        pass

    def render(self, vertices: Array) -> Picture:
        FlatScene.rendered += 1
        level = round(100.0 * float(vertices[self.body.surface, 1].max()))
        return np.full((SMALL[1], SMALL[0], 3), level, np.uint8)


Render = Callable[..., Path]


@pytest.fixture
def render(
    data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Path]:
    """Run the command with the stand-in and people of blocks; returns the folder of the clips."""
    scene = ModuleType("benchmarks.rendering.scene")
    scene.Scene = FlatScene  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, scene.__name__, scene)
    monkeypatch.setattr("benchmarks.rendering.picture.SIZE", SMALL)

    def invent(generator: np.random.Generator, number: int) -> Looks:
        looks = invent_person(generator, number)
        return Looks(Shape(gender=1.0), looks.clothes, looks.colours, looks.hair_m)

    monkeypatch.setattr("benchmarks.rendering.render.invent_person", invent)

    def run(*arguments: str, name: str = "clips") -> Path:
        out = tmp_path / name
        main([str(data_folder), str(out), "--fps", "2", *arguments])
        return out

    return run


def read_index(folder: Path) -> dict[str, dict[str, Any]]:
    entries = json.loads((folder / "index.json").read_text())
    return {Path(entry["file"]).stem: entry for entry in entries}


def test_each_exercise_has_its_truth_and_its_entry(render: Render) -> None:
    folder = render("--bodies", "1")
    index = read_index(folder)
    assert {entry["exercise"] for entry in index.values()} == set(EXERCISES)
    assert len(index) == len(EXERCISES) + 2  # two exercises have a clip of each leg
    for name, entry in index.items():
        truth = read_truth(folder / entry["truth"])
        assert len(truth["time_s"]) == int(entry["seconds"] * 2)
        assert truth["time_s"][1] == 0.5
        assert np.isfinite(list(truth.values())).all()
        assert (folder / f"{name}.mp4").stat().st_size > 0
        assert entry["fps"] == 2
        assert entry["body"] == "r01"
        assert entry["light"] in ("dim", "day")
        assert abs(entry["yaw_deg"]) <= 18.0
        load_exercise(entry["exercise"])
        assert (entry["side"] is None) == (entry["exercise"] in ("squat", "standing-march"))
    assert index["lunge_r01_left"]["repetitions"] == 3
    assert index["standing-march_r01_left"]["repetitions"] == 6
    assert index["knee-to-chest_r01_left"]["holds"] == [{"start_s": 3.2, "end_s": 7.7}]


def test_a_trial_has_the_elevation_of_its_truth(render: Render) -> None:
    folder = render("--bodies", "2", "--exercises", "hip-flexion-test")
    for name, entry in read_index(folder).items():
        truth = read_truth(folder / f"{name}.csv")
        first, second = entry["trials"]
        assert first["side"] == second["side"] == entry["side"]
        elevation = truth[f"thigh_elevation_{entry['side']}"]
        assert max(t["thigh_elevation_deg"] for t in (first, second)) == pytest.approx(
            elevation.max(), abs=0.1
        )


def test_a_far_rear_leg_cannot_be_believed(render: Render) -> None:
    index = read_index(render("--bodies", "0-3", "--exercises", "couch-stretch"))
    assert len(index) == 8
    for entry in index.values():
        assert entry["believable"] == (entry["side"] == entry["near"])
    assert sum(entry["believable"] for entry in index.values()) == 4


def test_a_clip_is_rendered_once(render: Render) -> None:
    folder = render("--bodies", "0", "--exercises", "squat")
    before, count = (folder / "squat_r00_left.mp4").read_bytes(), FlatScene.rendered
    (folder / "squat_r00_left.mp4").write_bytes(b"kept")
    render("--bodies", "0-1", "--exercises", "squat")
    assert (folder / "squat_r00_left.mp4").read_bytes() == b"kept"
    assert FlatScene.rendered > count
    assert list(read_index(folder)) == ["squat_r00_left", "squat_r01_left"]
    (folder / "squat_r00_left.json").unlink()
    render("--bodies", "0", "--exercises", "squat")
    assert (folder / "squat_r00_left.mp4").read_bytes() == before


def test_the_same_seed_gives_the_same_clip(render: Render) -> None:
    arguments = ("--bodies", "4", "--exercises", "lunge")
    first, second = (render(*arguments, name=name) for name in ("first", "second"))
    for end in ("mp4", "csv", "json"):
        name = f"lunge_r04_left.{end}"
        assert (first / name).read_bytes() == (second / name).read_bytes()
    other = render(*arguments, "--seed", "1", name="other")
    assert list(read_index(other)) == ["lunge_r1-04_left"]
    assert (other / "lunge_r1-04_left.csv").read_bytes() != (
        first / "lunge_r04_left.csv"
    ).read_bytes()


def test_the_truth_has_angles_and_pixels(render: Render) -> None:
    folder = render("--bodies", "0", "--exercises", "standing-march")
    with (folder / "standing-march_r00_left.csv").open(encoding="utf-8") as file:
        row = next(csv.DictReader(file))
    assert float(row["hip_flexion_left"]) == pytest.approx(2.0, abs=0.5)
    x, y = float(row["px_right_knee_x"]), float(row["px_right_knee_y"])
    assert 0.0 < x < SIZE[0]
    assert float(row["px_right_hip_y"]) < y < float(row["px_right_ankle_y"])


@pytest.mark.parametrize("exercise", EXERCISES)
def test_people_face_both_ways(exercise: str) -> None:
    near = {clip.near for clip in list_clips(range(18), [exercise])}
    assert near == {"left", "right"}
    sides = {clip.side for clip in list_clips(range(18), [exercise])}
    assert sides == {"left", "right"}


def test_names_of_clips_are_unique() -> None:
    names = [clip.name for clip in list_clips(range(30), list(EXERCISES))]
    assert len(names) == len(set(names)) == 30 * (len(EXERCISES) + 2)


def test_the_legs_of_one_person_are_filmed_from_one_side(data: MakeHumanData) -> None:
    clips = [Clip(3, "couch-stretch", side) for side in ("left", "right")]
    assert clips[0].near == clips[1].near


def test_staging_is_random_only_by_its_words(data: MakeHumanData, render: Render) -> None:
    clip = Clip(0, "lunge", "left")
    first, second = stage(data, clip), stage(data, clip)
    np.testing.assert_array_equal(first.room.floor, second.room.floor)
    assert first.camera == second.camera
    assert first.camera != stage(data, Clip(0, "squat", "left")).camera


@pytest.mark.parametrize(
    ("text", "numbers"), [("3", [3]), ("0-2", [0, 1, 2]), ("0-1,5,7-8", [0, 1, 5, 7, 8])]
)
def test_lists_of_people(text: str, numbers: list[int]) -> None:
    assert parse_bodies(text) == numbers


MISTAKES = [
    (["--bodies", "x"], "'x' is no list of people. Example: 0-5,8"),
    (["--bodies", "5-3"], "'5-3' is no list of people"),
    (["--bodies", "-1"], "--bodies"),
    (["--exercises", "lunge,jump"], "'jump' is not among hip-flexion-test, "),
    (["--fps", "0"], "--fps"),
    (["--seed", "-1"], "--seed"),
]


@pytest.mark.parametrize(("arguments", "message"), MISTAKES)
def test_a_wrong_argument_is_named(
    render: Render, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    with pytest.raises(SystemExit) as caught:
        render(*arguments)
    assert caught.value.code == 2
    assert message in capsys.readouterr().err


def test_a_missing_data_folder_is_named(
    render: Render, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main([str(tmp_path / "nothing"), str(tmp_path / "out")])
    assert caught.value.code == 2
    error = capsys.readouterr().err
    assert "nothing" in error
    assert "makehuman/data" in error


def test_an_output_that_is_a_file_is_named(
    render: Render, data_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(SystemExit) as caught:
        main([str(data_folder), str(tmp_path / "out")])
    assert caught.value.code == 2
    assert "out cannot be written: File exists." in capsys.readouterr().err


def test_without_blender_the_command_says_what_to_install(
    data_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "bpy", None)
    monkeypatch.delitem(sys.modules, "benchmarks.rendering.scene", raising=False)
    with pytest.raises(SystemExit) as caught:
        main([str(data_folder), str(tmp_path / "out")])
    assert caught.value.code == 2
    assert "pip install bpy==4.2" in capsys.readouterr().err
