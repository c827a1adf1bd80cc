"""Exercises, above all range-of-motion tests, with the norm and the limits of the user."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable

from coach.errors import CoachError
from coach.exercise.definition.range_of_motion import RangeOfMotion
from coach.exercise.tracking.hip_limits import limit_exercise, limit_range_test
from coach.store.exercises.loader import LoadedExercise, apply_settings, load_exercise
from coach.store.prescriptions.hip_limits import load_hip_limits
from coach.store.recordings.recording import Recording
from coach.store.recordings.search import is_own
from coach.store.settings.person import load_own_settings, load_person
from coach.store.settings.settings import load_settings


def apply_own(loaded: Iterable[LoadedExercise], day: dt.date) -> list[LoadedExercise]:
    """Return exercises with the norm of the current profile, and none beyond a replaced hip.

    So a result is compared with what the test asks of this person. The texts stay as they were.

    Args:
        loaded: The exercises.
        day: On which a prescription must allow a replaced hip more, if it does.

    Raises:
        CoachError: The settings or the file of the profile cannot be read.
    """
    settings, hips = load_own_settings(), tuple(load_person().person.replaced_hips)
    allowed = load_hip_limits(day) if hips else {}
    own = (apply_settings(each, settings) for each in loaded)
    return [
        dataclasses.replace(each, exercise=limit_range_test(each.exercise, hips, allowed))
        for each in own
    ]


def apply_to_recording(loaded: LoadedExercise, recording: Recording) -> LoadedExercise:
    """Return an exercise with the norm that a recording is compared with.

    One from elsewhere may be of somebody else: norm and hips of the current profile are not theirs.

    Args:
        loaded: The exercise.
        recording: The recording.

    Raises:
        CoachError: The settings or the file of the profile cannot be read.
    """
    if is_own(recording.path):
        return apply_own([loaded], recording.started.astimezone().date())[0]
    return apply_settings(loaded, load_settings())


def apply_as_today(loaded: LoadedExercise, recording: Recording) -> LoadedExercise:
    """Return an exercise as `apply_to_recording`, and as the current profile would do it.

    Tips that ask a replaced hip to bend further are left out. The arguments are those of
    `apply_to_recording`.

    Raises:
        CoachError: The settings or the file of the profile cannot be read.
    """
    applied = apply_to_recording(loaded, recording)
    hips = tuple(load_person().person.replaced_hips) if is_own(recording.path) else ()
    allowed = load_hip_limits(recording.started.astimezone().date()) if hips else {}
    return dataclasses.replace(applied, exercise=limit_exercise(applied.exercise, hips, allowed))


def load_own_test(exercise: str, day: dt.date) -> RangeOfMotion | None:
    """Return the test of an exercise as it is on a day; None if it has none or cannot be read."""
    try:
        [own] = apply_own([load_exercise(exercise)], day)
    except CoachError:
        return None
    return own.exercise.range_of_motion
