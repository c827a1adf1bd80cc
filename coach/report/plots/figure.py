"""Key positions of an exercise as a drawing on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from coach.body.body_outline import View, draw_figure, rests_on_ground
from coach.body.drawing.shapes import TONES, Shape, Tone, measure_bounds
from coach.body.posture import can_interpolate
from coach.colours import ON_PAPER
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.figure_choice import choose_figures
from coach.report.plots.drawing import Drawing, DrawingBuilder, Line, Polygon

COLOURS: Final[Mapping[Tone, str]] = {
    "mat": "#EEF1F4",
    "support": "#E1E6EA",
    "far": "#C9D2DA",
    "body": "#8B98A4",
    "working": ON_PAPER.info,
    "cloth": ON_PAPER.text,
    "warm": ON_PAPER.fault,
    "cold": ON_PAPER.info,
    "object": ON_PAPER.caution,
    "mark": ON_PAPER.text,
    "edge": ON_PAPER.card,
    "front": ON_PAPER.quiet,
}
_MARGIN: Final = 6.0
_SMALLEST_M: Final = 0.8
"""Height that a drawing has at least, in metres, so that a flat body is not drawn huge."""


def draw_exercise(exercise: Exercise, width: float, height: float, words: str) -> Drawing | None:
    """Draw the key positions of an exercise beside each other; None if it has none.

    Args:
        exercise: The exercise.
        width: Of the drawing, in points.
        height: Of the drawing, in points.
        words: What it shows, for people who cannot see it.
    """
    figures = choose_figures(exercise)
    if not figures:
        return None
    view: View = exercise.view.kinds[0]
    builder = DrawingBuilder(width, height)
    room = width / len(figures)
    drawn = [draw_figure(figure, view) for figure in figures]
    scales = [_find_scale(shapes, room - 2 * _MARGIN, height - 2 * _MARGIN) for shapes in drawn]
    if can_interpolate(figures[0], figures[-1]):
        scales = [min(scales)] * len(scales)
    ground = height - _MARGIN + 1.0
    for number, (figure, shapes, scale) in enumerate(zip(figures, drawn, scales, strict=True)):
        _draw(builder, shapes, (number + 0.5) * room, height - _MARGIN, scale)
        if rests_on_ground(figure):
            line = ((number * room, ground), ((number + 1) * room, ground))
            builder.add(Line(line, ON_PAPER.track, 1.0))
    return builder.finish(words)


def _find_scale(shapes: Sequence[Shape], width: float, height: float) -> float:
    left, top, right, bottom = measure_bounds(tuple(shapes))
    return min(width / max(right - left, 0.1), height / max(bottom - top, _SMALLEST_M))


def _draw(
    builder: DrawingBuilder, shapes: Sequence[Shape], middle: float, ground: float, scale: float
) -> None:
    left, _, right, bottom = measure_bounds(tuple(shapes))
    for tone in TONES:
        for shape in shapes:
            if shape.tone == tone:
                points = tuple(
                    (middle + (x - (left + right) / 2) * scale, ground + (y - bottom) * scale)
                    for x, y in shape.outline
                )
                builder.add(Polygon(points, COLOURS[tone]))
