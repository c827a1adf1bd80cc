"""The one-page report for the physiotherapist as data, for the HTML page and the PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from coach import __version__
from coach.body.landmarks import SIDES
from coach.exercise.definition.range_test import RangeOfMotion
from coach.exercise.tracking.range_result import ASYMMETRY_DEG, SMALLEST_CHANGE_DEG
from coach.report.angle_plot import draw_angle
from coach.report.drawing import Drawing
from coach.report.page_tables import NOT_MEASURED, Table, list_tables
from coach.report.range_plot import draw_range
from coach.report.report_data import ReportData
from coach.report.text import MINUS, format_name, name_angle


@dataclass(frozen=True, slots=True)
class Figure:
    """A large number."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing with its heading."""

    heading: str
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Notes:
    """Short paragraphs, each with its subject."""

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


def write_page(data: ReportData) -> Page:
    """Return the report of a recording."""
    summary = data.summary
    angle = Plot(f"{_name_main(data)} over time", draw_angle(data))
    motion = draw_range(data)
    plots = (Plot("Range of motion", motion), angle) if motion else (angle,)
    seen = (
        f"{summary['duration_s'] or 0:.0f} s recorded, somebody was seen for "
        f"{summary['tracked_s'] or 0:.0f} s"
    )
    return Page(
        title=data.exercise.title,
        subtitle=f"{data.started:%d %B %Y, %H:%M} UTC · {seen}{_describe_view(summary['view'])}",
        figures=tuple(_list_figures(summary)),
        tables=tuple(list_tables(data)),
        plots=plots,
        notes=(_define(data), _explain_missing(summary)),
        origin=_describe_origin(data),
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


def _define(data: ReportData) -> Notes:
    rule = data.exercise.range_of_motion
    low, high = data.exercise.target
    items = [
        (
            "Angles",
            "0° is the neutral standing position, flexion positive; measured in the picture, in "
            "the plane of the side view.",
        ),
        ("Target", f"{_name_main(data)}: {low:.0f}° to {high:.0f}°.".replace("-", MINUS)),
    ]
    if rule:
        items += _define_test(rule)
    else:
        error = (
            "A single angle is some degrees off, more the further the camera "
            "stands from the side view."
        )
        items.append(("Error", error))
    return Notes("What the numbers are", tuple(items))


def _define_test(rule: RangeOfMotion) -> Iterator[tuple[str, str]]:
    yield (
        "Result",
        f"{rule.definition} Of a side: the median of its credited trials, each "
        "the median of a plateau.",
    )
    yield "Norm", rule.norm_source
    yield (
        "±",
        "Holds the true value in 95 of 100 cases: error of the measurement, turn of the "
        "camera, spread of the trials.",
    )
    yield (
        "Difference",
        f"Sides differ from {ASYMMETRY_DEG:.0f}° on and beyond both uncertainties; days differ "
        f"beyond {SMALLEST_CHANGE_DEG:.0f}° and beyond the person's own spread from day to day.",
    )


def _explain_missing(summary: dict[str, Any]) -> Notes:
    gaps = [(_name_missing(gap["what"]), gap["why"]) for gap in summary["not_measured"]]
    return Notes(
        "What was not measured, and why",
        tuple(gaps) or (("Nothing", "All that this exercise asks for was measured."),),
    )


def _name_missing(what: str) -> str:
    first, _, rest = what.partition(".")
    return format_name(
        f"{rest}, {first}" if first == "range_of_motion" and rest else rest or first
    ).capitalize()


def _describe_origin(data: ReportData) -> str:
    header = data.recording.header
    cut = (
        ""
        if data.recording.finished
        else " The recording was cut off; all that came before is in here."
    )
    return (
        f"Judged by coach {__version__} from the recording {data.name} "
        f"({data.analysis.frames} frames, made by coach "
        f"{header.coach_version}, camera {header.camera}).{cut} SHA-256 of the recording "
        f"{data.sha256}, of the pose model "
        f"{header.model_sha256}. Exercise: {data.exercise.source.text} "
        "coach is no medical device: it measures angles from a picture and does not diagnose."
    )


def _name_main(data: ReportData) -> str:
    return name_angle(data.exercise.main_angle, data.exercise).capitalize()
