"""Results of many files: one row each, as a Parquet or CSV table and as an HTML page."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import jinja2

from coach.body.landmarks import SIDES
from coach.body.pose import Pose
from coach.colours import FAILED_ON_PAPER, ON_PAPER
from coach.exercise.definition.exercise import Exercise
from coach.exercise.recognition.recognise import UNKNOWN

TEMPLATE: Final = "archive.html"
COLUMNS: Final[Mapping[str, str]] = {
    "file": "text",
    "exercise": "text",
    "status": "text",
    "error": "text",
    "frames": "whole",
    "duration_s": "number",
    "tracked_s": "number",
    "view": "text",
    "view_ok": "truth",
    "yaw_deg": "number",
    "repetitions": "whole",
    "good_repetitions": "whole",
    "median_peak_deg": "number",
    "holds": "whole",
    "held_s": "number",
    "faults": "text",
    "range_left_deg": "number",
    "range_left_uncertainty_deg": "number",
    "range_right_deg": "number",
    "range_right_uncertainty_deg": "number",
    "not_measured": "text",
    "model_sha256": "text",
    "coach_version": "text",
}
"""Name -> kind of each column. Cells without a measurement are empty."""


def make_row(
    summary: Mapping[str, Any], exercise: Exercise, model_sha256: str, coach_version: str
) -> dict[str, Any]:
    """Return the row of one analysed file without its name and status.

    Args:
        summary: Result of `coach.report.table.summarise`.
        exercise: The exercise.
        model_sha256: Checksum of the pose model.
        coach_version: Version of coach.
    """
    repetitions, holds, motion = (
        summary["repetitions"],
        summary["holds"],
        summary["range_of_motion"] or {},
    )
    peaks = sorted(r["peak_deg"] for r in repetitions if r["peak_deg"] is not None)
    faults = Counter(fault["name"] for fault in summary["faults"])
    row: dict[str, Any] = {
        "exercise": summary["exercise"],
        **{name: summary[name] for name in ("frames", "duration_s", "tracked_s")},
        "view": summary["view"]["kind"],
        "view_ok": summary["view"]["ok"],
        "yaw_deg": summary["view"]["yaw_deg"],
        "repetitions": len(repetitions) if exercise.kind == "repetitions" else None,
        "good_repetitions": sum(not r["faults"] for r in repetitions)
        if exercise.kind == "repetitions"
        else None,
        "median_peak_deg": peaks[len(peaks) // 2] if peaks else None,
        "holds": len(holds) if exercise.kind == "hold" else None,
        "held_s": round(sum(hold["held_s"] for hold in holds), 3)
        if exercise.kind == "hold"
        else None,
        "faults": " ".join(f"{name}:{count}" for name, count in sorted(faults.items())),
        "not_measured": "; ".join(
            f"{missing['what']}: {missing['why']}" for missing in summary["not_measured"]
        ),
        "model_sha256": model_sha256,
        "coach_version": coach_version,
    }
    for side in SIDES:
        result = motion.get(side)
        row[f"range_{side}_deg"] = result["peak_deg"] if result else None
        row[f"range_{side}_uncertainty_deg"] = result["uncertainty_deg"] if result else None
    return row


def make_unknown_row(
    poses: Sequence[Pose], model_sha256: str, coach_version: str
) -> dict[str, Any]:
    """Return the row of a file whose exercise was not recognised."""
    duration_s = poses[-1].time_s if poses else 0.0
    return {
        "exercise": UNKNOWN,
        "frames": len(poses),
        "duration_s": round(duration_s, 3),
        "not_measured": "exercise: It was not recognised; say which it is with --exercise.",
        "model_sha256": model_sha256,
        "coach_version": coach_version,
    }


def render_csv(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Return the table as CSV, UTF-8."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(
        {name: "" if value is None else value for name, value in row.items()} for row in rows
    )
    return text.getvalue().encode()


def render_parquet(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Return the table as Parquet; equal rows give equal bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {"text": pa.string(), "whole": pa.int64(), "number": pa.float64(), "truth": pa.bool_()}
    schema = pa.schema([(name, types[kind]) for name, kind in COLUMNS.items()])
    columns = {name: [row.get(name) for row in rows] for name in COLUMNS}
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table(columns, schema=schema), sink, compression="zstd")
    return bytes(sink.getvalue())


def render_index(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Return the page; texts of files are escaped."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=jinja2.ChainableUndefined,
    )
    environment.filters["show"] = lambda value: (
        "" if value is None or isinstance(value, jinja2.Undefined) else value
    )
    done = sum(row["status"] == "done" for row in rows)
    return (
        environment.get_template(TEMPLATE)
        .render(rows=rows, done=done, colours=ON_PAPER, failed=FAILED_ON_PAPER)
        .encode()
    )
