from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from coach.body.pose import Pose, empty_pose
from coach.capture import landmarker, source
from coach.capture.frame import Frame
from coach.store.exercises.loader import load_exercise
from coach.store.files.locations import samples_folder
from tests.cli.helpers import DURATION_S, Say

FRAMES = 5
KEYS = {
    "schema_version",
    "exercise",
    "source",
    "frames",
    "duration_s",
    "tracked_s",
    "view",
    "repetitions",
    "holds",
    "faults",
    "range_of_motion",
    "not_measured",
}


class EmptyRoom:
    """A short video without a person."""

    name = "room.mp4"
    duration_s = 0.4
    dropped = 0

    def __init__(self, live: bool = False, problem: str = "") -> None:
        self.live = live
        self.problem = problem
        self.closed = False

    def frames(self) -> Iterator[Frame]:
        for number in range(FRAMES):
            yield Frame(number / 10, np.zeros((48, 64, 3), np.uint8))

    def close(self) -> None:
        self.closed = True

    def __enter__(self) -> EmptyRoom:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


class SeesNobody:
    model_sha256 = "0" * 64

    def detect(self, frame: Frame) -> Pose:
        return empty_pose(frame.time_s, 64, 48)

    def close(self) -> None:
        pass


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> EmptyRoom:
    video = EmptyRoom()
    monkeypatch.setattr(source, "open_source", lambda text: video)
    monkeypatch.setattr(landmarker, "MediaPipeLandmarker", lambda model: SeesNobody())
    return video


@pytest.mark.parametrize(("words", "size"), [([], (64, 48)), (["--rotate", "90"], (48, 64))])
def test_pictures_are_turned_before_they_are_measured(
    coach: Say,
    room: EmptyRoom,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    size: tuple[int, int],
) -> None:
    sizes: list[tuple[int, ...]] = []

    class NotesSizes(SeesNobody):
        def detect(self, frame: Frame) -> Pose:
            sizes.append(frame.image.shape[1::-1])
            return super().detect(frame)

    monkeypatch.setattr(landmarker, "MediaPipeLandmarker", lambda model: NotesSizes())
    assert coach("analyze", "room.mp4", "--exercise", "lunge", *words).code == 0
    assert set(sizes) == {size}


CANNOT_BE_TURNED = [
    pytest.param(["room.mp4", "-e", "lunge", "--rotate", "91"], "90, 180 or 270", id="angle"),
    pytest.param([str(samples_folder() / "lunge"), "--rotate", "90"], "recording", id="recording"),
    pytest.param(["a.mp4", "b.mp4", "-e", "lunge", "--rotate", "90"], "one file", id="many files"),
]


@pytest.mark.parametrize(("words", "said"), CANNOT_BE_TURNED)
def test_what_cannot_be_turned(coach: Say, words: list[str], said: str) -> None:
    answer = coach("analyze", *words)
    assert answer.code == 2
    assert said in answer.err


def test_json_alone_is_on_standard_output(coach: Say, room: EmptyRoom) -> None:
    said = coach("analyze", "room.mp4", "--exercise", "lunge", "--json", "-")
    result = json.loads(said.out)
    assert said.code == 0
    assert not said.err
    assert set(result) >= KEYS
    assert (result["source"], result["exercise"], result["frames"]) == ("room.mp4", "lunge", FRAMES)
    assert room.closed


def test_the_table_alone_is_on_standard_output(coach: Say, room: EmptyRoom) -> None:
    said = coach("analyze", "room.mp4", "--exercise", "lunge", "--csv", "-")
    lines = said.out.splitlines()
    assert (said.code, said.err) == (0, "")
    assert lines[0].startswith("time_s,")
    assert len(lines) == FRAMES + 1
    assert room.closed


def test_of_json_and_table_only_one_can_be_printed(coach: Say, room: EmptyRoom) -> None:
    said = coach("analyze", "room.mp4", "--exercise", "lunge", "--csv", "-", "--json", "-")
    assert (said.code, said.out) == (2, "")
    assert "cannot both be printed" in said.err


def test_summary_for_people_and_files_beside_it(
    coach: Say, room: EmptyRoom, tmp_path: Path
) -> None:
    said = coach(
        "analyze",
        "room.mp4",
        "-e",
        "lunge",
        "--json",
        str(tmp_path / "a.json"),
        "--csv",
        str(tmp_path / "a.csv"),
    )
    assert said.code == 0
    assert said.out.startswith("lunge in room.mp4: 0.4 s")
    assert json.loads((tmp_path / "a.json").read_text())["frames"] == FRAMES
    rows = list(csv.reader((tmp_path / "a.csv").read_text().splitlines()))
    assert rows[0][:2] == ["time_s", "hip_flexion_left"]
    assert len(rows) == 1 + FRAMES
    assert rows[-1][:2] == ["0.4000", ""]


def test_damage_that_could_be_read_over_is_told(coach: Say, room: EmptyRoom) -> None:
    room.problem = "room.mp4 was cut off."
    said = coach("analyze", "room.mp4", "-e", "lunge", "--json", "-")
    assert said.code == 0
    assert json.loads(said.out)
    assert "cut off" in said.err


def test_camera_is_refused(coach: Say, room: EmptyRoom) -> None:
    room.live = True
    said = coach("analyze", "0", "-e", "lunge")
    assert said.code == 2
    assert "coach live --source 0" in said.err
    assert room.closed


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["analyze", "nothing.mp4", "-e", "lunge"], "nothing.mp4", id="no such file"),
        pytest.param(["analyze", "nothing.mp4"], "--exercise", id="no exercise"),
        pytest.param(
            ["analyze", "nothing.mp4", "-e", "lung"], "Did you mean lunge?", id="misspelt exercise"
        ),
        pytest.param(["analyze", "last"], "coach live", id="no recording yet"),
        pytest.param(["analyze", "."], "session.mcap", id="a folder that is no recording"),
    ],
)
def test_what_is_wrong_is_told(
    coach: Say, words: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = coach(*words)
    assert said.code == 2
    assert told in said.err
    assert "Traceback" not in said.err


def test_file_that_cannot_be_written(coach: Say, room: EmptyRoom, tmp_path: Path) -> None:
    missing = tmp_path / "nowhere" / "a.csv"
    said = coach("analyze", "room.mp4", "-e", "lunge", "--csv", str(missing))
    assert said.code == 2
    assert str(missing) in said.err


@pytest.mark.parametrize("how", ["folder", "file", "name", "last"])
def test_recording_is_analysed_by_the_exercise_in_it(
    coach: Say, make_recording: Callable[..., Path], how: str
) -> None:
    folder = make_recording("couch-stretch")
    named = {
        "folder": str(folder),
        "file": str(folder / "session.mcap"),
        "name": folder.name,
        "last": "last",
    }
    command = ["replay", "--no-window"] if how == "name" else ["analyze"]
    said = coach(*command, named[how])
    assert said.code == 0
    assert said.out.startswith(f"couch-stretch in {folder.name}: {DURATION_S:.1f} s")


def test_last_is_the_newest(coach: Say, make_recording: Callable[..., Path]) -> None:
    make_recording("lunge", "2026-02-01T08:00:00+00:00")
    make_recording("couch-stretch", "2026-01-31T08:00:00+00:00")
    assert json.loads(coach("analyze", "last", "--json", "-").out)["exercise"] == "lunge"


def test_last_does_not_depend_on_the_names_of_folders(
    coach: Say, make_recording: Callable[..., Path]
) -> None:
    old = make_recording("couch-stretch", "2020-01-31T08:00:00+00:00")
    old.rename(old.with_name("my-first-test"))
    newest = make_recording("lunge", "2026-02-01T08:00:00+00:00").name
    assert json.loads(coach("analyze", "last", "--json", "-").out)["exercise"] == "lunge"
    assert f"The newest is {newest}." in coach("replay", "--no-window", "no-such-one").err


def test_other_exercise_may_judge_a_recording(
    coach: Say, make_recording: Callable[..., Path]
) -> None:
    make_recording("lunge")
    assert (
        json.loads(coach("analyze", "last", "-e", "knee-to-chest", "--json", "-").out)["exercise"]
        == "knee-to-chest"
    )


SAMPLES = Path(__file__).parents[3] / "recordings" / "samples"


def test_exercise_is_found_out(coach: Say) -> None:
    said = coach("analyze", str(SAMPLES / "lunge"), "--exercise", "auto", "--json", "-")
    result = json.loads(said.out)
    assert (said.code, said.err) == (0, "")
    assert (result["exercise"], len(result["repetitions"])) == ("lunge", 6)


def test_exercises_that_fit_equally_well(coach: Say, data_folder: Path) -> None:
    folder = data_folder / "poses"
    folder.mkdir()
    (folder / "mine.toml").write_text(load_exercise("lunge").text, encoding="utf-8")
    said = coach("analyze", str(SAMPLES / "lunge"), "--exercise", "auto")
    assert said.code == 2
    assert "These fit equally well: lunge, mine." in said.err


def test_exercise_that_is_not_recognised(coach: Say, room: EmptyRoom) -> None:
    said = coach("analyze", "room.mp4", "--exercise", "auto")
    assert said.code == 2
    assert "the exercise is not recognised" in said.err
    assert "--exercise NAME" in said.err
    assert room.closed


@pytest.mark.parametrize(
    "words", [["missing.mp4"], ["room.mp4", "--exercise", "sky-dive"]], ids=["source", "exercise"]
)
def test_earlier_files_stay_if_nothing_can_be_analysed(
    coach: Say, tmp_path: Path, words: list[str]
) -> None:
    files = [tmp_path / "out.json", tmp_path / "angles.csv"]
    for file in files:
        file.write_text("earlier")
    said = coach("analyze", "-e", "lunge", *words, "--json", str(files[0]), "--csv", str(files[1]))
    assert said.code == 2
    assert [file.read_text() for file in files] == ["earlier", "earlier"]
    assert sorted(tmp_path.iterdir()) == sorted(files)


def test_files_are_written_over_once_all_is_known(
    coach: Say, room: EmptyRoom, tmp_path: Path
) -> None:
    files = [tmp_path / "out.json", tmp_path / "angles.csv"]
    for file in files:
        file.write_text("earlier")
    words = ("--json", str(files[0]), "--csv", str(files[1]))
    assert coach("analyze", "room.mp4", "-e", "lunge", *words).code == 0
    assert json.loads(files[0].read_text())["frames"] == FRAMES
    assert len(files[1].read_text().splitlines()) == FRAMES + 1


@pytest.mark.parametrize("option", ["--json", "--csv"])
def test_a_wrong_place_is_named_before_the_work(
    coach: Say, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, option: str
) -> None:
    monkeypatch.setattr(source, "open_source", lambda text: pytest.fail("it must not even begin"))
    place = str(tmp_path / "nowhere" / "out")
    said = coach("analyze", "room.mp4", "-e", "lunge", option, place)
    assert said.code == 2
    assert f"{place} cannot be written" in said.err
