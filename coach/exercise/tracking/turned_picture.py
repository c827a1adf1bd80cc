"""The problem of the view that is reported if the picture is on its side or upside down."""

from __future__ import annotations

import dataclasses
from typing import Final

from coach.body.picture_rotation import PictureRotation
from coach.body.view import View, add_problem
from coach.exercise.definition.positions import Position
from coach.message import Message

UPRIGHT: Final[tuple[Position, ...]] = ("standing", "half-kneeling", "kneeling", "seated")
"""Positions in which a body along the picture's side means that the picture is turned."""
ON_ITS_SIDE: Final = Message(
    "The picture is on its side: turn the picture or the camera.",
    short="The picture is on its side",
)
UPSIDE_DOWN: Final = Message(
    "The picture is upside down: turn the picture or the camera.",
    short="The picture is upside down",
)
TURNED: Final = (ON_ITS_SIDE, UPSIDE_DOWN)
"""The problems of a turned picture."""


def check_picture(view: View, rotation: PictureRotation, position: Position) -> View:
    """Return the view; not good, and with this as the first problem, if the picture is turned.

    Args:
        view: How the body is seen.
        rotation: How the picture is turned if the body is upright.
        position: The position of the exercise.

    """
    if not rotation or position not in UPRIGHT:
        return view
    words = ON_ITS_SIDE if rotation == 90 else UPSIDE_DOWN
    refused = add_problem(view, "view", words)
    return dataclasses.replace(refused, ok=False, problems=(words, *view.problems))
