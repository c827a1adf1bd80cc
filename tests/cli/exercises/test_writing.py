"""New files, drafts, trying them out, and the schema, as a user types the commands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.body.pose import Pose
from coach.cli.exercises.try_out import ExerciseTryout
from coach.store.exercises.loader import load_exercise
from coach.store.files.locations import samples_folder
from coach.store.recordings.recording import open_recording
from tests.cli.helpers import Say
from tests.synthetic import Leg, Stance, make_poses

LUNGE = str(samples_folder() / "lunge")
MARCH = Stance(right=Leg(thigh_elevation=0.0, knee_flexion=90.0))


def march(times: int) -> list[Pose]:
    return make_poses(
        [(1.5, Stance()), *[(0.8, MARCH), (0.3, MARCH), (0.8, Stance()), (0.8, Stance())] * times]
    )


def test_new_then_check(coach: Say, data_folder: Path) -> None:
    said = coach("exercises", "new", "my-march")
    assert said.code == 0
    assert said.out.splitlines()[0] == str(data_folder / "poses" / "my-march.toml")
    assert coach("exercises", "check", "my-march").out == "my-march: right\n"
    assert load_exercise("my-march").exercise.title == "My march"
    again = coach("exercises", "new", "my-march")
    assert again.code == 2
    assert "already" in again.err


def test_check_tells_lines_and_what_can_never_be(coach: Say, data_folder: Path) -> None:
    coach("exercises", "new", "mine")
    path = data_folder / "poses" / "mine.toml"
    text = path.read_text(encoding="utf-8").replace("above = -30.0", "above = 300.0")
    path.write_text(text, encoding="utf-8")
    said = coach("exercises", "check", "mine")
    line = text[: text.index("above = 300.0")].count("\n") + 1
    assert said.code == 2
    assert f"line {line}: " in said.err
    assert "can never be met" in said.err


def test_draft_says_what_it_counts(coach: Say, data_folder: Path) -> None:
    said = coach("exercises", "draft", "mine", "--from", LUNGE, "--times", "6")
    assert said.code == 0
    assert "Seen: 6 repetitions. The draft counts 6." in said.out
    assert "You meant" not in said.out
    text = (data_folder / "poses" / "mine.toml").read_text(encoding="utf-8")
    assert "# Seen: 6 repetitions." in text
    assert coach("exercises", "check", "mine").code == 0


def test_check_tells_blank_texts_but_the_file_still_opens(coach: Say, data_folder: Path) -> None:
    coach("exercises", "new", "mine")
    path = data_folder / "poses" / "mine.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('start = "Stand tall"', 'start = "  "'), encoding="utf-8")
    said = coach("exercises", "check", "mine")
    assert said.code == 2
    line = text[: text.index("start = ")].count("\n") + 1
    assert f"line {line}: start: consists of blanks only" in said.err
    assert load_exercise("mine").exercise.start == "  "


@pytest.mark.parametrize("command", [["new"], ["draft", "--from", "no-such-video.mp4"]])
@pytest.mark.parametrize(
    ("title", "code"),
    [("x" * 60, 0), ("x" * 61, 2), ("   ", 2), (" Knee lift ", 0), ("a\nb", 2), ("\udcff", 2)],
    ids=["60 letters", "61 letters", "blanks", "blanks around", "two lines", "no letter"],
)
def test_a_title_is_checked_before_anything_else(
    coach: Say, data_folder: Path, command: list[str], title: str, code: int
) -> None:
    said = coach("exercises", command[0], "mine", *command[1:], "--title", title)
    assert ("cannot be the title" in said.err) is (code == 2)
    if command[0] == "new":
        assert said.code == code
        assert (data_folder / "poses" / "mine.toml").is_file() is (code == 0)
        assert coach("exercises", "check", "mine").code == code
        if code == 0:
            assert load_exercise("mine").exercise.title == title.strip()


def test_draft_says_if_it_was_not_shown_as_often_as_meant(coach: Say) -> None:
    said = coach("exercises", "draft", "mine", "--from", LUNGE, "--times", "5")
    assert said.code == 0
    assert "You meant to show it 5 times" in said.out


def test_draft_of_nothing_leaves_no_file(
    coach: Say, data_folder: Path, make_recording: object
) -> None:
    assert callable(make_recording)
    said = coach("exercises", "draft", "mine", "--from", str(make_recording()))
    assert said.code == 2
    assert "Nobody was seen" in said.err
    assert not (data_folder / "poses").exists()


def test_schema_is_json(coach: Say) -> None:
    assert json.loads(coach("exercises", "schema").out)["properties"]["title"]["maxLength"] == 60


def test_try_shows_what_changes_and_the_range_of_every_angle(coach: Say) -> None:
    said = coach("exercises", "try", "lunge", "--source", LUNGE)
    assert said.code == 0
    assert said.out.count("repetition left to") == 6 + 6
    assert "phases.bottom.when[0] is now met: knee_bend_both above" in said.out
    assert "95 %" in said.out
    assert "  knee_flexion_front " in said.out


def test_try_of_a_wrong_file_tells_its_mistakes(coach: Say, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("schema_version = 1\n", encoding="utf-8")
    said = coach("exercises", "try", str(path), "--source", LUNGE)
    assert said.code == 2
    assert "title: is missing" in said.err


@pytest.fixture
def mine(coach: Say, data_folder: Path) -> Path:
    coach("exercises", "new", "mine")
    return data_folder / "poses" / "mine.toml"


def watch(rehearsal: ExerciseTryout, poses: list[Pose]) -> Iterator[str]:
    for pose in poses:
        yield from rehearsal.update(pose)


def test_a_saved_file_is_read_again_while_it_is_tried(mine: Path) -> None:
    rehearsal = ExerciseTryout("mine", "auto")
    poses = march(4)
    half = len(poses) // 2
    before = list(watch(rehearsal, poses[:half]))
    mine.write_text(
        mine.read_text(encoding="utf-8").replace('title = "Mine"', 'title = "Changed"'),
        encoding="utf-8",
    )
    after = list(watch(rehearsal, poses[half:]))
    assert any("repetition" in line for line in before)
    assert "The file was saved and read again." in after
    assert any("repetition" in line for line in after)


IGNORED = '\n[hold]\nwhen = [{ angle = "trunk_lean", below = 20.0 }]\n'


@pytest.mark.parametrize(
    ("more", "head"),
    [
        pytest.param(IGNORED, "mine: right, with one warning:", id="one"),
        pytest.param(
            f'{IGNORED}[[figures]]\nname = "up"\nhip_flexion = [450.0, 0.0]\n',
            "mine: right, with 2 warnings:",
            id="two",
        ),
    ],
)
def test_what_changes_nothing_is_told_and_the_file_can_be_used(
    coach: Say, mine: Path, more: str, head: str
) -> None:
    text = mine.read_text(encoding="utf-8") + more
    mine.write_text(text, encoding="utf-8")
    said = coach("exercises", "check", "mine")
    assert said.code == 0
    line = text[: text.index("[hold]")].count("\n") + 1
    ignored = "only kind 'hold' uses it, and this one is of kind 'repetitions'"
    first = f"  mine.toml: line {line}: hold: is ignored: {ignored}."
    assert said.out.splitlines()[:2] == [head, first]
    tried = coach("exercises", "try", "mine", "--source", LUNGE)
    assert tried.code == 0
    assert first in tried.err


def test_a_saved_file_is_told_what_changes_nothing(mine: Path) -> None:
    rehearsal = ExerciseTryout("mine", "auto")
    poses = march(1)
    mine.write_text(mine.read_text(encoding="utf-8") + IGNORED, encoding="utf-8")
    told = [line for line in watch(rehearsal, poses) if "is ignored" in line]
    assert len(told) == 1


def test_a_file_saved_with_a_mistake_is_told_and_the_old_one_goes_on(mine: Path) -> None:
    rehearsal = ExerciseTryout("mine", "auto")
    poses = march(4)
    half = len(poses) // 2
    list(watch(rehearsal, poses[:half]))
    counted = rehearsal.feedback.repetitions if rehearsal.feedback else 0
    mine.write_text(
        mine.read_text(encoding="utf-8").replace('kind = "repetitions"', 'kind = "repetition"'),
        encoding="utf-8",
    )
    told = [line for line in watch(rehearsal, poses[half:]) if "has mistakes" in line]
    assert len(told) == 1
    assert "Did you mean repetitions?" in told[0]
    assert rehearsal.feedback is not None
    assert rehearsal.feedback.repetitions > counted > 0


def test_what_runs_elsewhere_keeps_the_file_that_it_began_with(mine: Path) -> None:
    loaded = load_exercise("mine")
    mine.write_text(
        mine.read_text(encoding="utf-8").replace('title = "Mine"', 'title = "Changed"'),
        encoding="utf-8",
    )
    assert (loaded.exercise.title, load_exercise("mine").exercise.title) == ("Mine", "Changed")
    assert open_recording(Path(LUNGE)).header.exercise_text
