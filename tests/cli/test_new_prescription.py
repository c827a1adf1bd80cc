"""What a new prescription prescribes: exercises of one's own, conditions, doses and days."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.cli import main
from coach.store.exercises.loader import load_exercise
from coach.store.prescriptions.archive import read_prescription
from tests.cli.helpers import run

pytestmark = pytest.mark.usefixtures("here")


def test_only_what_is_prescribed_can_be_allowed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prescription", "new", "a.coach", "-e", "lunge", "--allow", "bridge"]) == 2
    assert "bridge is not part of this programme." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("chosen", "options", "schedule"),
    [
        ("-e lunge", "", (4, 1, (1, 2, 3, 4, 5, 6, 7))),
        ("-e lunge", "--weeks 6 --times-a-day 3 --days 1", (6, 3, (1,))),
        ("--after a.coach", "", (5, 2, (1, 3, 5))),
        ("--after a.coach", "--weeks 12 --days 2,4", (12, 2, (2, 4))),
    ],
)
def test_weeks_times_a_day_and_days_are_chosen(
    chosen: str,
    options: str,
    schedule: tuple[int, int, tuple[int, ...]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    run(capsys, "prescription new a.coach -e lunge --weeks 5 --times-a-day 2 --days 1,3,5")
    run(capsys, f"prescription new b.coach {chosen} {options}")
    programme = read_prescription(Path("b.coach")).programme.programme
    routine = programme.routines[0]
    assert (programme.weeks, routine.times_a_day, routine.days) == schedule


def write_high_seat() -> None:
    text = load_exercise("sit-to-stand").text.replace('"Sit to stand"', '"High seat"')
    Path("high-seat.toml").write_text(text, encoding="utf-8")


def test_an_exercise_of_ones_own_is_prescribed_by_its_path(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_high_seat()
    line = (
        "--language en prescription new a.coach -e high-seat.toml -e bridge --dose "
        "high-seat=sets:3,rest_s:45 --precaution high-seat:slowly"
    )
    told = run(capsys, line)
    assert "  High seat: 3 sets of 5; 45 s rest\n" in told
    assert "Take care: High seat: slowly\n" in told
    loaded = read_prescription(Path("a.coach"))
    assert set(loaded.own) == {"high-seat"}
    assert loaded.programme.exercises["high-seat"].cautions[0].text == "slowly"


def test_an_exercise_of_ones_own_that_does_not_fit_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_high_seat()
    line = (
        "--language en prescription new a.coach -e ./high-seat.toml --condition "
        "hip_replacement_left=posterior"
    )
    refused = run(capsys, line, 2)
    assert "Left out: High seat. Ask first: hip replacement." in refused
    assert "--allow high-seat" in refused
    assert "Allowed: High seat" in run(capsys, f"{line} --allow high-seat")


def write_exercise(path: str, shipped: str) -> str:
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_text(load_exercise(shipped).text, encoding="utf-8")
    return path


@pytest.mark.parametrize("other", ["two/mine.toml", "mine"], ids=["two files", "file and name"])
def test_two_exercises_of_one_name_are_refused(
    other: str, capsys: pytest.CaptureFixture[str], data_folder: Path
) -> None:
    one = write_exercise("one/mine.toml", "bridge")
    if other == "mine":
        write_exercise(str(data_folder / "poses" / "mine.toml"), "lunge")
    else:
        write_exercise(other, "lunge")
    refused = run(capsys, f"--language en prescription new a.coach -e {one} -e {other}", 2)
    assert f"Two exercises are called mine: {one} and {other}." in refused
    assert not Path("a.coach").exists()


HIP = "--condition hip_replacement_left=posterior"
NEXT = [
    pytest.param("", ["mine"], id="nothing else"),
    pytest.param("-e one/mine.toml", ["mine"], id="the same file"),
    pytest.param("-e three/mine.toml", ["mine"], id="other words for the same"),
    pytest.param("-e two/mine.toml --allow mine", ["mine"], id="another file, seen"),
    pytest.param(f"{HIP} --condition hip_flexor_strain", [], id="another condition"),
    pytest.param(f"{HIP} --condition osteoporosis", ["mine"], id="a condition not asked about"),
    pytest.param(
        f"{HIP} --condition hip_flexor_strain --allow mine", ["mine"], id="another one, seen"
    ),
    pytest.param("--dose mine=sets:1 --precaution mine:slowly", ["mine"], id="another dose"),
]


@pytest.mark.parametrize(("options", "allowed"), NEXT)
def test_what_is_allowed_stays_while_exercise_and_conditions_do(
    options: str, allowed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    one = write_exercise("one/mine.toml", "lunge")
    write_exercise("two/mine.toml", "squat")
    words = Path(write_exercise("three/mine.toml", "lunge"))
    summary = load_exercise("lunge").exercise.summary
    words.write_text(words.read_text("utf-8").replace(summary, "Another summary."), "utf-8")
    run(capsys, f"prescription new a.coach -e {one} {HIP} --allow mine")
    run(capsys, f"prescription new b.coach --after a.coach {options}")
    assert list(read_prescription(Path("b.coach")).prescription.allowed) == allowed


def test_another_exercise_of_the_same_name_is_not_allowed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    one, two = write_exercise("one/mine.toml", "bridge"), write_exercise("two/mine.toml", "lunge")
    run(capsys, f"prescription new a.coach -e {one} {HIP} --allow mine")
    line = f"--language en prescription new b.coach --after a.coach -e {two}"
    refused = run(capsys, line, 2)
    assert "Left out: Lunge. Ask first: hip replacement (posterior approach)." in refused
    assert "--allow mine" in refused


def test_a_condition_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prescription", "new", "a.coach", "-e", "lunge", "--condition", "flu"]) == 2
    assert "flu" in capsys.readouterr().err
    assert not Path("a.coach").exists()


@pytest.mark.parametrize(
    ("dose", "told"),
    [
        ("squat=hold_s:20", ""),
        (
            "squat=sides:left",
            'coach: routines.exercises.items[0].sides = "left": is ignored: squat is not done '
            "side by side.\n",
        ),
    ],
)
def test_a_dose_that_changes_nothing_is_told(
    dose: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["prescription", "new", "a.coach", "-e", "squat", "--dose", dose]) == 0
    assert capsys.readouterr().err == told
