"""Finds a camera that was unplugged and is back, perhaps with another number."""

from __future__ import annotations

from collections.abc import Sequence

from coach.capture.cameras.errors import FoundCamera


def find_replugged(
    index: int, before: Sequence[FoundCamera], now: Sequence[FoundCamera]
) -> int | None:
    """Return the number of the camera that had the number `index` before.

    It is recognised by its name. Another camera of the same name that was there before is not
    taken for it.

    Args:
        index: Number of the camera when it was opened.
        before: All cameras at that time.
        now: All cameras that are there now.

    Returns:
        None if the camera is not back. `index` if its name is unknown.

    """
    names = {camera.index: camera.name for camera in before}
    name = names.get(index)
    if name is None:
        return index
    same = [camera.index for camera in now if camera.name == name]
    if index in same:
        return index
    new = sorted(number for number in same if names.get(number) != name)
    if not new:
        return None
    rank = sorted(number for number, each in names.items() if each == name).index(index)
    return new[min(rank, len(new) - 1)]
