"""What was done of the prescribed dose, on each side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from coach.body.landmarks import Side
from coach.body.sides import SideChoice
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.tables import DEFAULT_HOLD_S
from coach.exercise.dose.set_counter import has_anonymous_sides, list_dose_sides
from coach.exercise.tracking.session import Session
from coach.message import Message, join_with, translatable

Unit = Literal["repetitions", "seconds", "trials"]
AMOUNTS: Final[dict[Unit, str]] = translatable(
    {
        "repetitions": "{done} of {prescribed}",
        "seconds": "{done} of {prescribed} s",
        "trials": "{done} of {prescribed} trials",
    }
)
ON_SIDE: Final[dict[Side, str]] = translatable({"left": "left {amount}", "right": "right {amount}"})
NOT_DONE: Final[dict[Side, str]] = translatable(
    {"left": "left not done", "right": "right not done"}
)


@dataclass(frozen=True, slots=True)
class DoseDone:
    """How much of the dose of a side was done."""

    side: Side | None
    """None if the exercise has no sides, or nobody can tell them apart."""
    unit: Unit
    done: float
    prescribed: float

    @property
    def complete(self) -> bool:
        """Whether all of it was done, to half a second."""
        return self.done >= self.prescribed - (0.5 if self.unit == "seconds" else 0.0)


def measure_dose(
    exercise: Exercise, session: Session, side: SideChoice = "auto"
) -> tuple[DoseDone, ...]:
    """Return what was done of the dose of each side; nothing if the dose has no amount.

    What was done without a known side counts for the side of which something is missing.

    Args:
        exercise: The exercise, with the dose that was coached.
        session: What was done.
        side: The side that the user chose; "auto" for both.

    """
    prescribed = _find_prescribed(exercise)
    if prescribed is None:
        return ()
    unit, amount = prescribed
    sides = list_dose_sides(exercise, None if side == "auto" else side)
    if sides == (None,):
        factor = 2 if side == "auto" and has_anonymous_sides(exercise) else 1
        done = sum(_sum_done(session, unit, each) for each in ("left", "right", None))
        return (DoseDone(None, unit, done, factor * amount),)
    spare = _sum_done(session, unit, None)
    parts = []
    for each in sides:
        known = _sum_done(session, unit, each)
        part = min(spare, max(0.0, amount - known))
        spare -= part
        parts.append(DoseDone(each, unit, known + part, amount))
    return tuple(parts)


def describe_dose(parts: tuple[DoseDone, ...]) -> str:
    """Return what was done in words, such as "left 24 of 60 s, right not done"."""
    return join_with(", ", list(_describe_parts(parts)))


def _describe_parts(parts: tuple[DoseDone, ...]) -> Iterator[Message]:
    for part in parts:
        if part.side is not None and not part.done:
            yield Message(NOT_DONE[part.side])
            continue
        amount = Message(
            AMOUNTS[part.unit], done=int(part.done + 0.5), prescribed=int(part.prescribed + 0.5)
        )
        yield amount if part.side is None else Message(ON_SIDE[part.side], amount=amount)


def _find_prescribed(exercise: Exercise) -> tuple[Unit, float] | None:
    """Return unit and amount of the dose of a side; None without an amount."""
    dose, rule = exercise.dose, exercise.range_of_motion
    if rule is not None:
        return "trials", float(rule.trials)
    if exercise.kind == "hold":
        seconds = dose.hold_s or DEFAULT_HOLD_S
        return "seconds", dose.sets * (dose.repetitions or 1) * seconds
    if exercise.kind == "repetitions" and dose.repetitions is not None:
        return "repetitions", float(dose.sets * dose.repetitions)
    return None


def _sum_done(session: Session, unit: Unit, side: Side | None) -> float:
    if unit == "seconds":
        return sum(hold.held_s for hold in session.holds if hold.side == side)
    if unit == "trials":
        credited = [trial for trial in session.trials if trial.peak_deg is not None]
        return float(sum(trial.side == side for trial in credited))
    return float(sum(each.side == side for each in session.repetitions))
