"""A caution is a text for everybody, or a table that names conditions."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from coach.exercise.definition.texts import find_blank_texts, list_texts
from tests.exercise.cautions import CAUTIONS, TEXTS
from tests.exercise.examples import KNEE_BEND, make


@given(CAUTIONS)
def test_a_caution_is_kept_as_it_was_written(cautions: list[str | dict[str, Any]]) -> None:
    exercise = make(KNEE_BEND, cautions=cautions)
    for caution, written in zip(exercise.cautions, cautions, strict=True):
        table = {"text": written} if isinstance(written, str) else written
        assert caution.text == table["text"]
        assert list(caution.conditions) == table.get("conditions", [])
    assert exercise.model_dump(mode="json")["cautions"] == cautions
    assert type(exercise).model_validate(exercise.model_dump()) == exercise


@given(TEXTS)
def test_a_table_without_conditions_is_the_text_alone(text: str) -> None:
    assert make(KNEE_BEND, cautions=[{"text": text}]) == make(KNEE_BEND, cautions=[text])


REFUSED = [
    pytest.param("", "string_too_short", ("cautions", 0), id="empty text"),
    pytest.param("x" * 401, "string_too_long", ("cautions", 0), id="text too long"),
    pytest.param(3, "caution_type", ("cautions", 0), id="number"),
    pytest.param({"text": ""}, "string_too_short", ("cautions", 0, "text"), id="empty in a table"),
    pytest.param({"conditions": ["pregnancy"]}, "missing", ("cautions", 0, "text"), id="no text"),
    pytest.param(
        {"text": "x", "conditions": ["aneurysm", "twins"]},
        "literal_error",
        ("cautions", 0, "conditions", 1),
        id="condition unknown",
    ),
    pytest.param(
        {"text": "x", "conditions": []},
        "too_short",
        ("cautions", 0, "conditions"),
        id="no condition",
    ),
    pytest.param(
        {"text": "x", "conditions": ["aneurysm", "aneurysm"]},
        "value_error",
        ("cautions", 0, "conditions"),
        id="condition twice",
    ),
]


@pytest.mark.parametrize(("caution", "kind", "place"), REFUSED)
def test_a_wrong_caution_is_refused_at_its_place(
    caution: Any, kind: str, place: tuple[Any, ...]
) -> None:
    with pytest.raises(ValidationError) as caught:
        make(KNEE_BEND, cautions=[caution])
    assert [(each["type"], each["loc"]) for each in caught.value.errors()] == [(kind, place)]


def test_conditions_are_no_texts_for_people() -> None:
    cautions = ["Slowly.", {"text": "Gently.", "conditions": ["osteoporosis"]}]
    texts = list_texts(make(KNEE_BEND, cautions=cautions))
    assert {"Slowly.", "Gently."} <= set(texts)
    assert "osteoporosis" not in texts


def test_a_blank_caution_is_found_at_the_place_that_it_has_in_the_file() -> None:
    blank = [" ", {"text": "  ", "conditions": ["pregnancy"]}]
    found = find_blank_texts(make(KNEE_BEND, cautions=blank))
    assert [each.key for each in found] == ["cautions[0]", "cautions[1].text"]
