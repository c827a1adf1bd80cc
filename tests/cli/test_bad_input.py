"""What is wrong on the command line is named, with what would pass."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from coach.store.files import locations
from tests.cli.helpers import Say

LATE: Final = f"{datetime.now(UTC) + timedelta(days=400):%Y-%m-%d}"
LUNGE: Final = str(locations.poses_folder() / "lunge.toml")
PROGRAMME: Final = str(locations.poses_folder() / "programmes" / "hip-flexors-4-weeks.toml")
SAMPLE: Final = str(locations.samples_folder() / "lunge")
NEW: Final = ("prescription", "new", "out.coach", "-e", "bridge")
NOBODY: Final = "~nobody-has-this-name"
"""Begins a path in the home folder of an account that the computer does not have."""
CASES: Final = {
    "an empty source": (["analyze", "", "-e", "lunge"], ["SOURCE is empty"]),
    "an empty recording": (["replay", " "], ["RECORDING is empty"]),
    "an empty recording to export": (["export", "", "--to", "csv"], ["RECORDING is empty"]),
    "a video of nobody's": (["analyze", f"{NOBODY}/v.mp4"], [f"{NOBODY}/v.mp4", "--exercise"]),
    "videos of nobody's": (["analyze", f"{NOBODY}/*.mp4"], [f"{NOBODY}/*.mp4", "no video"]),
    "a result of a video of nobody's": (
        ["analyze", f"{NOBODY}/v.mp4", "-e", "lunge", "--json", "out.json"],
        [f"{NOBODY}/v.mp4"],
    ),
    "a recording of nobody's": (["recordings", "show", f"{NOBODY}/v"], ["no recording"]),
    "a replay of nobody's": (["replay", f"{NOBODY}/v"], ["no recording"]),
    "an export to nobody": (
        ["export", SAMPLE, "--to", "csv", "--out", f"{NOBODY}/out.csv"],
        [f"{NOBODY}/out.csv"],
    ),
    "results of nobody's": (
        ["clinic", "receive", f"{NOBODY}/v.coach", "--clinic", "clinic"],
        [f"{NOBODY}/v.coach", "cannot be read"],
    ),
    "a day long ago": (
        ["programmes", "start", "hip-flexors-4-weeks", "--on", "1800-01-01"],
        ["--on=1800-01-01", "2000-01-01"],
    ),
    "a day far ahead": (
        ["programmes", "start", "hip-flexors-4-weeks", "--on", LATE],
        [f"--on={LATE}", "must be from"],
    ),
    "results since a day long ago": (
        ["results", "pack", "--since", "1066-10-14"],
        ["--since=1066-10-14"],
    ),
    "pictures that no memory holds": (
        ["screenshots", "out", "--size", "99999x99999"],
        ["--size 99999x99999", "320 to 8192", "--size 1280x720"],
    ),
    "a negative value": (
        ["settings", "set", "retention_days", "-1"],
        ["retention_days = -1", "greater than or equal to 0", "retention_days = 365"],
    ),
    "a number that cannot be called": (
        ["settings", "set", "emergency_number", "doctor"],
        ["emergency_number", "a number to call", "112"],
    ),
    "an unknown setting": (["settings", "set", "colour", "red"], ["Did you mean colours?"]),
    "an unknown condition": (
        [*NEW, "--condition", "hip_replacement"],
        ["no such condition", "hip_replacement_left=posterior", "osteoporosis"],
    ),
    "an unknown key of a dose": (
        [*NEW, "--dose", "bridge=reps:3"],
        ["reps is not a key", "sets, repetitions, hold_s"],
    ),
    "no condition": ([*NEW, "--condition", ""], ["--condition is empty"]),
    "a condition with a value": (
        [*NEW, "--condition", "osteoporosis=1"],
        ["--condition osteoporosis=1", "hip_replacement_left=posterior"],
    ),
    "two values for a hip": (
        [
            *(*NEW, "--condition", "hip_replacement_left=posterior"),
            *("--condition", "hip_replacement_left=anterior"),
        ],
        ["--condition hip_replacement_left=anterior", "once"],
    ),
    "a key of a dose twice": (
        [*NEW, "--dose", "bridge=sets:2,sets:3"],
        ["bridge=sets:2,sets:3", "sets is given twice"],
    ),
    "two norms for a test": (
        [*NEW, "--norm", "hip-flexion-test=110", "--norm", "hip-flexion-test=120"],
        ["--norm hip-flexion-test=120", "given twice"],
    ),
    "a norm that every trial reaches": (
        [*NEW, "--norm", "hip-flexion-test=0"],
        ["hip-flexion-test", "a norm of 0 degrees", "begins at 55.", "For example 120"],
    ),
    "a norm of a lowered leg that every trial reaches": (
        [*NEW, "--norm", "thomas-test=41"],
        ["thomas-test", "a norm of 41 degrees", "begins at 40.", "For example 0"],
    ),
    "an exercise twice": ([*NEW, "-e", "bridge"], ["bridge is given twice", "bridge=sets:2"]),
    "a precaution for nothing": (
        [*NEW, "--precaution", "lunje: slowly"],
        ["no exercise lunje", "Did you mean lunge?"],
    ),
    "the history of nothing": (["history", "show", "-e", "lunje"], ["lunje", "lunge"]),
    "a shipped exercise's name": (["exercises", "new", "lunge"], ["ships", "my-lunge"]),
    "an exercise as a programme": (
        ["programmes", "show", LUNGE],
        ["lunge.toml: this is an exercise, not a programme"],
    ),
    "a programme as an exercise": (
        ["exercises", "check", PROGRAMME],
        ["weeks.toml: this is a programme, not an exercise"],
    ),
    "a file of another format": (
        ["export", "SAMPLE", "--to", "csv", "--out", "lunge.pdf"],
        ["--out lunge.pdf", "--to csv", "Add --to pdf"],
    ),
    "a table for a patient record": (
        ["export", "SAMPLE", "--to", "fhir", "--out", "lunge.CSV"],
        ["--out lunge.CSV", "--to fhir", "Add --to csv"],
    ),
    "no number of weeks": ([*NEW, "--weeks", "x"], ["--weeks x: must be a whole number"]),
    "too few weeks": ([*NEW, "--weeks", "0"], ["--weeks 0", "greater than or equal to 1"]),
    "too many weeks": ([*NEW, "--weeks", "53"], ["--weeks 53", "less than or equal to 52"]),
    "no scale": (["screenshots", "out", "--scale", "x"], ["--scale x: must be a number"]),
    "no such side": (["live", "--side", "up"], ["--side up", "one of auto, left, right"]),
    "no such format among others": (
        ["export", "SAMPLE", "--to", "csv", "--to", "doc"],
        ["--to doc: must be one of csv, json", "coach export --help"],
    ),
    "a name that no disk holds": (["recordings", "show", "x" * 5000], ["There is no recording"]),
    "a path that no disk holds": (
        ["export", "SAMPLE", "--to", "csv", "--out", f"{'x' * 5000}/a.csv"],
        ["File name too long"],
    ),
    "a result over the recording": (
        ["analyze", "SAMPLE", "--json", f"{SAMPLE}/session.mcap"],
        [f"--json {SAMPLE}/session.mcap", "write over", "Name another file"],
    ),
    "a table over the video": (
        ["analyze", f"{SAMPLE}.mp4", "-e", "lunge", "--csv", f"{SAMPLE}.mp4"],
        [f"--csv {SAMPLE}.mp4", "write over"],
    ),
    "two results in one file": (
        ["analyze", "SAMPLE", "--json", "a.json", "--csv", "./a.json"],
        ["--csv ./a.json", "write over --json a.json"],
    ),
    "no file for a result": (["analyze", "SAMPLE", "--json", ""], ["--json is empty"]),
    "an empty folder of patients": ([*NEW, "--clinic", ""], ["FOLDER is empty"]),
    "patients in an empty folder": (["clinic", "list", "--clinic", " "], ["FOLDER is empty"]),
    "recordings to an empty folder": (
        ["results", "unpack", "a.coachresults", "--to", ""],
        ["FOLDER is empty"],
    ),
    "half an identifier": (
        ["export", "SAMPLE", "--to", "fhir", "--patient-id", "1948"],
        ["--patient-id 1948", "SYSTEM|VALUE"],
    ),
}


@pytest.mark.usefixtures("data_folder")
@pytest.mark.parametrize(
    ("arguments", "words"), [pytest.param(*case, id=name) for name, case in CASES.items()]
)
def test_a_mistake_is_named_with_what_would_pass(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    coach: Say,
    arguments: list[str],
    words: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    said = coach(*(SAMPLE if each == "SAMPLE" else each for each in arguments))
    assert said.code == 2
    assert "Traceback" not in said.err
    for word in words:
        assert word in said.out + said.err


@pytest.mark.usefixtures("data_folder")
def test_a_plan_is_named_as_what_it_is(
    coach: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert coach(*NEW).code == 0
    refused = coach("prescription", "print", "out.coach", "--out", "plan.html")
    assert refused.code == 2
    assert "Add --to html" in refused.err
    assert not Path("plan.html").exists()
    for name in ("plan.html", "plan"):
        assert coach("prescription", "print", "out.coach", "--to", "html", "-o", name).code == 0
        assert Path(name).read_text(encoding="utf-8").startswith("<!")


@pytest.mark.usefixtures("data_folder")
def test_a_precaution_with_a_colon_need_not_be_of_an_exercise(
    coach: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = coach(*NEW, "--precaution", "Note: no weights")
    assert said.code == 0
