"""What the plots of a report have in common: size, scale of degrees, grid and legend."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from coach.body.pose import Array
from coach.colours import ON_PAPER, RIGHT_ON_PAPER
from coach.exercise.tracking.range_test.whole_degrees import format_degrees
from coach.report.plots.drawing import (
    DrawingBuilder,
    Line,
    Scale,
    Text,
    choose_ticks,
)
from coach.report.text import count_columns

WIDTH: Final = 510.0
MARGIN: Final = (80.0, 4.0)
"""Width left and right of a plot, for labels, in points."""
STEPS_DEG: Final = (5, 10, 20, 30, 45, 90, 180)
COLOURS: Final = {"left": ON_PAPER.info, "right": RIGHT_ON_PAPER}
DASHES: Final[dict[str, tuple[float, ...]]] = {"left": (), "right": (3.4, 2.4)}


def scale_degrees(values: list[Array], bottom: float, top: float) -> Scale:
    """Return a scale that shows all values with a margin, or 0 to 90 if there are none."""
    known = np.concatenate(values)
    known = known[np.isfinite(known)]
    low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 90.0)
    room = max(5.0, 0.06 * (high - low))
    return Scale(low - room, high + room, bottom, top)


def draw_grid(builder: DrawingBuilder, up: Scale) -> None:
    """Draw a line and a label for each tick of the scale."""
    for tick in choose_ticks(up.low, up.high, 7, STEPS_DEG):
        y = up.place(tick)
        builder.add(
            Line(((MARGIN[0], y), (WIDTH - MARGIN[1], y)), ON_PAPER.track, 0.4),
            Text(MARGIN[0] - 5, y + 2.5, format_degrees(tick), anchor="end"),
        )


def draw_legend(builder: DrawingBuilder, names: Mapping[str, str]) -> None:
    """Draw a sample of each line and its label above the plot.

    Args:
        builder: The drawing.
        names: Full name of an angle or side -> its label.
    """
    x = MARGIN[0]
    for name, words in names.items():
        side = name.rpartition("_")[2]
        builder.add(
            Line(
                ((x, 5.5), (x + 16, 5.5)),
                COLOURS.get(side, ON_PAPER.text),
                1.4,
                DASHES.get(side, ()),
            ),
            Text(x + 20, 8, words),
        )
        x += 34 + 4.0 * count_columns(words)
