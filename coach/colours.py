"""The colours of the window, of pictures and of reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, each as ``#rrggbb``."""

    ground: str
    """Behind everything."""
    card: str
    """Behind a panel."""
    track: str
    """The empty part of a ring or a bar; on paper, rules between rows."""
    text: str
    quiet: str
    """Text that need not be read from a distance."""
    good: str
    fault: str
    caution: str
    info: str
    on_fault: str
    """Text on `fault`."""
    good_ground: str
    """Behind praise, and the target zone of a plot on paper."""
    on_focus: str
    """The frame around the widget with the keyboard focus."""


DARK: Final = Palette(
    ground="#101418", card="#1A2026", track="#2C343C", text="#F2F5F7", quiet="#A9B4BD",
    good="#4CD3A5", fault="#FF8A4C", caution="#FFC24B", info="#7CC4F5",
    on_fault="#1B1008", good_ground="#12352C", on_focus="#F2F5F7",
)  # fmt: skip
LIGHT: Final = Palette(
    ground="#EEF1F4", card="#FFFFFF", track="#D5DBE1", text="#12181D", quiet="#4A5661",
    good="#08704E", fault="#A8400A", caution="#7A5000", info="#175F96",
    on_fault="#FFFFFF", good_ground="#E2F4EC", on_focus="#12181D",
)  # fmt: skip
CONTRAST: Final = Palette(
    ground="#000000", card="#0B0B0B", track="#3A3A3A", text="#FFFFFF", quiet="#E6E6E6",
    good="#5CFFC4", fault="#FFA05C", caution="#FFE14D", info="#8FD6FF",
    on_fault="#000000", good_ground="#003B29", on_focus="#FFE14D",
)  # fmt: skip
"""High contrast: 7 to 1 and more."""
ON_PICTURE: Final = DARK
"""On camera pictures in every theme: few rooms are as bright as paper."""
ON_PAPER: Final = LIGHT
"""Reports."""
RIGHT_ON_PAPER: Final = "#7A3E8C"
"""The right side in reports; the left side is `ON_PAPER.info`."""
FAILED_ON_PAPER: Final = "#FFF1E8"
"""Behind the row of a file that failed."""


def to_rgb(colour: str) -> tuple[int, int, int]:
    """Convert ``#rrggbb`` to red, green and blue, 0 to 255."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue
