"""New exercise files in the user's folder: templates and drafts are valid."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import get_args

import pytest

from coach.errors import ExerciseError
from coach.exercise.authoring.plausibility import find_implausible_rules
from coach.exercise.definition.exercise import Kind
from coach.store.exercises.drafts import find_new_file, name_title, render_template, save_new
from coach.store.exercises.json_schema import SCHEMA_NAME
from coach.store.exercises.loader import load_exercise, parse_exercise
from coach.store.exercises.writer import FAULT

KINDS: tuple[Kind, ...] = get_args(Kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_starter_is_right_at_once(kind: Kind, data_folder: Path) -> None:
    path = save_new(find_new_file("mine"), render_template("Mine", kind, "mine"))
    loaded = load_exercise("mine")
    assert (loaded.path, loaded.exercise.title, loaded.exercise.kind) == (path, "Mine", kind)
    assert not list(find_implausible_rules(loaded.exercise))
    assert (path.parent / SCHEMA_NAME).is_file()


@pytest.mark.parametrize("kind", KINDS)
def test_every_top_key_is_explained(kind: Kind) -> None:
    lines = render_template("Mine", kind, "mine").splitlines()
    top = lines[: next(index for index, line in enumerate(lines) if line.startswith("["))]
    unexplained = [
        line
        for before, line in itertools.pairwise(top)
        if " = " in line and line[:1].isalpha() and before[:1] != "#"
    ]
    assert not unexplained
    assert lines[0] == f"#:schema ./{SCHEMA_NAME}"
    assert "://" not in "\n".join(lines)


@pytest.mark.parametrize("kind", ["repetitions", "hold"])
def test_the_fault_in_the_comments_is_right_when_it_is_taken_out_of_them(kind: Kind) -> None:
    text = render_template("Mine", kind, "mine")
    head, _, fault = text.rpartition("# [[faults]]")
    awake = head + "[[faults]]" + fault.replace("\n# ", "\n")
    (found,) = parse_exercise(awake, "mine", Path("mine.toml")).exercise.faults
    assert found.name == "trunk_leaning"
    assert FAULT.count("# ") >= 8


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("My March", "my-march"),
        ("../../etc", "etc"),
        ("", "my-march"),
        ("Übung", "For example"),
        ("a.toml", "a-toml"),
        ("x" * 70, "For example"),
    ],
)
def test_a_name_that_cannot_be_one_is_refused_with_one_that_can(name: str, words: str) -> None:
    with pytest.raises(ExerciseError) as caught:
        find_new_file(name)
    assert words in str(caught.value)


def test_no_exercise_of_coach_is_replaced_by_accident() -> None:
    with pytest.raises(ExerciseError, match="ships an exercise of this name") as caught:
        find_new_file("lunge")
    assert "my-lunge" in str(caught.value.hint)


def test_no_file_is_written_over(data_folder: Path) -> None:
    path = save_new(find_new_file("mine"), render_template("Mine", "hold", "mine"))
    with pytest.raises(ExerciseError, match="already"):
        find_new_file("mine")
    with pytest.raises(ExerciseError, match="cannot be written"):
        save_new(path, "anything")
    assert load_exercise("mine").exercise.kind == "hold"


def test_a_title_from_a_name() -> None:
    assert name_title("standing-march") == "Standing march"
