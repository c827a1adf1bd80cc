"""Programmes are read with all that they include; a wrong file is refused with all mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.store.exercises.json_schema import make_schema
from coach.store.programmes.loader import ProgrammeError, list_programmes, load_programme

VALID = """\
schema_version = 1
title = "Mine"
summary = "A week of mine."
weeks = 2

[[routines]]
name = "morning"
title = "Morning"
items = [
  { exercise = "lunge" },
  { exercise = "couch-stretch", hold_s = 30.0 },
]

[retest]
exercise = "hip-flexion-test"

[source]
text = "Me."
"""


@pytest.fixture
def folder(data_folder: Path) -> Path:
    own = data_folder / "poses" / "programmes"
    own.mkdir(parents=True)
    return own


def put(folder: Path, text: str = VALID, name: str = "mine") -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", sorted(list_programmes()))
def test_shipped_programmes_name_what_there_is(name: str) -> None:
    loaded = load_programme(name)
    assert loaded.exercises
    assert loaded.programme.routines
    assert loaded.programme.source.text
    assert "relief" not in loaded.programme.summary


def test_several_tests_and_an_unknown_one_among_them(folder: Path) -> None:
    second = '[[retest]]\nexercise = "thomas-test"\n\n[source]'
    text = VALID.replace("[retest]", "[[retest]]").replace("[source]", second)
    assert load_programme(str(put(folder, text))).programme.tests == (
        "hip-flexion-test",
        "thomas-test",
    )
    with pytest.raises(ProgrammeError, match=r'retest\[1\].exercise = "thomas": there is no'):
        load_programme(str(put(folder, text.replace("thomas-test", "thomas"))))


def test_an_own_programme_goes_before_a_shipped_one(folder: Path) -> None:
    put(folder, name="hip-flexors-4-weeks")
    assert load_programme("hip-flexors-4-weeks").programme.title == "Mine"


MISTAKES = [
    pytest.param(
        '"lunge"',
        '"lung"',
        ("line 10: ", 'exercise = "lung"', "Did you mean lunge?"),
        id="exercise unknown",
    ),
    pytest.param(
        '"hip-flexion-test"',
        '"qqqq"',
        ("line 15: ", 'retest.exercise = "qqqq"', "coach exercises list"),
        id="test unknown",
    ),
    pytest.param(
        "schema_version = 1",
        "schema_version = true",
        ("line 1: ", "schema_version = true", "must be 1", "For example: schema_version = 1"),
        id="truth for a version",
    ),
    pytest.param(
        "weeks = 2",
        "weeks = true",
        ("line 4: ", "weeks = true", "must be a whole number"),
        id="truth for a number",
    ),
    pytest.param(
        "weeks = 2",
        "weeks = 0",
        ("line 4: ", "weeks = 0", "greater than or equal to 1"),
        id="no week",
    ),
    pytest.param(
        'title = "Morning"',
        'title = "Morning"\nweeks = [2, 3]',
        ("line 9: ", "weeks = [2, 3]", "weeks 1 to 2"),
        id="week beyond",
    ),
    pytest.param(
        'title = "Morning"',
        'title = "Morning"\nweeks = [2, 1]',
        ("weeks = [2, 1]", "must not come after"),
        id="weeks crossed",
    ),
    pytest.param(
        'title = "Morning"',
        'title = "Morning"\ndays = [1, 8]',
        ("days[1] = 8", "less than or equal to 7"),
        id="day eight",
    ),
    pytest.param(
        'title = "Morning"',
        'title = "Morning"\ndays = [1, 1]',
        ("days = [1, 1]", "more than once"),
        id="day twice",
    ),
    pytest.param(
        "hold_s = 30.0",
        "hold = 30.0",
        ("line 11: ", "is not a key here", "Did you mean hold_s?"),
        id="key misspelt",
    ),
    pytest.param(
        "weeks = 2",
        'weeks = 2\ninclude = ["nope"]',
        ('include = ["nope"]', "no programme of this name"),
        id="programme unknown",
    ),
    pytest.param(
        'text = "Me."',
        'text = "Me."\n[translations.de]\n"Mornings" = "Früh"',
        ("the nearest is 'Morning'",),
        id="no such text",
    ),
]


@pytest.mark.parametrize(("old", "new", "words"), MISTAKES)
def test_a_mistake_is_told_with_its_line_and_a_way_out(
    folder: Path, old: str, new: str, words: tuple[str, ...]
) -> None:
    assert VALID.count(old) == 1
    put(folder, VALID.replace(old, new))
    with pytest.raises(ProgrammeError) as caught:
        load_programme("mine")
    assert all(word in caught.value.message for word in words), caught.value.message


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    put(
        folder,
        VALID.replace('"lunge"', '"lung"')
        .replace("weeks = 2", "weeks = 0")
        .replace('title = "Mine"\n', ""),
    )
    with pytest.raises(ProgrammeError, match="3 mistakes"):
        load_programme("mine")


def test_an_included_programme_belongs_to_it(folder: Path) -> None:
    put(folder, VALID.replace("weeks = 2", 'weeks = 1\ninclude = ["other"]'))
    put(folder, VALID.replace('name = "morning"', 'name = "evening"'), "other")
    programme = load_programme("mine").programme
    assert [routine.name for routine in programme.due(1)] == ["morning", "evening"]


def test_translations_of_an_included_programme_belong_to_it_and_do_not_replace(
    folder: Path,
) -> None:
    inner = (
        VALID.replace('title = "Morning"', 'title = "Evening"')
        + '[translations.de]\n"Evening" = "Abends"\n"Mine" = "Deins"\n'
    )
    put(
        folder,
        VALID.replace("weeks = 2", 'weeks = 1\ninclude = ["other"]')
        + '[translations.de]\n"Mine" = "Meins"\n',
    )
    put(folder, inner, "other")
    assert load_programme("mine").programme.translations["de"] == {
        "Mine": "Meins",
        "Evening": "Abends",
    }


@pytest.mark.parametrize(
    "names", [("mine",), ("mine", "other"), ("mine", "other", "third")], ids=len
)
def test_programmes_that_go_round_in_a_circle_are_refused(
    folder: Path, names: tuple[str, ...]
) -> None:
    for name, following in zip(names, (*names[1:], names[0]), strict=True):
        put(folder, VALID.replace("weeks = 2", f'weeks = 2\ninclude = ["{following}"]'), name)
    with pytest.raises(ProgrammeError, match=f"circle: {' includes '.join((*names, names[0]))}"):
        load_programme("mine")


def test_an_unknown_name_is_asked_about() -> None:
    with pytest.raises(ProgrammeError, match="Did you mean hip-flexors-4-weeks"):
        load_programme("hip-flexor-4-weeks")


def test_programmes_have_a_schema_too() -> None:
    from coach.exercise.definition.programme import Programme

    assert make_schema(Programme)["additionalProperties"] is False
