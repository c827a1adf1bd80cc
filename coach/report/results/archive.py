"""Results of many files: one row each, as a Parquet or CSV table and as an HTML page."""

from __future__ import annotations

import csv
import io
import statistics
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
from coach.message import Message, join_label
from coach.report.language import get_language, ntr, tr
from coach.report.results.packed_text import pack, unpack
from coach.report.text import find_clean_count, format_number, list_repetitions

TEMPLATES: Final = Path(__file__).parents[1] / "templates"
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
GAPS: Final = "gaps"
"""Key of what was not measured in a form that can be translated; no column of the tables."""


def make_row(
    summary: Mapping[str, Any], exercise: Exercise, model_sha256: str, coach_version: str
) -> dict[str, Any]:
    """Return the row of one analysed file without its name and status.

    Args:
        summary: Result of `coach.report.results.table.summarise`.
        exercise: The exercise.
        model_sha256: Checksum of the pose model.
        coach_version: Version of coach.
    """
    repetitions, holds, motion = (
        summary["repetitions"],
        summary["holds"],
        summary["range_of_motion"] or {},
    )
    peaks = [r["peak_deg"] for r in list_repetitions(summary) if r["peak_deg"] is not None]
    faults = Counter(fault["name"] for fault in summary["faults"])
    seen = summary["view"]["kind"] is not None
    counted = repetitions if seen and exercise.kind == "repetitions" else None
    held = holds if seen and exercise.kind == "hold" else None
    row: dict[str, Any] = {
        "exercise": summary["exercise"],
        **{name: summary[name] for name in ("frames", "duration_s", "tracked_s")},
        "view": summary["view"]["kind"],
        "view_ok": summary["view"]["ok"] if seen else None,
        "yaw_deg": summary["view"]["yaw_deg"],
        "repetitions": None if counted is None else len(counted),
        "good_repetitions": None if counted is None else find_clean_count(counted),
        "median_peak_deg": round(statistics.median(peaks), 1) if peaks else None,
        "holds": None if held is None else len(held),
        "held_s": None if held is None else round(sum(hold["held_s"] for hold in held), 3),
        "faults": " ".join(f"{name}:{count}" for name, count in sorted(faults.items())),
        **_describe_gaps([(gap["what"], gap["why"]) for gap in summary["not_measured"]]),
        "model_sha256": model_sha256,
        "coach_version": coach_version,
    }
    for side in SIDES:
        result = motion.get(side)
        row[f"range_{side}_deg"] = result["peak_deg"] if result else None
        row[f"range_{side}_uncertainty_deg"] = result["uncertainty_deg"] if result else None
    return row


def make_unknown_row(
    poses: Sequence[Pose], rivals: Sequence[str], model_sha256: str, coach_version: str
) -> dict[str, Any]:
    """Return the row of a file whose exercise was not recognised.

    Args:
        poses: All poses of the file.
        rivals: Names of the exercises that fit equally well; often none.
        model_sha256: Checksum of the pose model.
        coach_version: Version of the program.
    """
    why = (
        Message(
            "It was not recognised. These fit equally well: {names}. Say which it is with "
            "--exercise.",
            names=", ".join(rivals),
        )
        if rivals
        else Message("It was not recognised; say which it is with --exercise.")
    )
    duration_s = poses[-1].time_s if poses else 0.0
    return {
        "exercise": UNKNOWN,
        "frames": len(poses),
        "duration_s": round(duration_s, 3),
        **_describe_gaps([(Message("exercise"), why)]),
        "model_sha256": model_sha256,
        "coach_version": coach_version,
    }


def _describe_gaps(gaps: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return the cell of what was not measured, and the same for the page."""
    return {
        "not_measured": "; ".join(f"{what}: {why}" for what, why in gaps),
        GAPS: [[pack(what), pack(why)] for what, why in gaps],
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
    """Return the page in the report's language; texts of files are escaped."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.ChainableUndefined,
    )
    environment.filters["show"] = lambda value: (
        "" if value is None or isinstance(value, jinja2.Undefined) else format_number(value)
    )
    done = sum(row["status"] == "done" for row in rows)
    return (
        environment.get_template(TEMPLATE)
        .render(
            language=get_language().code,
            title=ntr("coach: {n} file", "coach: {n} files", len(rows)),
            heading=ntr(
                "{done} of {n} file analysed", "{done} of {n} files analysed", len(rows), done=done
            ),
            caption=tr("What was not measured is empty. Angles in degrees, times in seconds."),
            columns=_list_headings(),
            rows=[{**row, "remarks": _write_remarks(row)} for row in rows],
            colours=ON_PAPER,
            failed=FAILED_ON_PAPER,
        )
        .encode()
    )


def _list_headings() -> list[tuple[str, bool]]:
    """Return the heading of each column of the page, and whether it has numbers."""
    return [
        (tr("File"), False),
        (tr("Exercise"), False),
        (tr("Seconds"), True),
        (tr("Repetitions"), True),
        (tr("in good form"), True),
        (tr("Held"), True),
        (tr("Range left"), True),
        (tr("Range right"), True),
        (tr("Faults"), False),
        (tr("Remarks"), False),
    ]


def _write_remarks(row: Mapping[str, Any]) -> str:
    """Return why a file failed, or what was not measured."""
    if row.get("error"):
        return tr(row["error"])
    if GAPS not in row:
        return row.get("not_measured") or ""
    return "; ".join(tr(join_label(tr(unpack(what)), tr(unpack(why)))) for what, why in row[GAPS])
