"""Refuses what has too few pictures a second to be judged."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from coach.body.limits import MAX_STEP_S, ROUNDING_S
from coach.errors import SourceError
from coach.message import Message

if TYPE_CHECKING:
    from coach.body.pose import Pose

EXAMINED: Final = 200
"""Number of pictures, from the first one on, whose times are examined."""


def require_rate(poses: Iterable[Pose], name: str) -> None:
    """Refuse a source whose usual time between two pictures is longer than `MAX_STEP_S`.

    Of such a source holds would last 0 s, and faults would not be seen.

    Args:
        poses: From the first one on.
        name: Name of the source for the user.

    Raises:
        SourceError: There are too few pictures a second.
    """
    times_s = [pose.time_s for pose in islice(poses, EXAMINED)]
    steps_s = [later - earlier for earlier, later in pairwise(times_s)]
    if not steps_s or statistics.median(steps_s) <= MAX_STEP_S + ROUNDING_S:
        return
    raise SourceError(
        Message(
            "{name}: {rate:.1f} pictures a second are too few to count, to time holds and to see "
            "faults.",
            name=name,
            rate=1.0 / statistics.median(steps_s),
        ),
        Message(
            "Record at 10 pictures a second or more; {least:.0f} are the least.",
            least=1.0 / MAX_STEP_S,
        ),
    )
