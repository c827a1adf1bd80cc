"""Which exercises fit a person, and what takes their place in a programme.

A person's conditions are what they answered; what they would rather not say is unknown and
excludes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from coach.body.landmarks import Side
from coach.exercise.definition.caution import Caution
from coach.exercise.definition.contraindication import Contraindication, HealthCondition
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import Item, Programme, Retest, Routine
from coach.message import Message

Approach = Literal["unknown", "posterior", "anterior"]
"""From where a hip was operated; posterior is from behind."""


DOSE: Final = ("sets", "repetitions", "hold_s")
"""Fields of an item that have a meaning only for exercises of one kind."""


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a person's health, as far as exercises depend on it."""

    conditions: frozenset[HealthCondition] = frozenset()
    """Conditions other than a hip replacement."""
    replaced_hips: Mapping[Side, Approach] = field(default_factory=dict)
    """Replaced hips, with the approach of the operation."""
    allowed: frozenset[str] = frozenset()
    """Exercises that a professional has allowed, by name."""
    hip_notes: Mapping[Side, Message] = field(default_factory=dict)
    """What the prescription says of replaced hips that may or might bend beyond 90 degrees."""

    def has(self, condition: HealthCondition) -> bool:
        """Return True if the person has the condition; an unknown approach counts as both."""
        approaches = self.replaced_hips.values()
        if condition == "hip_replacement":
            return bool(self.replaced_hips)
        if condition == "hip_replacement_posterior":
            return any(approach != "anterior" for approach in approaches)
        if condition == "hip_replacement_anterior":
            return any(approach != "posterior" for approach in approaches)
        return condition in self.conditions

    def needs(self, caution: Caution) -> bool:
        """Return True unless the caution is only for conditions that the person does not have."""
        return not caution.conditions or any(map(self.has, caution.conditions))


@dataclass(frozen=True, slots=True)
class Replacement:
    """An exercise that is left out of a programme for a person."""

    exercise: str
    reason: Contraindication
    substitute: str | None
    """The exercise in its place; None if there is none."""


@dataclass(frozen=True, slots=True)
class AdaptedProgramme:
    """A programme without the exercises that do not fit a person."""

    programme: Programme
    exercises: Mapping[str, Exercise]
    """Every exercise that it names."""
    replacements: tuple[Replacement, ...] = ()


def find_contraindications(
    exercise: Exercise, person: Person, name: str = ""
) -> tuple[Contraindication, ...]:
    """Return why an exercise does not fit a person, the strictest first; empty if it fits.

    Args:
        exercise: The exercise.
        person: The person.
        name: Name of its file, to find out if a professional has allowed it.

    """
    found = [each for each in exercise.contraindications if person.has(each.condition)]
    if name in person.allowed:
        found = [each for each in found if each.advice == "not"]
    return tuple(sorted(found, key=lambda each: each.advice != "not"))


def drop_allowed(exercise: Exercise, person: Person, name: str) -> Exercise:
    """Return the exercise without the conditions about which the person need not ask any more.

    Args:
        exercise: The exercise.
        person: The person.
        name: Name of its file, to find out if a professional has allowed it.

    """
    if name not in person.allowed:
        return exercise
    left = tuple(
        each
        for each in exercise.contraindications
        if each.advice == "not" or not person.has(each.condition)
    )
    return exercise.model_copy(update={"contraindications": left})


def list_substitutes(programme: Programme, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    """Return the names of all exercises that may take the place of those of a programme."""
    named = [item.exercise for routine in programme.routines for item in routine.items]
    named += programme.tests
    return tuple(
        dict.fromkeys(
            each.substitute
            for name in named
            for each in exercises[name].contraindications
            if each.substitute is not None
        )
    )


def adapt_programme(
    programme: Programme, exercises: Mapping[str, Exercise], person: Person
) -> AdaptedProgramme:
    """Return the programme without exercises that do not fit, with a substitute if one fits.

    A routine of which nothing is left is left out, too.

    Args:
        programme: The programme.
        exercises: Every exercise that it names, and every known substitute.
        person: Who follows it.

    """
    found: dict[str, Replacement] = {}
    routines = []
    for routine in programme.routines:
        items = tuple(_adapt_items(routine, exercises, person, found))
        if items:
            routines.append(routine.model_copy(update={"items": items}))
    tests = tuple(_adapt_tests(programme, exercises, person, found))
    if not found:
        return AdaptedProgramme(programme, exercises)
    adapted = programme.model_copy(update={"routines": tuple(routines), "retest": tests})
    return AdaptedProgramme(adapted, exercises, tuple(found.values()))


def _adapt_tests(
    programme: Programme,
    exercises: Mapping[str, Exercise],
    person: Person,
    found: dict[str, Replacement],
) -> Iterator[Retest]:
    taken = set(programme.tests)
    for test in programme.retest:
        kind = exercises[test.exercise].kind
        chosen = _choose(test.exercise, exercises, person, found, kind)
        if chosen == test.exercise:
            yield test
        elif chosen is not None and chosen not in taken:
            taken.add(chosen)
            yield test.model_copy(update={"exercise": chosen})


def _adapt_items(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    person: Person,
    found: dict[str, Replacement],
) -> Iterator[Item]:
    taken = list(routine.items)
    for item in routine.items:
        chosen = _choose(item.exercise, exercises, person, found)
        if chosen == item.exercise:
            yield item
        elif chosen is not None:
            adapted = _substitute_item(item, exercises[item.exercise], chosen, exercises[chosen])
            if not any(_are_done_together(adapted, other) for other in taken):
                taken.append(adapted)
                yield adapted


def _choose(
    name: str,
    exercises: Mapping[str, Exercise],
    person: Person,
    found: dict[str, Replacement],
    kind: str | None = None,
) -> str | None:
    """Return the exercise itself if it fits the person, else what takes its place, if anything.

    What does not fit is noted in `found`.
    """
    reasons = find_contraindications(exercises[name], person, name)
    if not reasons:
        return name
    substitute = _find_substitute(reasons, exercises, person, kind)
    found.setdefault(name, Replacement(name, reasons[0], substitute))
    return substitute


def _are_done_together(first: Item, second: Item) -> bool:
    """Return True if both name one exercise and a common side, and some pain answer allows both."""
    if "both" not in (first.sides, second.sides) and first.sides != second.sides:
        return False
    return first.exercise == second.exercise and any(
        first.allows(pain) and second.allows(pain) for pain in (None, *range(11))
    )


def _substitute_item(item: Item, exercise: Exercise, name: str, other: Exercise) -> Item:
    """Return an item for the other exercise.

    Sets, repetitions and seconds are kept only for one of the same kind. Sides, rest and pain
    limits always stay: the side that is left out may be the operated one.
    """
    dose = {} if other.kind == exercise.kind else dict.fromkeys(DOSE)
    return item.model_copy(update={"exercise": name, **dose})


def _find_substitute(
    reasons: tuple[Contraindication, ...],
    exercises: Mapping[str, Exercise],
    person: Person,
    kind: str | None = None,
) -> str | None:
    """Return the first substitute that fits the person; None if there is none."""
    for reason in reasons:
        name = reason.substitute
        other = None if name is None else exercises.get(name)
        if (
            name is not None
            and other is not None
            and (kind is None or other.kind == kind)
            and not find_contraindications(other, person, name)
        ):
            return name
    return None
