"""Observations of a recording besides ranges of motion: a test of holding, and pain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from coach.body.landmarks import SIDES
from coach.exercise.tracking.events import Pain
from coach.exercise.tracking.pain_places import PLACES
from coach.report.fhir.parts import (
    LOINC,
    PAIN,
    begin_observation,
    format_time,
    make_concept,
    make_narrative,
    make_quantity,
)
from coach.report.report_data import ReportData


def list_holds(data: ReportData) -> Iterator[dict[str, Any]]:
    """Yield the longest hold of each side in a test of holding."""
    test: dict[str, Any] = data.summary.get("hold_test") or {}
    for side in SIDES if test else ():
        best = test[side]
        if best is None:
            continue
        title = data.exercise.title
        yield {
            **begin_observation(data, f"hold {side}", "exam"),
            "text": make_narrative(f"{title}, {side} side: held for {best['held_s']:.0f} s"),
            "code": {"text": f"{title}, longest hold"},
            "bodySite": {"text": f"{side} side"},
            "valueQuantity": make_quantity(best["held_s"], "second", "s"),
            "referenceRange": [
                {"low": make_quantity(test["target_s"], "second", "s"), "text": "Asked for"}
            ],
        }


def list_pain(data: ReportData) -> Iterator[dict[str, Any]]:
    """Yield every answer on pain: before, during and after the exercise."""
    answers = data.recording.pains()
    last = {pain.before: number for number, pain in enumerate(answers)}
    for number, pain in enumerate(answers):
        when = "before" if pain.before else "after"
        part = f"pain {when}"
        if number != last[pain.before]:
            part, when = f"{part} {number}", "before" if pain.before else "during"
        if pain.stopped and not pain.before:
            when = "during"
        moment = data.started + dt.timedelta(seconds=pain.time_s)
        yield {
            **begin_observation(data, part, "survey"),
            "effectiveDateTime": format_time(moment),
            "text": make_narrative(f"Pain {when} {data.exercise.title}: {pain.score} of 10"),
            "code": make_concept("Pain severity, 0 to 10", LOINC, *PAIN),
            "valueQuantity": make_quantity(pain.score, "score", "{score}"),
            **({"bodySite": {"text": PLACES[pain.place]}} if pain.place in PLACES else {}),
            "note": [{"text": text} for text in _list_notes(pain, when, data.exercise.title)],
        }


def _list_notes(pain: Pain, when: str, title: str) -> Iterator[str]:
    yield f"Asked {when} the exercise {title}."
    if pain.stopped and pain.before:
        yield "The exercise was not begun because of this answer."
    elif pain.stopped:
        yield "The exercise was stopped because of this answer."
