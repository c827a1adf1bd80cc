"""Drawings as data, in points, x to the right and y downward, and their SVG."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup, escape

from coach.colours import ON_PAPER

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points."""

    points: tuple[Point, ...]
    colour: str = ON_PAPER.track
    width: float = 0.6
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle, or one of paper with an edge."""

    x: float
    y: float
    radius: float
    colour: str
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A text; y is its baseline."""

    x: float
    y: float
    text: str
    colour: str = ON_PAPER.quiet
    size: float = 7.0
    anchor: Anchor = "start"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled outline."""

    points: tuple[Point, ...]
    colour: str


Shape = Line | Box | Dot | Text | Polygon


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes, from back to front."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alt_text: str
    """What it shows, for people who cannot see it."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps the values of one axis to points."""

    low: float
    high: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """Return the place of a value on the axis, in points."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


@dataclass
class DrawingBuilder:
    """Collects the shapes of a drawing."""

    width: float
    height: float
    shapes: list[Shape] = field(default_factory=list)

    def add(self, *shapes: Shape) -> None:
        """Add shapes on top."""
        self.shapes += shapes

    def finish(self, alt_text: str) -> Drawing:
        """Return the drawing.

        Args:
            alt_text: What it shows, for people who cannot see it.
        """
        return Drawing(self.width, self.height, tuple(self.shapes), alt_text)


def choose_ticks(low: float, high: float, about: int, steps: Iterable[float]) -> list[float]:
    """Return round values from `low` to `high`.

    Args:
        low: Lowest value.
        high: Highest value.
        about: Maximum number of values, if one of the steps allows it.
        steps: Distances between values, rising.
    """
    step = 1.0
    for step in steps:
        if (high - low) / step <= about:
            break
    step = max(step, (high - low) / 1000)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [index * step for index in range(first, last + 1)]


def render_svg(drawing: Drawing, font: str = "") -> Markup:
    """Render the drawing as an SVG element that refers to nothing outside.

    Args:
        drawing: Every text in it is escaped.
        font: Family of the font of its texts; empty to inherit it from the page.
    """
    body = Markup("").join(_render_shape(shape, font) for shape in drawing.shapes)
    frame = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img" '
        'aria-label="{}">{}</svg>'
    )
    return frame.format(_number(drawing.width), _number(drawing.height), drawing.alt_text, body)


def _render_shape(shape: Shape, font: str) -> Markup:
    return Markup("<{} {}/>" if not isinstance(shape, Text) else "<{} {}>{}</text>").format(
        *_describe(shape, font)
    )


def _describe(shape: Shape, font: str) -> Iterator[str | Markup]:
    """Yield the name of the element, its attributes, and the content of a text."""
    match shape:
        case Line():
            yield "polyline"
            yield _join(
                points=_list_points(shape.points),
                fill="none",
                stroke=shape.colour,
                stroke_width=shape.width,
                stroke_dasharray=" ".join(map(_number, shape.dash)) or "none",
                stroke_linejoin="round",
            )
        case Box():
            yield "rect"
            yield _join(
                x=shape.x, y=shape.y, width=shape.width, height=shape.height, fill=shape.colour
            )
        case Polygon():
            yield "polygon"
            yield _join(points=_list_points(shape.points), fill=shape.colour)
        case Dot():
            yield "circle"
            fill = ON_PAPER.card if shape.hollow else shape.colour
            yield _join(cx=shape.x, cy=shape.y, r=shape.radius, fill=fill, stroke=shape.colour)
        case Text():
            yield "text"
            yield _join(
                x=shape.x,
                y=shape.y,
                font_size=shape.size,
                fill=shape.colour,
                text_anchor=shape.anchor,
                font_weight="600" if shape.bold else "400",
                **({"font_family": font} if font else {}),
            )
            yield shape.text


def _list_points(points: Iterable[Point]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _join(**attributes: str | float) -> Markup:
    return Markup(" ").join(
        Markup('{}="{}"').format(
            name.replace("_", "-"), escape(value if isinstance(value, str) else _number(value))
        )
        for name, value in attributes.items()
    )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
