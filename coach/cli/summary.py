"""The result of an analysis as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import typer

Result = Mapping[str, Any]


def print_summary(result: Result) -> None:
    """Print the result of `coach.report.table.summarise`."""
    for line in format_summary(result):
        typer.echo(line)


def format_summary(result: Result) -> Iterator[str]:
    """Yield the lines of the summary, without line ends."""
    yield (
        f"{result['exercise']} in {result['source']}: {result['duration_s']:.1f} s, somebody "
        f"was seen for {result['tracked_s']:.1f} s."
    )
    yield from _format_view(result["view"])
    yield from _format_repetitions(result["repetitions"])
    yield from _format_holds(result["holds"])
    yield from _format_range(result["range_of_motion"])
    yield from _format_test(result.get("range_test"))
    yield from _format_hold_test(result.get("hold_test"))
    yield from _format_steps(result.get("guided_steps"))
    yield from _format_faults(result["faults"])
    for gap in result["not_measured"]:
        yield f"  Not measured: {gap['what']}. {gap['why']}"


def _format_view(view: Result) -> Iterator[str]:
    for problem in view["problems"]:
        yield f"  The camera's view: {problem}"


def _format_repetitions(repetitions: list[Result]) -> Iterator[str]:
    if not repetitions:
        return
    clean = sum(not repetition["faults"] for repetition in repetitions)
    yield f"  Repetitions: {len(repetitions)}{_format_sides(repetitions)}, {clean} without a fault."
    for number, repetition in enumerate(repetitions, start=1):
        yield (
            f"    {number:>3}  {_format_times(repetition)}  "
            f"{_format_degrees(repetition['peak_deg'])}{_format_faults_of(repetition['faults'])}"
        )


def _format_holds(holds: list[Result]) -> Iterator[str]:
    if not holds:
        return
    yield (
        f"  Holds: {len(holds)}{_format_sides(holds)}, "
        f"{sum(hold['held_s'] for hold in holds):.1f} s in all."
    )
    for number, hold in enumerate(holds, start=1):
        yield (
            f"    {number:>3}  {_format_times(hold)}  held {hold['held_s']:.1f} "
            f"s{_format_faults_of(hold['faults'])}"
        )


def _format_range(results: Result | None) -> Iterator[str]:
    for side, measured in (results or {}).items():
        if measured is None or measured["peak_deg"] is None:
            continue
        margin = (
            "" if measured["uncertainty_deg"] is None else f" +/- {measured['uncertainty_deg']:.0f}"
        )
        trials = ", ".join(_format_degrees(trial["peak_deg"]) for trial in measured["trials"])
        yield (
            f"  Range of motion, {side}: {measured['peak_deg']:.0f}{margin} degrees (trials: "
            f"{trials})."
        )
        for name, against in (
            ("against_norm", "Against the norm"),
            ("against_earlier", "Against earlier days"),
        ):
            if compared := measured.get(name):
                yield (
                    f"    {against}: {compared['difference_deg']:+.0f} degrees, "
                    f"{compared['words']}."
                )
        for finding in measured.get("findings", ()):
            yield f"    {finding['meaning']} {finding['words'].capitalize()}. ({finding['source']})"


def _format_hold_test(test: Result | None) -> Iterator[str]:
    if test is None:
        return
    for side in ("left", "right"):
        if test[side] is not None:
            yield (
                f"  Held at height, {side}: {test[side]['held_s']:.1f} of "
                f"{test['target_s']:.0f} s{_format_faults_of(test[side]['faults'])}"
            )
    if compared := test["left_against_right"]:
        yield f"  Left against right: {compared['difference_s']:+.1f} s, {compared['words']}."


def _format_steps(steps: list[Result] | None) -> Iterator[str]:
    for step in steps or ():
        yield (
            f"  Step {step['number']}, {step['seconds']:.0f} s, "
            f"{'over' if step['done'] else 'not over'}, not watched: {step['text']}"
        )


def _format_test(test: Result | None) -> Iterator[str]:
    if test is None:
        return
    if compared := test["left_against_right"]:
        yield (
            f"  Left against right: {compared['difference_deg']:+.0f} degrees, {compared['words']}."
        )
    yield f"  Norm: {test['norm_deg']:.0f} degrees. {test['norm_source']}"
    yield f"  What is measured: {test['definition']}"


def _format_faults(faults: list[Result]) -> Iterator[str]:
    for name, count in Counter(fault["name"] for fault in faults).most_common():
        yield f"  Fault: {_format_name(name)}, {'once' if count == 1 else f'{count} times'}."


def _format_times(part: Result) -> str:
    return f"{part['start_s']:6.1f} to {part['end_s']:6.1f} s"


def _format_degrees(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.0f}°"


def _format_sides(parts: Iterable[Result]) -> str:
    counts = Counter(part["side"] for part in parts)
    sides = [f"{counts[side]} {side}" for side in ("left", "right") if counts[side]]
    return f" ({', '.join(sides)})" if sides else ""


def _format_faults_of(names: Iterable[str]) -> str:
    words = ", ".join(_format_name(name) for name in names)
    return f"  {words}" if words else ""


def _format_name(name: str) -> str:
    return name.replace("_", " ")
