"""Colours, as data. Colour is never the only sign: an icon, a shape and a text say the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, each as ``#rrggbb``."""

    ground: str
    """Background of the window."""
    card: str
    """Background of a card."""
    track: str
    """The empty part of a ring or a bar."""
    text: str
    quiet: str
    """Text that need not be read from the mat."""
    good: str
    fault: str
    caution: str
    info: str
    on_fault: str
    """Text on `fault`."""
    good_ground: str
    """Background of praise."""
    on_focus: str
    """Frame around the widget that has the focus."""


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
"""Used if the system asks for high contrast: at least 7 to 1."""
ON_PICTURE: Final = DARK
"""Colours of marks on the camera picture in every theme, as rooms are rarely as bright as paper."""


def choose_palette(colours: str, *, dark: bool, contrast: bool) -> Palette:
    """Return the palette for a setting; ``system`` follows `dark` and `contrast` of the system."""
    if colours == "contrast" or (colours == "system" and contrast):
        return CONTRAST
    return LIGHT if colours == "light" or (colours == "system" and not dark) else DARK
