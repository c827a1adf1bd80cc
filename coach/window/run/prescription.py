"""The dose of a run: what is asked for, what the programme prescribes, or the exercise's own."""

from __future__ import annotations

import dataclasses

from coach.exercise.dose.prescription import prescribe_dose, replace_dose
from coach.store.exercises.loader import LoadedExercise
from coach.window.run.backend import Backend
from coach.window.run.state import RunRequest


def prescribe(
    loaded: LoadedExercise, request: RunRequest, backend: Backend
) -> tuple[LoadedExercise, RunRequest]:
    """Return the exercise with the dose that is coached, and the request with its side."""
    dose = request.dose
    if dose is None:
        item = backend.find_prescription(loaded.name)
        if item is None:
            return loaded, request
        dose = prescribe_dose(item, loaded.exercise.dose)
        if request.side == "auto" and item.sides != "both":
            request = dataclasses.replace(request, side=item.sides)
    exercise = replace_dose(loaded.exercise, dose)
    return dataclasses.replace(loaded, exercise=exercise), request
