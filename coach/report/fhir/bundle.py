"""A test as HL7 FHIR R4: a transaction with an Observation for each side, and for pain.

Codes and their sources: the body site is SNOMED CT (287679003 left hip region structure, 287579007
right hip region structure, as published in the value sets of several national FHIR guides), units
are UCUM (``deg``), category, interpretation and reasons for a missing value are code systems of
HL7; `coach.report.fhir.parts` has the LOINC codes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from coach.body.landmarks import SIDES, Side
from coach.body.sides import list_asked_sides
from coach.errors import CoachError
from coach.exercise.definition.range_of_motion import RangeOfMotion
from coach.exercise.tracking.range_test.result import MODEL_ERROR_DEG, Verdict
from coach.exercise.tracking.range_test.whole_degrees import round_degrees
from coach.message import Message, join_with
from coach.report.fhir.observations import list_holds, list_pain
from coach.report.fhir.parts import (
    LOINC,
    PANEL,
    TERMINOLOGY,
    begin_observation,
    format_time,
    make_concept,
    make_entry,
    make_narrative,
    make_quantity,
)
from coach.report.report_data import ReportData

SNOMED: Final = "http://snomed.info/sct"
HIPS: Final[dict[Side, tuple[str, str]]] = {
    "left": ("287679003", "Left hip region structure"),
    "right": ("287579007", "Right hip region structure"),
}
CODES: Final[dict[Verdict, tuple[str, str]]] = {
    "within": ("N", "Normal"),
    "near": ("IND", "Indeterminate"),
    "lower": ("L", "Low"),
    "higher": ("H", "High"),
}
"""Verdict -> code and its name of HL7's ObservationInterpretation."""
HIP_ANGLES: Final = ("hip_flexion", "thigh_elevation")
"""Angles that measure a hip."""


def write_fhir(data: ReportData, path: Path) -> None:
    """Write the Bundle as JSON.

    Raises:
        CoachError: As `build_bundle`.
    """
    path.write_text(
        json.dumps(build_bundle(data), indent=2, ensure_ascii=False, allow_nan=False) + "\n",
        encoding="utf-8",
        errors="backslashreplace",
    )


def build_bundle(data: ReportData) -> dict[str, Any]:
    """Return the Bundle as plain values.

    Raises:
        CoachError: There is neither a test nor an answer on pain, or a test was not measured and
            has no answer either.
    """
    begun = data.recording.header.begun
    motion: Any = data.summary["range_of_motion"] if begun else None
    others = [*list_holds(data), *list_pain(data)]
    if motion is None and not others:
        only = Message(
            "Only a test, or an exercise with an answer on pain, can be written as FHIR, for "
            "example hip-flexion-test."
        )
        raise CoachError(
            Message(
                "{name}: {title} is not a test, and pain was not asked about.",
                name=data.name,
                title=data.exercise.title,
            ),
            only,
        )
    if motion is not None and not any(motion.values()) and not others:
        gaps = dict.fromkeys(gap["why"] for gap in data.summary["not_measured"])
        why = join_with(" ", gaps) if gaps else Message("No trial was credited.")
        raise CoachError(
            Message("{name}: no range of motion was measured. {why}", name=data.name, why=why),
            Message("Correct what is said here, and do the test again."),
        )
    asked = list_asked_sides(data.side)
    ranges = [
        _observe(data, side)
        for side in (SIDES if motion is not None else ())
        if motion[side] is not None or side in asked
    ]
    panel = [_join(data, ranges)] if ranges else []
    return {
        "resourceType": "Bundle",
        "type": "transaction",
        "timestamp": format_time(data.started),
        "entry": [make_entry(each) for each in (*ranges, *panel, *others)],
    }


def _join(data: ReportData, members: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the panel that holds the sides; only that of active motion has a confirmed code."""
    rule = data.exercise.range_of_motion
    active = rule is not None and not rule.downward
    text = f"{data.exercise.title}, {'both sides' if len(members) > 1 else 'one side'}"
    return {
        **begin_observation(data, "panel", "exam"),
        "code": make_concept(text, LOINC, *PANEL) if active else {"text": text},
        "hasMember": [{"reference": each["identifier"][0]["value"]} for each in members],
    }


def _observe(data: ReportData, side: Side) -> dict[str, Any]:
    rule, result = data.exercise.range_of_motion, data.summary["range_of_motion"][side]
    assert rule is not None
    value = f"{round_degrees(result['peak_deg'])} degrees" if result else "not measured"
    observation: dict[str, Any] = {
        **begin_observation(data, side, "exam"),
        "text": make_narrative(f"{data.exercise.title}, {side} side: {value}"),
        "code": {"text": f"{data.exercise.title}, range of motion"},
        "bodySite": _find_site(rule.angle, side),
        "method": {
            "text": (
                "Pose estimation from a single camera (coach); median of the "
                "plateaus of the credited trials"
            )
        },
        "referenceRange": _list_reference_ranges(rule),
        "note": [
            {"text": text}
            for text in (
                rule.definition,
                _explain_uncertainty(bool(data.analysis.session.peak_errors(side))),
                f"Of the dose: {data.summary['dose']['words']}",
                f"SHA-256 of the recording: {data.sha256}",
            )
        ],
    }
    return observation | (
        _give_value(result, rule.downward) if result else _explain_absence(data, side)
    )


def _list_reference_ranges(rule: RangeOfMotion) -> list[dict[str, Any]]:
    """Return the typical range as quantities, if there is one, and the norm as text."""
    norm = {"text": f"Norm {rule.norm_deg:.0f} degrees. {rule.norm_source}"}
    if rule.typical is None:
        return [norm]
    typical = {
        "low": _measure(rule.typical.low_deg),
        "high": _measure(rule.typical.high_deg),
        "type": make_concept(
            "Typical range", f"{TERMINOLOGY}/referencerange-meaning", "normal", "Normal Range"
        ),
        "text": rule.typical.source,
    }
    return [typical, norm]


def _give_value(result: dict[str, Any], downward: bool) -> dict[str, Any]:
    parts = [
        _component(
            "Uncertainty: half-width of the interval that holds the truth in 95 of 100 cases",
            result["uncertainty_deg"],
        )
    ]
    for number, trial in enumerate(result["trials"], start=1):
        name = (
            f"Trial {number}: median of the plateau, {trial['start_s']:.1f} to "
            f"{trial['end_s']:.1f} s"
        )
        parts.append(_component(name, trial["peak_deg"], trial["why_not"]))
    return {
        "valueQuantity": _measure(result["peak_deg"]),
        "interpretation": [_interpret(result["against_norm"], downward)],
        "component": parts,
    }


def _interpret(against_norm: dict[str, Any], downward: bool) -> dict[str, Any]:
    """Return the interpretation of a result, which is what its words say.

    Beyond the norm of a downward test, it is text only: "High" would be right for the number, and
    a reader would take it for a large range of motion.
    """
    if against_norm["real"] and downward:
        return {"text": against_norm["words"]}
    system = f"{TERMINOLOGY}/v3-ObservationInterpretation"
    return make_concept(against_norm["words"], system, *CODES[against_norm["verdict"]])


def _explain_absence(data: ReportData, side: Side) -> dict[str, Any]:
    reasons = [
        gap["why"]
        for gap in data.summary["not_measured"]
        if gap["what"] == f"range_of_motion.{side}"
    ]
    return {"dataAbsentReason": _absent(" ".join(reasons) or "Not measured.")}


def _component(name: str, value_deg: float | None, why_not: str = "") -> dict[str, Any]:
    measured = (
        {"valueQuantity": _measure(value_deg)}
        if value_deg is not None
        else {"dataAbsentReason": _absent(why_not or "Not credited.")}
    )
    return {"code": {"text": name}, **measured}


def _absent(why: str) -> dict[str, Any]:
    return make_concept(why, f"{TERMINOLOGY}/data-absent-reason", "unknown", "Unknown")


def _measure(value_deg: float) -> dict[str, Any]:
    return make_quantity(value_deg, "degree", "deg")


def _find_site(angle: str, side: Side) -> dict[str, Any]:
    """Return the joint, with a code if it is a hip, otherwise as text."""
    if not angle.startswith(HIP_ANGLES):
        return {"text": f"{side} side, {angle.rpartition('_')[0].replace('_', ' ')}"}
    code, display = HIPS[side]
    return make_concept(f"{side} hip", SNOMED, code, display)


def _explain_uncertainty(estimated: bool) -> str:
    """Say what the uncertainty is made of, see `estimate_uncertainty`.

    Args:
        estimated: Whether the error of the trials was estimated; recordings of earlier versions
            have no estimate.
    """
    own = (
        "the measurement's own error, estimated from how the body was seen,"
        if estimated
        else f"the measurement's own error ({MODEL_ERROR_DEG:.0f} degrees), of the camera's turn "
        "off the side view,"
    )
    return (
        f"Uncertainty: the root of the sum of squares of {own} and of the spread of the trials. "
        "Not measured by a medical device."
    )
