"""Refuses what has too few pictures a second to be judged."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from coach.errors import SourceError
from coach.message import Message

if TYPE_CHECKING:
    from coach.body.pose import Pose

MIN_RATE: Final = 2.5
"""Minimum pictures a second. Below 2, holds last 0 s and faults are not seen."""
EXAMINED: Final = 200
"""Number of pictures, from the first one on, whose times are examined."""


def require_rate(poses: Iterable[Pose], name: str) -> None:
    """Refuse a source whose usual time between two pictures is too long.

    Args:
        poses: From the first one on.
        name: Name of the source for the user.

    Raises:
        SourceError: There are fewer than `MIN_RATE` pictures a second.
    """
    times_s = [pose.time_s for pose in islice(poses, EXAMINED)]
    steps_s = [later - earlier for earlier, later in pairwise(times_s)]
    if not steps_s or statistics.median(steps_s) <= 1.0 / MIN_RATE:
        return
    raise SourceError(
        Message(
            "{name}: {rate:.1f} pictures a second are too few to count, to time holds and to see "
            "faults.",
            name=name,
            rate=1.0 / statistics.median(steps_s),
        ),
        Message("Record at 10 pictures a second or more; 5 are the least."),
    )
