"""What suits the patient of a new prescription, as options of the command say it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from coach.cli.arguments import require_text
from coach.errors import CoachError
from coach.message import Message

if TYPE_CHECKING:
    from coach.store.prescriptions.archive import LoadedPrescription


def read_limits(
    before: LoadedPrescription | None,
    precautions: list[str] | None,
    norms: list[str] | None,
    conditions: list[str] | None,
    allowed: list[str] | None,
    hip_limits: list[str] | None,
    files: Sequence[str],
) -> dict[str, Any]:
    """Return the fields of `Prescription` that say what suits the patient; None keeps them."""
    from coach.store.prescriptions.conditions import read_conditions, read_hip_limits

    for text in (conditions or ()) if before is None else ():  # an empty one drops those before
        require_text(text, "--condition")
    return {
        "precautions": _read_precautions(precautions, files),
        "norms": _read_norms(norms),
        "allowed": None if allowed is None else tuple(allowed),
        **read_conditions(conditions),
        **read_hip_limits(hip_limits),
    }


def _read_precautions(
    texts: list[str] | None, files: Sequence[str]
) -> tuple[dict[str, Any], ...] | None:
    from difflib import get_close_matches

    from coach.store.exercises.loader import list_exercises

    if texts is None:
        return None
    known = (*list_exercises(), *files)
    found = []
    for text in texts:
        name, colon, rest = text.partition(":")
        about = name.strip() if colon and name.strip() in known else ""
        near = get_close_matches(name.strip(), known, n=1, cutoff=0.8) if colon else []
        if near and not about:
            raise CoachError(
                Message("--precaution {text}: there is no exercise {name}.", text=text, name=name),
                Message("Did you mean {name}?", name=near[0]),
            )
        found.append({"exercise": about, "text": rest.strip() if about else text})
    return tuple(found)


def _read_norms(texts: list[str] | None) -> tuple[dict[str, Any], ...] | None:
    if texts is None:
        return None
    found: list[dict[str, Any]] = []
    for text in texts:
        name, _, degrees = text.partition("=")
        if any(norm["exercise"] == name for norm in found):
            raise CoachError(
                Message("--norm {text}: the norm of {name} is given twice.", text=text, name=name),
                Message("Give one norm for each test."),
            )
        try:
            found.append({"exercise": name, "norm_deg": float(degrees)})
        except ValueError as error:
            raise CoachError(
                Message("--norm {text}: this cannot be understood.", text=text),
                Message("For example: --norm hip-flexion-test=110"),
            ) from error
    return tuple(found)
