"""Sentences and plots of a history."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from coach.exercise.tracking.events import Pain
from coach.store.history.entry import Entry
from coach.store.history.trends import Day
from coach.window.history.reader import HistoryData
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
from tests.window.history.entries import TEST, TODAY, entry

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
    pytest.param([(3, None)], ["2 March: 3 before, no answer after."], id="before alone"),
    pytest.param([(None, 4)], ["2 March: 4 after, no answer before."], id="after alone"),
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
        (3, None, "2 March: 3 before, 4 during, no answer after."),
        (None, None, "2 March: no answer before, 4 during, no answer after."),
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


def test_limits_of_plots() -> None:
    series, bands = list_range(make_sample_history(TODAY).follow_range(TEST))
    low, high = choose_range(series, [band.high for band in bands], None)
    values = [value for one in series for value in one.values]
    assert low < min(values) < max(values) < high
    assert choose_range((), (), None) == (0.0, 1.0)
    first, last = choose_days(series)
    assert first < min(series[0].days) < max(series[0].days) < last
    assert choose_days(())[0] == 0.0


@pytest.mark.parametrize(
    ("pain", "words"),
    [
        (Pain(0.0, True, 8), "The exercise was not begun because of pain: 8 of 10."),
        (Pain(5.0, False, 8, during=True), "The exercise was stopped because of pain: 8 of 10."),
        (Pain(9.0, False, 8), "Too much pain after the exercise: 8 of 10."),
    ],
    ids=["before", "during", "after"],
)
def test_what_followed_from_the_last_pain_is_told(pain: Pain, words: str) -> None:
    stop = dataclasses.replace(pain, stopped=True)
    points = HistoryData((entry(0, pains=(stop,), pain_after=2),)).follow_pain()
    assert list(describe_pain(points))[1:] == [words]


def test_the_place_of_the_last_pain_is_told() -> None:
    entries = (entry(0, pain_before=3, pain_place="lower_leg"),)
    words = list(describe_pain(HistoryData(entries).follow_pain()))
    assert words[1:] == ["Where: Leg below the knee."]
