"""Events as plain values and back."""

from __future__ import annotations

import dataclasses
import json
import typing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.landmarks import Side
from coach.exercise.tracking.events import KINDS, BodyFound, Event, PainPlace, from_dict, to_dict

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
STRATEGIES = {
    float: NUMBERS,
    float | None: NUMBERS | st.none(),
    Side | None: st.sampled_from(["left", "right", None]),
    str: st.text(max_size=20),
    PainPlace: st.sampled_from(typing.get_args(PainPlace)),
    bool: st.booleans(),
    int: st.integers(),
    tuple[str, ...]: st.lists(st.text(max_size=20), max_size=4).map(tuple),
}


def any_of(kind: type[Event]) -> st.SearchStrategy[Event]:
    types = typing.get_type_hints(kind)
    return st.builds(
        kind, **{field.name: STRATEGIES[types[field.name]] for field in dataclasses.fields(kind)}
    )


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_through_json_and_back_it_is_the_same(kind: type[Event]) -> None:
    @given(any_of(kind))
    def check(event: Event) -> None:
        assert from_dict(json.loads(json.dumps(to_dict(event)))) == event

    check()


def test_every_event_has_a_kind_and_a_time() -> None:
    assert set(KINDS.values()) == set(typing.get_args(Event))
    assert all(dataclasses.fields(kind)[0].name == "time_s" for kind in KINDS.values())


def test_it_names_its_kind() -> None:
    assert to_dict(BodyFound(1.5)) == {"kind": "BodyFound", "time_s": 1.5}


WRONG = [
    pytest.param({"kind": "BodyEaten", "time_s": 1.0}, KeyError, id="unknown kind"),
    pytest.param({"time_s": 1.0}, KeyError, id="no kind"),
    pytest.param({"kind": "BodyFound"}, TypeError, id="a field missing"),
    pytest.param(
        {"kind": "BodyFound", "time_s": 1.0, "mood": "good"}, TypeError, id="an unknown field"
    ),
]


@pytest.mark.parametrize(("values", "error"), WRONG)
def test_what_is_no_event_is_refused(values: dict, error: type[Exception]) -> None:
    with pytest.raises(error):
        from_dict(values)
