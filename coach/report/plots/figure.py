"""Key positions of an exercise as a drawing on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from coach.body.body_outline import Shape, draw_figure, measure_bounds
from coach.colours import ON_PAPER
from coach.exercise.definition.exercise import Exercise, Figure
from coach.report.plots.drawing import Drawing, DrawingBuilder, Line, Polygon

MOST: Final = 2
"""Maximum number of positions in one drawing."""
TONES: Final = {"far": "#C9D2DA", "body": "#8B98A4", "working": ON_PAPER.info}
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
    figures = choose_positions(exercise)
    if not figures:
        return None
    view: Literal["side", "front"] = exercise.view.kinds[0]
    builder = DrawingBuilder(width, height)
    room = width / len(figures)
    drawn = [draw_figure(figure, view) for figure in figures]
    scale = min(_find_scale(shapes, room - 2 * _MARGIN, height - 2 * _MARGIN) for shapes in drawn)
    for number, shapes in enumerate(drawn):
        _draw(builder, shapes, (number + 0.5) * room, height - _MARGIN, scale)
    ground = height - _MARGIN + 1.0
    builder.add(Line(((0.0, ground), (width, ground)), ON_PAPER.track, 1.0))
    return builder.finish(words)


def choose_positions(exercise: Exercise) -> tuple[Figure, ...]:
    """Return the key positions in the order of the file, without faults."""
    faults = {fault.name for fault in exercise.faults}
    return tuple(figure for figure in exercise.figures if figure.name not in faults)[:MOST]


def _find_scale(shapes: Sequence[Shape], width: float, height: float) -> float:
    left, top, right, bottom = measure_bounds(tuple(shapes))
    return min(width / max(right - left, 0.1), height / max(bottom - top, _SMALLEST_M))


def _draw(
    builder: DrawingBuilder, shapes: Sequence[Shape], middle: float, ground: float, scale: float
) -> None:
    left, _, right, bottom = measure_bounds(tuple(shapes))
    for tone in ("far", "body", "working"):
        for shape in shapes:
            if shape.tone == tone:
                points = tuple(
                    (middle + (x - (left + right) / 2) * scale, ground + (y - bottom) * scale)
                    for x, y in shape.outline
                )
                builder.add(Polygon(points, TONES[tone]))
