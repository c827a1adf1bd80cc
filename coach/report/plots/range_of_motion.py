"""The plot of a test: its results against the norm and earlier days."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from coach.body.landmarks import SIDES
from coach.colours import ON_PAPER
from coach.exercise.tracking.range_test.whole_degrees import format_degrees
from coach.report.language import ntr, tr
from coach.report.plots.axes import (
    COLOURS,
    DASHES,
    MARGIN,
    WIDTH,
    draw_grid,
    draw_legend,
    scale_degrees,
)
from coach.report.plots.drawing import (
    Anchor,
    Box,
    Dot,
    Drawing,
    DrawingBuilder,
    Line,
    Scale,
    Text,
)
from coach.report.report_data import ReportData

EARLIER: Final = 10
"""Number of earlier results in the plot, the latest ones."""


def draw_range(data: ReportData) -> Drawing | None:
    """Draw a test's results with uncertainty, norm and earlier results; None without a test."""
    test, motion = data.summary["range_test"], data.summary["range_of_motion"]
    if test is None:
        return None
    earlier = {
        side: [day.peak_deg for day in data.earlier.get(side, ())][-EARLIER:] for side in SIDES
    }
    count = max(len(values) for values in earlier.values())
    builder, values = (
        DrawingBuilder(WIDTH, 118.0),
        [test["norm_deg"], *(test["typical_deg"] or ()), *earlier["left"], *earlier["right"]],
    )
    for result in filter(None, motion.values()):
        values += [
            result["peak_deg"] - result["uncertainty_deg"],
            result["peak_deg"] + result["uncertainty_deg"],
        ]
    up = scale_degrees([np.array(values)], 100.0, 14.0)
    draw_grid(builder, up)
    _draw_norm(builder, test["norm_deg"], test["typical_deg"], up)
    columns = Scale(0.0, count + 1.0, MARGIN[0] + 4, WIDTH - MARGIN[1] - 40)
    for side in SIDES:
        _draw_earlier(builder, side, earlier[side], count, columns, up)
        if motion[side]:
            _draw_result(builder, side, motion[side], columns.place(count + 0.5), up)
    _name_columns(builder, count, columns)
    draw_legend(builder, {side: tr(side) for side in SIDES})
    return builder.finish(tr("Range of motion of each side against the norm, with earlier results"))


def _draw_norm(
    builder: DrawingBuilder, norm_deg: float, typical_deg: Sequence[float] | None, up: Scale
) -> None:
    """Draw the norm, and the typical range from its lower to its upper bound if it is known."""
    right = WIDTH - MARGIN[1] - 3
    if typical_deg is not None:
        low, high = (up.place(bound) for bound in typical_deg)
        builder.add(
            Box(MARGIN[0], high, WIDTH - MARGIN[0] - MARGIN[1], low - high, ON_PAPER.good_ground),
            Text(right, high + 8, tr("typical"), ON_PAPER.good, anchor="end"),
        )
    norm = up.place(norm_deg)
    words = tr("norm {degrees}", degrees=format_degrees(norm_deg))
    builder.add(
        Line(((MARGIN[0], norm), (WIDTH - MARGIN[1], norm)), ON_PAPER.good, 1.0, (3.0, 2.0)),
        Text(right, norm - 3, words, ON_PAPER.good, anchor="end"),
    )


def _shift(side: str) -> float:
    return -16.0 if side == "left" else 16.0


def _draw_earlier(
    builder: DrawingBuilder, side: str, values: list[float], count: int, columns: Scale, up: Scale
) -> None:
    """Draw earlier results, the latest beside today's."""
    points = [
        (columns.place(count - len(values) + i + 0.5) + _shift(side), up.place(v))
        for i, v in enumerate(values)
    ]
    if len(points) > 1:
        builder.add(Line(tuple(points), COLOURS[side], 0.7, DASHES[side]))
    builder.add(*(Dot(x, y, 2.2, COLOURS[side], hollow=True) for x, y in points))


def _draw_result(
    builder: DrawingBuilder, side: str, result: dict[str, Any], middle: float, up: Scale
) -> None:
    x, colour = middle + _shift(side), COLOURS[side]
    low, high = (
        up.place(result["peak_deg"] + sign * result["uncertainty_deg"]) for sign in (-1, 1)
    )
    builder.add(Line(((x, low), (x, high)), colour, 1.2))
    builder.add(*(Line(((x - 3.5, y), (x + 3.5, y)), colour, 1.2) for y in (low, high)))
    peaks = [trial["peak_deg"] for trial in result["trials"] if trial["peak_deg"] is not None]
    builder.add(
        *(
            Dot(x + math.copysign(7.0, -_shift(side)), up.place(peak), 1.3, colour, hollow=True)
            for peak in peaks
        )
    )
    builder.add(Dot(x, up.place(result["peak_deg"]), 3.2, colour))
    anchor: Anchor = "end" if side == "left" else "start"
    words = format_degrees(result["peak_deg"])
    builder.add(
        Text(
            x + _shift(side) / 2,
            up.place(result["peak_deg"]) + 3,
            words,
            colour,
            9.0,
            anchor,
            bold=True,
        )
    )


def _name_columns(builder: DrawingBuilder, count: int, columns: Scale) -> None:
    if count:
        middle = columns.place(count / 2)
        builder.add(
            Text(
                middle,
                113,
                ntr("{n} earlier day, oldest first", "{n} earlier days, oldest first", count),
                anchor="middle",
            )
        )
    builder.add(
        Text(
            columns.place(count + 0.5),
            113,
            tr("this recording"),
            ON_PAPER.text,
            anchor="middle",
            bold=True,
        )
    )
