"""The sample videos that came with coach."""

from __future__ import annotations

from pathlib import Path


def list_samples() -> dict[str, Path]:
    """Exercise -> its sample video, of all that came with coach. Raises CoachError where they are missing."""
    from coach.store.files.locations import samples_folder

    return {path.stem: path for path in sorted(samples_folder().glob("*.mp4"))}
