"""What is known of the user's health, and whether it must be asked for. No Qt."""

from __future__ import annotations

from contextlib import suppress

from coach.errors import CoachError
from coach.exercise.dose.suitability import Person
from coach.window.run.backend import Backend


def must_ask_conditions(backend: Backend) -> bool:
    """Return True if the profile was never asked; a file with mistakes is not asked for again."""
    try:
        return not backend.load_person().asked
    except CoachError:
        return False


def find_person(backend: Backend) -> Person:
    """Return what is known of the user; nothing if the file is wrong, which the home page says."""
    try:
        return backend.load_person().person
    except CoachError:
        return Person()


def allow_exercise(backend: Backend, name: str) -> None:
    """Store that a professional has allowed an exercise; nothing if the file cannot be written."""
    with suppress(CoachError):
        settings = backend.load_person()
        allowed = tuple(dict.fromkeys((*settings.allowed, name)))
        backend.save_person(settings.model_copy(update={"allowed": allowed}))
