"""Compare the key positions of exercises, to tell the exercises apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from coach.exercise.definition.exercise import Exercise, Figure
from coach.exercise.recognition.postures import make_references

MAX_ALIKE_DEG: Final = 8.0
"""Maximum distance of positions that count as the same, in degrees."""
MIN_SHARED_RESTS: Final = 2
"""Minimum number of exercises that share a rest position for it to identify none."""


def split_figures(exercise: Exercise) -> tuple[Figure | None, tuple[Figure, ...]]:
    """Return the key position of rest, if any, and all others including faults.

    A guided exercise has none.
    """
    if exercise.kind == "guided":
        return None, ()
    resting = {exercise.phases[0].name} if exercise.phases else {"rest", "pause"}
    rest = next((figure for figure in exercise.figures if figure.name in resting), None)
    return rest, tuple(figure for figure in exercise.figures if figure is not rest)


def find_extra_figures(exercise: Exercise, other: Exercise) -> tuple[Figure, ...]:
    """Return the positions that an exercise has and the other one lacks.

    There are none if the other one has additional positions as well.
    """
    if not all(_is_among(figure, other, exercise.figures, exercise) for figure in other.figures):
        return ()
    return tuple(
        figure
        for figure in exercise.figures
        if not _is_among(figure, exercise, other.figures, other)
    )


def find_common_rests(exercises: Mapping[str, Exercise]) -> frozenset[str]:
    """Return the names of holds that are only the rest position of other exercises.

    Such a position does not identify an exercise.
    """
    rests = [
        (exercise, rest) for exercise in exercises.values() if (rest := split_figures(exercise)[0])
    ]

    def count(hold: Exercise) -> int:
        """Return how many other exercises rest in the position of a hold."""
        held = [figure for figure in hold.figures if figure.name == "hold"]
        return sum(
            exercise is not hold and _is_among(rest, exercise, held, hold)
            for exercise, rest in rests
        )

    return frozenset(
        name
        for name, exercise in exercises.items()
        if exercise.kind == "hold" and count(exercise) >= MIN_SHARED_RESTS
    )


def _is_among(
    figure: Figure, of: Exercise, figures: tuple[Figure, ...] | list[Figure], exercise: Exercise
) -> bool:
    """Return True if one of these figures is the same position."""
    kind = of.view.kinds[0]
    if kind not in exercise.view.kinds or not figures:
        return False
    return bool(
        (
            make_references(of, [figure]).measure_distance(make_references(exercise, figures), kind)
            < MAX_ALIKE_DEG
        ).any()
    )
