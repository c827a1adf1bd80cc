"""What the key positions of exercises have in common, for telling the exercises apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from coach.exercise.definition.exercise import Exercise, Figure
from coach.exercise.recognition.postures import make_references

MAX_ALIKE_DEG: Final = 8.0
"""Positions that are nearer to each other than this are the same."""
MIN_SHARED_RESTS: Final = 2
"""A position in which so many exercises rest is nobody's own."""


def split_figures(exercise: Exercise) -> tuple[Figure | None, tuple[Figure, ...]]:
    """The key position of rest, where there is one, and those of the turning point or the hold, done well and badly.

    There are none of a guided exercise.
    """
    if exercise.kind == "guided":
        return None, ()
    resting = {exercise.phases[0].name} if exercise.phases else {"rest", "pause"}
    rest = next((figure for figure in exercise.figures if figure.name in resting), None)
    return rest, tuple(figure for figure in exercise.figures if figure is not rest)


def find_extra_figures(exercise: Exercise, other: Exercise) -> tuple[Figure, ...]:
    """The positions that an exercise has and the other one has not; none where the other one has some of its own as well."""
    if not all(_is_among(figure, other, exercise.figures, exercise) for figure in other.figures):
        return ()
    return tuple(
        figure
        for figure in exercise.figures
        if not _is_among(figure, exercise, other.figures, other)
    )


def find_common_rests(exercises: Mapping[str, Exercise]) -> frozenset[str]:
    """Names of holds that are nothing but the position in which other exercises rest: to be in it tells nothing."""
    rests = [
        (exercise, rest) for exercise in exercises.values() if (rest := split_figures(exercise)[0])
    ]

    def count(hold: Exercise) -> int:
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
    """Whether one of these figures is the same position."""
    kind = of.view.kinds[0]
    if kind not in exercise.view.kinds or not figures:
        return False
    return bool(
        (
            make_references(of, [figure]).measure_distance(make_references(exercise, figures), kind)
            < MAX_ALIKE_DEG
        ).any()
    )
