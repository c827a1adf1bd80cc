"""Draws key positions of an exercise as SVG, in the colours of the page, light or dark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from markupsafe import Markup

from coach.body.body_outline import Shape, draw_figure, measure_bounds
from coach.body.posture import Joints

View = Literal["side", "front"]
Room = tuple[float, float, float, float]
"""(left, top, right, bottom), in metres."""

TONES: Final = ("far", "body", "working")
"""Shapes in the back come first."""
MARGIN_M: Final = 0.08
LINE_M: Final = 0.02
SEAT_M: Final = 0.15
"""Minimum height above the lowest point at which a body rests on furniture, in metres."""
CENTIMETRES: Final = 100.0


def measure_room(drawn: Sequence[tuple[Joints, View]]) -> Room:
    """Return the room that all these positions need, so that they are drawn at the same scale."""
    rooms = [measure_bounds(draw_figure(joints, view)) for joints, view in drawn]
    lefts, tops, rights, bottoms = zip(*rooms, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def write_drawing(figure: Joints, words: str, view: View = "side", room: Room | None = None) -> str:
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
    support = _write_support(figure, shapes, view)
    ground = (
        f'<path class="ground" d="M{_write(left - MARGIN_M)} '
        f'{_write(bottom + LINE_M)}H{_write(right + MARGIN_M)}"/>'
    )
    parts = "".join(f'<path class="{tone}" d="{_write_outlines(shapes, tone)}"/>' for tone in TONES)
    frame = Markup(
        '<svg class="body-drawing" viewBox="{}" preserveAspectRatio="xMidYMax" role="img" '
        'aria-label="{}">{}</svg>'
    )
    return str(frame.format(box, words, Markup(support + ground + parts)))


def _write_outlines(shapes: Sequence[Shape], tone: str) -> str:
    outlines = (shape.outline for shape in shapes if shape.tone == tone)
    return "".join(
        "M" + "L".join(f"{_write(x)} {_write(y)}" for x, y in outline) + "Z" for outline in outlines
    )


def _write_support(figure: Joints, shapes: Sequence[Shape], view: View) -> str:
    """Return the table or chair of a body whose leg hangs lower than its support, or no text."""
    if figure.rests_on not in ("back", "seat") or view != "side":
        return ""
    resting = tuple(shape for shape in shapes if shape.tone == "body")[
        :-3
    ]  # trunk and head, without the near arm
    left, _, right, bottom = measure_bounds(resting[:1] if figure.rests_on == "seat" else resting)
    if -bottom < SEAT_M:
        return ""
    return (
        f'<path class="support" d="M{_write(left)} '
        f'{_write(bottom)}H{_write(right)}V{_write(LINE_M)}H{_write(left)}Z"/>'
    )


def _write(metres: float) -> str:
    return f"{metres * CENTIMETRES:.1f}".removesuffix(".0")
