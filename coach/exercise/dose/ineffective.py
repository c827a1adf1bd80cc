"""Find parts of a programme that are valid and change nothing, so that its author should know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coach.exercise.definition.consistency import Contradiction
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import Item, Programme
from coach.exercise.dose.requirements import find_requirement
from coach.message import Message


def find_ineffective(
    programme: Programme, exercises: Mapping[str, Exercise]
) -> Iterator[Contradiction]:
    """Find what changes nothing in a valid programme.

    Args:
        programme: The programme.
        exercises: Every exercise that it names, by name.
    """
    for routine in programme.routines:
        for index, item in enumerate(routine.items):
            place = f"routines.{routine.name}.items[{index}]"
            if is_never_due(item):
                rule = Message(
                    "is never done: no pain answer is at most {most} and above {above}",
                    most=item.if_pain_at_most,
                    above=item.if_pain_above,
                )
                yield Contradiction(f"{place}.if_pain_at_most", item.if_pain_at_most, rule)
            for key, rule in _list_ignored(item, exercises[item.exercise]):
                yield Contradiction(f"{place}.{key}", getattr(item, key), rule)
    for index, name in enumerate(programme.tests):
        if name in programme.tests[:index]:
            rule = Message("is there already: on some days the test is asked for twice")
            yield Contradiction(f"retest[{index}].exercise", name, rule)


def is_never_due(item: Item) -> bool:
    """Return True if no pain answer allows an item, and no missing one."""
    return not any(item.allows(pain) for pain in (None, *range(11)))


def _list_ignored(item: Item, exercise: Exercise) -> Iterator[tuple[str, Message]]:
    """Iterate over keys of an item that its exercise does not use, and why."""
    guided, test = exercise.kind == "guided", exercise.kind == "range-of-motion"
    if item.hold_s is not None and guided and not exercise.dose.adjustable:
        yield (
            "hold_s",
            Message("is ignored: the steps of {name} have fixed times", name=item.exercise),
        )
    if item.hold_s is not None and test:
        yield "hold_s", Message("is ignored: {name} is a test", name=item.exercise)
    if item.repetitions is not None and test:
        rule = Message("is ignored: {name} is a test with its own trials", name=item.exercise)
        yield "repetitions", rule
    for key in ("sets", "repetitions") if guided else ():
        if getattr(item, key) is not None:
            rule = Message("is ignored: {name} consists of timed steps", name=item.exercise)
            yield key, rule
    if item.sides != "both":
        both = item.model_copy(update={"sides": "both"})
        if find_requirement(item, exercise).sides == find_requirement(both, exercise).sides:
            rule = Message("is ignored: {name} is not done side by side", name=item.exercise)
            yield "sides", rule
