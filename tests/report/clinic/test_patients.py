"""What the list and the page of a patient say, line by line."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from coach.dates import describe_date
from coach.report.clinic.patients import (
    describe_patient,
    describe_record,
    format_list,
    format_pain,
    format_test,
    format_test_short,
    format_week,
    make_record_json,
    name_fault,
)
from coach.report.clinic.progress import write_progress
from coach.report.text import count_columns
from coach.store.clinic.overview import Overview, summarise
from coach.store.clinic.progress import list_weeks
from coach.store.clinic.record import PatientRecord, merge_results
from coach.store.results.archive import pack_results, parse_results
from coach.store.results.document import LeftOut, Session
from tests.store.clinic.patients import (
    TEST,
    TODAY,
    go_back,
    make_day,
    make_session,
    prescribe,
    send,
)

NOW = dt.datetime(2026, 3, 31, 20, tzinfo=dt.UTC)


def record(
    sessions: Sequence[Session], days: Sequence[int] = (), name: str = "Ada"
) -> PatientRecord:
    made = prescribe(name)
    results = send(made, sessions, [make_day(go_back(day), 0.5) for day in days])
    return merge_results([made], [results])


def see(*sessions: Session, name: str = "Ada") -> Overview:
    return summarise("x", record(sessions, name=name))


PAIN = [
    pytest.param([None], "–", id="never asked"),
    pytest.param([4], "last 4", id="nothing to compare with"),
    pytest.param([4, 6], "6, before 4", id="the weeks before"),
]


@pytest.mark.parametrize(("pains", "words"), PAIN)
def test_pain_in_a_word(pains: list[int | None], words: str) -> None:
    days = [go_back(10), TODAY][-len(pains) :]
    found = see(*(make_session(day, pain=pain) for day, pain in zip(days, pains, strict=True)))
    assert format_pain(found) == words


TESTS = [
    pytest.param([110.0], False, "Hip flexion test left 110°±3", id="the first"),
    pytest.param([110.0, 124.0], False, "Hip flexion test left 124°±3 (+14°)", id="further"),
    pytest.param([110.0, 124.0], True, "Hip flexion test left 124°±3 (−14°)", id="downward"),
    pytest.param(
        [110.0, 114.0], False, "Hip flexion test left 114°±3 (+4°, within error)", id="within"
    ),
    pytest.param(
        [114.0, 110.0], False, "Hip flexion test left 110°±3 (−4°, within error)", id="less"
    ),
    pytest.param([110.0, 116.0], False, "Hip flexion test left 116°±3 (+6°)", id="just beyond"),
    pytest.param([110.0, 110.3], False, "Hip flexion test left 110°±3 (unchanged)", id="the same"),
    pytest.param([2.0, -0.3], True, "Hip flexion test left 0°±3 (+2°, within error)", id="zero"),
]


@pytest.mark.parametrize(("peaks", "downward", "words"), TESTS)
def test_the_last_result_of_a_test_with_its_change(
    peaks: list[float], downward: bool, words: str
) -> None:
    days = [go_back(7), TODAY][-len(peaks) :]
    sessions = [
        make_session(day, TEST, None, peak).model_copy(update={"downward": downward})
        for day, peak in zip(days, peaks, strict=True)
    ]
    [line] = see(*sessions).tests
    assert format_test_short(line) == words


def test_of_many_results_the_first_and_the_last_two_are_told() -> None:
    peaks = {21: 100.0, 14: 104.0, 7: 108.0, 0: 112.0}
    [line] = see(
        *(make_session(go_back(day), TEST, None, peak) for day, peak in peaks.items())
    ).tests
    told = ", ".join(f"{peaks[day]:.0f}°±3 ({describe_date(go_back(day))})" for day in (21, 7, 0))
    assert format_test(line) == f"  Hip flexion test, left: {told}; last change +4°, within error"


def test_who_needs_a_look_comes_first_and_then_the_name_decides() -> None:
    well, hurt = make_session(TODAY, pain=2), make_session(TODAY, pain=8)
    people = [see(well, name="Zoe"), see(well, name="ben"), see(hurt, name="Yul"), see(name="Ada")]
    head, *rows = format_list(people, TODAY)
    assert head.split("  ")[0] == "Patient"
    assert [row.split()[0] for row in rows] == ["Ada", "Yul", "ben", "Zoe"]
    assert rows[1].split()[:7] == ["Yul", "31", "March", "2026", "1/14", "last", "8"]
    assert rows[1].endswith("  Pain was 8 of 10.")
    assert rows[0].split()[:4] == ["Ada", "–", "0/14", "–"]
    assert rows[2].split() == ["ben", "31", "March", "2026", "1/14", "last", "2"]


def test_the_columns_are_in_line_with_names_of_wide_letters() -> None:
    people = [see(make_session(TODAY), name=name) for name in ("李雷", "Ada Lovelace")]
    _, *rows = format_list(people, TODAY)
    assert len({count_columns(row[: row.index("31 March")]) for row in rows}) == 1


def test_a_week_tells_only_what_is_known() -> None:
    full, bare = record([make_session(TODAY, pain=4)], [0]), record([make_session(TODAY)])
    many = record([make_session(go_back(1)), make_session(TODAY)])
    weeks = [week for each in (full, bare, many) for week in list_weeks(each)]
    assert [format_week(week) for week in weeks] == [
        "  31 March 2026: active on 1 day, 1 session, 50% of what was prescribed, median pain 4",
        "  31 March 2026: active on 1 day, 1 session",
        "  30 March 2026: active on 2 days, 2 sessions",
    ]


def test_the_page_of_a_patient_has_headings_only_for_what_there_is() -> None:
    tested = make_session(TODAY, TEST, 8, 110.0).model_copy(update={"faults": {}})
    full = record([make_session(go_back(8)), tested], [8, 0])
    text = "\n".join(describe_patient(summarise("x", full), full, TODAY))
    assert text.startswith("Ada  x\nNeeds a look: Pain was 8 of 10.\n\nTests\n  Hip flexion test")
    for lines in (
        "\n\nWeek by week\n  30 March 2026: ",
        "\n  23 March 2026: active on 1 day",
        "\n\nPrescribed and done\n  Lunge: 50% of the amount, 2 of 4 times in full\n",
        "\n\nMost frequent faults of the last four weeks\n  Lunge: Knee past the toes, 2\n",
        "\n\nWhat is prescribed\n  ",
    ):
        assert lines in text
    empty = record([])
    bare = "\n".join(describe_patient(summarise("x", empty), empty, go_back(40)))
    assert bare.startswith("Ada  x\n\nWhat is prescribed\n  ")


@pytest.mark.parametrize(
    ("exercise", "fault", "title"),
    [
        ("lunge", "trunk_leaning", "Trunk leaning forward"),
        ("squat", "knee_caving_in", "Knee moving in"),
        ("squat", "of_another_version", "of another version"),
        ("my-march", "knee_low", "knee low"),
    ],
    ids=["prescribed", "shipped", "unknown fault", "unknown exercise"],
)
def test_faults_have_their_titles_also_if_the_exercise_is_not_prescribed(
    exercise: str, fault: str, title: str
) -> None:
    assert name_fault(record([make_session(TODAY)]), exercise, fault) == title


def test_the_eight_most_frequent_faults_are_told() -> None:
    faults = {f"fault_{number}": 20 - number for number in range(10)}
    full = record([make_session(TODAY).model_copy(update={"faults": faults})])
    text = "\n".join(describe_patient(summarise("x", full), full, TODAY))
    assert "fault 7, 13" in text
    assert "fault 8" not in text


def test_a_file_that_cannot_be_read_is_told_at_the_end() -> None:
    made = prescribe()
    full = merge_results([made], [send(made, [])], ["results/x.coachresults cannot be read."])
    *_, last = describe_patient(summarise("x", full), full, TODAY)
    assert last == "\nresults/x.coachresults cannot be read."


@pytest.mark.parametrize(
    ("substitute", "instead"), [("bridge", " Instead: Bridge."), (None, "")], ids=str
)
def test_what_is_left_out_for_the_patient_is_told(substitute: str | None, instead: str) -> None:
    made = prescribe()
    sent = send(made, [make_session(TODAY)], [make_day(TODAY)])
    left_out = (LeftOut(exercise="lunge", substitute=substitute),)
    told = {"left_out": left_out, "titles": {"bridge": "Bridge"}}
    results = sent.results.model_copy(update=told)
    content = pack_results(results, {})
    assert json.loads(zipfile.ZipFile(io.BytesIO(content)).read("manifest.json"))["version"] == 3
    full = merge_results([made], [parse_results(content, Path("ada.coachresults"))])
    words = f"Left out: Lunge. It does not suit a condition in the patient's profile.{instead}"
    assert f"  {words}" in list(describe_record(summarise("x", full), full))
    assert words in write_progress(full, "Ada", NOW).sentences
    values = make_record_json(summarise("x", full), full, TODAY)
    assert values["left_out"] == [{"exercise": "lunge", "substitute": substitute}]
