"""A prescription of a shipped programme."""

from __future__ import annotations

import datetime as dt
from typing import Any

from coach.store.prescriptions import authoring, programme_changes
from coach.store.prescriptions.archive import (
    LoadedPrescription,
)
from coach.store.prescriptions.definition import Prescription
from coach.store.prescriptions.doses import change_doses
from coach.store.programmes.loader import load_programme

DAY = dt.date(2026, 3, 1)
PROGRAMME = "hip-flexors-4-weeks"
LEFT = {"hip_replacement_left": "posterior", "hip_flexion_limit_left_deg": 110.0}


def build(
    before: Prescription | None = None, doses: dict[str, dict[str, Any]] | None = None, **head: Any
) -> LoadedPrescription:
    programme = change_doses(load_programme(PROGRAMME), doses or {})
    return authoring.build_prescription(authoring.make_head(DAY, before, **head), programme)


def build_for_hip(before: Prescription | None = None, **head: Any) -> LoadedPrescription:
    """Prescribe a bridge to somebody whose left hip is replaced and may bend to 110 degrees."""
    made = authoring.make_head(DAY, before, **{**LEFT, **head})
    return authoring.build_prescription(
        made, programme_changes.choose_exercises(["bridge"], "", "")
    )
