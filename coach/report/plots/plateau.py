"""The body at the plateau of each side of a test, left and right beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import numpy as np

from coach.body.landmarks import SIDES, Side
from coach.body.pose import Pose
from coach.colours import ON_PAPER
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.range_test.whole_degrees import format_measured
from coach.message import join_label
from coach.report.annotation import line_styles, skeleton
from coach.report.language import tr
from coach.report.plots.axes import COLOURS, WIDTH
from coach.report.plots.drawing import Drawing, DrawingBuilder, Line, Text
from coach.report.report_data import ReportData

HEIGHT: Final = 128.0
HEAD: Final = 16.0
"""Height of the line of text above a body, in points."""
_PENS: Final[Mapping[str, tuple[str, float]]] = {
    "right": (ON_PAPER.good, 2.6),
    "wrong": (ON_PAPER.fault, 2.6),
    "unjudged": (ON_PAPER.text, 2.2),
    "other": (ON_PAPER.quiet, 1.8),
    "faint": (ON_PAPER.quiet, 0.9),
    "reference": (ON_PAPER.quiet, 0.8),
}
_Moment = tuple[Pose, Feedback]


def draw_plateaus(data: ReportData) -> Drawing | None:
    """Draw the body in the middle of the best trial of each side; None without a trial."""
    times = {side: time for side in SIDES if (time := _find_time(data, side)) is not None}
    if not times:
        return None
    moments = _find_moments(data, times)
    builder = DrawingBuilder(WIDTH, HEIGHT)
    half = WIDTH / 2
    for number, side in enumerate(SIDES):
        left = number * half
        motion = data.summary["range_of_motion"][side]
        words = (
            tr("{side}: not measured", side=tr(side))
            if motion is None
            else tr(
                join_label(
                    tr(side),
                    format_measured(motion["peak_deg"], motion["uncertainty_deg"]),
                )
            )
        )
        builder.add(Text(left + half / 2, 9.0, words, COLOURS[side], 8.5, "middle", bold=True))
        if side in moments:
            builder.add(*_draw_body(data, *moments[side], left + 12.0, half - 24.0))
    return builder.finish(tr("The body at the plateau of each side"))


def _find_time(data: ReportData, side: Side) -> float | None:
    """Return the middle of the credited trial that is nearest to the result, in seconds."""
    motion = (data.summary["range_of_motion"] or {}).get(side)
    if motion is None:
        return None
    trials = [each for each in motion["trials"] if each["peak_deg"] is not None]
    best = min(trials, key=lambda each: abs(each["peak_deg"] - motion["peak_deg"]), default=None)
    if best is None or best["start_s"] is None or best["end_s"] is None:
        return None
    return float(best["start_s"] + best["end_s"]) / 2


def _find_moments(data: ReportData, times: Mapping[Side, float]) -> dict[Side, _Moment]:
    """Return pose and feedback nearest to each time at which the body was found."""
    found: dict[Side, _Moment] = {}
    for pose, feedback in data.evaluate():
        for side, time_s in times.items():
            known = found.get(side)
            nearer = known is None or abs(pose.time_s - time_s) < abs(known[0].time_s - time_s)
            if pose.found and nearer:
                found[side] = pose, feedback
    return found


def _draw_body(
    data: ReportData, pose: Pose, feedback: Feedback, left: float, width: float
) -> Iterator[Line]:
    overlay: Any = skeleton.draw_overlay(data.exercise, pose, feedback)
    lines: list[line_styles.Line] = [*skeleton.list_torso(pose), *overlay.lines]
    arc = overlay.arc.points if overlay.arc else ()
    points = np.array([point for line in lines for point in (line.start, line.end)])
    if not len(points):
        return
    low, high = points.min(axis=0), points.max(axis=0)
    extent = np.maximum(high - low, 1.0)
    scale = min(width / extent[0], (HEIGHT - HEAD - 6.0) / extent[1])
    shift = np.array([left + (width - scale * extent[0]) / 2, HEIGHT - 4.0 - scale * extent[1]])

    def place(point: tuple[float, float]) -> tuple[float, float]:
        """Return the place in the drawing, in points, of a point of the picture, in pixels."""
        x, y = (np.array(point) - low) * scale + shift
        return float(x), float(y)

    for line in lines:
        colour, pen = _PENS[line.role]
        yield Line((place(line.start), place(line.end)), colour, pen)
    if len(arc) > 1:
        yield Line(tuple(place(point) for point in arc), ON_PAPER.text, 0.9)
