"""Changing the settings keeps what the user wrote into their file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.store.settings.settings import Settings
from coach.store.settings.settings_file import render_settings, update_settings_text

FIELDS = Settings.model_fields


def values(**changed: Any) -> dict[str, Any]:
    return Settings(**changed).model_dump()


@dataclass(frozen=True)
class Change:
    """A file, what is changed in it, and lines that must be in it afterwards, or must not."""

    what: str
    text: str
    changed: dict[str, Any]
    there: tuple[str, ...]
    gone: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.what


CHANGES = [
    Change(
        "a note stays",
        "# mine\nvolume = 0.5\n",
        {"volume": 0.6},
        ("# mine", "volume = 0.6"),
        ("volume = 0.5",),
    ),
    Change(
        "a note behind",
        "volume = 0.5  # not so loud\n",
        {"volume": 0.6},
        ("volume = 0.6  # not so loud",),
    ),
    Change(
        "hash in a text",
        'camera = "a # b" # mine',
        {"camera": "c # d"},
        ('camera = "c # d" # mine',),
    ),
    Change(
        "what stays the same is left as it is",
        "volume=0.5\nvoice = false",
        {"volume": 0.5, "voice": True},
        ("volume=0.5", "# voice = true"),
    ),
    Change(
        "back to shipped",
        "volume = 0.5 # mine",
        {},
        ("# volume = 0.8 # mine",),
        ("volume = 0.5 # mine",),
    ),
    Change(
        "as shipped, then set",
        "# volume = 0.8",
        {"volume": 0.3},
        ("volume = 0.3",),
        ("# volume = 0.8",),
    ),
    Change(
        "no line yet", "# mine", {"volume": 0.3}, ("# mine", "volume = 0.3", "schema_version = 1")
    ),
    Change(
        "a key that is no more goes",
        "# mine\nwarned_utc = 'x'\nvolume = 0.5\n",
        {},
        ("# mine", "# volume = 0.8"),
        ("warned_utc = 'x'",),
    ),
    Change(
        "a key in quotes is changed in its place",
        '# mine\n"volume" = 0.5 # loud\n# last\n',
        {"volume": 0.6},
        ("# mine", '"volume" = 0.6 # loud', "# last"),
    ),
    Change(
        "a sentence in a comment is no setting",
        "# volume = loud or quiet\n# mine\n",
        {"volume": 0.6},
        ("# volume = loud or quiet", "# mine", "volume = 0.6"),
    ),
    Change(
        "lines of Windows",
        "# mine\r\nvolume = 0.5 # loud\r\n",
        {"volume": 0.6},
        ("# mine", "volume = 0.6 # loud"),
    ),
    Change(
        "a text over lines is written anew",
        'camera = """\\\n  a"""\n',
        {"camera": "b"},
        ('camera = "b"',),
        ('  a"""',),
    ),
]


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_lines(change: Change) -> None:
    wanted = values(**change.changed)
    text = update_settings_text(change.text, wanted, FIELDS)
    assert Settings.model_validate(tomllib.loads(text)).model_dump() == wanted
    lines = text.splitlines()
    assert [line for line in change.there if line not in lines] == [], text
    assert [line for line in change.gone if line in lines] == [], text


def test_an_empty_file_is_written_as_a_manual() -> None:
    assert update_settings_text("  \n", values(), FIELDS) == render_settings(values(), FIELDS)


NOTES = st.lists(
    st.text(
        st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="="), max_size=12
    ).map(lambda note: f"# {note}"),
    min_size=1,
    max_size=4,
)


@given(NOTES, st.permutations(["volume", "text_size", "camera"]), st.floats(0, 1))
def test_notes_and_order_of_any_file_stay(notes: list[str], keys: list[str], volume: float) -> None:
    shown = {"volume": "0.25", "text_size": "1.5", "camera": '"1"'}
    text = "\n".join([*notes, *(f"{key} = {shown[key]}  # {key}" for key in keys), *notes])
    after = update_settings_text(
        text, values(volume=volume, text_size=1.5, camera="1"), FIELDS
    ).split("\n")
    assert after[: len(notes)] == notes
    assert after[len(notes) + len(keys) :][: len(notes)] == notes
    assert [line.rpartition("# ")[2] for line in after[len(notes) :][: len(keys)]] == keys


@given(st.floats(0, 1), st.floats(0, 1), st.booleans())
def test_there_and_back_again_changes_nothing(first: float, second: float, voice: bool) -> None:
    before = update_settings_text("# mine", values(volume=first, voice=voice), FIELDS)
    there = update_settings_text(before, values(volume=second), FIELDS)
    assert update_settings_text(there, values(volume=first, voice=voice), FIELDS) == before
    assert "# mine" in there.splitlines()
