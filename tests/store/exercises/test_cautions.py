"""Cautions of exercise files, with and without conditions, are read and their mistakes told."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.exercise.definition.contraindication import HealthCondition
from coach.store.exercises.loader import parse_exercise
from coach.store.toml.error_messages import to_toml
from tests.exercise.cautions import CAUTIONS, CONDITIONS
from tests.store.exercises.valid_exercise import VALID, refusal

HEAD = "[view]"
"""The first table of the file: keys of its top stand before it."""


def write(cautions: str) -> str:
    return VALID.replace(HEAD, f"cautions = {cautions}\n\n{HEAD}", 1)


@given(CAUTIONS)
def test_every_valid_list_is_read(cautions: list[str | dict[str, Any]]) -> None:
    loaded = parse_exercise(write(to_toml(cautions)), "knee-bend")
    assert loaded.exercise.model_dump(mode="json")["cautions"] == cautions


def test_a_list_of_tables_is_read() -> None:
    table = '[[cautions]]\ntext = "Gently."\nconditions = ["pregnancy"]\n\n'
    exercise = parse_exercise(VALID.replace(HEAD, table + HEAD, 1), "knee-bend").exercise
    assert [(each.text, each.conditions) for each in exercise.cautions] == [
        ("Gently.", ("pregnancy",))
    ]


@given(st.from_regex(r"[a-z_]{1,30}", fullmatch=True).filter(lambda name: name not in CONDITIONS))
def test_an_unknown_condition_is_named_with_what_would_pass(name: str) -> None:
    text = write(f'["Slowly.", {{ text = "Gently.", conditions = ["pregnancy", "{name}"] }}]')
    message = refusal(text).message
    assert f'knee-bend.toml: line 12: cautions[1].conditions[1] = "{name}": must be' in message
    assert all(f"'{known}'" in message for known in get_args(HealthCondition))
    assert 'For example: conditions = ["hip_replacement"]' in message


EXAMPLE = (
    'For example: cautions = ["Stop when it hurts.", { text = "Not on the belly in pregnancy.", '
    'conditions = ["pregnancy"] }]'
)
MISTAKES = [
    pytest.param('"Stop."', ("cautions = ", "must be a list in brackets", EXAMPLE), id="no list"),
    pytest.param(
        "[3]", ("cautions[0] = 3: must be a text in quotes, or a table", EXAMPLE), id="number"
    ),
    pytest.param(
        '["Stop.", ""]', ('cautions[1] = "": must have at least 1 character', EXAMPLE), id="empty"
    ),
    pytest.param(
        '[{ text = "Stop.", condition = "pregnancy" }]',
        ("cautions[0].condition = ", "is not a key here", "Did you mean conditions?"),
        id="key misspelt",
    ),
    pytest.param(
        '[{ text = "Stop.", conditions = "pregnancy" }]',
        ("cautions[0].conditions = ", "must be a list in brackets"),
        id="one condition without a list",
    ),
    pytest.param(
        '[{ text = "Stop.", conditions = ["pregnant"] }]',
        ('conditions[0] = "pregnant"', "Did you mean pregnancy?"),
        id="condition misspelt",
    ),
    pytest.param(
        '[{ text = "Stop.", conditions = ["pregnancy", "pregnancy"] }]',
        ("cautions[0].conditions = ", "pregnancy occurs more than once"),
        id="condition twice",
    ),
    pytest.param(
        '[{ conditions = ["pregnancy"] }]', ("cautions[0].text: is missing",), id="no text"
    ),
]


@pytest.mark.parametrize(("cautions", "words"), MISTAKES)
def test_a_mistake_is_told_with_place_value_rule_and_example(
    cautions: str, words: tuple[str, ...]
) -> None:
    message = refusal(write(cautions)).message
    assert [word for word in words if word not in message] == [], message
    assert message.splitlines()[1].startswith("  knee-bend.toml: line 12: cautions")
