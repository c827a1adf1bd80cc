"""The result of an analysis as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import typer

from coach.exercise.tracking.range_test.whole_degrees import (
    format_degrees,
    format_whole,
    subtract_shown,
    use_minus,
)
from coach.message import Message
from coach.report.text import format_name, is_clean, name_missing
from coach.translation import ntr, tr

if TYPE_CHECKING:
    from coach.exercise.definition.exercise import Exercise

Result = Mapping[str, Any]
Names = Mapping[str, str]
"""Name of a fault -> its title."""


def print_summary(result: Result, exercise: Exercise | None = None) -> None:
    """Print the result of `coach.report.results.table.summarise`, as `format_summary`."""
    for line in format_summary(result, exercise):
        typer.echo(line)


def format_summary(result: Result, exercise: Exercise | None = None) -> Iterator[str]:
    """Yield the lines of the summary, without line ends.

    Args:
        result: What was counted and measured.
        exercise: Names its faults; without it they have their names in the exercise's file.
    """
    names = name_faults(exercise)
    yield tr(
        "{exercise} in {source}: {duration_s:.1f} s, somebody was seen for {tracked_s:.1f} s.",
        exercise=result["exercise"],
        source=result["source"],
        duration_s=result["duration_s"],
        tracked_s=result["tracked_s"],
    )
    for problem in result["view"]["problems"]:
        yield tr("  The camera's view: {problem}", problem=problem)
    repetitions = result["repetitions"]
    if result["range_of_motion"] is not None:  # the others are its trials
        repetitions = [each for each in repetitions if each.get("only_counted")]
    yield from _format_repetitions(repetitions, names)
    yield from _format_holds(result["holds"], names)
    yield from _format_range(result["range_of_motion"])
    yield from _format_test(result.get("range_test"), result.get("range_of_motion"))
    yield from _format_hold_test(result.get("hold_test"), names)
    yield from _format_steps(result.get("guided_steps"))
    yield from _format_faults(result["faults"], names)
    for part in result.get("uncounted", ()):
        yield tr(
            "  Not counted, {times}: {why}", times=_format_times(part).strip(), why=part["why"]
        )
    for gap in result["not_measured"]:
        what = _name_gap(gap["what"], exercise)
        yield tr("  Not measured: {what}. {why}", what=what, why=gap["why"])
    yield from _explain_turning(result["view"]["problems"])


def _explain_turning(problems: list[str]) -> Iterator[str]:
    from coach.exercise.tracking.turned_picture import ON_ITS_SIDE, UPSIDE_DOWN

    if not {ON_ITS_SIDE, UPSIDE_DOWN}.isdisjoint(problems):  # nobody can press a key here
        yield tr("  To turn the picture of a video: coach analyze FILE --rotate 90, 180 or 270")


def _format_repetitions(repetitions: list[Result], names: Names) -> Iterator[str]:
    if not repetitions:
        return
    count, sides = len(repetitions), _format_sides(repetitions)
    if all(each.get("only_counted") for each in repetitions):
        yield tr("  Repetitions: {count}{sides}, only counted.", count=count, sides=sides)
    else:
        yield tr(
            "  Repetitions: {count}{sides}, {clean} without a fault.",
            count=count,
            sides=sides,
            clean=sum(map(is_clean, repetitions)),
        )
    for number, repetition in enumerate(repetitions, start=1):
        faults = _format_faults_of(repetition["faults"], names)
        peak = _format_degrees(repetition["peak_deg"])
        yield f"    {number:>3}  {_format_times(repetition)}  {peak}{faults}"


def _format_holds(holds: list[Result], names: Names) -> Iterator[str]:
    if not holds:
        return
    yield tr(
        "  Holds: {count}{sides}, {held_s:.1f} s in all.",
        count=len(holds),
        sides=_format_sides(holds),
        held_s=float(sum(hold["held_s"] for hold in holds)),
    )
    for number, hold in enumerate(holds, start=1):
        held = tr("held {held_s:.1f} s", held_s=hold["held_s"])
        faults = _format_faults_of(hold["faults"], names)
        yield f"    {number:>3}  {_format_times(hold)}  {held}{faults}"


def _format_range(results: Result | None) -> Iterator[str]:
    for side, measured in (results or {}).items():
        if measured is None or measured["peak_deg"] is None:
            continue
        error = measured["uncertainty_deg"]
        yield tr(
            "  Range of motion, {side}: {peak}{margin} degrees (trials: {trials}).",
            side=tr(side),
            peak=format_whole(measured["peak_deg"]),
            margin="" if error is None else f" +/- {format_whole(error)}",
            trials=", ".join(_format_degrees(trial["peak_deg"]) for trial in measured["trials"]),
        )
        if compared := measured.get("against_norm"):
            yield tr(
                "    Against the norm: {difference} degrees, {words}.",
                **_compare(compared, measured),
            )
        if compared := measured.get("against_earlier"):
            yield tr(
                "    Against earlier days: {difference} degrees, {words}.",
                **_compare(compared, measured),
            )
        for finding in measured.get("findings", ()):
            words = tr(finding["words"])
            yield (
                f"    {tr(finding['meaning'])} {words[:1].upper()}{words[1:]}. "
                f"({finding['source']})"
            )


def _format_hold_test(test: Result | None, names: Names) -> Iterator[str]:
    if test is None:
        return
    for side in ("left", "right"):
        if test[side] is not None:
            held = tr(
                "  Held at height, {side}: {held_s:.1f} of {target_s:.0f} s",
                side=tr(side),
                held_s=test[side]["held_s"],
                target_s=test["target_s"],
            )
            yield f"{held}{_format_faults_of(test[side]['faults'], names)}"
    if compared := test["left_against_right"]:
        yield tr(
            "  Left against right: {difference} s, {words}.",
            difference=use_minus(f"{compared['difference_s']:+.1f}"),
            words=tr(compared["words"]),
        )


def _format_steps(steps: list[Result] | None) -> Iterator[str]:
    for step in steps or ():
        yield tr(
            "  Step {number}, {seconds:.0f} s, over, not watched: {step}"
            if step["done"]
            else "  Step {number}, {seconds:.0f} s, not over, not watched: {step}",
            number=step["number"],
            seconds=step["seconds"],
            step=step["text"],
        )


def _format_test(test: Result | None, measured: Result | None) -> Iterator[str]:
    if test is None:
        return
    if measured and (compared := test["left_against_right"]):
        yield tr(
            "  Left against right: {difference} degrees, {words}.",
            **_compare(compared, measured["left"]),
        )
    yield tr(
        "  Norm: {norm} degrees. {source}",
        norm=format_whole(test["norm_deg"]),
        source=test["norm_source"],
    )
    if typical := test.get("typical_deg"):
        yield tr(
            "  Typical: {low} to {high} degrees. {source}",
            low=format_whole(typical[0]),
            high=format_whole(typical[1]),
            source=Message(test["typical_source"]),
        )
    yield tr("  What is measured: {definition}", definition=test["definition"])


def _format_faults(faults: list[Result], names: Names) -> Iterator[str]:
    for name, count in Counter(fault["name"] for fault in faults).most_common():
        title = name_fault(name, names)
        yield ntr("  Fault: {name}, once.", "  Fault: {name}, {n} times.", count, name=title)


def _compare(compared: Result, measured: Result) -> dict[str, Any]:
    """Return how a result differs in whole degrees, as both are shown, and what that means."""
    peak_deg = measured["peak_deg"]
    shown = subtract_shown(peak_deg, peak_deg - compared["difference_deg"])
    return {"difference": format_whole(shown, signed=True), "words": tr(compared["words"])}


def _format_times(part: Result) -> str:
    return tr("{start_s:6.1f} to {end_s:6.1f} s", start_s=part["start_s"], end_s=part["end_s"])


def _format_degrees(value: float | None) -> str:
    return tr("not measured") if value is None else format_degrees(value)


def _format_sides(parts: Iterable[Result]) -> str:
    counts = Counter(part["side"] for part in parts)
    sides = [f"{counts[side]} {tr(side)}" for side in ("left", "right") if counts[side]]
    return f" ({', '.join(sides)})" if sides else ""


def _format_faults_of(faults: Iterable[str], names: Names) -> str:
    words = ", ".join(name_fault(name, names) for name in faults)
    return f"  {words}" if words else ""


def name_faults(exercise: Exercise | None) -> dict[str, str]:
    """Return the name of each fault in the exercise's file -> its title, translated."""
    return {fault.name: tr(fault.title) for fault in exercise.faults} if exercise else {}


def name_fault(name: str, names: Names) -> str:
    """Return the title of a fault; its name in words if the exercise no longer has it."""
    return names.get(name) or format_name(name)


def _name_gap(what: str, exercise: Exercise | None) -> str:
    return what if exercise is None else name_missing(what, exercise)
