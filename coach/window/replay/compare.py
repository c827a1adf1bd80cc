"""What was said at the time beside what today's rules say: what is new, what is gone, what is otherwise. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coach.exercise.tracking.events import Event
from coach.message import translatable
from coach.window.replay.marks import COUNTED, Mark
from coach.window.translation.translate import tr

How = Literal["gone", "new", "changed"]
LEAST: Final = 0.5
"""Numbers that differ by less are the same to the user: half a degree, half a second."""
TEXTS: Final = translatable(
    {
        "gone": "Said then, not today: {then}",
        "new": "Not said then, today: {today}",
        "changed": "Then: {then}. Today: {today}",
        "same": "Today's rules say exactly what was said then.",
        "alike": "Today's rules count the same. Only times or the view differ a little.",
        "one": "1 difference to what was said then",
        "many": "{count} differences to what was said then",
        "judging": "Judging with today's rules …",
        "cut": "The recording was cut off: what was said at its end is not in it.",
    }
)


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is judged otherwise today."""

    time_s: float
    how: How
    then: Mark | None
    today: Mark | None

    @property
    def words(self) -> str:
        """For people."""
        then, today = self.then.words if self.then else "", self.today.words if self.today else ""
        return tr(TEXTS[self.how], then=then, today=today)


def compare(then: Sequence[Mark], today: Sequence[Mark]) -> tuple[Difference, ...]:
    """What differs between two rows of marks, in the order of time: what is counted, and faults."""
    found = [*_compare_kind(then, today, _is_counted), *_compare_kind(then, today, _is_fault)]
    return tuple(sorted(found, key=lambda difference: difference.time_s))


def _is_counted(mark: Mark) -> bool:
    return mark.kind in COUNTED


def _is_fault(mark: Mark) -> bool:
    return mark.kind == "fault"


def _compare_kind(
    then: Sequence[Mark], today: Sequence[Mark], request: Callable[[Mark], bool]
) -> Iterator[Difference]:
    left = [mark for mark in today if request(mark)]
    for mark in filter(request, then):
        twin = max(
            (other for other in left if _belongs(mark, other)),
            key=lambda other: _overlap(mark, other),
            default=None,
        )
        if twin is None:
            yield Difference(mark.start_s, "gone", mark, None)
            continue
        left.remove(twin)
        if not _is_same(mark, twin):
            yield Difference(twin.start_s, "changed", mark, twin)
    yield from (Difference(mark.start_s, "new", None, mark) for mark in left)


def _belongs(one: Mark, other: Mark) -> bool:
    named = one.kind != "fault" or one.faults == other.faults
    return one.kind == other.kind and named and _overlap(one, other) > 0


def _overlap(one: Mark, other: Mark) -> float:
    """Seconds that both share; a mark without length counts as a tenth."""
    return min(max(one.end_s, one.start_s + 0.1), max(other.end_s, other.start_s + 0.1)) - max(
        one.start_s, other.start_s
    )


def _is_same(one: Mark, other: Mark) -> bool:
    if (one.value is None) is not (other.value is None):
        return False
    apart = (
        abs(one.value - other.value) if one.value is not None and other.value is not None else 0.0
    )
    return apart < LEAST and one.side == other.side and set(one.faults) == set(other.faults)


def describe_differences(
    found: Sequence[Difference], told: Sequence[Event], now: Sequence[Event], finished: bool
) -> str:
    """The comparison in a sentence. A recording that was cut off lacks the events of the end."""
    same = list(now) == list(told) if finished else list(now[: len(told)]) == list(told)
    if same:
        return tr(TEXTS["same" if finished else "cut"])
    if not found:
        return tr(TEXTS["alike"])
    return tr(TEXTS["one"]) if len(found) == 1 else tr(TEXTS["many"], count=len(found))
