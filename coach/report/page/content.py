"""The one-page report for the physiotherapist as data, for the HTML page and the PDF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach import __version__
from coach.body.landmarks import SIDES
from coach.body.sides import list_asked_sides
from coach.exercise.definition.range_of_motion import RangeOfMotion
from coach.exercise.tracking.range_test.result import ASYMMETRY_DEG, SMALLEST_CHANGE_DEG
from coach.exercise.tracking.range_test.whole_degrees import format_degrees, format_measured
from coach.message import Message
from coach.report.language import ntr, tr
from coach.report.page.conventions import describe_convention
from coach.report.page.document import Figure, Notes, Page, Plot
from coach.report.page.head import format_time, list_head, list_sentences
from coach.report.page.tables import list_tables
from coach.report.plots.angle import draw_angle
from coach.report.plots.plateau import draw_plateaus
from coach.report.plots.range_of_motion import draw_range
from coach.report.report_data import ReportData
from coach.report.text import (
    count_clean,
    format_times,
    list_repetitions,
    name_main_angle,
    name_missing,
)


def write_page(data: ReportData) -> Page:
    """Return the report of a recording."""
    summary = data.summary
    angle = Plot(tr("{angle} over time", angle=name_main_angle(data.exercise)), draw_angle(data))
    motion = draw_range(data)
    plots = (Plot(tr("Range of motion"), motion), angle) if motion else (angle,)
    if plateaus := draw_plateaus(data):
        plots = (*plots, Plot(tr("At the plateau"), plateaus))
    seen = tr(
        "{duration_s:.0f} s recorded, somebody was seen for {tracked_s:.0f} s",
        duration_s=summary["duration_s"] or 0,
        tracked_s=summary["tracked_s"] or 0,
    )
    return Page(
        title=tr(data.exercise.title),
        subtitle=" · ".join(
            (format_time(data.started.astimezone()), seen, *_describe_view(summary["view"]))
        ),
        figures=tuple(_list_figures(summary)),
        tables=tuple(list_tables(data)),
        plots=plots,
        notes=(_define(data), *_explain_uncounted(summary), _explain_missing(data)),
        origin=_describe_origin(data),
        head=tuple(list_head(data)),
        sentences=tuple(list_sentences(data)),
    )


def _describe_view(view: dict[str, Any]) -> Iterator[str]:
    if view["yaw_deg"] is not None:
        yield tr(
            {
                "side": "camera {degrees:.0f}° off the side view",
                "front": "camera {degrees:.0f}° off the front view",
                "back": "camera {degrees:.0f}° off the back view",
            }[view["kind"]],
            degrees=view["yaw_deg"],
        )
    if not view["ok"]:
        yield tr("the view was not good enough most of the time")


def _list_figures(summary: dict[str, Any]) -> Iterator[Figure]:
    yield from _list_range_figures(summary)
    asked = list_asked_sides(summary["asked_side"])
    if repetitions := list_repetitions(summary):
        yield Figure(str(len(repetitions)), ntr("repetition", "repetitions", len(repetitions)))
        yield Figure(count_clean(repetitions), tr("without a fault"))
    if holds := summary["holds"]:
        yield Figure(
            f"{sum(hold['held_s'] for hold in holds):.0f} s",
            ntr("held, in {n} hold", "held, in {n} holds", len(holds)),
        )
    for side in SIDES if summary.get("hold_test") else ():
        best = summary["hold_test"][side]
        if best is None and side not in asked:
            continue
        yield Figure(
            "–" if best is None else f"{best['held_s']:.0f} s",
            tr(
                "{side}: not measured" if best is None else "{side}: longest hold",
                side=Message(side),
            ),
        )
    if steps := summary.get("guided_steps"):
        done = sum(step["done"] for step in steps)
        yield Figure(
            tr("{done} of {count}", done=done, count=len(steps)),
            tr("guided steps, not watched by the camera"),
        )
    elif summary["range_of_motion"] is None and not repetitions and not holds:
        if summary["view"]["kind"] is None:
            yield Figure("–", tr("not measured"))
        else:
            yield Figure("0", tr("nothing was counted or held"))


def _list_range_figures(summary: dict[str, Any]) -> Iterator[Figure]:
    asked = list_asked_sides(summary["asked_side"])
    for side, result in (summary["range_of_motion"] or {}).items():
        if result is None and side not in asked:
            continue
        if result is None:
            yield Figure("–", tr("{side}: not measured", side=Message(side)))
        else:
            yield Figure(
                format_measured(result["peak_deg"], result["uncertainty_deg"]),
                f"{tr(side)}, {tr(result['against_norm']['words'])}",
            )


def _define(data: ReportData) -> Notes:
    rule = data.exercise.range_of_motion
    low, high = map(format_degrees, data.exercise.target)
    main = name_main_angle(data.exercise)
    items = []
    if angle := data.exercise.main_angle:
        items = [(tr("Angle"), tr(describe_convention(angle)))]
    if rule:  # what is typical takes the place of a target
        items += _define_test(rule)
    else:
        if main:
            target = tr("{angle}: {low} to {high}.", angle=main, low=low, high=high)
            items.append((tr("Target"), target))
        error = tr(
            "A single angle is some degrees off, more the further the camera stands from the side "
            "view."
        )
        items.append((tr("Error"), error))
    if dose := data.summary["dose"]:
        items.append((tr("Of the dose"), tr(dose["words"])))
    return Notes(tr("What the numbers are"), tuple(items))


def _define_test(rule: RangeOfMotion) -> Iterator[tuple[str, str]]:
    yield (
        tr("Result"),
        tr(
            "{definition} Of a side: the median of its credited trials, each the median of a "
            "plateau.",
            definition=rule.definition,
        ),
    )
    yield tr("Norm"), tr(rule.norm_source)
    if rule.typical is not None:
        yield (
            tr("Typical"),
            tr(
                "{low} to {high}. {source}",
                low=format_degrees(rule.typical.low_deg),
                high=format_degrees(rule.typical.high_deg),
                source=Message(rule.typical.source),
            ),
        )
    yield (
        "±",
        tr(
            "Holds the true value in 95 of 100 cases: error of the measurement, turn of the "
            "camera, spread of the trials."
        ),
    )
    yield (
        tr("Difference"),
        tr(
            "Sides differ from {sides_deg:.0f}° on and beyond both uncertainties; days differ "
            "beyond {days_deg:.0f}° and beyond both uncertainties, or after three earlier days "
            "beyond the person's own spread from day to day.",
            sides_deg=ASYMMETRY_DEG,
            days_deg=SMALLEST_CHANGE_DEG,
        ),
    )


def _explain_uncounted(summary: dict[str, Any]) -> Iterator[Notes]:
    if parts := summary["uncounted"]:
        items = tuple((format_times(part).strip(), tr(part["why"])) for part in parts)
        yield Notes(tr("What was not counted, and why"), items)


def _explain_missing(data: ReportData) -> Notes:
    gaps = [
        (name_missing(gap["what"], data.exercise), tr(gap["why"]))
        for gap in data.summary["not_measured"]
    ]
    gaps += _list_refused_trials(data.summary)
    return Notes(
        tr("What was not measured, and why"),
        tuple(gaps) or ((tr("Nothing"), tr("All that this exercise asks for was measured.")),),
    )


def _list_refused_trials(summary: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield which trials of a test were not credited, and why."""
    for side, result in (summary["range_of_motion"] or {}).items():
        for number, trial in enumerate((result or {}).get("trials", ()), 1):
            if trial["peak_deg"] is None:
                name = tr("{side}, trial {number}", side=Message(side), number=number)
                yield name, tr(trial["why_not"] or Message("Not credited"))


def _describe_origin(data: ReportData) -> str:
    header = data.recording.header
    made = tr(
        "Judged by coach {version} from the recording {name} ({frames} frames, made by coach "
        "{recorded}, camera {camera}).",
        version=__version__,
        name=data.name,
        frames=data.analysis.frames,
        recorded=header.coach_version,
        camera=header.camera,
    )
    cut = tr("The recording was cut off; all that came before is in here.")
    checksums = tr(
        "SHA-256 of the recording {recording}, of the pose model {model}.",
        recording=data.sha256,
        model=" + ".join(filter(None, (header.model_sha256, header.larger_model_sha256))),
    )
    source = tr("Exercise: {source}", source=data.exercise.source.text)
    warning = tr(
        "coach is not a medical device: it measures angles from a picture and does not diagnose."
    )
    parts = (made, "" if data.recording.finished else cut, checksums, source, warning)
    return " ".join(part for part in parts if part)
