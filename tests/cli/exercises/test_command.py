from __future__ import annotations

from pathlib import Path

import pytest

from coach.store.exercises.loader import list_exercises, load_exercise
from tests.cli.helpers import Say

SHIPPED = sorted(list_exercises())


@pytest.fixture
def mine(data_folder: Path) -> Path:
    """The user's own exercise."""
    folder = data_folder / "poses"
    folder.mkdir()
    path = folder / "mine.toml"
    path.write_text(load_exercise("lunge").text, encoding="utf-8")
    return path


def break_file(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "\n[colour]\nshade = 1\n", encoding="utf-8")


def test_list_names_shipped_and_own(coach: Say, mine: Path) -> None:
    said = coach("exercises", "list")
    assert said.code == 0
    assert [line.split()[0] for line in said.out.splitlines()] == sorted([*SHIPPED, "mine"])


def test_list_goes_on_after_a_broken_file(coach: Say, mine: Path) -> None:
    break_file(mine)
    said = coach("exercises", "list")
    assert said.code == 2
    assert "lunge" in said.out
    assert "colour" in said.err


@pytest.mark.parametrize("name", SHIPPED)
def test_show_tells_all_that_a_person_needs(coach: Say, name: str) -> None:
    exercise = load_exercise(name).exercise
    said = coach("exercises", "show", name)
    assert said.code == 0
    needed = (
        exercise.title,
        exercise.dose.text,
        exercise.placement,
        *exercise.steps,
        *(fault.title for fault in exercise.faults),
    )
    assert all(text in said.out for text in needed)
    for caution in exercise.cautions:
        assert (f"{caution.text} (only with: " in said.out) is bool(caution.conditions)


def test_show_tells_whom_a_caution_concerns(coach: Say) -> None:
    said = coach("exercises", "show", "hip-flexion-test").out
    assert "Never bend a replaced hip beyond 90 degrees. (only with: a hip replacement)\n" in said
    assert "Stop where it hurts: the test measures what is comfortable.\n" in said


def test_check_everything(coach: Say) -> None:
    said = coach("exercises", "check")
    assert said.code == 0
    assert said.out.splitlines() == [f"{name}: right" for name in SHIPPED]


def test_check_tells_of_every_file(coach: Say, mine: Path) -> None:
    break_file(mine)
    said = coach("exercises", "check", str(mine), "nope", "lunge")
    assert said.code == 2
    assert said.out == "lunge: right\n"
    assert "colour" in said.err
    assert "nope" in said.err
