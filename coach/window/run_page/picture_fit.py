"""Where the picture is in the widget, and how its points become points of the widget. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from coach.report.annotation.line_styles import Point


@dataclass(frozen=True, slots=True)
class Fit:
    """How the picture lies in the widget: as large as it fits, whole, in the middle."""

    scale: float
    left: float
    top: float
    width: int
    """Of the picture, pixels."""
    height: int
    mirrored: bool

    def place(self, point: Point) -> Point:
        """Return the point of the widget at a point of the picture."""
        x = self.width - point[0] if self.mirrored else point[0]
        return self.left + x * self.scale, self.top + point[1] * self.scale


def fit_picture(
    picture: tuple[int, int], room: tuple[float, float, float, float], mirrored: bool
) -> Fit:
    """Fit a picture (width, height) into a part (left, top, width, height) of a widget, in pixels.

    The scale is 0 if there is no room.
    """
    left, top, width, height = room
    scale = max(0.0, min(width / picture[0], height / picture[1])) if min(picture) > 0 else 0.0
    return Fit(
        scale,
        left + (width - picture[0] * scale) / 2,
        top + (height - picture[1] * scale) / 2,
        picture[0],
        picture[1],
        mirrored,
    )
