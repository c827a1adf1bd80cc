"""Draws key positions of an exercise as SVG, in the colours of the page, light or dark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from coach.body.body_outline import View, draw_figure, rests_on_ground
from coach.body.drawing.shapes import TONES, Bounds, Shape, Tone, measure_bounds, unite_bounds
from coach.body.posture import Joints

MARGIN_M: Final = 0.08
LINE_M: Final = 0.02
CENTIMETRES: Final = 100.0


def measure_room(drawn: Sequence[tuple[Joints, View]]) -> Bounds:
    """Return the room that all these positions need, so that they are drawn at the same scale."""
    return unite_bounds(measure_bounds(draw_figure(joints, view)) for joints, view in drawn)


def write_drawing(
    figure: Joints, words: str, view: View = "side", room: Bounds | None = None
) -> str:
    """Return one position as an SVG element.

    Args:
        figure: The position.
        words: Description for people who cannot see it.
        view: From where it is seen.
        room: As `measure_room` returns it; None fits the drawing to the figure.

    """
    shapes = draw_figure(figure, view)
    left, top, right, bottom = room or measure_bounds(shapes)
    box = " ".join(
        _write(value)
        for value in (
            left - MARGIN_M,
            top - MARGIN_M,
            right - left + 2 * MARGIN_M,
            bottom - top + 2 * MARGIN_M,
        )
    )
    ground = (
        ""
        if not rests_on_ground(figure)
        else (
            f'<path class="ground" d="M{_write(left - MARGIN_M)} '
            f'{_write(bottom + LINE_M)}H{_write(right + MARGIN_M)}"/>'
        )
    )
    mat, support, *parts = (_write_part(shapes, tone) for tone in TONES)
    frame = Markup(
        '<svg class="body-drawing" viewBox="{}" preserveAspectRatio="xMidYMax" role="img" '
        'aria-label="{}">{}</svg>'
    )
    return str(frame.format(box, words, Markup("".join((mat, support, ground, *parts)))))


def _write_part(shapes: Sequence[Shape], tone: Tone) -> str:
    """Return the path of what has this tone; no text if nothing has."""
    outlines = (shape.outline for shape in shapes if shape.tone == tone)
    path = "".join(
        "M" + "L".join(f"{_write(x)} {_write(y)}" for x, y in outline) + "Z" for outline in outlines
    )
    return f'<path class="{tone}" d="{path}"/>' if path else ""


def _write(metres: float) -> str:
    return f"{metres * CENTIMETRES:.1f}".removesuffix(".0")
