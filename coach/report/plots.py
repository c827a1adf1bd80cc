"""The plots of a report: the angle over time with what happened in it, and a test's result against the norm and earlier days."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from coach.body.landmarks import SIDES
from coach.body.pose import Array
from coach.body.sides import name_angle
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.events import Event, HoldBegan, HoldEnded, HoldPaused, HoldResumed
from coach.report.drawing import (
    FAULT,
    GOOD,
    GOOD_GROUND,
    INK,
    LEFT,
    QUIET,
    RIGHT,
    RULE,
    Anchor,
    Box,
    Dot,
    Drawing,
    DrawingBuilder,
    Line,
    Scale,
    Text,
    choose_ticks,
)
from coach.report.report_data import ReportData

WIDTH: Final = 510.0
MARGIN: Final = (80.0, 4.0)
"""Left and right of a plot, for its names and numbers."""
BINS: Final = 450
"""A line has at most two points in each of so many parts."""
LANE: Final = 11.0
LANES: Final = 6
STEPS_DEG: Final = (5, 10, 20, 30, 45, 90, 180)
STEPS_S: Final = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 3600)
COLOURS: Final = {"left": LEFT, "right": RIGHT}
DASHES: Final[dict[str, tuple[float, ...]]] = {"left": (), "right": (3.4, 2.4)}
MINUS: Final = "−"
EARLIER: Final = 10
"""Earlier results that are drawn, the last ones."""


def draw_angle(material: ReportData) -> Drawing:
    """The main angle over time with its target, and below it a lane for each kind of thing that happened."""
    lanes = list(_list_lanes(material))[:LANES]
    height = 128.0 + LANE * len(lanes) + 16.0
    sheet, series = DrawingBuilder(WIDTH, height), material.trace.list_mains()
    times, target = material.trace.times_s, material.exercise.target
    across = Scale(0.0, max(material.analysis.duration_s, 1e-3), MARGIN[0], WIDTH - MARGIN[1])
    up = _scale_degrees(
        [*series.values(), np.array([bound for bound in target if math.isfinite(bound)])],
        122.0,
        14.0,
    )
    _draw_band(sheet, up, target)
    _draw_grid(sheet, up)
    for name, values in series.items():
        side = name.rpartition("_")[2]
        for points in _trace_line(times, values, across, up):
            sheet.add(Line(points, COLOURS.get(side, INK), 1.1, DASHES.get(side, ())))
    _draw_legend(sheet, {name: name_exercise_angle(name, material.exercise) for name in series})
    for index, lane in enumerate(lanes):
        _draw_lane(sheet, lane, 128.0 + LANE * index, across)
    _draw_seconds(sheet, across, 128.0 + LANE * len(lanes))
    return sheet.finish(
        f"{name_exercise_angle(material.exercise.main_angle, material.exercise)} over time, with what happened in it"
    )


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of stretches of time."""

    title: str
    spans: tuple[tuple[float, float], ...]
    colour: str


def _list_lanes(material: ReportData) -> Iterator[Lane]:
    summary = material.summary
    if summary["repetitions"]:
        yield Lane(
            "Repetitions", tuple((r["start_s"], r["end_s"]) for r in summary["repetitions"]), GOOD
        )
    if summary["holds"]:
        yield Lane("Held", tuple(_list_held(material.events)), GOOD)
    trials = material.analysis.session.trials
    for title, credited, colour in (("Trials", True, GOOD), ("Not credited", False, QUIET)):
        if spans := tuple(
            (t.start_s, t.end_s) for t in trials if (t.peak_deg is not None) is credited
        ):
            yield Lane(title, spans, colour)
    end = summary["duration_s"]
    for fault in material.exercise.faults:
        spans = tuple(
            (f["start_s"], end if f["end_s"] is None else f["end_s"])
            for f in summary["faults"]
            if f["name"] == fault.name
        )
        if spans:
            yield Lane(fault.title, spans, FAULT)


def _list_held(events: Iterable[Event]) -> Iterator[tuple[float, float]]:
    """The stretches of time in which the clock of a hold ran."""
    paused: list[tuple[float, float]] = []
    since = math.inf
    for event in events:
        match event:
            case HoldBegan():
                paused, since = [], math.inf
            case HoldPaused():
                since = event.time_s
            case HoldResumed():
                paused.append((since, event.time_s))
                since = math.inf
            case HoldEnded():
                edges = [event.start_s, *(edge for pause in paused for edge in pause), event.end_s]
                yield from (
                    (start, min(end, event.end_s))
                    for start, end in zip(edges[::2], edges[1::2], strict=True)
                )


def _scale_degrees(values: list[Array], bottom: float, top: float) -> Scale:
    """An axis that shows all of it, with some room; from 0 to 90 where there is nothing to show."""
    known = np.concatenate(values)
    known = known[np.isfinite(known)]
    low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 90.0)
    room = max(5.0, 0.06 * (high - low))
    return Scale(low - room, high + room, bottom, top)


def _draw_band(sheet: DrawingBuilder, up: Scale, target: tuple[float, float]) -> None:
    low, high = max(target[0], up.low), min(target[1], up.high)
    top, bottom = up.place(high), up.place(low)
    sheet.add(Box(MARGIN[0], top, WIDTH - MARGIN[0] - MARGIN[1], bottom - top, GOOD_GROUND))
    sheet.add(Text(WIDTH - MARGIN[1] - 3, top + 8, "target", GOOD, anchor="end"))


def _draw_grid(sheet: DrawingBuilder, up: Scale) -> None:
    for tick in choose_ticks(up.low, up.high, 7, STEPS_DEG):
        y = up.place(tick)
        sheet.add(
            Line(((MARGIN[0], y), (WIDTH - MARGIN[1], y)), RULE, 0.4),
            Text(MARGIN[0] - 5, y + 2.5, _degrees(tick), anchor="end"),
        )


def _draw_legend(sheet: DrawingBuilder, names: Mapping[str, str]) -> None:
    """names: full name -> what it is called for people."""
    x = MARGIN[0]
    for name, words in names.items():
        side = name.rpartition("_")[2]
        sheet.add(
            Line(((x, 5.5), (x + 16, 5.5)), COLOURS.get(side, INK), 1.4, DASHES.get(side, ())),
            Text(x + 20, 8, words),
        )
        x += 34 + 4.0 * len(words)


def _trace_line(
    times: Array, values: Array, across: Scale, up: Scale
) -> Iterator[tuple[tuple[float, float], ...]]:
    """The line in pieces, broken where the value is not known."""
    known = np.isfinite(values)
    for piece in np.split(np.arange(len(times)), np.flatnonzero(np.diff(known.astype(int))) + 1):
        if len(piece) > 1 and known[piece[0]]:
            kept = _thin(times[piece], values[piece], across.high)
            yield tuple(
                (across.place(float(times[piece[i]])), up.place(float(values[piece[i]])))
                for i in kept
            )


def _thin(times: Array, values: Array, duration_s: float) -> list[int]:
    """Indices of the lowest and highest value in each part of the time, the first and the last; nothing that shows is lost."""
    parts = np.floor(times / duration_s * BINS)
    kept = {0, len(times) - 1}
    for group in np.split(np.arange(len(times)), np.flatnonzero(np.diff(parts)) + 1):
        kept |= {int(group[np.argmin(values[group])]), int(group[np.argmax(values[group])])}
    return sorted(kept)


def _draw_lane(sheet: DrawingBuilder, lane: Lane, y: float, across: Scale) -> None:
    title = lane.title if len(lane.title) <= 24 else f"{lane.title[:23]}…"
    sheet.add(Text(MARGIN[0] - 5, y + 7.5, title, lane.colour, 6.3, "end"))
    sheet.add(Line(((MARGIN[0], y + 5.2), (WIDTH - MARGIN[1], y + 5.2)), RULE, 0.4))
    for start_s, end_s in lane.spans:
        x = across.place(start_s)
        sheet.add(Box(x, y + 2.4, max(across.place(end_s) - x - 0.8, 1.2), 5.6, lane.colour))


def _draw_seconds(sheet: DrawingBuilder, across: Scale, y: float) -> None:
    long = across.high >= 180
    for tick in choose_ticks(across.low, across.high, 12, STEPS_S):
        words = f"{int(tick) // 60}:{int(tick) % 60:02}" if long else f"{tick:.0f} s"
        x = across.place(tick)
        sheet.add(
            Line(((x, y), (x, y + 3)), QUIET, 0.5),
            Text(x, y + 11, words, anchor="end" if tick == across.high else "middle"),
        )


def draw_range(material: ReportData) -> Drawing | None:
    """A test's results with their uncertainty against the norm, left beside right, after those of earlier days; None without a test."""
    test, motion = material.summary["range_test"], material.summary["range_of_motion"]
    if test is None:
        return None
    earlier = {side: list(material.earlier.get(side, ()))[-EARLIER:] for side in SIDES}
    count = max(len(values) for values in earlier.values())
    sheet, values = (
        DrawingBuilder(WIDTH, 118.0),
        [test["norm_deg"], *earlier["left"], *earlier["right"]],
    )
    for result in filter(None, motion.values()):
        values += [
            result["peak_deg"] - result["uncertainty_deg"],
            result["peak_deg"] + result["uncertainty_deg"],
        ]
    up = _scale_degrees([np.array(values)], 100.0, 14.0)
    _draw_grid(sheet, up)
    norm = up.place(test["norm_deg"])
    sheet.add(Line(((MARGIN[0], norm), (WIDTH - MARGIN[1], norm)), GOOD, 1.0, (3.0, 2.0)))
    sheet.add(
        Text(WIDTH - MARGIN[1] - 3, norm - 3, f"norm {test['norm_deg']:.0f}°", GOOD, anchor="end")
    )
    columns = Scale(0.0, count + 1.0, MARGIN[0] + 4, WIDTH - MARGIN[1] - 40)
    for side in SIDES:
        _draw_earlier(sheet, side, earlier[side], count, columns, up)
        if motion[side]:
            _draw_result(sheet, side, motion[side], columns.place(count + 0.5), up)
    _name_columns(sheet, count, columns)
    _draw_legend(sheet, {side: side for side in SIDES})
    return sheet.finish("Range of motion of each side against the norm, with earlier results")


def _shift(side: str) -> float:
    return -16.0 if side == "left" else 16.0


def _draw_earlier(
    sheet: DrawingBuilder, side: str, values: list[float], count: int, columns: Scale, up: Scale
) -> None:
    """Earlier results, so that the last one stands beside today's."""
    points = [
        (columns.place(count - len(values) + i + 0.5) + _shift(side), up.place(v))
        for i, v in enumerate(values)
    ]
    if len(points) > 1:
        sheet.add(Line(tuple(points), COLOURS[side], 0.7, DASHES[side]))
    sheet.add(*(Dot(x, y, 2.2, COLOURS[side], hollow=True) for x, y in points))


def _draw_result(
    sheet: DrawingBuilder, side: str, result: dict[str, Any], middle: float, up: Scale
) -> None:
    x, colour = middle + _shift(side), COLOURS[side]
    low, high = (
        up.place(result["peak_deg"] + sign * result["uncertainty_deg"]) for sign in (-1, 1)
    )
    sheet.add(Line(((x, low), (x, high)), colour, 1.2))
    sheet.add(*(Line(((x - 3.5, y), (x + 3.5, y)), colour, 1.2) for y in (low, high)))
    peaks = [trial["peak_deg"] for trial in result["trials"] if trial["peak_deg"] is not None]
    sheet.add(
        *(
            Dot(x + math.copysign(7.0, -_shift(side)), up.place(peak), 1.3, colour, hollow=True)
            for peak in peaks
        )
    )
    sheet.add(Dot(x, up.place(result["peak_deg"]), 3.2, colour))
    anchor: Anchor = "end" if side == "left" else "start"
    words = _degrees(result["peak_deg"])
    sheet.add(
        Text(
            x + _shift(side) / 2,
            up.place(result["peak_deg"]) + 3,
            words,
            colour,
            9.0,
            anchor,
            bold=True,
        )
    )


def _degrees(value: float) -> str:
    return f"{value:.0f}°".replace("-", MINUS)


def _name_columns(sheet: DrawingBuilder, count: int, columns: Scale) -> None:
    if count:
        middle = columns.place(count / 2)
        sheet.add(
            Text(
                middle,
                113,
                f"{count} earlier {'day' if count == 1 else 'days'}, oldest first",
                anchor="middle",
            )
        )
    sheet.add(
        Text(columns.place(count + 0.5), 113, "this recording", INK, anchor="middle", bold=True)
    )


def name_exercise_angle(name: str, exercise: Exercise) -> str:
    """An angle for people: ``knee_flexion_front`` of a lunge becomes ``knee flexion, leg in front``."""
    leg = exercise.side_words
    return name_angle(name, {exercise.side: leg, "working": leg})
