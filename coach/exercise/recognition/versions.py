"""Find out which exercises are versions of others, so that they are not looked for."""

from __future__ import annotations

from collections.abc import Mapping

from coach.exercise.definition.exercise import Exercise


def is_version(name: str, exercises: Mapping[str, Exercise]) -> bool:
    """Return True if an exercise is a version of another one, directly or through others.

    Of exercises that are versions of each other in a circle none is.
    """
    passed = [name]
    while (original := exercises[passed[-1]].variant_of) in exercises and original not in passed:
        passed.append(original)
    return len(passed) > 1 and original != name
