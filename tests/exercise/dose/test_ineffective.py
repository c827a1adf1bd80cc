"""What changes nothing in a programme is named."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.exercise.definition.programme import Item, Programme
from coach.exercise.dose.ineffective import find_ineffective, is_never_due
from coach.store.exercises.loader import load_exercise
from coach.store.programmes.loader import list_programmes, load_programme
from tests.exercise.dose.programmes import make_programme


def find(programme: Programme) -> list[str]:
    named = [item.exercise for routine in programme.routines for item in routine.items]
    exercises = {name: load_exercise(name).exercise for name in [*named, *programme.tests]}
    found = list(find_ineffective(programme, exercises))
    assert all(each.rule for each in found)
    return [each.key.removeprefix("routines.one.items[0].") for each in found]


DOSES: list[tuple[str, dict[str, Any], list[str]]] = [
    ("lunge", {"sets": 2, "repetitions": 8, "hold_s": 20.0, "sides": "left", "rest_s": 9.0}, []),
    ("lunge", {"if_pain_at_most": 3}, []),
    ("lunge", {"if_pain_above": 3}, []),
    ("lunge", {"if_pain_at_most": 5, "if_pain_above": 3}, []),
    ("lunge", {"if_pain_at_most": 3, "if_pain_above": 3}, ["if_pain_at_most"]),
    ("lunge", {"if_pain_at_most": 3, "if_pain_above": 5}, ["if_pain_at_most"]),
    ("lunge", {"if_pain_above": 10}, []),
    ("walking", {"hold_s": 600.0}, []),
    ("cat-cow", {"hold_s": 600.0}, ["hold_s"]),
    ("cat-cow", {"sets": 2, "repetitions": 9}, ["sets", "repetitions"]),
    ("hip-flexion-test", {"hold_s": 9.0, "repetitions": 2}, ["hold_s", "repetitions"]),
    ("hip-flexion-test", {"sides": "left"}, []),
    ("squat", {"sides": "left"}, ["sides"]),
    ("figure-four", {"sides": "left"}, []),
    ("cat-cow", {"sides": "right"}, ["sides"]),
]


@pytest.mark.parametrize(("name", "dose", "keys"), DOSES, ids=lambda value: str(value)[:50])
def test_a_dose_that_changes_nothing_is_named(
    name: str, dose: dict[str, Any], keys: list[str]
) -> None:
    assert find(make_programme({"exercise": name, **dose})) == keys


def test_a_test_that_is_named_twice() -> None:
    tests = ("hip-flexion-test", "thomas-test", "hip-flexion-test")
    assert find(make_programme({"exercise": "lunge"}, tests=tests)) == ["retest[2].exercise"]


@given(st.integers(0, 10), st.integers(0, 10))
def test_an_item_is_never_due_if_its_limits_exclude_each_other(most: int, above: int) -> None:
    item = Item(exercise="lunge", if_pain_at_most=most, if_pain_above=above)
    assert is_never_due(item) is (most <= above)


@pytest.mark.parametrize("name", sorted(list_programmes()))
def test_shipped_programmes_have_nothing_that_changes_nothing(name: str) -> None:
    loaded = load_programme(name)
    assert list(find_ineffective(loaded.programme, loaded.exercises)) == []
