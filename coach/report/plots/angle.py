"""The plot of the main angle over time, with lanes of what happened below it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from coach.body.pose import Array
from coach.colours import ON_PAPER
from coach.exercise.tracking.events import Event, HoldBegan, HoldEnded, HoldPaused, HoldResumed
from coach.exercise.tracking.range_test.result import find_typical_zone
from coach.exercise.tracking.session import drop_false_starts
from coach.report.language import tr
from coach.report.plots.axes import (
    COLOURS,
    DASHES,
    MARGIN,
    WIDTH,
    draw_grid,
    draw_legend,
    scale_degrees,
)
from coach.report.plots.drawing import (
    Box,
    Drawing,
    DrawingBuilder,
    Line,
    Scale,
    Text,
    choose_ticks,
)
from coach.report.report_data import ReportData
from coach.report.text import count_columns, list_repetitions, name_angle

BINS: Final = 450
"""Number of parts in which a line has at most two points."""
LANE: Final = 11.0
LANES: Final = 6
LANE_COLUMNS: Final = 24
"""Maximum width of the title of a lane; see `count_columns`."""
STEPS_S: Final = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 3600)


def draw_angle(data: ReportData) -> Drawing:
    """Draw the main angle over time with its target, and a lane for each kind of event below it."""
    lanes = list(_list_lanes(data))[:LANES]
    height = 128.0 + LANE * len(lanes) + 16.0
    builder, series = DrawingBuilder(WIDTH, height), data.trace.list_mains()
    times, target, rule = data.trace.times_s, data.exercise.target, data.exercise.range_of_motion
    if rule is not None:
        target = find_typical_zone(rule, target)
    across = Scale(0.0, max(data.analysis.duration_s, 1e-3), MARGIN[0], WIDTH - MARGIN[1])
    up = scale_degrees(
        [*series.values(), np.array([bound for bound in target if math.isfinite(bound)])],
        122.0,
        14.0,
    )
    _draw_band(builder, up, target, tr("typical" if rule and rule.typical else "target"))
    draw_grid(builder, up)
    for name, values in series.items():
        side = name.rpartition("_")[2]
        for points in _trace_line(times, values, across, up):
            builder.add(Line(points, COLOURS.get(side, ON_PAPER.text), 1.1, DASHES.get(side, ())))
    draw_legend(builder, {name: name_angle(name, data.exercise) for name in series})
    for index, lane in enumerate(lanes):
        _draw_lane(builder, lane, 128.0 + LANE * index, across)
    _draw_seconds(builder, across, 128.0 + LANE * len(lanes))
    return builder.finish(
        tr(
            "{angle} over time, with what happened in it",
            angle=name_angle(data.exercise.main_angle, data.exercise),
        )
    )


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of time spans."""

    title: str
    spans: tuple[tuple[float, float], ...]
    colour: str


def _list_lanes(data: ReportData) -> Iterator[Lane]:
    summary = data.summary
    if repetitions := list_repetitions(summary):
        yield Lane(
            tr("Repetitions"),
            tuple((r["start_s"], r["end_s"]) for r in repetitions),
            ON_PAPER.good,
        )
    if summary["holds"]:
        yield Lane(tr("Held"), tuple(_list_held(drop_false_starts(data.events))), ON_PAPER.good)
    trials = data.analysis.session.trials
    for title, credited, colour in (
        (tr("Trials"), True, ON_PAPER.good),
        (tr("Not credited"), False, ON_PAPER.quiet),
    ):
        if spans := tuple(
            (t.start_s, t.end_s) for t in trials if (t.peak_deg is not None) is credited
        ):
            yield Lane(title, spans, colour)
    end = summary["duration_s"]
    for fault in data.exercise.faults:
        spans = tuple(
            (f["start_s"], end if f["end_s"] is None else f["end_s"])
            for f in summary["faults"]
            if f["name"] == fault.name and not fault.next_level
        )
        if spans:
            yield Lane(tr(fault.title), spans, ON_PAPER.fault)


def _list_held(events: Iterable[Event]) -> Iterator[tuple[float, float]]:
    """Yield the time spans in which the clock of a hold ran."""
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


def _draw_band(builder: DrawingBuilder, up: Scale, target: tuple[float, float], name: str) -> None:
    low, high = max(target[0], up.low), min(target[1], up.high)
    top, bottom = up.place(high), up.place(low)
    builder.add(
        Box(MARGIN[0], top, WIDTH - MARGIN[0] - MARGIN[1], bottom - top, ON_PAPER.good_ground)
    )
    builder.add(Text(WIDTH - MARGIN[1] - 3, top + 8, name, ON_PAPER.good, anchor="end"))


def _trace_line(
    times: Array, values: Array, across: Scale, up: Scale
) -> Iterator[tuple[tuple[float, float], ...]]:
    """Yield the pieces of the line, which breaks if the value is unknown."""
    known = np.isfinite(values)
    for piece in np.split(np.arange(len(times)), np.flatnonzero(np.diff(known.astype(int))) + 1):
        if len(piece) > 1 and known[piece[0]]:
            indices = _thin(times[piece], values[piece], across.high)
            yield tuple(
                (across.place(float(times[piece[i]])), up.place(float(values[piece[i]])))
                for i in indices
            )


def _thin(times: Array, values: Array, duration_s: float) -> list[int]:
    """Return the indices of the lowest and highest value in each part, the first and the last."""
    parts = np.floor(times / duration_s * BINS)
    indices = {0, len(times) - 1}
    for group in np.split(np.arange(len(times)), np.flatnonzero(np.diff(parts)) + 1):
        indices |= {int(group[np.argmin(values[group])]), int(group[np.argmax(values[group])])}
    return sorted(indices)


def _draw_lane(builder: DrawingBuilder, lane: Lane, y: float, across: Scale) -> None:
    title = lane.title
    while count_columns(title) > LANE_COLUMNS:
        title = f"{title.removesuffix('…')[:-1]}…"
    builder.add(Text(MARGIN[0] - 5, y + 7.5, title, lane.colour, 6.3, "end"))
    builder.add(Line(((MARGIN[0], y + 5.2), (WIDTH - MARGIN[1], y + 5.2)), ON_PAPER.track, 0.4))
    for start_s, end_s in lane.spans:
        x = across.place(start_s)
        builder.add(Box(x, y + 2.4, max(across.place(end_s) - x - 0.8, 1.2), 5.6, lane.colour))


def _draw_seconds(builder: DrawingBuilder, across: Scale, y: float) -> None:
    long = across.high >= 180
    for tick in choose_ticks(across.low, across.high, 12, STEPS_S):
        words = f"{int(tick) // 60}:{int(tick) % 60:02}" if long else f"{tick:.0f} s"
        x = across.place(tick)
        builder.add(
            Line(((x, y), (x, y + 3)), ON_PAPER.quiet, 0.5),
            Text(x, y + 11, words, anchor="end" if tick == across.high else "middle"),
        )
