"""Text."""

from __future__ import annotations

from pathlib import Path

from coach.window.translation.translate import tr


def name_source(source: str) -> str:
    """A camera, address or file for people, before it is open."""
    return (
        tr("Camera {number}", number=source)
        if source.isdecimal()
        else source
        if "://" in source
        else Path(source).name or source
    )
