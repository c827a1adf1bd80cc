"""A camera that comes back: by which number it is opened, or that it is still gone."""

from __future__ import annotations

import pytest

from coach.capture.cameras.errors import FoundCamera
from coach.capture.cameras.replugged import find_replugged


def listed(text: str) -> list[FoundCamera]:
    """Return the cameras of a text such as "0 Brio, 2 Phone"."""
    words = [each.split() for each in filter(None, text.split(", "))]
    return [FoundCamera(int(number), name, "V4L2") for number, name in words]


CASES = [
    ("0 Brio", "0 Brio", 0, 0),
    ("0 Brio", "", 0, None),
    ("0 Brio", "2 Brio", 0, 2),
    ("0 Brio", "0 Phone", 0, None),
    ("0 Brio", "0 Phone, 1 Brio", 0, 1),
    ("0 Brio, 1 Phone", "0 Phone, 1 Brio", 0, 1),
    ("0 Brio, 1 Phone", "0 Phone, 1 Brio", 1, 0),
    ("0 Brio, 2 Brio", "2 Brio", 0, None),
    ("0 Brio, 2 Brio", "2 Brio, 4 Brio", 0, 4),
    ("0 Brio, 2 Brio", "4 Brio, 6 Brio", 0, 4),
    ("0 Brio, 2 Brio", "4 Brio, 6 Brio", 2, 6),
    ("0 Brio, 2 Brio", "4 Brio", 2, 4),
    ("", "", 7, 7),
    ("0 Brio", "0 Phone", 7, 7),
]


@pytest.mark.parametrize(("before", "now", "index", "found"), CASES)
def test_number(before: str, now: str, index: int, found: int | None) -> None:
    assert find_replugged(index, listed(before), listed(now)) == found
