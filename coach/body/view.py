"""How the camera sees the body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ViewKind = Literal["side", "front", "back", "unknown"]
Facing = Literal["left", "right", "front", "back"]


@dataclass(frozen=True, slots=True)
class View:
    """How the camera sees the body, and what is wrong with that."""

    kind: ViewKind
    """What an exercise was asked to be seen from, or what is seen where it allows several."""
    facing: Facing | None
    """Where the person faces in the unmirrored picture; lying on the back, where the feet are. None while not known."""
    yaw_deg: float
    """How far the body is turned from the exact side view (0 side-on, 90 facing the camera or away); for `kind` front, from the
    exact front view. NaN while not known."""
    ok: bool
    """Whether the exercise's angles can be measured so."""
    problems: tuple[str, ...] = ()
    """Each problem in words with what to do."""


UNKNOWN = View("unknown", None, float("nan"), False)
"""Before anybody was seen."""
