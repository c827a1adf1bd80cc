"""Who does little of what was prescribed needs a look."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.report.clinic.progress import write_progress
from coach.store.clinic.overview import summarise
from coach.store.clinic.reasons import find_reasons
from coach.store.clinic.record import merge_results
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.programme_changes import choose_exercises
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


TELLING = [
    pytest.param(7, "", id="a week before its last day"),
    pytest.param(6, "The left hip may bend to 110 degrees until", id="some days before"),
    pytest.param(0, "The left hip may bend to 110 degrees until", id="on it"),
    pytest.param(-1, "The left hip was allowed 110 degrees until", id="the day after it"),
    pytest.param(-13, "The left hip was allowed 110 degrees until", id="two weeks after it"),
    pytest.param(-14, "", id="later"),
]


@pytest.mark.parametrize(("days_left", "told"), TELLING)
def test_the_end_of_what_a_hip_is_allowed_is_told(days_left: int, told: str) -> None:
    head = make_head(
        go_back(40),
        hip_replacement_left="unknown",
        hip_replacement_right="unknown",
        hip_flexion_limit_left_deg=110.0,
        hip_flexion_limit_left_until=TODAY,
        hip_flexion_limit_right_deg=100.0,
    )
    made = build_prescription(head, choose_exercises(["bridge"], "", ""))
    today = TODAY - dt.timedelta(days=days_left)
    found = merge_results([made], [send(made, [make_session(today, "bridge")])])
    reasons = [*find_reasons(summarise("a", found), today)]
    assert [reason[: len(told)] for reason in reasons] == ([told] if told else [])
    page = write_progress(found, "Ada", dt.datetime.combine(today, dt.time(20), dt.UTC))
    care = [text for name, text in page.head if name == "Take care"]
    assert ("was allowed" in care[0]) is (days_left < 0)
    assert care[1] == "The right hip may bend to 100 degrees."
