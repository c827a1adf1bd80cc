"""The one-page report for the physiotherapist, as plain data: what the HTML page and the PDF both say, in the same words."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from coach import __version__
from coach.body.landmarks import SIDES
from coach.exercise.tracking.range_result import ASYMMETRY_DEG, SMALLEST_CHANGE_DEG
from coach.report.drawing import Drawing
from coach.report.plots import MINUS, draw_angle, draw_range, name_exercise_angle
from coach.report.report_data import ReportData

ROWS: Final = 8
"""Rows of a table; of more holds or faults the report says how many there are."""
NOT_MEASURED: Final = "not measured"


@dataclass(frozen=True, slots=True)
class Figure:
    """A large number."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: str = ""
    """What stands below it."""
    words: tuple[int, ...] = (0,)
    """Columns of words, which begin at the left; the others are numbers, which end at the right."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing with its heading."""

    heading: str
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Notes:
    """Short paragraphs: what it is about, and what is to say."""

    heading: str
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The report."""

    title: str
    subtitle: str
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    plots: tuple[Plot, ...]
    notes: tuple[Notes, ...]
    origin: str


def write_page(material: ReportData) -> Page:
    """The report of a recording."""
    summary = material.summary
    angle = Plot(f"{_name_main(material)} over time", draw_angle(material))
    motion = draw_range(material)
    plots = (Plot("Range of motion", motion), angle) if motion else (angle,)
    seen = f"{summary['duration_s'] or 0:.0f} s recorded, somebody was seen for {summary['tracked_s'] or 0:.0f} s"
    return Page(
        title=material.exercise.title,
        subtitle=f"{material.started:%d %B %Y, %H:%M} UTC · {seen}{_describe_view(summary['view'])}",
        figures=tuple(_list_figures(summary)),
        tables=tuple(_list_tables(material)),
        plots=plots,
        notes=(_define(material), _tell_missing(summary)),
        origin=_tell_origin(material),
    )


def _describe_view(view: dict[str, Any]) -> str:
    turned = (
        ""
        if view["yaw_deg"] is None
        else f" · camera {view['yaw_deg']:.0f}° off the {view['kind']} view"
    )
    return turned if view["ok"] else f"{turned} · the view was not good enough most of the time"


def _list_figures(summary: dict[str, Any]) -> Iterator[Figure]:
    for side, result in (summary["range_of_motion"] or {}).items():
        if result is None:
            yield Figure("–", f"{side}: {NOT_MEASURED}")
        else:
            yield Figure(
                f"{result['peak_deg']:.0f}° ± {result['uncertainty_deg']:.0f}°",
                f"{side}, {result['against_norm']['words']}",
            )
    if repetitions := summary["repetitions"]:
        yield Figure(
            str(len(repetitions)), "repetition" if len(repetitions) == 1 else "repetitions"
        )
        yield Figure(str(sum(not r["faults"] for r in repetitions)), "without a fault")
    if holds := summary["holds"]:
        yield Figure(
            f"{sum(hold['held_s'] for hold in holds):.0f} s",
            f"held, in {len(holds)} {'hold' if len(holds) == 1 else 'holds'}",
        )
    for side in SIDES if summary.get("hold_test") else ():
        best = summary["hold_test"][side]
        yield Figure(
            "–" if best is None else f"{best['held_s']:.0f} s",
            f"{side}: {NOT_MEASURED if best is None else 'longest hold'}",
        )
    if steps := summary.get("guided_steps"):
        yield Figure(
            f"{sum(step['done'] for step in steps)} of {len(steps)}",
            "guided steps, not watched by the camera",
        )
    elif summary["range_of_motion"] is None and not repetitions and not holds:
        yield Figure("0", "nothing was counted or held")


def _list_tables(material: ReportData) -> Iterator[Table]:
    summary = material.summary
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
                _side(h["side"]),
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
        yield _table_faults(material)


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
                _signed(result["against_norm"]["difference_deg"]),
                "no earlier result"
                if earlier is None
                else f"{_signed(earlier['difference_deg'])}, {earlier['words']}",
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
    """What a result beyond a bound means, as the exercise's file says."""
    for side, result in summary["range_of_motion"].items() if summary["range_of_motion"] else ():
        for finding in (result or {}).get("findings", ()):
            value = NOT_MEASURED if finding["value_deg"] is None else f"{finding['value_deg']:.0f}°"
            yield side, f"{finding['meaning']}: {finding['words']}", value, finding["source"]


def _compare_sides(compared: dict[str, Any] | None) -> str:
    if compared is None:
        return "Left and right could not be compared."
    needed = f"needed to be called one: {compared['needed_deg']:.0f}°"
    return (
        f"Left less right: {_signed(compared['difference_deg'])}, {compared['words']} ({needed})."
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
                _side(side),
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


def _table_faults(material: ReportData) -> Table:
    rows = []
    for fault in material.exercise.faults:
        spans = [f for f in material.summary["faults"] if f["name"] == fault.name]
        if spans:
            seconds = sum(f["end_s"] - f["start_s"] for f in spans if f["end_s"] is not None)
            rows.append((fault.title, f"{len(spans)} ×", f"{seconds:.1f} s", fault.cue))
    return Table(
        "Faults", ("fault", "seen", "in all", "cue"), tuple(rows[:ROWS]), _count_more(rows), (0, 3)
    )


def _define(material: ReportData) -> Notes:
    exercise, rule = material.exercise, material.exercise.range_of_motion
    low, high = exercise.target
    items = [
        (
            "Angles",
            "0° is the neutral standing position, flexion positive; measured in the picture, in the plane of the side view.",
        )
    ]
    items.append(
        ("Target", f"{_name_main(material)}: {low:.0f}° to {high:.0f}°.".replace("-", MINUS))
    )
    if rule:
        items.append(
            (
                "Result",
                f"{rule.definition} Of a side: the median of its credited trials, each the median of a plateau.",
            )
        )
        items.append(("Norm", rule.norm_source))
        items.append(
            (
                "±",
                "Holds the true value in 95 of 100 cases: error of the measurement, turn of the camera, spread of the trials.",
            )
        )
        change = f"Sides differ from {ASYMMETRY_DEG:.0f}° on and beyond both uncertainties; days differ beyond {SMALLEST_CHANGE_DEG:.0f}°"
        items.append(
            ("Difference", f"{change} and beyond the person's own spread from day to day.")
        )
    else:
        items.append(
            (
                "Error",
                "A single angle is some degrees off, more the further the camera stands from the side view.",
            )
        )
    return Notes("What the numbers are", tuple(items))


def _tell_missing(summary: dict[str, Any]) -> Notes:
    gaps = [(_name_missing(gap["what"]), gap["why"]) for gap in summary["not_measured"]]
    return Notes(
        "What was not measured, and why",
        tuple(gaps) or (("Nothing", "All that this exercise asks for was measured."),),
    )


def _name_missing(what: str) -> str:
    first, _, rest = what.partition(".")
    return _in_words(
        f"{rest}, {first}" if first == "range_of_motion" and rest else rest or first
    ).capitalize()


def _tell_origin(material: ReportData) -> str:
    header = material.recording.header
    cut = (
        ""
        if material.recording.finished
        else " The recording was cut off; all that came before is in here."
    )
    return (
        f"Judged by coach {__version__} from the recording {material.name} ({material.analysis.frames} frames, made by coach "
        f"{header.coach_version}, camera {header.camera}).{cut} SHA-256 of the recording {material.sha256}, of the pose model "
        f"{header.model_sha256}. Exercise: {material.exercise.source.text} "
        "coach is no medical device: it measures angles from a picture and does not diagnose."
    )


def _count_more(rows: list[Any]) -> str:
    return f"{len(rows) - ROWS} more are in the tables of coach export." if len(rows) > ROWS else ""


def _signed(value_deg: float) -> str:
    return f"{value_deg:+.0f}°".replace("-", MINUS)


def _name_main(material: ReportData) -> str:
    return name_exercise_angle(material.exercise.main_angle, material.exercise).capitalize()


def _side(side: str | None) -> str:
    return side or "both or not told"


def _in_words(name: str) -> str:
    return name.replace("_", " ")
