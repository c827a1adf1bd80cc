"""The clinic sees how long a position was held in tests of holding."""

from __future__ import annotations

import datetime as dt

from coach.report.clinic.patients import describe_record
from coach.report.clinic.progress import write_progress
from coach.store.clinic.hold_tests import list_hold_tests
from coach.store.clinic.overview import summarise
from coach.store.clinic.record import PatientRecord, merge_results
from coach.store.exercises.recorded_test import load_recorded_test
from coach.store.results.document import Session, SideResult
from tests.store.clinic.patients import TODAY, go_back, make_session, prescribe, send

HOLD = "seated-hip-flexion-hold"


def hold(days: int, left_s: float, right_s: float = 0.0, exercise: str = HOLD) -> Session:
    held: list[SideResult] = []
    if left_s:
        held.append(SideResult(side="left", holds=1, held_s=left_s, longest_s=left_s))
    if right_s:
        held.append(SideResult(side="right", holds=1, held_s=right_s, longest_s=right_s))
    return make_session(go_back(days), exercise).model_copy(update={"sides": tuple(held)})


def make_record(*sessions: Session) -> PatientRecord:
    made = prescribe()
    return merge_results([made], [send(made, sessions)])


RECORD = make_record(hold(28, 12.0, 9.0), hold(14, 15.4), hold(0, 19.0, 8.0), hold(7, 17.0))


def test_each_side_has_the_longest_hold_of_each_day() -> None:
    left, right = list_hold_tests(RECORD)
    assert [seconds for _, seconds in left.longest] == [12.0, 15.4, 17.0, 19.0]
    assert [seconds for _, seconds in left.shown] == [12.0, 17.0, 19.0]
    assert (right.side, right.shown) == ("right", ((go_back(28), 9.0), (TODAY, 8.0)))


def test_a_stretch_that_is_held_is_no_test() -> None:
    assert [*list_hold_tests(make_record(hold(1, 30.0, 30.0, "couch-stretch")))] == []


def test_they_are_told_with_the_other_tests_and_in_the_report() -> None:
    lines = [*describe_record(summarise("a", RECORD), RECORD)]
    assert lines[0] == "Tests"
    assert lines[1] == (
        "  Seated hip flexion hold, left: 12 s (3 March 2026), 17 s (24 March 2026), "
        "19 s (31 March 2026)"
    )
    page = write_progress(RECORD, "Ada", dt.datetime(2026, 3, 31, 20, tzinfo=dt.UTC))
    assert "Seated hip flexion hold, left: held 12 s at first, 19 s last." in page.sentences
    assert "Seated hip flexion hold, right: held 9 s at first, 8 s last." in page.sentences


def test_an_exercise_whose_name_is_too_long_for_a_file_is_not_known() -> None:
    name = "练" * 200  # as a file of results may have it
    session = hold(0, 9.0, 9.0).model_copy(update={"exercise": name, "faults": {"lean": 2}})
    record = make_record(session)
    assert [*list_hold_tests(record)] == []
    lines = describe_record(summarise("a", record), record)
    assert f"  {name}: lean, 2" in lines
    assert load_recorded_test(name, 120.0) is None
