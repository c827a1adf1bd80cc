"""Translations are of texts that the exercise has."""

from __future__ import annotations

from coach.exercise.definition.programme import Programme
from coach.exercise.definition.texts import find_blank_texts, find_unknown_texts, list_texts
from tests.exercise.examples import KNEE_BEND, RAISE, make


def test_the_texts_are_those_for_people() -> None:
    ball = {"kind": "ball", "on": "thigh_working"}
    figure = {"name": "raised", "seen_from": "front", "hands_on": ["object", ""], "objects": [ball]}
    texts = list_texts(make({**RAISE, "figures": [figure]}))
    assert {
        "Knee bend",
        "Bends the knees.",
        "A book",
        "The knee was not bent.",
        "Trunk upright",
        "Lie flat, legs straight",
    } <= set(texts)
    assert not {
        "leaning",
        "raised",
        "thigh_elevation_working",
        "range-of-motion",
        "standing",
        "front",
        "object",
        "ball",
        "thigh_working",
        "",
    } & set(texts)


def test_a_programme_names_exercises_but_does_not_say_them() -> None:
    source = {"text": "A book"}
    routine = {
        "name": "short",
        "title": "Short ones",
        "items": [{"exercise": "knee-bend", "sides": "left"}],
    }
    words = {
        "schema_version": 1,
        "title": "A week",
        "summary": "For all.",
        "weeks": 1,
        "include": ["more"],
        "source": source,
    }
    programme = Programme.model_validate(
        {**words, "routines": [routine], "translations": {"de": {"A weak": "Schwach"}}}
    )
    assert list_texts(programme) == ("A week", "For all.", "Short ones", "A book")
    assert [found.key for found in find_unknown_texts(programme)] == ["translations.de.A weak"]


def test_what_the_file_does_not_say_is_told_with_the_nearest() -> None:
    words = {
        **KNEE_BEND,
        "translations": {
            "de": {"Trunk upright": "Aufrecht", "Trunk up": "Auf"},
            "fr": {"Xyz": "Zyx"},
        },
    }
    found = list(find_unknown_texts(make(words)))
    assert [item.key for item in found] == ["translations.de.Trunk up", "translations.fr.Xyz"]
    assert "the nearest is 'Trunk upright'" in found[0].rule
    assert "nearest" not in found[1].rule


def test_texts_of_blanks_are_found_with_their_place() -> None:
    blank = {
        "title": " ",
        "steps": ["Stand.", "\t"],
        "faults": [
            {
                "name": "lean",
                "title": "Leaning",
                "when": [{"angle": "trunk_lean", "above": 20}],
                "cue": "  ",
                "fix": "Up.",
            }
        ],
    }
    found = find_blank_texts(make(KNEE_BEND, **blank))
    assert [one.key for one in found] == ["title", "faults.lean.cue", "steps[1]"]
    assert not list(find_blank_texts(make(KNEE_BEND)))
