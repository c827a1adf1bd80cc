"""How far a replaced hip may bend: more than 90 degrees only if the prescription allows it.

No setting of the user and no profile can raise it, and it ends once the prescription is no longer
followed.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from coach.body.landmarks import Side
from coach.errors import CoachError
from coach.message import Message, translatable
from coach.store.prescriptions.archive import NAME
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
STATED: Final[dict[Side, str]] = translatable(
    {
        "left": "The left hip may bend to {degrees:g} degrees.",
        "right": "The right hip may bend to {degrees:g} degrees.",
    }
)
"""Side -> what whoever prescribes it is told."""


def load_hip_limits() -> dict[Side, float]:
    """Return `Prescription.hip_limits` of the prescription that the current profile follows.

    Nothing more than 90 degrees is allowed without a prescription that can be read, nor if its
    programme was ended or another one took its place: the file of the prescription stays then.
    """
    with suppress(CoachError):
        installed, following = load_installed(), load_enrolment()
        if installed is not None and following is not None and following.programme == NAME:
            return installed.prescription.hip_limits
    return {}


def describe_hip_limit(side: Side, limit_deg: float) -> Message:
    """Return what to tell the patient of a hip that may bend further than 90 degrees."""
    return Message(TOLD[side], degrees=limit_deg)


def describe_allowed_flexion(side: Side, limit_deg: float) -> Message:
    """Return what to tell whoever prescribes it."""
    return Message(STATED[side], degrees=limit_deg)
