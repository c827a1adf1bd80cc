"""Who does little of what was prescribed needs a look."""

from __future__ import annotations

import pytest

from coach.store.clinic.overview import summarise
from coach.store.clinic.reasons import find_reasons
from coach.store.clinic.record import merge_results
from tests.store.clinic.patients import TODAY, go_back, make_day, make_session, prescribe, send


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        ([0.1] * 14, "Little is done: 10% of what was prescribed in two weeks."),
        ([1.0] * 14 + [0.2] * 14, "Little is done: 20% of what was prescribed in two weeks."),
        ([0.2] * 7 + [0.3] * 7, ""),
        ([0.0] * 14 + [1.0] * 14, ""),
        ([0.1] * 6, ""),
        ([0.1] * 7, "Little is done: 10% of what was prescribed in two weeks."),
    ],
    ids=["little", "little of late", "a quarter", "little long ago", "too few days", "a week"],
)
def test_who_does_little_needs_a_look(shares: list[float], told: str) -> None:
    made = prescribe()
    days = [
        make_day(go_back(len(shares) - 1 - number), share) for number, share in enumerate(shares)
    ]
    found = merge_results([made], [send(made, [make_session(TODAY)], days)])
    assert " ".join(find_reasons(summarise("a", found), TODAY)) == told
    quiet = merge_results([made], [send(made, [make_session(go_back(8))], days)])
    assert [*find_reasons(summarise("a", quiet), TODAY)] == ["Nothing for 8 days."]


@pytest.mark.parametrize(
    ("paused", "told"),
    [(False, "Little is done: 10% of what was prescribed in two weeks."), (True, "")],
    ids=["three days a week", "paused in between"],
)
def test_who_does_little_on_few_days_needs_a_look(paused: bool, told: str) -> None:
    made = prescribe()
    days = [
        make_day(go_back(13 - number), 0.1)
        if number % 7 in (0, 2, 4)
        else make_day(go_back(13 - number)).model_copy(update={"tasks": (), "paused": paused})
        for number in range(14)
    ]
    found = merge_results([made], [send(made, [make_session(TODAY)], days)])
    assert " ".join(find_reasons(summarise("a", found), TODAY)) == told
