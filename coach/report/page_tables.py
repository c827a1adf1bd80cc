"""The tables of the report."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from coach.body.landmarks import SIDES
from coach.report.report_data import ReportData
from coach.report.text import format_difference, format_side

NOT_MEASURED: Final = "not measured"


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
            "What the results mean",
            ("side", "finding", "measured", "source"),
            tuple(findings),
            words=(0, 1, 3),
        )
    if summary["repetitions"]:
        yield _table_repetitions(summary["repetitions"])
    if holds := summary["holds"]:
        rows = [
            (
                format_side(h["side"]),
                f"{h['start_s']:.1f} s",
                f"{h['end_s']:.1f} s",
                f"{h['held_s']:.1f} s",
                str(len(h["faults"])),
            )
            for h in holds
        ]
        yield Table(
            "Holds", ("side", "from", "to", "held", "faults"), tuple(rows[:ROWS]), _count_more(rows)
        )
    if summary["faults"]:
        yield _table_faults(data)


def _table_range(summary: dict[str, Any]) -> Table:
    rows = []
    for side, result in summary["range_of_motion"].items():
        if result is None:
            rows.append((side, NOT_MEASURED, "", "", "", ""))
            continue
        earlier = result["against_earlier"]
        peaks = [
            NOT_MEASURED if t["peak_deg"] is None else f"{t['peak_deg']:.0f}°"
            for t in result["trials"]
        ]
        rows.append(
            (
                side,
                f"{result['peak_deg']:.1f}° ± {result['uncertainty_deg']:.1f}°",
                f"{result['spread_deg']:.1f}°",
                format_difference(result["against_norm"]["difference_deg"]),
                "no earlier result"
                if earlier is None
                else f"{format_difference(earlier['difference_deg'])}, {earlier['words']}",
                ", ".join(peaks),
            )
        )
    columns = (
        "side",
        "result",
        "spread of trials",
        "against the norm",
        "against earlier days",
        "trials",
    )
    return Table(
        "Range of motion",
        columns,
        tuple(rows),
        _compare_sides(summary["range_test"]["left_against_right"]),
    )


def _list_findings(summary: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """Yield what results beyond a bound mean, as the exercise file says."""
    for side, result in summary["range_of_motion"].items() if summary["range_of_motion"] else ():
        for finding in (result or {}).get("findings", ()):
            value = NOT_MEASURED if finding["value_deg"] is None else f"{finding['value_deg']:.0f}°"
            yield side, f"{finding['meaning']}: {finding['words']}", value, finding["source"]


def _compare_sides(compared: dict[str, Any] | None) -> str:
    if compared is None:
        return "Left and right could not be compared."
    needed = f"needed to be called one: {compared['needed_deg']:.0f}°"
    return (
        f"Left less right: {format_difference(compared['difference_deg'])}, "
        f"{compared['words']} ({needed})."
    )


def _table_repetitions(repetitions: list[dict[str, Any]]) -> Table:
    rows = []
    for side in (*SIDES, None):
        mine = [r for r in repetitions if r["side"] == side]
        if not mine:
            continue
        peaks = [r["peak_deg"] for r in mine if r["peak_deg"] is not None]
        reached = (
            f"{statistics.median(peaks):.0f}° ({min(peaks):.0f} to {max(peaks):.0f})"
            if peaks
            else NOT_MEASURED
        )
        tempo = statistics.median(r["end_s"] - r["start_s"] for r in mine)
        rows.append(
            (
                format_side(side),
                str(len(mine)),
                str(sum(not r["faults"] for r in mine)),
                reached,
                f"{tempo:.1f} s",
            )
        )
    columns = (
        "side",
        "repetitions",
        "without a fault",
        "turning point, median (range)",
        "time of one, median",
    )
    return Table("Repetitions", columns, tuple(rows))


def _table_faults(data: ReportData) -> Table:
    rows = []
    for fault in data.exercise.faults:
        spans = [f for f in data.summary["faults"] if f["name"] == fault.name]
        if spans:
            seconds = sum(f["end_s"] - f["start_s"] for f in spans if f["end_s"] is not None)
            rows.append((fault.title, f"{len(spans)} ×", f"{seconds:.1f} s", fault.cue))
    return Table(
        "Faults", ("fault", "seen", "in all", "cue"), tuple(rows[:ROWS]), _count_more(rows), (0, 3)
    )


def _count_more(rows: list[Any]) -> str:
    return f"{len(rows) - ROWS} more are in the tables of coach export." if len(rows) > ROWS else ""
