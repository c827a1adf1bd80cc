"""Names of sources for people."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from coach.capture.cameras.address import hide_secrets, is_address
from coach.window.translation.translate import tr

ADDRESS: Final = "address"
"""Key of the entry of a menu of cameras that leads to the settings, which take an address."""


def offer_address(sources: Mapping[str, str]) -> Mapping[str, str]:
    """Return key -> text of the entries of a menu of cameras: sources, and an address."""
    return {**sources, ADDRESS: tr("Address of a phone…")}


def name_source(source: str) -> str:
    """Return the name of a camera, address or file that is not open."""
    if source.isdecimal():
        return tr("Camera {number}", number=source)
    return hide_secrets(source) if is_address(source) else Path(source).name or source
