"""Results that tell of one session or day twice: it counts once."""

from __future__ import annotations

import pytest

from coach.store.clinic.record import merge_results
from tests.store.clinic.patients import TODAY, go_back, make_day, make_session, prescribe, send


def test_the_later_results_count() -> None:
    made = prescribe()
    early = send(made, [], [make_day(TODAY, 0.0)], go_back(1))
    late = send(made, [], [make_day(TODAY, 1.0)], TODAY)
    [day] = merge_results([made], [early, late]).days
    assert (day.tasks, day.revision) == (late.results.days[0].tasks, 1)


def test_a_session_that_was_repaired_after_it_had_come_counts_once() -> None:
    made, session = prescribe(), make_session(TODAY)
    repaired = session.model_copy(update={"name": f"{session.name}_repaired"})
    received = merge_results([made], [send(made, [session]), send(made, [repaired])])
    assert [each.name for each in received.sessions] == [repaired.name]


COPIES = {
    "renamed": ([[{}], [{"name": "copy"}]], "copy"),
    "renamed, and packed in another time zone": (
        [[{}], [{"name": "copy", "started": f"{TODAY}T12:00:00-05:00"}]],
        "copy",
    ),
    "both at once": ([[{"name": "b"}, {"name": "a"}]], "a"),
    "a repair that was renamed": ([[{"name": "repair"}, {"finished": False}]], "repair"),
    "a cut off copy came later": ([[{"name": "a"}], [{"name": "b", "finished": False}]], "a"),
}


@pytest.mark.parametrize("case", COPIES)
def test_a_copy_of_a_recording_counts_once_whatever_its_name(case: str) -> None:
    sent, counts = COPIES[case]
    made, session = prescribe(), make_session(TODAY)
    results = [send(made, [session.model_copy(update=each) for each in one]) for one in sent]
    assert [each.name for each in merge_results([made], results).sessions] == [counts]


OTHERS = {
    "another exercise": {"exercise": "squat"},
    "another time": {"started": f"{TODAY}T18:00:01+01:00"},
    "only the pain was asked": {"was_begun": False},
}


@pytest.mark.parametrize("case", OTHERS)
def test_what_is_no_copy_counts_too(case: str) -> None:
    made, session = prescribe(), make_session(TODAY)
    other = session.model_copy(update={"name": "other", **OTHERS[case]})
    assert len(merge_results([made], [send(made, [session, other])]).sessions) == 2
