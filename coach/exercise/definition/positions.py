"""Positions of the body, and where an exercise in each of them is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

Position = Literal[
    "standing", "half-kneeling", "kneeling", "all-fours", "seated", "supine", "prone", "side-lying"
]
Place = Literal["standing", "floor", "chair", "bed"]
PLACES: Final[Mapping[Position, Place]] = {
    "standing": "standing",
    "seated": "chair",
    "half-kneeling": "floor",
    "kneeling": "floor",
    "all-fours": "floor",
    "supine": "floor",
    "prone": "floor",
    "side-lying": "floor",
}
"""Position -> where an exercise of a file without ``place`` is done."""
LEVEL_TRUNK: Final[frozenset[Position]] = frozenset(("supine", "prone", "side-lying", "all-fours"))
"""Positions with a level trunk, near the floor."""
