"""A mistake is reported with its line."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import ExerciseError
from coach.store.exercises.loader import load_exercise, parse_exercise
from coach.store.toml.error_messages import to_toml
from coach.store.toml.line_numbers import add_line_numbers, find_line, find_lines

TEXT = (
    '''\
# a comment
title = "x # no comment"
"quoted key" = 1
long = """
two
lines"""
list = [
  1, # one
  { a = 1, b = [2, 3] },
]
dotted.inner = 'it'''
    + """'

[view]
kinds = ["side"]

[[faults]]
name = "first"

[[faults]]
name = "second"
when = [
  { angle = "a", above = 1 },
  { angle = "b" },
]
[faults.deep]
key = 1
"""
)

PLACES = [
    (("title",), 2),
    (("quoted key",), 3),
    (("long",), 4),
    (("list",), 7),
    (("list", 0), 8),
    (("list", 1, "b", 1), 9),
    (("dotted", "inner"), 11),
    (("view",), 13),
    (("view", "kinds", 0), 14),
    (("faults", 0), 16),
    (("faults", 0, "name"), 17),
    (("faults", 1), 19),
    (("faults", 1, "when", 1, "angle"), 23),
    (("faults", 1, "deep", "key"), 26),
]


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize(("place", "line"), PLACES, ids=lambda value: str(value))
def test_every_place_has_its_line(place: tuple[str | int, ...], line: int, ends: str) -> None:
    assert find_lines(TEXT.replace("\n", ends))[place] == line


@pytest.mark.parametrize(
    ("mistake", "line"),
    [
        ("faults.second.when[1].above = 3: is wrong", 23),
        ("faults.first.cue: is missing", 16),
        ("faults.second.when[0].angle = x: is wrong", 22),
        ("view.kindss = 1: is not a key here", 13),
        ("summary: is missing", None),
        ("titles = 1: is not a key here", None),
    ],
)
def test_a_mistake_is_found_by_its_name(mistake: str, line: int | None) -> None:
    assert find_line(mistake, add_line_numbers(TEXT, tomllib.loads(TEXT))) == line


def test_lines_stand_in_the_message_in_their_order(tmp_path: Path) -> None:
    text = (
        load_exercise("lunge")
        .text.replace("severity = 2", "severity = 9")
        .replace('position = "standing"', 'position = "stand"')
    )
    with pytest.raises(ExerciseError) as caught:
        parse_exercise(text, "mine", tmp_path / "mine.toml")
    lines = [
        int(line.split("line ")[1].split(":")[0]) for line in caught.value.message.splitlines()[1:]
    ]
    assert len(lines) > 2
    assert lines == sorted(lines)
    assert text.splitlines()[lines[0] - 1] == 'position = "stand"'


VALUES = st.recursive(
    st.integers(-9, 9)
    | st.booleans()
    | st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["a", "b", "cd", "e-f"]), VALUES, max_size=4))
def test_outline_is_what_tomllib_reads(data: dict[str, Any]) -> None:
    text = "".join(f"{key} = {to_toml(value)}\n" for key, value in data.items())
    assert set(find_lines(text)) == set(list_places(tomllib.loads(text)))
    assert [line for place, line in find_lines(text).items() if len(place) == 1] == list(
        range(1, len(data) + 1)
    )


TEXTS = st.text(st.characters(codec="utf-8"), max_size=6)


@given(
    st.dictionaries(TEXTS, TEXTS | st.dictionaries(TEXTS, st.booleans(), max_size=3), max_size=4)
)
def test_a_value_is_read_as_it_was_written(value: dict[str, Any]) -> None:
    assert tomllib.loads(f"key = {to_toml(value)}\n") == {"key": value}


def list_places(value: Any, place: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    entries = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [
        each
        for key, inner in entries
        for each in [(*place, key), *list_places(inner, (*place, key))]
    ]
