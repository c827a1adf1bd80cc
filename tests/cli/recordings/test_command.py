from __future__ import annotations

import io
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.cli import live
from coach.cli.recordings.command import _format_side
from coach.exercise.tracking.events import Event, ExerciseDone, Pain
from coach.store.exercises.loader import load_exercise
from coach.store.files.locations import samples_folder
from coach.store.history.entry import SideEntry
from coach.store.history.index import History
from coach.store.recordings.file_names import FILE_NAME
from coach.store.settings import folders
from coach.store.settings.settings import Settings, save_settings
from tests.cli.helpers import Say
from tests.store.recorded import keep, keep_pain, trial

Make = Callable[..., Path]


def test_list_names_them_newest_first(coach: Say, make_recording: Make) -> None:
    assert "no recording" in coach("recordings", "list").out
    old, new = make_recording(), make_recording(started_utc="2026-02-01T10:00:00+00:00")
    (old / FILE_NAME).write_bytes((old / FILE_NAME).read_bytes()[:-5])
    lines = coach("recordings", "list").out.splitlines()
    assert [line.split()[0] for line in lines[:2]] == [new.name, old.name]
    assert "1 February 2026, 10:00  lunge" in lines[0]
    assert lines[1].endswith("cut off")
    assert lines[-1].startswith("2 recordings, ")


def test_list_as_json(coach: Say, make_recording: Make) -> None:
    folder, broken = make_recording(), make_recording()
    (broken / FILE_NAME).write_bytes(b"nothing of ours")
    listed = {each["name"]: each for each in json.loads(coach("recordings", "list", "--json").out)}
    assert listed[folder.name]["exercise"] == "lunge"
    assert listed[folder.name]["finished"] is True
    assert listed[broken.name]["exercise"] is None
    assert "not a recording" in listed[broken.name]["problem"]


def test_show_tells_what_was_counted(coach: Say, make_recording: Make) -> None:
    make_recording(events=(Pain(0.0, True, 4), ExerciseDone(2.0)))
    said = coach("recordings", "show").out
    assert "Exercise: lunge, side: left" in said
    assert "Pain before: 4 of 10" in said
    assert "without video" in said
    assert json.loads(coach("recordings", "show", "last", "--json").out)["pain_before"] == 4


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("es", load_exercise("lunge").text, "Rodilla por delante del pie"),
        ("en", load_exercise("lunge").text, "Knee past the toes"),
        ("de", "", "knee past toes"),
    ],
    ids=["Spanish", "English", "the exercise is lost"],
)
def test_show_names_faults_in_the_language_of_the_user(
    coach: Say, data_folder: Path, language: str, text: str, name: str
) -> None:
    keep(exercise_text=text)
    assert f": {name}, 1 " in coach("--language", language, "recordings", "show").out


def test_an_exercise_that_was_not_begun_is_told(coach: Say, data_folder: Path) -> None:
    text = load_exercise("lunge").text
    folder = keep_pain(Pain(0.0, True, 8, "back", stopped=True), exercise_text=text)
    assert "only the pain was asked" in coach("recordings", "list").out
    said = coach("recordings", "show").out
    assert "Not begun because of pain: 8 of 10, The back" in said
    assert "No picture: only the pain was asked" in said
    assert "all is well" in coach("recordings", "check").out
    refused = coach("replay", "--no-window")
    assert refused.code == 2
    assert f"{folder.name}: there is nothing to watch, only the pain was asked." in refused.err


def test_pain_after_the_end_is_told_as_such(coach: Say, data_folder: Path) -> None:
    text = load_exercise("lunge").text
    keep_pain(Pain(0.0, False, 8, "back", stopped=True), exercise_text=text)
    assert "Too much pain after the exercise: 8 of 10, The back" in coach("recordings", "show").out


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ((Pain(1.0, False, 8, "hip", stopped=True), ExerciseDone(2.0)), "Stopped because of pain"),
        (
            (ExerciseDone(2.0), Pain(2.0, False, 8, "hip", stopped=True)),
            "Too much pain after the exercise",
        ),
    ],
    ids=["during", "after"],
)
def test_a_reason_to_stop_is_told_with_when_it_was_asked(
    coach: Say, make_recording: Make, events: tuple[Event, ...], words: str
) -> None:
    make_recording(events=events)
    told = [line for line in coach("recordings", "show").out.splitlines() if line.endswith(", Hip")]
    assert told == [f"  {words}: 8 of 10, Hip"]


def test_pain_during_the_exercise_is_told_apart(coach: Say, make_recording: Make) -> None:
    make_recording(events=(Pain(0.0, True, 4), Pain(1.0, False, 5), ExerciseDone(2.0)))
    said = coach("recordings", "show").out
    assert "Pain before: 4 of 10" in said
    assert "Pain during: 5 of 10" in said
    assert "Pain after" not in said


def test_pain_is_no_difference_in_a_replay(coach: Say, make_recording: Make) -> None:
    make_recording(events=(Pain(0.0, True, 4), ExerciseDone(2.0), Pain(2.0, False, 1)))
    assert "The same events as when it was recorded" in coach("replay", "--no-window").out


def test_show_of_a_sample_tells_of_its_range(coach: Say) -> None:
    said = coach("recordings", "show", str(samples_folder() / "hip-flexion-test")).out
    assert "range of motion" in said
    assert "+/-" in said


COUNTED = [
    (SideEntry("left", 1, 1, 0), "  Left: 1 repetition, 0 holds of 0.0 s in all"),
    (SideEntry("right", 2, 1, 1, 1, 3.0), "  Right: 2 repetitions, 1 hold of 3.0 s in all"),
]


@pytest.mark.parametrize(("side", "line"), COUNTED)
def test_one_is_not_told_as_several(side: SideEntry, line: str) -> None:
    assert _format_side(side) == line


def test_delete_asks_and_says_what_went(
    coach: Say, make_recording: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_recording()
    with History() as history:
        history.refresh()
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert coach("recordings", "delete", "last").code != 0
    assert folder.exists()
    said = coach("recordings", "delete", "last", "--yes")
    assert said.code == 0
    assert f"deleted {folder / FILE_NAME}" in said.out
    assert "2 files deleted" in said.out
    assert not folder.exists()
    with History() as history:
        assert history.read() == []


def test_the_list_says_which_copy_counts(coach: Say) -> None:
    keep(finished=False)
    assert coach("recordings", "list").out.splitlines()[0].endswith("cut off")
    assert coach("recordings", "repair", "last").code == 0
    repaired, old, *_ = coach("recordings", "list").out.splitlines()
    assert repaired.endswith("repaired copy")
    assert old.endswith("repaired: the repaired copy counts")
    (path,) = folders.recordings_folder().glob("*_repaired")
    os.truncate(path / FILE_NAME, (path / FILE_NAME).stat().st_size * 2 // 3)
    repaired, old, *_ = coach("recordings", "list").out.splitlines()
    assert repaired.endswith("repaired copy: another one counts")
    assert old.endswith("cut off")


def test_the_list_says_that_a_renamed_copy_does_not_count(coach: Say) -> None:
    folder = keep()
    shutil.copytree(folder, folder.with_name("renamed"))
    states = {line.split()[0]: line for line in coach("recordings", "list").out.splitlines()[:2]}
    assert states["renamed"].endswith("another copy counts")
    assert "copy" not in states[folder.name]


def test_check_finds_damage_and_repair_saves_the_rest(coach: Say, make_recording: Make) -> None:
    folder = make_recording()
    assert "all is well, 11 poses, 1 event, 2.0 s" in coach("recordings", "check").out
    content = bytearray((folder / FILE_NAME).read_bytes())
    content[-30] ^= 0x55
    (folder / FILE_NAME).write_bytes(content)
    said = coach("recordings", "check", "last")
    assert said.code == 2
    assert "checksum differs" in said.err
    assert "coach recordings repair" in said.err
    assert "11 poses in 2.0 s and 1 event saved" in coach("recordings", "repair", folder.name).out
    assert coach("recordings", "check", "last").code == 0


def test_pack_and_unpack(coach: Say, make_recording: Make, tmp_path: Path) -> None:
    folder = make_recording()
    before = (folder / FILE_NAME).read_bytes()
    assert "SHA-256" in coach("recordings", "pack", "last", "--to", str(tmp_path)).out
    assert "here already" in coach("recordings", "unpack", str(tmp_path / f"{folder.name}.zip")).err
    coach("recordings", "delete", "last", "-y")
    assert (
        "among your recordings now"
        in coach("recordings", "unpack", str(tmp_path / f"{folder.name}.zip")).out
    )
    assert (folder / FILE_NAME).read_bytes() == before


def test_at_the_start_old_ones_go_and_those_cut_off_are_told(
    make_recording: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    old, cut = (
        make_recording(started_utc="2001-01-01T00:00:00Z"),
        make_recording(started_utc="2999-01-01T00:00:00Z"),
    )
    (cut / FILE_NAME).write_bytes((cut / FILE_NAME).read_bytes()[:-5])
    live.apply_upkeep()
    assert old.exists()
    assert f"{cut.name} was cut off" in capsys.readouterr().out
    save_settings(Settings(retention_days=30))
    live.apply_upkeep()
    assert f"deleted {old / FILE_NAME}" in capsys.readouterr().out
    assert not old.exists()


# History and profiles


def test_history_shows_sessions_and_days(coach: Say, make_recording: Make) -> None:
    assert "Nothing was recorded yet" in coach("history", "show").out
    make_recording()
    assert "1 recording in" in coach("history", "rebuild").out
    make_recording(exercise="couch-stretch", started_utc="2026-02-01T10:00:00+00:00")
    assert "2 recordings in" in coach("history", "rebuild").out
    assert "couch-stretch" in coach("history", "show").out
    only = coach("history", "show", "--exercise", "lunge").out
    assert "lunge" in only
    assert "couch-stretch" not in only
    assert [entry["exercise"] for entry in json.loads(coach("history", "show", "--json").out)] == [
        "lunge",
        "couch-stretch",
    ]


def test_history_shows_range_of_motion(coach: Say, make_recording: Make) -> None:
    sample = (samples_folder() / "hip-flexion-test" / FILE_NAME).read_bytes()
    (make_recording() / FILE_NAME).write_bytes(sample)
    said = coach("history", "show").out
    assert "hip-flexion-test, left" in said
    assert "Norm 120: " in said


def test_history_tells_the_direction_of_a_test(coach: Say, data_folder: Path) -> None:
    text = load_exercise("thomas-test").text
    for day, peak in enumerate((12.0, -14.0), start=1):
        keep(
            trial("left", peak),
            exercise="thomas-test",
            exercise_text=text,
            started_utc=f"2026-03-0{day}T10:00:00+00:00",
        )
    said = coach("history", "show").out
    assert "Norm 0: typical, within error." in said
    assert "Against earlier days: −26 degrees, a real gain." in said


def test_a_recording_that_cannot_be_read_is_left_out_and_named(
    coach: Say, make_recording: Make
) -> None:
    folder = make_recording()
    (folder / FILE_NAME).write_bytes(b"nothing of ours")
    assert f"{folder.name} is left out" in coach("history", "show").err


def test_profiles_are_apart(
    coach: Say, make_recording: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_recording()
    monkeypatch.setenv("COACH_PROFILE", "")
    assert "made in" in coach("profiles", "new", "ada").out
    assert "no recording" in coach("--profile", "ada", "recordings", "list").out
    monkeypatch.setenv("COACH_PROFILE", "")
    assert folder.name in coach("recordings", "list").out
    assert "ada is in use" in coach("profiles", "use", "ada").out
    assert "* ada" in coach("profiles", "list").out
    assert "no recording" in coach("recordings", "list").out
    assert coach("profiles", "delete", "ada", "--yes").code == 0
    assert folder.name in coach("recordings", "list").out
    said = coach("--profile", "nobody", "recordings", "list")
    assert (said.code, "no profile 'nobody'" in said.err) == (2, True)
