"""The texts of a routine: what was done of each exercise. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.programme_records import Done
from coach.exercise.dose.requirements import Requirement
from coach.exercise.dose.routine import Outcome
from coach.message import translatable
from coach.window.programme.today import PlanView
from coach.window.translation.translate import tr

UNITS: Final = translatable(
    {
        "repetitions": "{done} of {count}",
        "seconds held": "{done} of {count} s",
        "minutes": "{done} of {count} min",
        "tests": "{done} of {count}",
    }
)
"""Unit of a requirement -> what was done of it."""


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """One exercise in the summary."""

    title: str
    words: str
    state: Done


def describe_outcomes(
    outcomes: Sequence[Outcome], exercises: Mapping[str, Exercise]
) -> tuple[OutcomeLine, ...]:
    """Return a line for each exercise of a routine."""
    return tuple(
        OutcomeLine(
            tr(exercises[outcome.item.exercise].title),
            describe_outcome(outcome),
            "done" if outcome.done else "partly" if outcome.begun else "open",
        )
        for outcome in outcomes
    )


def describe_nothing_due(plan: PlanView | None) -> str:
    """Say why there is no routine to start today."""
    if plan is None:
        return tr("You follow no programme, so nothing is due. The page “Programme” has some.")
    if plan.due:
        return tr("Today's routine is done.")
    return tr("Nothing of the programme is due now: {headline}", headline=plan.headline)


def describe_outcome(outcome: Outcome) -> str:
    """Say how much was done: ``left 24 of 60 s, right not done``."""
    if outcome.done:
        return tr("Done")
    if not outcome.begun:
        return tr("Not done")
    requirement, sides = outcome.item.requirement, outcome.item.requirement.sides
    if sides[0] is None:
        return _format_amount(
            requirement, sum(outcome.amounts), requirement.amount * len(outcome.amounts)
        )
    return ", ".join(
        _describe_side(str(side), requirement, amount)
        for side, amount in zip(sides, outcome.amounts, strict=True)
    )


def _describe_side(side: str, requirement: Requirement, amount: float) -> str:
    if amount <= 0:
        return tr("left not done" if side == "left" else "right not done")
    words = _format_amount(requirement, amount, requirement.amount)
    return tr("left {amount}" if side == "left" else "right {amount}", amount=words)


def _format_amount(requirement: Requirement, done: float, count: float) -> str:
    whole = requirement.unit != "minutes"
    return tr(
        UNITS[requirement.unit],
        done=f"{int(done)}" if whole else f"{done:.1f}",
        count=f"{count:.0f}" if whole else f"{count:.1f}",
    )
