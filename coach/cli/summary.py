"""A result in words, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import typer

Result = Mapping[str, Any]


def print_summary(result: Result) -> None:
    """Prints what CONTRACT-shaped `result` says (the dictionary that `coach.report.table.summarise` makes)."""
    for line in format_summary(result):
        typer.echo(line)


def format_summary(result: Result) -> Iterator[str]:
    """The lines of the summary, without line ends."""
    yield f"{result['exercise']} in {result['source']}: {result['duration_s']:.1f} s, somebody was seen for {result['tracked_s']:.1f} s."
    yield from _write_view(result["view"])
    yield from _write_repetitions(result["repetitions"])
    yield from _write_holds(result["holds"])
    yield from _write_range(result["range_of_motion"])
    yield from _write_test(result.get("range_test"))
    yield from _write_hold_test(result.get("hold_test"))
    yield from _write_steps(result.get("guided_steps"))
    yield from _write_faults(result["faults"])
    for gap in result["not_measured"]:
        yield f"  Not measured: {gap['what']}. {gap['why']}"


def _write_view(view: Result) -> Iterator[str]:
    for problem in view["problems"]:
        yield f"  The camera's view: {problem}"


def _write_repetitions(repetitions: list[Result]) -> Iterator[str]:
    if not repetitions:
        return
    clean = sum(not repetition["faults"] for repetition in repetitions)
    yield f"  Repetitions: {len(repetitions)}{_by_side(repetitions)}, {clean} without a fault."
    for number, repetition in enumerate(repetitions, start=1):
        yield f"    {number:>3}  {_times(repetition)}  {_degrees(repetition['peak_deg'])}{_listed(repetition['faults'])}"


def _write_holds(holds: list[Result]) -> Iterator[str]:
    if not holds:
        return
    yield f"  Holds: {len(holds)}{_by_side(holds)}, {sum(hold['held_s'] for hold in holds):.1f} s in all."
    for number, hold in enumerate(holds, start=1):
        yield f"    {number:>3}  {_times(hold)}  held {hold['held_s']:.1f} s{_listed(hold['faults'])}"


def _write_range(results: Result | None) -> Iterator[str]:
    for side, measured in (results or {}).items():
        if measured is None or measured["peak_deg"] is None:
            continue
        margin = (
            "" if measured["uncertainty_deg"] is None else f" +/- {measured['uncertainty_deg']:.0f}"
        )
        trials = ", ".join(_degrees(trial["peak_deg"]) for trial in measured["trials"])
        yield f"  Range of motion, {side}: {measured['peak_deg']:.0f}{margin} degrees (trials: {trials})."
        for name, against in (
            ("against_norm", "Against the norm"),
            ("against_earlier", "Against earlier days"),
        ):
            if compared := measured.get(name):
                yield f"    {against}: {compared['difference_deg']:+.0f} degrees, {compared['words']}."
        for finding in measured.get("findings", ()):
            yield f"    {finding['meaning']} {finding['words'].capitalize()}. ({finding['source']})"


def _write_hold_test(test: Result | None) -> Iterator[str]:
    if test is None:
        return
    for side in ("left", "right"):
        if test[side] is not None:
            yield f"  Held at height, {side}: {test[side]['held_s']:.1f} of {test['target_s']:.0f} s{_listed(test[side]['faults'])}"
    if compared := test["left_against_right"]:
        yield f"  Left against right: {compared['difference_s']:+.1f} s, {compared['words']}."


def _write_steps(steps: list[Result] | None) -> Iterator[str]:
    for step in steps or ():
        yield f"  Step {step['number']}, {step['seconds']:.0f} s, {'over' if step['done'] else 'not over'}, not watched: {step['text']}"


def _write_test(test: Result | None) -> Iterator[str]:
    if test is None:
        return
    if compared := test["left_against_right"]:
        yield f"  Left against right: {compared['difference_deg']:+.0f} degrees, {compared['words']}."
    yield f"  Norm: {test['norm_deg']:.0f} degrees. {test['norm_source']}"
    yield f"  What is measured: {test['definition']}"


def _write_faults(faults: list[Result]) -> Iterator[str]:
    for name, count in Counter(fault["name"] for fault in faults).most_common():
        yield f"  Fault: {_in_words(name)}, {'once' if count == 1 else f'{count} times'}."


def _times(part: Result) -> str:
    return f"{part['start_s']:6.1f} to {part['end_s']:6.1f} s"


def _degrees(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.0f}°"


def _by_side(parts: Iterable[Result]) -> str:
    counts = Counter(part["side"] for part in parts)
    sides = [f"{counts[side]} {side}" for side in ("left", "right") if counts[side]]
    return f" ({', '.join(sides)})" if sides else ""


def _listed(names: Iterable[str]) -> str:
    words = ", ".join(_in_words(name) for name in names)
    return f"  {words}" if words else ""


def _in_words(name: str) -> str:
    return name.replace("_", " ")
