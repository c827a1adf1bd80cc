"""The report on weeks, the plan to print, and the head of single reports."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from pathlib import Path

import pytest

from coach.exercise.definition.programme import Item, Routine
from coach.exercise.tracking.events import Pain
from coach.exercise.tracking.range_test.result import RangeResult, compare_earlier
from coach.report.clinic.progress import write_progress, write_progress_file
from coach.report.language import use_language
from coach.report.page.content import write_page
from coach.report.page.head import format_time
from coach.report.page.html import write_html_page
from coach.report.plan.content import describe_dose, describe_schedule, make_plan
from coach.report.plan.file import write_plan
from coach.report.plan.prescription import describe_prescription
from coach.report.plots.axes import MARGIN, WIDTH
from coach.report.plots.drawing import Box, Dot, Line, Text
from coach.report.plots.progress import COLOURS, draw_days, draw_test
from coach.store.clinic.overview import list_points
from coach.store.clinic.pain import PainDay
from coach.store.clinic.record import PatientRecord, merge_results
from coach.store.exercises.loader import load_exercise
from coach.store.prescriptions.archive import LoadedPrescription
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.doses import change_doses
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.programmes.loader import load_programme
from coach.store.results.document import Session
from coach.translation import load_translations
from tests.report.helpers import HOSTILE, judge_sample
from tests.store.clinic.patients import (
    TEST,
    TODAY,
    forget_error,
    go_back,
    make_day,
    make_session,
    prescribe,
    send,
)

NOW = dt.datetime(2026, 3, 31, 20, 5, tzinfo=dt.timezone(dt.timedelta(hours=2)))
PAGE = re.compile(rb"/Type\s*/Page[^s]")


def record(weeks: int = 12) -> PatientRecord:
    made = prescribe("Ada")
    sessions = [make_session(go_back(day), pain=day * 6 // (7 * weeks)) for day in range(7 * weeks)]
    tests = [make_session(go_back(7 * week), TEST, None, 120.0 - week) for week in range(weeks)]
    days = [make_day(go_back(day), 0.5) for day in range(7 * weeks)]
    return merge_results([made], [send(made, [*sessions, *tests], days)])


def test_the_weeks_are_told_in_sentences_and_tables() -> None:
    page = write_progress(record(), "Ada", NOW)
    assert dict(page.head)["Patient"] == "Ada"
    assert "31 March 2026, 20:05 UTC+02:00" in page.subtitle
    assert "Hip flexion test, left: 109° to 120°, further than at first." in page.sentences
    assert "Pain: median 5 of 10 in the first week, 0 in the last." in page.sentences
    assert not any("not known" in sentence for sentence in page.sentences)
    assert [figure.value for figure in page.figures] == ["84", "96", "50%", "5 → 0"]
    done, weeks, faults = page.tables
    assert done.rows == (("Lunge", "168", "84", "50%"),)
    assert len(weeks.rows) == 12
    assert faults.rows[0][:2] == ("Lunge", "Knee past the toes")


@pytest.mark.parametrize(
    ("files", "words"), [(1, "1 file of results."), (2, "2 files of results.")]
)
def test_it_says_how_many_files_it_is_made_of(files: int, words: str) -> None:
    made = prescribe("Ada")
    sent = [send(made, [make_session(go_back(day))]) for day in range(files)]
    assert words in write_progress(merge_results([made], sent), "Ada", NOW).origin


def test_the_share_of_one_week_is_that_of_all() -> None:
    made = prescribe("Ada")
    [task] = make_day(TODAY, 0.5).tasks
    often = task.model_copy(update={"exercise": "bridge", "times": 3, "share": 1.0})
    day = make_day(TODAY).model_copy(update={"tasks": (task, often)})
    page = write_progress(
        merge_results([made], [send(made, [make_session(TODAY)], [day])]), "", NOW
    )
    assert page.figures[2].value == page.tables[1].rows[0][3] == "80%"


@pytest.mark.parametrize("weeks", [1, 12, 52])
def test_it_fits_two_pages(weeks: int, tmp_path: Path) -> None:
    write_progress_file(record(weeks), "Ada", NOW, "pdf", tmp_path / "a.pdf")
    assert 1 <= len(PAGE.findall((tmp_path / "a.pdf").read_bytes())) <= 2


def widen(session: Session) -> Session:
    (side,) = session.sides
    return session.model_copy(update={"sides": (side.model_copy(update={"uncertainty_deg": 6.0}),)})


@pytest.mark.parametrize(
    "peaks",
    [
        pytest.param([100.0, 106.0], id="within the error of both"),
        pytest.param([100.0, 115.0], id="more than the error"),
        pytest.param([100.0, 100.0, 100.0, 106.0], id="spread between days is known"),
        pytest.param([100.0, 110.0, 100.0, 106.0], id="days differ much"),
    ],
)
def test_a_change_is_judged_as_in_the_report_of_a_recording(peaks: list[float]) -> None:
    made = prescribe()
    days = range(7 * (len(peaks) - 1), -1, -7)
    sessions = [
        widen(make_session(go_back(day), TEST, None, peak))
        for day, peak in zip(days, peaks, strict=True)
    ]
    page = write_progress(merge_results([made], [send(made, sessions)]), "Ada", NOW)
    *earlier, now = (RangeResult(peak, 6.0, 0.0, 3) for peak in peaks)
    compared = compare_earlier(now, earlier)
    assert compared is not None
    (sentence,) = [each for each in page.sentences if each.startswith("Hip flexion test, left")]
    assert ("within the error" in sentence) is not compared.real


@pytest.mark.parametrize("span_days", [0, 1, 5, 6, 7, 40, 365])
def test_a_bar_of_a_day_stands_below_its_pain_and_within_the_plot(span_days: int) -> None:
    first = go_back(span_days)
    pain = [PainDay(day=first, score=3), PainDay(day=TODAY, score=4)]
    with use_language(load_translations("en")):
        shapes = draw_days([first, TODAY], [], pain, first, TODAY).shapes
    dots = sorted({round(shape.x, 3) for shape in shapes if isinstance(shape, Dot)})
    boxes = [shape for shape in shapes if isinstance(shape, Box)]
    assert all(box.x >= MARGIN[0] and box.x + box.width <= WIDTH - MARGIN[1] for box in boxes)
    assert sorted({round(box.x + box.width / 2, 3) for box in boxes}) == pytest.approx(dots)


@pytest.mark.parametrize(
    ("weeks", "value", "words"),
    [(1, "2", "median pain of 10 in one week"), (2, "4 → 1", "first and last week")],
)
def test_pain_is_named_as_the_median_that_it_is(weeks: int, value: str, words: str) -> None:
    figures = write_progress(record(weeks), "Ada", NOW).figures
    assert [each.value for each in figures if words in each.label] == [value]


def test_an_error_that_is_not_known_is_not_one_of_zero() -> None:
    made = prescribe()
    first = make_session(go_back(7), TEST, None, 100.0)
    last = make_session(TODAY, TEST, None, 120.0)
    results = send(made, [forget_error(first), last])
    page = write_progress(merge_results([made], [results]), "Ada", NOW)
    words = "Hip flexion test, left: 100° to 120°; the error is not known."
    assert words in page.sentences
    points = list(list_points([forget_error(first), last], "left"))
    with use_language(load_translations("en")):
        shapes = draw_test({"left": points}, None, go_back(7), TODAY).shapes
    upright = [
        shape
        for shape in shapes
        if isinstance(shape, Line) and shape.colour == COLOURS["left"] and len(shape.points) == 2
        if shape.points[0][0] == shape.points[1][0]
    ]
    assert len(upright) == 1


def test_equal_records_give_equal_files(tmp_path: Path) -> None:
    made = record(2)
    for name in ("a.pdf", "b.pdf"):
        write_progress_file(made, "Ada", NOW, "pdf", tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_without_results_it_says_so(tmp_path: Path) -> None:
    empty = merge_results([prescribe()], [])
    page = write_progress(empty, "", NOW)
    assert page.sentences == ("No results have come yet.",)
    assert page.plots == ()
    write_progress_file(empty, "", NOW, "pdf", tmp_path / "a.pdf")


def test_it_is_in_the_chosen_language_and_escapes_names(tmp_path: Path) -> None:
    with use_language(load_translations("de")):
        write_progress_file(record(2), HOSTILE, NOW, "html", tmp_path / "a.html")
    text = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert 'lang="de"' in text
    assert "Woche für Woche" in text
    assert HOSTILE not in text


# The plan


def make(language: str = "", **head: str) -> LoadedPrescription:
    programme = change_doses(
        load_programme("hip-flexors-4-weeks"), {"bridge": {"sets": 2, "repetitions": 8}}
    )
    return build_prescription(make_head(TODAY, language=language, **head), programme)


@pytest.mark.parametrize(
    ("name", "fields", "words"),
    [
        ("bridge", {"sets": 2, "repetitions": 8}, "2 sets of 8"),
        ("plank", {"sets": 3, "repetitions": 1, "hold_s": 30.0}, "3 × 30 s"),
        ("couch-stretch", {"sets": 1, "repetitions": 1, "hold_s": 60.0}, "60 s, each side"),
        ("couch-stretch", {"sets": 1, "hold_s": 60.0, "sides": "left"}, "60 s, left side"),
        ("couch-stretch", {"sets": 1, "hold_s": 60.0, "sides": "right"}, "60 s, right side"),
        ("lunge", {"sets": 1, "repetitions": 10}, "10 repetitions, each side"),
        ("thigh-roller-massage", {}, "5 minutes"),
        ("seated-figure-four", {}, "90 s, both sides together"),
        (TEST, {}, "one test, each side"),
        (TEST, {"sides": "right"}, "one test, right side"),
        ("side-lying-leg-raise", {}, "10 repetitions, each side"),
        ("side-lying-leg-raise", {"sides": "left"}, "10 repetitions, left side"),
        ("figure-four", {"sides": "right"}, "30 s, right side"),
        ("bridge", {"sides": "left"}, "3 sets of 10"),
        ("sit-to-stand", {"sets": 3, "rest_s": 60.0}, "3 sets of 5; 60 s rest"),
        (
            "plank",
            {"rest_s": 20.0, "if_pain_at_most": 3},
            "3 × 30 s; 20 s rest; if pain is at most 3",
        ),
    ],
)
def test_doses_are_written_as_people_write_them(
    name: str, fields: dict[str, object], words: str
) -> None:
    loaded = change_doses(choose_exercises([name], "", ""), {name: fields})
    item = loaded.programme.routines[0].items[0]
    assert describe_dose(item, load_exercise(name).exercise) == words


def test_the_plan_has_drawings_steps_cautions_and_when_to_stop() -> None:
    plan = make_plan(make(patient="Ada", note="Gently."))
    bridge = next(each for each in plan.exercises if each.title == "Bridge")
    assert bridge.drawing is not None
    assert bridge.steps
    assert bridge.cautions
    assert any("doctor" in text for text in plan.stop)
    titles = [(each.title, each.dose) for each in plan.exercises]
    assert len(set(titles)) == len(titles)


def list_named(loaded: LoadedPrescription) -> set[str]:
    """Return the exercises of a prescription's routines, and its tests."""
    programme = loaded.programme.programme
    named = {item.exercise for routine in programme.routines for item in routine.items}
    return named | set(programme.tests)


def test_a_plan_tells_which_tests_are_done_and_how_often() -> None:
    made = make()
    tests = make_plan(made).routines[-1]
    assert tests.heading == "Measure every 14 days"
    assert {(each.title, each.dose) for each in tests.exercises} == {
        ("Thomas test", "one test, each side"),
        ("Seated hip flexion hold", "30 s, each side"),
        ("Hip flexion test", "one test, each side"),
    }
    lines = [*describe_prescription(made)]
    at = lines.index("Measure every 14 days")
    assert lines[at + 1] == "  Thomas test: one test, each side"


def test_a_plan_tells_of_a_test_of_every_day() -> None:
    made = make()
    programme = made.programme.programme
    daily = tuple(test.model_copy(update={"every_days": 1}) for test in programme.retest)
    loaded = dataclasses.replace(
        made.programme, programme=programme.model_copy(update={"retest": daily})
    )
    plan = make_plan(dataclasses.replace(made, programme=loaded))
    assert plan.routines[-1].heading == "Measure every day"


def test_a_plan_shows_each_exercise_once_with_every_dose() -> None:
    plan = make_plan(make())
    assert len(plan.exercises) == len(list_named(make()))
    bridge = next(each for each in plan.exercises if each.title == "Bridge")
    assert bridge.dose.startswith("2 sets of 8, 3 s each")
    assert "if pain is at most 3" in bridge.dose


@pytest.mark.parametrize("compact", [False, True])
def test_a_plan_is_a_few_pages(compact: bool, tmp_path: Path) -> None:
    write_plan(make("de"), "pdf", compact, tmp_path / "a.pdf")
    plan = make("de")
    assert (
        3 <= len(PAGE.findall((tmp_path / "a.pdf").read_bytes())) <= 3 + len(list_named(plan)) / 2
    )


def test_a_long_exercise_gets_a_page_of_its_own(tmp_path: Path) -> None:
    loaded = make()
    exercise = loaded.programme.exercises["bridge"]
    long = exercise.model_copy(update={"steps": ("word " * 79,) * 12})
    exercises = {**loaded.programme.exercises, "bridge": long}
    programme = dataclasses.replace(loaded.programme, exercises=exercises)
    write_plan(dataclasses.replace(loaded, programme=programme), "pdf", True, tmp_path / "a.pdf")
    assert len(PAGE.findall((tmp_path / "a.pdf").read_bytes())) >= 5


# Single reports


def test_people_pain_conditions_and_the_plateau(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sample = judge_sample(TEST)
    pains = [
        Pain(0.0, True, 4),
        Pain(9.0, False, 5, "hip", stopped=True, during=True),
        Pain(12.0, False, 3, "back"),
        Pain(13.0, False, 6, stopped=True),
    ]
    monkeypatch.setattr(type(sample.recording), "pains", lambda self: pains)
    page = write_page(dataclasses.replace(sample, patient="Ada", clinician="Sun Street"))
    head = dict(page.head)
    assert (head["Patient"], head["Clinician"]) == ("Ada", "Sun Street")
    assert head["How it was measured"].startswith("lying on the back")
    assert page.sentences[:5] == (
        "Pain: 4 before, 5 during, 6 after, of 10.",
        "Pain after 9 s: 5 of 10, Hip.",
        "Pain after the exercise: 3 of 10, The back.",
        "The exercise was stopped because of pain: 5 of 10, Hip.",
        "Too much pain after the exercise: 6 of 10.",
    )
    assert page.sentences[5].startswith(
        "The left side goes 10° further than the right. That is within the error of the "
        "measurement. Differences from 11° on count."
    )
    plateau = page.plots[-1]
    assert plateau.heading == "At the plateau"
    texts = [shape.text for shape in plateau.drawing.shapes if isinstance(shape, Text)]
    assert texts == ["left: 112° ± 7°", "right: 102° ± 7°"]
    assert len(plateau.drawing.shapes) > 20
    write_html_page(page, tmp_path / "a.html")
    assert "Sun Street" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_an_exercise_without_a_test_has_no_plateau() -> None:
    page = write_page(judge_sample("lunge"))
    assert "At the plateau" not in [plot.heading for plot in page.plots]
    assert page.sentences == ()


@pytest.mark.parametrize(("hours", "zone"), [(0, "UTC"), (2, "UTC+02:00"), (-3.5, "UTC-03:30")])
def test_times_tell_their_zone(hours: float, zone: str) -> None:
    moment = dt.datetime(2026, 3, 1, 9, 8, tzinfo=dt.timezone(dt.timedelta(hours=hours)))
    assert format_time(moment) == f"1 March 2026, 09:08 {zone}"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((3,), "1 day a week (day 3, counted from the first day)"),
        ((1, 3), "2 days a week (days 1, 3, counted from the first day)"),
        ((1, 2, 3, 4, 5, 6, 7), "every day"),
    ],
)
def test_a_schedule_names_its_days(days: tuple[int, ...], words: str) -> None:
    routine = Routine(name="one", title="One", days=days, items=(Item(exercise="lunge"),))
    assert describe_schedule(routine) == f"once a day, {words}"


@pytest.mark.parametrize(
    ("weeks", "words"),
    [(None, "every day"), ((1, 2), "every day, weeks 1 to 2"), ((3, 3), "every day, week 3")],
)
def test_a_schedule_names_its_weeks(weeks: tuple[int, int] | None, words: str) -> None:
    routine = Routine(name="one", title="One", weeks=weeks, items=(Item(exercise="lunge"),))
    assert describe_schedule(routine) == f"once a day, {words}"
