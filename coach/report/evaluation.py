"""Evaluate a recording with today's rules, as the source of exports."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from coach.body.sides import SideChoice
from coach.exercise.tracking.feedback import Feedback
from coach.pipeline import analyse
from coach.report.report_data import AngleSeries, ReportData
from coach.store.exercises.loader import LoadedExercise, parse_exercise
from coach.store.history.earlier_results import find_earlier_results
from coach.store.prescriptions.definition import Prescription
from coach.store.prescriptions.installed import load_installed
from coach.store.prescriptions.own_test import apply_to_recording
from coach.store.recordings.recording import Recording
from coach.store.recordings.replay import make_trainer
from coach.store.recordings.search import is_own


def evaluate_recording(
    recording: Recording,
    side: SideChoice = "auto",
    judged_by: LoadedExercise | None = None,
    listener: Callable[[Feedback], object] | None = None,
) -> ReportData:
    """Evaluate a recording with the norm that holds for whoever is recorded.

    Only a recording in the user's own folder is compared with the user's own norm and earlier days.

    Args:
        recording: The recording.
        side: The side to judge; `auto` takes the side that was chosen when it was recorded.
        judged_by: The exercise that judges it; None takes the one that it stores.
        listener: Receives the feedback on each pose.

    Raises:
        CoachError: The recording, its exercise or the settings cannot be read.
    """
    header, angles = recording.header, AngleSeries()
    stored_or_chosen = judged_by or parse_exercise(header.exercise_text, header.exercise)
    loaded = apply_to_recording(stored_or_chosen, recording)
    chosen = side if side != "auto" else header.side

    def notify(feedback: Feedback) -> None:
        """Collect the angles of one pose, and pass its feedback on."""
        angles.add(feedback)
        if listener is not None:
            listener(feedback)

    trainer = make_trainer(recording, loaded.exercise, chosen)
    analysis = analyse(recording.poses(), trainer, notify)
    tested = loaded.exercise.range_of_motion is not None and is_own(recording.path)
    earlier = find_earlier_results(loaded.name, header.started_utc) if tested else {}
    return ReportData(recording, loaded, chosen, analysis, angles, earlier)


def name_people(
    data: ReportData,
    patient: str | None = None,
    clinician: str | None = None,
    patient_id: str = "",
) -> ReportData:
    """Return the data with the names of patient and clinician.

    A name that is not given (None), or an empty identifier, comes from the installed prescription
    if the recording is in the user's own folder; one from elsewhere may be of somebody else. So may
    one for which another patient is given than that of the prescription, or none (an empty text).
    Only a clinician that is given was there and measured: at home the person measures alone.

    Raises:
        CoachError: The prescription cannot be read.
    """
    performer = clinician or ""
    installed = load_installed() if is_own(data.recording.path) else None
    head = installed.prescription if installed else None
    if head and patient is not None and not _is_named(head, patient):
        head = None
    if head:
        patient = _name(head) if patient is None else patient
        clinician = head.clinician if clinician is None else clinician
        patient_id = patient_id or f"urn:ietf:rfc:3986|urn:uuid:{head.identifier}"
    return dataclasses.replace(
        data,
        patient=patient or "",
        clinician=clinician or "",
        patient_id=patient_id,
        performer=performer,
    )


def _name(head: Prescription) -> str:
    return " · ".join(filter(None, (head.patient, head.number)))


def _is_named(head: Prescription, patient: str) -> bool:
    """Return True if this is the name or the number of the prescription's patient."""
    names = {each.casefold() for each in (head.patient, head.number, _name(head)) if each}
    return patient.strip().casefold() in names
