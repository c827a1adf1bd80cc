"""How far a replaced hip may bend: more than 90 degrees only if the prescription allows it.

No setting of the user and no profile can raise it. It ends once the prescription is no longer
followed, or after its last day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Final

from coach.body.landmarks import Side
from coach.dates import describe_date
from coach.errors import CoachError
from coach.message import Message, translatable
from coach.store.prescriptions.archive import NAME
from coach.store.prescriptions.definition import HipAllowance, Prescription
from coach.store.prescriptions.installed import load_installed
from coach.store.programmes.enrolment import load_enrolment

TOLD: Final[dict[Side, str]] = translatable(
    {
        "left": "Your prescription allows your left hip {degrees:g} degrees. They count for this "
        "hip wherever a text names 90.",
        "right": "Your prescription allows your right hip {degrees:g} degrees. They count for this "
        "hip wherever a text names 90.",
    }
)
"""Side -> what the patient is told."""
TOLD_UNTIL: Final[dict[Side, str]] = translatable(
    {
        "left": "Your prescription allows your left hip {degrees:g} degrees until {day}. Until "
        "then they count for this hip wherever a text names 90; after that day 90 hold again.",
        "right": "Your prescription allows your right hip {degrees:g} degrees until {day}. Until "
        "then they count for this hip wherever a text names 90; after that day 90 hold again.",
    }
)
"""The same, if it ends by a date."""
ENDED: Final[dict[Side, str]] = translatable(
    {
        "left": "Your prescription allowed your left hip {degrees:g} degrees until {day}. Now 90 "
        "degrees hold again.",
        "right": "Your prescription allowed your right hip {degrees:g} degrees until {day}. Now 90 "
        "degrees hold again.",
    }
)
"""The same after that date."""
STATED: Final[dict[Side, str]] = translatable(
    {
        "left": "The left hip may bend to {degrees:g} degrees.",
        "right": "The right hip may bend to {degrees:g} degrees.",
    }
)
"""Side -> what whoever prescribes it is told."""
STATED_UNTIL: Final[dict[Side, str]] = translatable(
    {
        "left": "The left hip may bend to {degrees:g} degrees until {day}, then to 90 again.",
        "right": "The right hip may bend to {degrees:g} degrees until {day}, then to 90 again.",
    }
)
STATED_ENDED: Final[dict[Side, str]] = translatable(
    {
        "left": "The left hip was allowed {degrees:g} degrees until {day}; 90 hold again.",
        "right": "The right hip was allowed {degrees:g} degrees until {day}; 90 hold again.",
    }
)


def load_hip_limits(day: dt.date) -> dict[Side, float]:
    """Return the flexion in degrees that replaced hips are allowed on a day, if more than 90.

    Nothing more than 90 degrees is allowed without a prescription that can be read, nor if its
    programme was ended or another one took its place: the file of the prescription stays then.
    """
    limits = load_allowances().items()
    return {side: allowed.limit_deg for side, allowed in limits if allowed.holds(day)}


def load_allowances() -> Mapping[Side, HipAllowance]:
    """Return `Prescription.hip_limits` of the prescription that the current profile follows."""
    with suppress(CoachError):
        installed, following = load_installed(), load_enrolment()
        if installed is not None and following is not None and following.programme == NAME:
            return installed.prescription.hip_limits
    return {}


def describe_hip_limit(side: Side, allowed: HipAllowance, day: dt.date | None = None) -> Message:
    """Return what to tell the patient of a hip that may bend further than 90 degrees.

    Args:
        side: Of the hip.
        allowed: What it is allowed.
        day: Today; None for a text that is read on any day.
    """
    return _choose(side, allowed, day, (TOLD, TOLD_UNTIL, ENDED))


def describe_allowed_flexion(
    side: Side, allowed: HipAllowance, day: dt.date | None = None
) -> Message:
    """Return what to tell whoever prescribes it, see `describe_hip_limit`."""
    return _choose(side, allowed, day, (STATED, STATED_UNTIL, STATED_ENDED))


def list_ended(before: Prescription, head: Prescription) -> Iterator[Message]:
    """Yield what a hip was allowed in the last prescription, if it has ended since by its date."""
    for side, allowed in before.hip_limits.items():
        if side not in head.hip_limits and not allowed.holds(head.issued):
            yield describe_allowed_flexion(side, allowed, head.issued)


def _choose(
    side: Side,
    allowed: HipAllowance,
    day: dt.date | None,
    texts: tuple[Mapping[Side, str], Mapping[Side, str], Mapping[Side, str]],
) -> Message:
    always, until, ended = texts
    if allowed.until is None:
        return Message(always[side], degrees=allowed.limit_deg)
    words = until if day is None or allowed.holds(day) else ended
    return Message(words[side], degrees=allowed.limit_deg, day=describe_date(allowed.until))
