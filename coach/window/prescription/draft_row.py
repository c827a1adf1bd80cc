"""An exercise that can be prescribed, or one side of it that has a dose of its own. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final, Literal

from coach.body.landmarks import SIDES, Side
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import Item, Routine
from coach.message import join_label
from coach.report.language import use_language
from coach.report.plan.content import describe_dose
from coach.store.exercises.loader import load_readable
from coach.store.programmes.loader import LoadedProgramme
from coach.window.prescription.draft_order import make_sort_key
from coach.window.translation.translate import CURRENT, tr

NUMBERS: Final = ("sets", "repetitions", "hold_s", "rest_s")
"""Fields of a dose that are numbers."""
APART: Final = "apart"
"""Stands for both sides, each with its own dose, among the sides that one can choose."""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """An exercise that can be prescribed, or one side of it that has a dose of its own."""

    name: str
    exercise: Exercise
    chosen: bool
    item: Item
    """Its dose; of an exercise that occurs several times that of the first."""
    given: Item
    """The same before it was changed here."""
    part: Literal["", "left", "right"] = ""
    """The side; empty for an exercise of which both sides have the same dose."""
    was_apart: bool = False
    """Whether its sides had doses of their own before it was changed here."""

    @property
    def key(self) -> str:
        """The exercise, and the side if it has a dose of its own: ``lunge:left``."""
        return f"{self.name}:{self.part}" if self.part else self.name

    @property
    def sides(self) -> str:
        """The sides that it is done with, or `APART`."""
        return APART if self.part else self.item.sides

    @property
    def changes(self) -> dict[str, Any]:
        """The fields of the dose that were changed here, for every item of the exercise."""
        before = self.given.model_dump()
        if self.was_apart:  # the item that is changed may be that of the other side
            del before["sides"]
        if self.was_apart and self.item.sides != self.given.sides:
            before = {key: before[key] for key in before if key not in NUMBERS}
        new = self.item.model_dump()
        return {key: new[key] for key in new if key not in before or new[key] != before[key]}

    def describe(self, place: int | None = None) -> str:
        """Return the row in the list.

        Args:
            place: Its place in the order in which the exercises are done, from 1.
        """
        title = tr(self.exercise.title)
        if self.chosen:
            with use_language(CURRENT.translations):
                dose = describe_dose(self.item, self.exercise)
            number = "" if place is None else f"{place}. "
            return f"✓ {number}{tr(join_label(title, dose))}"
        if self.part == "left":
            return f"– {tr('{title}, left side', title=title)}"
        return f"– {tr('{title}, right side', title=title) if self.part else title}"


def make_rows(base: LoadedProgramme | None) -> tuple[DraftRow, ...]:
    """Return the rows to begin with: what a programme has, then the others by their titles.

    Raises:
        CoachError: An exercise cannot be read.
    """
    routines = base.programme.routines if base else ()
    items: dict[str, Item] = {}
    for routine in routines:
        for item in routine.items:
            items.setdefault(item.exercise, item)
    exercises = {name: base.exercises[name] for name in items} if base else {}
    loaded, _ = load_readable()
    others = {name: one.exercise for name, one in loaded.items() if name not in exercises}
    titles = {name: make_sort_key(tr(exercise.title)) for name, exercise in others.items()}
    exercises |= {name: others[name] for name in sorted(others, key=titles.__getitem__)}
    rows: list[DraftRow] = []
    for name, exercise in exercises.items():
        item = items.get(name, Item(exercise=name))
        row = DraftRow(name, exercise, name in items, item, item)
        parts = _find_parts(name, routines)
        rows += [
            replace(row, item=one, given=one, part=side, was_apart=True)
            for side, one in parts.items()
        ] or [row]
    return tuple(rows)


def _find_parts(name: str, routines: Sequence[Routine]) -> dict[Side, Item]:
    """Return the doses of the sides of an exercise; nothing if they have none of their own."""
    for routine in routines:
        for one, two in pairwise(routine.items):
            if one.exercise == name and one.completes(two):
                return {side: one if one.sides == side else two for side in SIDES}
    return {}


def change_sides(rows: Sequence[DraftRow], row: DraftRow, sides: str) -> tuple[DraftRow, ...]:
    """Return the rows with an exercise done with other sides.

    Args:
        rows: All rows.
        row: One of the exercise.
        sides: ``both``, ``left``, ``right``, or `APART`, which makes a row of each side.
    """
    if sides == row.sides:
        return tuple(rows)
    mine = [each for each in rows if each.name == row.name]
    if sides == APART:
        new = [_use_side(row, side, part=side) for side in SIDES]
    else:
        kept = next((each for each in mine if each.part == sides), row)
        new = [_use_side(kept, sides, part="")]
    place = rows.index(mine[0])
    others = [each for each in rows if each.name != row.name]
    return (*others[:place], *new, *others[place:])


def _use_side(row: DraftRow, sides: Any, part: Any) -> DraftRow:
    item = row.item.model_copy(update={"sides": sides})
    return replace(row, item=item, chosen=True, part=part)


def collect_doses(chosen: Sequence[DraftRow]) -> dict[str, dict[str, Any]]:
    """Return the changed doses of the chosen rows, as `change_doses` takes them."""
    doses: dict[str, dict[str, Any]] = {}
    for row in chosen:
        others = [each for each in chosen if each.name == row.name and each is not row]
        if row.part and not others:  # the other side was left out
            doses[row.name] = {**row.changes, "sides": row.part}
        elif row.part:
            fields = row.changes
            fields.pop("sides", None)
            doses[row.key] = fields
            if not row.was_apart and row.given.sides != "both":
                doses[row.name] = {"sides": "both"}
        else:
            doses[row.name] = row.changes
    return doses
