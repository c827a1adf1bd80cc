"""The tables of the report."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from coach.body.landmarks import SIDES
from coach.body.sides import list_asked_sides
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.level_hints import find_hints
from coach.exercise.tracking.range_test.whole_degrees import format_degrees, format_measured
from coach.report.language import ntr, tr
from coach.report.report_data import ReportData
from coach.report.text import (
    count_clean,
    format_difference,
    format_seconds,
    format_side,
    list_repetitions,
)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: str = ""
    """Text below the table."""
    words: tuple[int, ...] = (0,)
    """Columns of text, aligned left; the others are numbers, aligned right."""


ROWS: Final = 8
"""Maximum number of rows of a table; the report says how many there are besides."""


def list_tables(data: ReportData) -> Iterator[Table]:
    """Yield the tables that have something to say, in their order."""
    summary = data.summary
    if summary["range_of_motion"]:
        yield _table_range(summary)
    if findings := list(_list_findings(summary)):
        yield Table(
            tr("What the results mean"),
            (tr("side"), tr("finding"), tr("found"), tr("measured"), tr("source")),
            tuple(findings),
            words=(0, 1, 2, 4),
        )
    if repetitions := list_repetitions(summary):
        yield _table_repetitions(repetitions)
    if holds := summary["holds"]:
        yield _table_holds(holds, data.exercise)
    if any(fault["name"] not in find_hints(data.exercise) for fault in summary["faults"]):
        yield _table_faults(data)


def _table_holds(holds: list[dict[str, Any]], exercise: Exercise) -> Table:
    levels = _number_levels(exercise)
    rows = [
        (
            format_side(h["side"]),
            format_seconds(h["start_s"]),
            format_seconds(h["end_s"]),
            format_seconds(h["held_s"]),
            str(len(set(h["faults"]) - find_hints(exercise))),
            *([levels.get(h.get("level", ""), "")] if levels else []),
        )
        for h in holds
    ]
    columns = [tr("side"), tr("from"), tr("to"), tr("held"), tr("faults")]
    if levels:
        columns.append(tr("held longest at"))
    words = (0, 5) if levels else (0,)
    return Table(tr("Holds"), tuple(columns), tuple(rows[:ROWS]), _count_more(rows), words)


def _number_levels(exercise: Exercise) -> Mapping[str, str]:
    """Return the levels of a hold, from the easiest one, with their numbers in words."""
    levels = exercise.hold.levels if exercise.hold is not None else ()
    return {
        level.name: tr(
            "Level {number} of {count}: {level}",
            number=number,
            count=len(levels),
            level=tr(level.title),
        )
        for number, level in enumerate(levels, 1)
    }


def _table_range(summary: dict[str, Any]) -> Table:
    rows: list[tuple[str, ...]] = []
    asked = list_asked_sides(summary["asked_side"])
    for side, result in summary["range_of_motion"].items():
        if result is None and side not in asked:
            continue
        if result is None:
            rows.append((tr(side), tr("not measured"), "", "", "", ""))
            continue
        rows.append((tr(side), *_list_range_cells(result)))
    columns = (
        tr("side"),
        tr("result"),
        tr("spread of trials"),
        tr("against the norm"),
        tr("against earlier days"),
        tr("trials"),
    )
    return Table(
        tr("Range of motion"),
        columns,
        tuple(rows),
        _compare_sides(summary["range_test"]["left_against_right"]) if len(rows) > 1 else "",
    )


def _list_range_cells(result: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of one side that was measured, from its result to its trials."""
    earlier, peak = result["against_earlier"], result["peak_deg"]
    peaks = [
        tr("not measured") if t["peak_deg"] is None else format_degrees(t["peak_deg"])
        for t in result["trials"]
    ]
    return (
        format_measured(peak, result["uncertainty_deg"]),
        format_degrees(result["spread_deg"]),
        format_difference(peak, result["against_norm"]["difference_deg"]),
        tr("no earlier result")
        if earlier is None
        else f"{format_difference(peak, earlier['difference_deg'])}, {tr(earlier['words'])}",
        ", ".join(peaks),
    )


def _list_findings(summary: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """Yield what results beyond a bound mean, as the exercise file says."""
    for side, result in summary["range_of_motion"].items() if summary["range_of_motion"] else ():
        for finding in (result or {}).get("findings", ()):
            value = finding["value_deg"]
            measured = tr("not measured") if value is None else format_degrees(value)
            meaning, source = tr(finding["meaning"]), tr(finding["source"])
            yield tr(side), meaning, judge(finding), measured, source


def judge(finding: dict[str, Any]) -> str:
    """Say whether a result is beyond its bound, in the words of `finding["words"]`."""
    if finding["found"] is not None:
        return tr("yes" if finding["found"] else "no")
    if finding["value_deg"] is None:
        return tr("not measured")
    bound = finding["below_deg"] if finding["above_deg"] is None else finding["above_deg"]
    return tr("too near to {bound:g} degrees to tell", bound=bound)


def _compare_sides(compared: dict[str, Any] | None) -> str:
    """Say that the sides could not be compared; if they could, a sentence of the page does."""
    return "" if compared else tr("Left and right could not be compared.")


def _table_repetitions(repetitions: list[dict[str, Any]]) -> Table:
    rows = []
    for side in (*SIDES, None):
        mine = [r for r in repetitions if r["side"] == side]
        if not mine:
            continue
        peaks = [r["peak_deg"] for r in mine if r["peak_deg"] is not None]
        reached = (
            tr(
                "{median} ({low} to {high})",
                median=format_degrees(statistics.median(peaks)),
                low=format_degrees(min(peaks)),
                high=format_degrees(max(peaks)),
            )
            if peaks
            else tr("not measured")
        )
        tempo = statistics.median(r["end_s"] - r["start_s"] for r in mine)
        rows.append(
            (
                format_side(side),
                str(len(mine)),
                count_clean(mine),
                reached,
                format_seconds(tempo),
            )
        )
    columns = (
        tr("side"),
        tr("repetitions"),
        tr("without a fault"),
        tr("turning point, median (range)"),
        tr("time of one, median"),
    )
    return Table(tr("Repetitions"), columns, tuple(rows))


def _table_faults(data: ReportData) -> Table:
    rows = []
    for fault in data.exercise.faults:
        if fault.next_level:
            continue
        spans = [f for f in data.summary["faults"] if f["name"] == fault.name]
        if spans:
            seconds = sum(f["end_s"] - f["start_s"] for f in spans if f["end_s"] is not None)
            rows.append(
                (tr(fault.title), f"{len(spans)} ×", format_seconds(seconds), tr(fault.cue))
            )
    columns = (tr("fault"), tr("seen"), tr("in all"), tr("cue"))
    return Table(tr("Faults"), columns, tuple(rows[:ROWS]), _count_more(rows), (0, 3))


def _count_more(rows: list[Any]) -> str:
    if len(rows) <= ROWS:
        return ""
    return ntr(
        "{n} more is in the tables of coach export.",
        "{n} more are in the tables of coach export.",
        len(rows) - ROWS,
    )
