"""Which colours the window uses."""

from __future__ import annotations

from coach.colours import CONTRAST, DARK, LIGHT, Palette

__all__ = ["CONTRAST", "DARK", "LIGHT", "Palette", "choose_palette"]


def choose_palette(colours: str, *, dark: bool, contrast: bool) -> Palette:
    """Return the palette for a value of the setting `colours`.

    Args:
        colours: ``dark``, ``light``, ``contrast``, or ``system``.
        dark: The system asks for dark colours. Counts for ``system`` only.
        contrast: The system asks for high contrast. Counts for ``system`` only.
    """
    if colours == "contrast" or (colours == "system" and contrast):
        return CONTRAST
    return LIGHT if colours == "light" or (colours == "system" and not dark) else DARK
