"""Texts and the table of `coach exercises try`."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from coach.exercise.tracking.range_test.whole_degrees import format_whole
from coach.message import Message, translatable
from coach.translation import tr

if TYPE_CHECKING:
    from rich.table import Table

    from coach.exercise.authoring.condition_monitor import AngleRange, ConditionReading
    from coach.exercise.tracking.feedback import Feedback

MARKS: Final[Mapping[bool | None, str]] = translatable(
    {True: "met", False: "not met", None: "not seen"}
)


def draw_table(
    title: str, feedback: Feedback | None, readings: Iterable[ConditionReading]
) -> Table:
    """Return the current state as a table for a terminal."""
    from rich.table import Table

    from coach.exercise.definition.condition_text import describe_bounds

    table = Table(title=tr(title), expand=False)
    for column in (tr("where"), tr("angle"), tr("asked")):
        table.add_column(column)
    table.add_column(tr("now"), justify="right")
    table.add_column("")
    for reading in readings:
        colour = {True: "green", False: "red", None: "yellow"}[reading.met]
        bound = tr(describe_bounds(reading.condition))
        table.add_row(
            reading.place,
            reading.condition.angle,
            bound,
            tr(format_value(reading)),
            f"[{colour}]{tr(MARKS[reading.met])}[/]",
        )
    if feedback is not None:
        table.caption = " ".join(_describe_state(feedback))
    return table


def _describe_state(feedback: Feedback) -> Iterator[str]:
    values = {
        "time_s": feedback.time_s,
        "phase": feedback.phase or Message("none yet"),
        "repetitions": feedback.repetitions,
    }
    yield (
        tr(
            "{time_s:.1f} s, phase {phase}, {repetitions} repetitions, held {held_s:.1f} s.",
            **values,
            held_s=feedback.hold.held_s,
        )
        if feedback.hold
        else tr("{time_s:.1f} s, phase {phase}, {repetitions} repetitions.", **values)
    )
    if feedback.faults:
        yield tr("Faults: {names}.", names=", ".join(feedback.faults))
    problems = [tr(problem) for problem in feedback.view.problems]
    yield " ".join(problems) if feedback.present else tr("Nobody is seen.")


def describe_condition(reading: ConditionReading) -> Message:
    """Return the angle and the bounds of a condition."""
    from coach.exercise.definition.condition_text import describe_bounds

    bounds = describe_bounds(reading.condition)
    return Message("{angle} {bounds}", angle=reading.condition.angle, bounds=bounds)


def format_value(reading: ConditionReading) -> Message:
    """Return the value of a condition's angle."""
    from coach.body.angles import is_ratio

    known = not math.isnan(reading.value)
    return (
        Message("{value:.2f}", value=reading.value)
        if known and is_ratio(reading.condition.angle)
        else format_degrees(reading.value)
    )


def name_event(templates: tuple[str, str], side: str | None, **values: Any) -> Message:
    """Fill in the first template, or the second one with the side."""
    if side:
        return Message(templates[1], **values, side=Message(side))
    return Message(templates[0], **values)


def format_degrees(value: float | None) -> Message:
    """Return whole degrees, or that the angle is not seen."""
    if value is None or math.isnan(value):
        return Message("not seen")
    return Message(format_whole(value))


def format_spread(spread: AngleRange) -> str:
    """Return the line of an angle in the summary."""
    from coach.body.angles import is_ratio

    numbers = (spread.least, spread.low, spread.median, spread.high, spread.most)
    digits = 2 if is_ratio(spread.angle) else 0
    return f"  {spread.angle:<28}{spread.seen:>6.0%}" + "".join(
        f"{'-' if math.isnan(value) else f'{value:.{digits}f}':>8}" for value in numbers
    )
