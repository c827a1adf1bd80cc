"""What is not TOML, not text or not there is refused."""

from __future__ import annotations

import errno
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import ExerciseError
from coach.exercise.definition.exercise import Exercise
from coach.store.exercises.loader import load_exercise, parse_exercise
from coach.store.exercises.validation import read_outline
from coach.store.toml.error_messages import to_toml
from coach.store.toml.reader import SIZE_LIMIT
from tests.store.exercises.valid_exercise import VALID, put, refusal

SYNTAX = [
    pytest.param(
        "title = Lunge",
        ("line 1, column 9", "Invalid value", "title = Lunge"),
        id="text without quotes",
    ),
    pytest.param("a = 1\nb = [\n1,\n", ("line 3",), id="list without end"),
    pytest.param("a = 1\na = 2", ("line 2", "this key is in the file twice"), id="key twice"),
    pytest.param("[a]\n[a]", ("line 2", "this table is in the file twice"), id="table twice"),
    pytest.param(
        "a = { b = 1, b = 2 }", ("this key is in the table twice",), id="inline key twice"
    ),
    pytest.param("a = " + "9" * 5000, ("line 1", "digits"), id="number without end"),
    pytest.param("a = " + "[" * 5000, ("nested too deeply",), id="nested without end"),
    pytest.param("a" + ".a" * 5000 + " = 1", ("nested too deeply",), id="dots without end"),
    pytest.param("a" + ".a" * 50 + " = 1", ("nested too deeply",), id="too many dots"),
]


@pytest.mark.parametrize(("text", "words"), SYNTAX)
def test_what_is_not_toml_is_told_with_its_line(text: str, words: tuple[str, ...]) -> None:
    message = refusal(text).message
    assert message.startswith(f"{Path('somewhere') / 'knee-bend.toml'}: ")
    assert [word for word in words if word not in message] == [], message


@pytest.mark.parametrize("rest", ["", '[new]\nkind = "unheard of"'])
def test_a_newer_file_is_refused_politely(rest: str) -> None:
    error = refusal(f"schema_version = 2\n{rest}")
    assert "newer coach (schema_version = 2; this coach reads 1)" in error.message
    assert "Update coach" in error.hint
    assert "unheard" not in error.message


def test_the_outline_of_a_file_is_that_of_its_exercise() -> None:
    exercise = parse_exercise(VALID, "x").exercise
    text = VALID.replace("severity = 2", 'judged = "throughout"')
    assert read_outline(tomllib.loads(text)) == exercise.structure()


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "when", "during", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(
    st.dictionaries(
        st.sampled_from([*Exercise.model_fields, "x"]),
        JUNK.filter(lambda value: value is not None),
        max_size=6,
    )
)
def test_no_file_whatever_breaks_the_reader(data: dict[str, Any]) -> None:
    text = "\n".join(f"{key} = {to_toml(value)}" for key, value in data.items())
    with pytest.raises(ExerciseError) as caught:
        parse_exercise(text, "junk")
    assert caught.value.message


FILES = [
    pytest.param(
        "\xe9".join(VALID.split("e", 1)).encode("latin-1"),
        "line 1: this is not UTF-8",
        id="latin-1",
    ),
    pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not UTF-8", id="a picture"),
    pytest.param(b"#" * (SIZE_LIMIT + 1), "larger than 256 KiB", id="too large"),
]


@pytest.mark.parametrize(("content", "words"), FILES)
def test_a_file_that_is_no_text_is_refused(content: bytes, words: str, tmp_path: Path) -> None:
    path = put(tmp_path, "strange", content)
    with pytest.raises(ExerciseError, match=words) as caught:
        load_exercise(str(path))
    assert str(path) in caught.value.message


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ExerciseError, match="cannot be read: No such file"):
        load_exercise(str(tmp_path / "none.toml"))
    with pytest.raises(ExerciseError, match="not a file"):
        load_exercise(f"{tmp_path}/")


def test_a_file_that_the_system_refuses_to_open_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Permissions do not bind root, a network drive may refuse anyway."""
    path = put(tmp_path, "locked")

    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ExerciseError, match="Permission denied") as caught:
        load_exercise(str(path))
    assert str(path) in caught.value.message


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user"
)
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "locked")
    path.chmod(0)
    with pytest.raises(ExerciseError, match="Permission denied"):
        load_exercise(str(path))
