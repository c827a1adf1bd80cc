"""Compares recorded events with an evaluation by today's rules. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coach.exercise.tracking.events import Event
from coach.message import translatable
from coach.window.replay.marks import COUNTED, TimelineMark
from coach.window.translation.translate import tr

DifferenceKind = Literal["gone", "new", "changed"]
MIN_DIFFERENCE: Final = 0.5
"""Minimum difference of two values that is reported, in degrees or seconds."""
TEXTS: Final = translatable(
    {
        "gone": "Said then, not today: {then}",
        "new": "Not said then, today: {today}",
        "changed": "Then: {then}. Today: {today}",
        "same": "Today's rules say exactly what was said then.",
        "alike": "Today's rules count the same. Only times or the view differ a little.",
        "one": "1 difference from what was said then",
        "many": "{count} differences from what was said then",
        "judging": "Judging with today's rules …",
        "cut": "The recording was cut off: what was said at its end is not in it.",
    }
)


@dataclass(frozen=True, slots=True)
class Difference:
    """An event that today's rules add, remove or change."""

    time_s: float
    kind: DifferenceKind
    then: TimelineMark | None
    today: TimelineMark | None

    @property
    def words(self) -> str:
        """The difference as a text."""
        then, today = self.then.words if self.then else "", self.today.words if self.today else ""
        return tr(TEXTS[self.kind], then=then, today=today)


def compare(then: Sequence[TimelineMark], today: Sequence[TimelineMark]) -> tuple[Difference, ...]:
    """Return the differences between counted events and faults, in order of time."""
    differences = [*_compare_kind(then, today, _is_counted), *_compare_kind(then, today, _is_fault)]
    return tuple(sorted(differences, key=lambda difference: difference.time_s))


def _is_counted(mark: TimelineMark) -> bool:
    return mark.kind in COUNTED


def _is_fault(mark: TimelineMark) -> bool:
    return mark.kind == "fault"


def _compare_kind(
    then: Sequence[TimelineMark],
    today: Sequence[TimelineMark],
    is_relevant: Callable[[TimelineMark], bool],
) -> Iterator[Difference]:
    unmatched = [mark for mark in today if is_relevant(mark)]
    for mark in filter(is_relevant, then):
        match = max(
            (other for other in unmatched if _may_match(mark, other)),
            key=lambda other: _overlap(mark, other),
            default=None,
        )
        if match is None:
            yield Difference(mark.start_s, "gone", mark, None)
            continue
        unmatched.remove(match)
        if not _is_same(mark, match):
            yield Difference(match.start_s, "changed", mark, match)
    yield from (Difference(mark.start_s, "new", None, mark) for mark in unmatched)


def _may_match(one: TimelineMark, other: TimelineMark) -> bool:
    same_fault = one.kind != "fault" or one.faults == other.faults
    return one.kind == other.kind and same_fault and _overlap(one, other) > 0


def _overlap(one: TimelineMark, other: TimelineMark) -> float:
    """Return the overlap of two marks in seconds; a mark without length counts as 0.1 s."""
    return min(max(one.end_s, one.start_s + 0.1), max(other.end_s, other.start_s + 0.1)) - max(
        one.start_s, other.start_s
    )


def _is_same(one: TimelineMark, other: TimelineMark) -> bool:
    if (one.value is None) is not (other.value is None):
        return False
    difference = (
        abs(one.value - other.value) if one.value is not None and other.value is not None else 0.0
    )
    return (
        difference < MIN_DIFFERENCE
        and one.side == other.side
        and set(one.faults) == set(other.faults)
    )


def describe_differences(
    differences: Sequence[Difference],
    recorded: Sequence[Event],
    evaluated: Sequence[Event],
    finished: bool,
) -> str:
    """Summarise the comparison. A recording that was cut off lacks the events of its end."""
    same = (
        list(evaluated) == list(recorded)
        if finished
        else list(evaluated[: len(recorded)]) == list(recorded)
    )
    if same:
        return tr(TEXTS["same" if finished else "cut"])
    if not differences:
        return tr("Today's rules count the same. Only times or the view differ a little.")
    return (
        tr("1 difference from what was said then")
        if len(differences) == 1
        else tr("{count} differences from what was said then", count=len(differences))
    )
