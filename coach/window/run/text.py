"""Names of sources for people."""

from __future__ import annotations

from pathlib import Path

from coach.capture.cameras.address import hide_secrets, is_address
from coach.window.translation.translate import tr


def name_source(source: str) -> str:
    """Return the name of a camera, address or file that is not open."""
    if source.isdecimal():
        return tr("Camera {number}", number=source)
    return hide_secrets(source) if is_address(source) else Path(source).name or source
