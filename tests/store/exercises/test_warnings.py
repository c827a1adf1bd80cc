"""What is valid in a file and changes nothing is told with its line; the file can be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.store.exercises.loader import list_exercises, list_warnings, load_exercise
from tests.store.exercises.valid_exercise import VALID, put

HOLD = '[hold]\nwhen = [{ angle = "trunk_lean", below = 20 }]\n\n[source]'

CASES = [
    pytest.param("[source]", "[source]", [], id="nothing"),
    pytest.param(
        "schema_version = 1",
        "schema_version = 1.0",
        ["line 1: schema_version = 1.0: is read as 1. For example: schema_version = 1"],
        id="version",
    ),
    pytest.param(
        'side = "front"',
        'side = "front"\nvariant_of = "lung"',
        ['line 7: variant_of = "lung": there is no exercise of this name. Did you mean lunge?'],
        id="a version of nothing",
    ),
    pytest.param(
        'side = "front"',
        'side = "front"\nvariant_of = "mine"',
        [
            'line 7: variant_of = "mine": is ignored: it is the name of this exercise. '
            'For example: variant_of = "lunge"'
        ],
        id="a version of itself",
    ),
    pytest.param(
        "[source]",
        HOLD,
        [
            "line 36: hold: is ignored: only kind 'hold' uses it, and this one is of kind "
            "'repetitions'."
        ],
        id="a table of another kind",
    ),
    pytest.param(
        "[source]",
        '[translations.de]\n"Knee bend" = "Kniebeuge"\n\n[source]',
        [],
        id="a translation",
    ),
    pytest.param(
        "[source]",
        '[translations.xx]\n"Knee bend" = "Kniebeuge"\n\n[source]',
        [
            "line 36: translations.xx: coach is not available in this language. There are: "
            "en, de, es, fr, zh."
        ],
        id="a translation that is never shown",
    ),
    pytest.param(
        'when = [{ angle = "trunk_lean", above = 20 }]',
        'when = [{ angle = "knee_flexion_working", above = 20 }]',
        [],
        id="the working leg is that of side",
    ),
    pytest.param(
        'side = "front"\nmain_angle = "knee_flexion_front"',
        'side = "none"\nmain_angle = "knee_flexion_working"',
        [
            'line 6: side = "none": no leg is the working one, unless the user chooses a side. '
            "Without that these are never measured: main_angle. There are: front, rear, raised, "
            'lowered, near. For example: side = "front"'
        ],
        id="no leg works",
    ),
]


@pytest.mark.parametrize(("old", "new", "told"), CASES)
def test_a_warning_has_a_line(data_folder: Path, old: str, new: str, told: list[str]) -> None:
    assert old in VALID
    own = put(data_folder / "poses", "mine", VALID.replace(old, new))
    loaded = load_exercise("mine")
    assert list_warnings(loaded) == [f"  {own.name}: {each}" for each in told]


@pytest.mark.parametrize("name", sorted(list_exercises()))
def test_shipped_exercises_have_no_warnings(name: str) -> None:
    assert list_warnings(load_exercise(name)) == []
