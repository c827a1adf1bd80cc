"""Key positions of an exercise as SVG: soft shapes whose colours are the page's own, light or dark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from markupsafe import Markup

from coach.body.body_outline import Shape, draw_figure, measure_bounds
from coach.body.posture import Joints

View = Literal["side", "front"]
Room = tuple[float, float, float, float]
"""(left, top, right, bottom), metres."""

TONES: Final = ("far", "body", "working")
"""What is behind comes first."""
MARGIN_M: Final = 0.08
LINE_M: Final = 0.02
SEAT_M: Final = 0.15
"""Somebody who sits or lies this high above the lowest point does so on something."""
CENTIMETRES: Final = 100.0


def measure_room(drawn: Sequence[tuple[Joints, View]]) -> Room:
    """The room that all these positions need, so that they can be drawn alike."""
    rooms = [measure_bounds(draw_figure(joints, view)) for joints, view in drawn]
    lefts, tops, rights, bottoms = zip(*rooms, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def write_drawing(figure: Joints, words: str, view: View = "side", room: Room | None = None) -> str:
    """One position as an SVG element. words: what it shows, for those who cannot see it; room: as `measure_room` gives it."""
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
    ground = f'<path class="ground" d="M{_write(left - MARGIN_M)} {_write(bottom + LINE_M)}H{_write(right + MARGIN_M)}"/>'
    parts = "".join(f'<path class="{tone}" d="{_write_outlines(shapes, tone)}"/>' for tone in TONES)
    frame = Markup(
        '<svg class="body-drawing" viewBox="{}" preserveAspectRatio="xMidYMax" role="img" aria-label="{}">{}</svg>'
    )
    return str(frame.format(box, words, Markup(support + ground + parts)))


def _write_outlines(shapes: Sequence[Shape], tone: str) -> str:
    outlines = (shape.outline for shape in shapes if shape.tone == tone)
    return "".join(
        "M" + "L".join(f"{_write(x)} {_write(y)}" for x, y in outline) + "Z" for outline in outlines
    )


def _write_support(figure: Joints, shapes: Sequence[Shape], view: View) -> str:
    """The table or chair under somebody whose leg hangs lower than what the body rests on; nothing otherwise."""
    if figure.rests_on not in ("back", "seat") or view != "side":
        return ""
    resting = tuple(shape for shape in shapes if shape.tone == "body")[
        :-3
    ]  # the trunk and the head, without the near arm
    left, _, right, bottom = measure_bounds(resting[:1] if figure.rests_on == "seat" else resting)
    if -bottom < SEAT_M:
        return ""
    return f'<path class="support" d="M{_write(left)} {_write(bottom)}H{_write(right)}V{_write(LINE_M)}H{_write(left)}Z"/>'


def _write(metres: float) -> str:
    return f"{metres * CENTIMETRES:.1f}".removesuffix(".0")
