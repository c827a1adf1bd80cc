"""Tests of the history page, its sentences and its plots."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coach.errors import CoachError
from coach.exercise.tracking.events import Pain
from coach.exercise.tracking.range_test.result import RangeResult
from coach.store.history.entry import Entry, SideEntry
from coach.store.history.trends import Day
from coach.window.history.calendar import lay_out, list_months
from coach.window.history.page import HistoryPage
from coach.window.history.reader import HistoryData, read_history
from coach.window.history.series import (
    choose_days,
    choose_range,
    list_amounts,
    list_differences,
    list_form,
    list_pain,
    list_range,
)
from coach.window.history.text import (
    describe_ago,
    describe_days,
    describe_form,
    describe_pain,
    describe_range,
    describe_sides,
    find_change_band,
)
from coach.window.screenshots.samples import make_sample_history
from coach.window.theme.palette import DARK, LIGHT
from coach.window.theme.theme import Theme
from tests.store.recorded import keep, trial

TODAY = dt.date(2026, 3, 2)
TEST = "hip-flexion-test"


def entry(
    days_ago: int, left: float | None = None, right: float | None = None, **changes: object
) -> Entry:
    began = dt.datetime.combine(
        TODAY - dt.timedelta(days=days_ago), dt.time(12), dt.UTC
    ).isoformat()
    measured = [("left", left), ("right", right)]
    sides = tuple(
        SideEntry(side, range_result=RangeResult(value, 7.0, 2.0, 3))
        for side, value in measured
        if value is not None
    )  # type: ignore[arg-type]
    values: dict[str, object] = {"sides": sides, "exercise": TEST, **changes}
    return Entry(
        f"day{days_ago}",
        started_utc=began,
        finished=True,
        duration_s=60.0,
        tracked_s=60.0,
        **values,
    )  # type: ignore[arg-type]


RANGES = [
    pytest.param(
        [112.0],
        "Left: 112° ± 7 on 2 March, below the norm of 120°."
        " There is no earlier day to compare with yet.",
        id="first",
    ),
    pytest.param(
        [100.0, 111.0],
        "Left: 111° ± 7 on 2 March, below the norm of 120°."
        " A real change: 11° more than the median of earlier days (3 weeks ago),"
        " larger than the 10° needed.",
        id="a real change",
    ),
    pytest.param(
        [121.0, 110.0],
        "Left: 110° ± 7 on 2 March, below the norm of 120°."
        " A real change: 11° less than the median of earlier days (3 weeks ago),"
        " larger than the 10° needed.",
        id="less",
    ),
    pytest.param(
        [117.0, 119.0],
        "Left: 119° ± 7 on 2 March, within error of the norm of 120°."
        " No clear change: 2° from the median of earlier days (3 weeks ago),"
        " 10° are needed.",
        id="within error",
    ),
]


@pytest.mark.parametrize(("peaks", "text"), RANGES)
def test_range_of_motion_in_a_sentence(peaks: list[float], text: str) -> None:
    entries = tuple(
        entry(21 * (len(peaks) - 1 - number), left=peak) for number, peak in enumerate(peaks)
    )
    left, right = HistoryData(entries).follow_range(TEST)
    assert " ".join(describe_range(left, TODAY)) == text
    assert list(describe_range(right, TODAY)) == []


HANGING = [
    pytest.param(
        [12.0, 1.0],
        "Left: 1° ± 7 on 2 March, within error of the norm of 0°."
        " A real change: 11° further down than the median of earlier days (3 weeks ago),"
        " larger than the 10° needed.",
        id="lower",
    ),
    pytest.param(
        [1.0, 12.0],
        "Left: 12° ± 7 on 2 March, goes down less than the norm of 0°."
        " A real change: 11° less far down than the median of earlier days (3 weeks ago),"
        " larger than the 10° needed.",
        id="higher",
    ),
]


@pytest.mark.parametrize(("peaks", "text"), HANGING)
def test_a_test_that_goes_down_in_a_sentence(peaks: list[float], text: str) -> None:
    entries = tuple(
        entry(
            21 * (len(peaks) - 1 - number),
            left=peak,
            right=-10.0,
            exercise="thomas-test",
            norm_deg=0.0,
            downward=True,
        )
        for number, peak in enumerate(peaks)
    )
    history = HistoryData(entries)
    assert " ".join(describe_range(history.follow_range("thomas-test")[0], TODAY)) == text
    assert "the left side goes down less" in describe_sides(history.compare_sides("thomas-test"))


def test_band_of_no_change_is_around_the_median() -> None:
    history = HistoryData(
        tuple(entry(ago, left=peak) for ago, peak in ((30, 100.0), (20, 104.0), (10, 108.0)))
    )
    left, right = history.follow_range(TEST)
    low, high = find_change_band(left) or (0.0, 0.0)
    assert (low + high) / 2 == pytest.approx(104.0)
    assert high - low == pytest.approx(2 * (left.smallest_change_deg or 0.0))
    assert find_change_band(right) is None
    series, bands = list_range((left, right))
    assert [one.name for one in series] == ["left"]
    assert series[0].errors == (7.0, 7.0, 7.0)
    assert [(band.low, band.high, band.filled) for band in bands] == [
        (115.0, 125.0, True),
        (low, high, False),
    ]


SIDES = [
    pytest.param(
        entry(0, 112.0, 95.0),
        "17° apart on 2 March: the right side bends less. 10° are needed to tell.",
        id="right",
    ),
    pytest.param(
        entry(0, 95.0, 112.0),
        "17° apart on 2 March: the left side bends less. 10° are needed to tell.",
        id="left",
    ),
    pytest.param(
        entry(0, 105.0, 108.0),
        "3° apart on 2 March: no clear difference, 10° are needed.",
        id="within error",
    ),
    pytest.param(entry(0, 105.0), "", id="one side"),
]


@pytest.mark.parametrize(("measured", "text"), SIDES)
def test_sides_in_a_sentence(measured: Entry, text: str) -> None:
    points = HistoryData((measured,)).compare_sides(TEST)
    assert describe_sides(points) == text
    assert bool(list_differences(points)[0]) is bool(text)


def test_form_in_a_sentence() -> None:
    history = make_sample_history(TODAY)
    text = describe_form(history.follow_form("lunge"), "Lunge", history.name_faults("lunge"))
    assert (
        text == "Lunge, 2 March: 20 repetitions, 17 of 20 in good form. The time before 19 of 20."
        " Most often: Knee past the toes."
    )
    assert describe_form((), "Lunge", {}) == ""
    assert [one.name for one in list_form(history.follow_form("lunge"))] == ["left", "right"]
    amounts = list_amounts(history.follow_form("couch-stretch"))
    assert amounts[0].bars
    assert max(amounts[0].values) > 90.0


PAINS = [
    pytest.param([(3, 2)], ["2 March: 3 before, 2 after."], id="once"),
    pytest.param([(3, None)], ["2 March: 3 before, not asked after."], id="before alone"),
    pytest.param([(None, 4)], ["2 March: 4 after, not asked before."], id="after alone"),
    pytest.param(
        [(5, 3), (4, 4), (3, 5)],
        [
            "2 March: 3 before, 5 after.",
            "In 1 of 3 sessions it hurt less after than before, in 1 more.",
        ],
        id="worse pain",
    ),
    pytest.param([], [], id="never asked"),
]


DURING = Pain(5.0, before=False, score=4, during=True)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (3, 1, "2 March: 3 before, 4 during, 1 after."),
        (3, None, "2 March: 3 before, 4 during, not asked after."),
        (None, None, "2 March: not asked before, 4 during, not asked after."),
    ],
)
def test_pain_during_a_session_is_told_apart(
    before: int | None, after: int | None, words: str
) -> None:
    told = entry(0, pain_before=before, pain_after=after, pains=(DURING,))
    points = HistoryData((told,)).follow_pain()
    assert list(describe_pain(points)) == [words]
    assert len(list_pain(points)) == sum(score is not None for score in (before, after))


@pytest.mark.parametrize(("scores", "text"), PAINS)
def test_pain_in_a_sentence(scores: list[tuple[int | None, int | None]], text: list[str]) -> None:
    ago = range(len(scores) - 1, -1, -1)
    entries = [
        entry(day, pain_before=before, pain_after=after)
        for day, (before, after) in zip(ago, scores, strict=True)
    ]
    points = HistoryData(tuple(entries)).follow_pain()
    assert list(describe_pain(points)) == text
    assert len(list_pain(points)) == sum(
        any(score[number] is not None for score in scores) for number in (0, 1)
    )


def test_days_in_a_sentence() -> None:
    days = [Day(TODAY - dt.timedelta(days=ago), 1, ("lunge",), 60.0) for ago in (30, 7, 6, 0)]
    assert describe_days(days, TODAY, 16) == "2 of the last 7 days, 4 days in the last 16 weeks."
    assert (
        describe_days(days[-1:], TODAY, 16) == "1 of the last 7 days, 1 day in the last 16 weeks."
    )
    assert describe_days(days[:1], TODAY, 2).startswith(
        "Nothing in the last 2 weeks. You can begin again any day"
    )


@pytest.mark.parametrize(
    ("ago", "text"),
    [(0, "today"), (1, "yesterday"), (13, "13 days ago"), (14, "2 weeks ago"), (40, "6 weeks ago")],
)
def test_ago(ago: int, text: str) -> None:
    assert describe_ago(TODAY - dt.timedelta(days=ago), TODAY) == text


def test_the_calendar_ends_today_and_fills_what_was_done() -> None:
    days = [
        Day(TODAY - dt.timedelta(days=1), 2, ("Lunge",), 300.0),
        Day(TODAY - dt.timedelta(days=500), 1, ("Lunge",), 300.0),
    ]
    cells = lay_out(days, TODAY, weeks=4)
    assert (cells[0].weekday, cells[0].week) == (0, 0)
    assert (cells[-1].day, cells[-1].today, cells[-1].share) == (TODAY, True, 0.0)
    assert [(cell.words, round(cell.share, 3)) for cell in cells if cell.share] == [
        ("1 March: 5 minutes, Lunge", 0.675)
    ]
    assert list_months(cells) == ((0, "February"), (3, "March"))


def test_limits_of_plots() -> None:
    series, bands = list_range(make_sample_history(TODAY).follow_range(TEST))
    low, high = choose_range(series, [band.high for band in bands], None)
    values = [value for one in series for value in one.values]
    assert low < min(values) < max(values) < high
    assert choose_range((), (), None) == (0.0, 1.0)
    first, last = choose_days(series)
    assert first < min(series[0].days) < max(series[0].days) < last
    assert choose_days(())[0] == 0.0


def test_the_history_is_read_from_the_recordings() -> None:
    keep(exercise=TEST, events=[*trial("left", 110.0, 112.0, 114.0), *trial("right", 95.0)])
    keep(exercise="lunge", started_utc="2026-03-01T10:00:00+00:00")
    history = read_history()
    assert history.list_tests() == (TEST,)
    assert history.list_practised() == ("lunge",)
    assert history.title(TEST) == "Hip flexion test"
    assert history.title("gone") == "gone"
    assert [point.result.peak_deg for point in history.follow_range(TEST)[0].points] == [112.0]


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[HistoryPage]:
    page = HistoryPage(Theme(DARK), lambda: make_sample_history(TODAY), lambda: TODAY)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    yield page
    page.stop_tasks()


def test_every_card_describes_what_it_shows(qtbot: QtBot, page: HistoryPage) -> None:
    page.show()
    qtbot.waitUntil(lambda: bool(page.history.entries) and page.range._plot is not None)
    assert page.range.accessibleDescription().startswith("Left: 112°")
    assert page.pain.accessibleDescription().startswith("2 March: 1 before, 0 after.")
    assert (
        page.days.accessibleDescription() == "6 of the last 7 days, 35 days in the last 16 weeks."
    )
    assert all(card.isVisibleTo(page) and card.accessibleDescription() for card in page.cards)
    assert page.range.chooser is not None
    page.set_theme(Theme(LIGHT, 1.5, 2.0))
    page._choose_exercise("lunge")
    assert page.amount.accessibleDescription() == "Repetitions each day"


def test_without_entries_the_page_says_what_to_do(qtbot: QtBot) -> None:
    page = HistoryPage(Theme(DARK), HistoryData, lambda: TODAY)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.reading.finished):
        pass
    assert page.accessibleDescription().startswith("Nothing done yet. Do an exercise")
    assert not any(card.isVisibleTo(page) for card in page.cards)
    page.stop_tasks()


def test_without_a_test_the_card_names_one(page: HistoryPage) -> None:
    page.show_history(HistoryData((entry(0, exercise="lunge", sides=(SideEntry("left", 10, 9),)),)))
    assert page.range.accessibleDescription().startswith("No result yet. Do the hip flexion test")
    assert page.range.chooser is not None
    assert page.range.chooser.isHidden()


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 recording cannot be read and is not counted: see Recordings."),
        (2, "2 recordings cannot be read and are not counted: see Recordings."),
    ],
)
def test_recordings_that_cannot_be_read_are_told(page: HistoryPage, count: int, words: str) -> None:
    page.show_history(HistoryData((entry(0),), unreadable=("broken",) * count))
    assert words in page.accessibleDescription()


def test_an_error_is_shown(qtbot: QtBot) -> None:
    def fail() -> HistoryData:
        raise CoachError("The index is of a newer coach.", "Update coach.")

    page = HistoryPage(Theme(DARK), fail, lambda: TODAY)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.reading.failed):
        pass
    assert page.accessibleDescription() == "The index is of a newer coach.\nUpdate coach."
    page.stop_tasks()


def test_the_place_of_the_last_pain_is_told() -> None:
    entries = (entry(0, pain_before=3, pain_place="lower_leg"),)
    words = list(describe_pain(HistoryData(entries).follow_pain()))
    assert words[1:] == ["Where: Leg below the knee."]
