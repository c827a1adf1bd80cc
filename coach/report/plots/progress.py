"""Plots of a patient's weeks: tests over time, and days with exercise and pain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from coach.body.landmarks import SIDES, Side
from coach.colours import ON_PAPER
from coach.dates import DAYS
from coach.exercise.tracking.range_test.whole_degrees import format_degrees
from coach.report.language import tr
from coach.report.plots.axes import (
    COLOURS,
    DASHES,
    MARGIN,
    WIDTH,
    draw_grid,
    draw_legend,
    scale_degrees,
)
from coach.report.plots.drawing import Box, Dot, Drawing, DrawingBuilder, Line, Scale, Text
from coach.store.clinic.overview import TestPoint
from coach.store.clinic.pain import PainDay
from coach.store.clinic.progress import measure_share
from coach.store.results.document import DayResult

TEST_HEIGHT: Final = 112.0
DAYS_HEIGHT: Final = 86.0
_BOTTOM: Final = 14.0
_PAIN: Final = (14.0, 44.0)
"""Top and bottom of the plot of pain, in points."""
_DONE: Final = (50.0, 70.0)
DAY_SPACE: Final = 8.0
"""Space beside the first and the last day, in points."""


def draw_test(
    points: Mapping[Side, Sequence[TestPoint]],
    norm_deg: float | None,
    first: dt.date,
    last: dt.date,
) -> Drawing:
    """Draw the results of a test over time, with their errors and the norm.

    Args:
        points: Results of each side, oldest first.
        norm_deg: The norm, in degrees; None if unknown.
        first: First day of the plot.
        last: Last day of the plot.
    """
    builder = DrawingBuilder(WIDTH, TEST_HEIGHT)
    values = [value for side in SIDES for each in points.get(side, ()) for value in _span(each)]
    if norm_deg is not None:
        values.append(norm_deg)
    up = scale_degrees([np.array(values)], TEST_HEIGHT - _BOTTOM - 6.0, 14.0)
    draw_grid(builder, up)
    if norm_deg is not None:
        y = up.place(norm_deg)
        words = tr("norm {degrees}", degrees=format_degrees(norm_deg))
        builder.add(
            Line(((MARGIN[0], y), (WIDTH - MARGIN[1], y)), ON_PAPER.good, 1.0, (3.0, 2.0)),
            Text(WIDTH - MARGIN[1] - 3, y - 3, words, ON_PAPER.good, anchor="end"),
        )
    across = _scale_days(first, last)
    for side in SIDES:
        builder.add(*_draw_points(points.get(side, ()), side, across, up))
    draw_legend(builder, {side: tr(side) for side in SIDES if points.get(side)})
    builder.add(*_label_days(first, last, across, TEST_HEIGHT - 2.0))
    return builder.finish(tr("Results of the test over time, with their errors"))


def draw_days(
    active: Sequence[dt.date],
    days: Sequence[DayResult],
    pain: Sequence[PainDay],
    first: dt.date,
    last: dt.date,
) -> Drawing:
    """Draw the worst pain of each day above what was done on it.

    Args:
        active: Days with exercise.
        days: Days of the programme, in which a test that stays due counts once.
        pain: The worst pain of days on which it was asked.
        first: First day of the plot.
        last: Last day of the plot.
    """
    builder = DrawingBuilder(WIDTH, DAYS_HEIGHT)
    across = _scale_days(first, last)
    _draw_pain(builder, pain, across)
    day_width = across.place(first.toordinal() + 1) - across.place(first.toordinal())
    width = max(1.0, min(day_width - 1.0, 2.0 * DAY_SPACE))
    _draw_done(builder, active, days, across, width)
    builder.add(*_label_days(first, last, across, DAYS_HEIGHT - 4.0))
    return builder.finish(tr("Pain of each day, and how much of what was prescribed was done"))


def _draw_pain(builder: DrawingBuilder, pain: Sequence[PainDay], across: Scale) -> None:
    up = Scale(0.0, 10.0, _PAIN[1], _PAIN[0])
    for score in (0, 5, 10):
        y = up.place(score)
        builder.add(
            Line(((MARGIN[0], y), (WIDTH - MARGIN[1], y)), ON_PAPER.track, 0.4),
            Text(MARGIN[0] - 5, y + 2.5, str(score), anchor="end"),
        )
    line = tuple((across.place(each.day.toordinal()), up.place(each.score)) for each in pain)
    if len(line) > 1:
        builder.add(Line(line, ON_PAPER.fault, 0.7))
    builder.add(*(Dot(x, y, 1.6, ON_PAPER.fault) for x, y in line))
    builder.add(Text(0.0, (_PAIN[0] + _PAIN[1]) / 2 + 2.5, tr("Pain, 0 to 10"), ON_PAPER.fault))


def _draw_done(
    builder: DrawingBuilder,
    active: Sequence[dt.date],
    days: Sequence[DayResult],
    across: Scale,
    width: float,
) -> None:
    """Draw a bar for each day: the whole day, and the share that was done."""
    shares = {each.day: measure_share([each]) or 0.0 for each in days if each.tasks}
    for day in sorted({*shares, *active}):
        x = across.place(day.toordinal()) - width / 2
        height = _DONE[1] - _DONE[0]
        share = shares.get(day, 1.0 if day in active else 0.0)
        builder.add(Box(x, _DONE[0], width, height, ON_PAPER.ground))
        if share > 0:
            top = _DONE[1] - height * share
            builder.add(Box(x, top, width, height * share, ON_PAPER.info))
    builder.add(Text(0.0, _DONE[1] - 7.0, tr("Done each day"), ON_PAPER.info))


def format_day(day: dt.date) -> str:
    """Return a day without its year: ``1 March``."""
    return tr(DAYS[day.month - 1], day=day.day)


def _scale_days(first: dt.date, last: dt.date) -> Scale:
    end = max(last.toordinal(), first.toordinal() + 6)
    return Scale(first.toordinal(), end, MARGIN[0] + DAY_SPACE, WIDTH - MARGIN[1] - DAY_SPACE)


def _label_days(first: dt.date, last: dt.date, across: Scale, y: float) -> Iterator[Text]:
    """Yield a label for the first day of weeks, not more than six."""
    weeks = (last - first).days // 7 + 1
    step = -(-weeks // 6)
    for week in range(0, weeks, step):
        day = first + dt.timedelta(days=7 * week)
        x = across.place(day.toordinal())
        outside = x > WIDTH - MARGIN[1] - 30.0
        yield Text(min(x, WIDTH), y, format_day(day), anchor="end" if outside else "middle")


def _draw_points(
    points: Sequence[TestPoint], side: Side, across: Scale, up: Scale
) -> Iterator[Line | Dot]:
    shift = -2.0 if side == "left" else 2.0
    placed = [(across.place(p.day.toordinal()) + shift, up.place(p.value_deg)) for p in points]
    if len(placed) > 1:
        yield Line(tuple(placed), COLOURS[side], 0.8, DASHES[side])
    for (x, y), point in zip(placed, points, strict=True):
        if point.error_deg is not None:
            low, high = map(up.place, _span(point))
            yield Line(((x, low), (x, high)), COLOURS[side], 0.6)
        yield Dot(x, y, 2.2, COLOURS[side])


def _span(point: TestPoint) -> tuple[float, float]:
    """Return the lowest and highest value that a result may mean, as far as its error is known."""
    error_deg = point.error_deg or 0.0
    return point.value_deg - error_deg, point.value_deg + error_deg
