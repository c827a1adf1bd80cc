"""The exercise of a run with the dose that is coached, and the limits of the user."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.tables import Dose
from coach.exercise.dose.prescribed_dose import halve_dose, prescribe_dose, replace_dose
from coach.exercise.dose.suitability import Person
from coach.exercise.tracking.hip_limits import NONE_ALLOWED, HipLimitMonitor, limit_exercise
from coach.store.exercises.coached_text import remove_faults, rewrite_dose, rewrite_range_limit
from coach.store.exercises.loader import LoadedExercise
from coach.window.run.backend import Backend
from coach.window.run.state import RunRequest


@dataclass(frozen=True, slots=True)
class Preparation:
    """What a run coaches."""

    loaded: LoadedExercise
    """The exercise; its text holds the coached dose as well."""
    request: RunRequest
    """The request with its side."""
    limits: HipLimitMonitor
    """Watches the user's replaced hips."""


def prepare(request: RunRequest, backend: Backend) -> Preparation:
    """Return what a run coaches.

    The dose is the requested one, or else that of today's programme, or else the exercise's own. It
    is halved if the user is in pain.

    Raises:
        CoachError: The exercise or the file of the profile is wrong.

    """
    loaded = backend.load_exercise(request.exercise)
    loaded, request = prescribe(loaded, request, backend)
    person = Person() if backend.is_demo() else backend.load_person().person
    hips = tuple(person.replaced_hips)
    allowed = backend.find_hip_limits() if hips else NONE_ALLOWED
    loaded = use_limits(loaded, limit_exercise(loaded.exercise, hips, allowed))
    exercise = loaded.exercise
    limits = HipLimitMonitor(
        hips,
        exercise.position,
        allowed_hold=exercise.kind == "hold" and loaded.name in person.allowed,
        allowed=allowed,
    )
    return Preparation(loaded, request, limits)


def use_limits(loaded: LoadedExercise, limited: Exercise) -> LoadedExercise:
    """Return an exercise with the user's limits, in its text as well."""
    if limited is loaded.exercise:
        return loaded
    text, rule = loaded.text, limited.range_of_motion
    if rule is not None and rule is not loaded.exercise.range_of_motion:
        text = rewrite_range_limit(text, rule)
    kept = {fault.name for fault in limited.faults}
    gone = {fault.name for fault in loaded.exercise.faults} - kept
    if gone:
        text = remove_faults(text, gone)
    return dataclasses.replace(loaded, exercise=limited, text=text)


def prescribe(
    loaded: LoadedExercise, request: RunRequest, backend: Backend
) -> tuple[LoadedExercise, RunRequest]:
    """Return the exercise with the dose that is coached, and the request with its side."""
    dose = request.dose
    if dose is None:
        due = request.due_side != "auto"  # also if another side was chosen for an earlier run
        side = request.due_side if due else request.side
        item = backend.find_prescribed_item(loaded.name, side)
        dose = loaded.exercise.dose if item is None else prescribe_dose(item, loaded.exercise.dose)
        if item is not None and item.sides != "both" and (due or request.side == "auto"):
            request = dataclasses.replace(request, side=item.sides)
    if request.ease:
        dose = halve_dose(replace_dose(loaded.exercise, dose))
    return use_dose(loaded, dose), request


def use_dose(loaded: LoadedExercise, dose: Dose) -> LoadedExercise:
    """Return the exercise with another dose, in its text as well."""
    if dose == loaded.exercise.dose:
        return loaded
    exercise = replace_dose(loaded.exercise, dose)
    text = rewrite_dose(loaded.text, loaded.exercise.dose, dose)
    return dataclasses.replace(loaded, exercise=exercise, text=text)
