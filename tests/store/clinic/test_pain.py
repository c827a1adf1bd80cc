"""The pain before an exercise that was not begun, as the clinic sees it."""

from __future__ import annotations

import datetime as dt
from typing import Final

from coach.dates import describe_date
from coach.report.clinic.patients import describe_record
from coach.report.clinic.progress import write_progress
from coach.store.clinic.overview import summarise
from coach.store.clinic.pain import list_pain
from coach.store.clinic.progress import list_weeks
from coach.store.clinic.reasons import find_reasons
from coach.store.clinic.record import merge_results
from coach.store.results.document import PainAnswer, Session
from tests.store.clinic.patients import TODAY, go_back, make_session, prescribe, send

ASKED: Final = (PainAnswer(time_s=0.0, before=True, score=8, place="back", stopped=True),)
NOW: Final = dt.datetime(2026, 3, 31, 20, 5, tzinfo=dt.UTC)
NOT_BEGUN: Final = Session(
    name="asked",
    exercise="lunge",
    started=f"{TODAY}T08:00:00+01:00",
    duration_s=0.0,
    tracked_s=0.0,
    pain_before=8,
    pains=ASKED,
)
DAY: Final = describe_date(TODAY)
WORDS: Final = f"Pain before the exercise on {DAY}: 8 of 10, The back. Not begun: Lunge."


def test_it_needs_a_look_and_is_in_list_and_report() -> None:
    made = prescribe()
    record = merge_results([made], [send(made, [make_session(go_back(1)), NOT_BEGUN])])
    overview = summarise("ada", record)
    assert WORDS in list(find_reasons(overview, TODAY))
    assert f"  {WORDS}" in list(describe_record(overview, record))
    assert WORDS in write_progress(record, "Ada", NOW).sentences


def test_pain_after_the_end_is_told_as_such() -> None:
    answer = PainAnswer(time_s=0.0, before=False, score=8, place="back", stopped=True)
    changed = {"pain_before": None, "pain_after": 8, "pains": (answer,)}
    told = NOT_BEGUN.model_copy(update=changed)
    made = prescribe()
    record = merge_results([made], [send(made, [make_session(go_back(1)), told])])
    overview = summarise("ada", record)
    words = f"Too much pain after the exercise on {describe_date(TODAY)}: 8 of 10, The back, Lunge."
    assert words in list(find_reasons(overview, TODAY))
    assert overview.sessions == 1, "the exercise itself is another session"
    assert not [line for line in describe_record(overview, record) if "Not begun" in line]


def test_it_is_pain_of_the_day_but_no_session() -> None:
    made = prescribe()
    record = merge_results([made], [send(made, [make_session(go_back(1)), NOT_BEGUN])])
    assert [(each.day, each.score) for each in list_pain(record.sessions)] == [(TODAY, 8)]
    overview = summarise("ada", record)
    assert (overview.sessions, overview.last_active) == (1, go_back(1))
    (week,) = list_weeks(record)
    assert (week.sessions, week.active_days, week.pain) == (1, 1, 8)
    figures = [(each.value, each.label) for each in write_progress(record, "Ada", NOW).figures]
    assert ("1", "session") in figures
