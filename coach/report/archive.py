"""The results of many files: one row each, as a Parquet or CSV table and as a page to look them up."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

import jinja2

from coach.body.landmarks import SIDES
from coach.body.pose import Pose
from coach.colours import FAILED_ON_PAPER, ON_PAPER
from coach.exercise.definition.exercise import Exercise
from coach.exercise.recognition.recognise import UNKNOWN

COLUMNS: Final[Mapping[str, str]] = {
    "file": "text", "exercise": "text", "status": "text", "error": "text", "frames": "whole", "duration_s": "number",
    "tracked_s": "number", "view": "text", "view_ok": "truth", "yaw_deg": "number", "repetitions": "whole", "good_repetitions": "whole",
    "median_peak_deg": "number", "holds": "whole", "held_s": "number", "faults": "text", "range_left_deg": "number",
    "range_left_uncertainty_deg": "number", "range_right_deg": "number", "range_right_uncertainty_deg": "number", "not_measured": "text",
    "model_sha256": "text", "coach_version": "text",
}  # fmt: skip
"""Name -> kind of each column. What was not measured is empty."""


def make_row(
    summary: Mapping[str, Any], exercise: Exercise, model_sha256: str, coach_version: str
) -> dict[str, Any]:
    """The row of one analysed file, from what `coach.report.table.summarise` says; without the file's name and status."""
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
    """The row of a file whose exercise was not recognised: nothing of it was counted or measured."""
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
    """The table as CSV, UTF-8."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(
        {name: "" if value is None else value for name, value in row.items()} for row in rows
    )
    return text.getvalue().encode()


def render_parquet(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """The table as Parquet: the same rows give the same bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {"text": pa.string(), "whole": pa.int64(), "number": pa.float64(), "truth": pa.bool_()}
    schema = pa.schema([(name, types[kind]) for name, kind in COLUMNS.items()])
    columns = {name: [row.get(name) for row in rows] for name in COLUMNS}
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table(columns, schema=schema), sink, compression="zstd")
    return bytes(sink.getvalue())


PAGE: Final = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>coach: {{ rows|length }} files</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
 body { font: 15px/1.45 system-ui, sans-serif; color: {{ colours.text }}; background: {{ colours.card }}; margin: 2rem; }
 table { border-collapse: collapse; width: 100%; } caption { text-align: left; margin-bottom: .8rem; color: {{ colours.quiet }}; }
 th { text-align: left; position: sticky; top: 0; background: {{ colours.card }}; border-bottom: 2px solid {{ colours.text }}; }
 th, td { padding: .35rem .7rem .35rem 0; vertical-align: top; } td { border-bottom: 1px solid {{ colours.track }}; }
 .n { text-align: right; font-variant-numeric: tabular-nums; } .failed { background: {{ failed }}; }
</style></head><body><h1>{{ done }} of {{ rows|length }} files analysed</h1>
<table><caption>What was not measured is empty. Angles in degrees, times in seconds.</caption>
<thead><tr><th>File</th><th>Exercise</th><th class="n">Seconds</th><th class="n">Repetitions</th><th class="n">in good form</th>
<th class="n">Held</th><th class="n">Range left</th><th class="n">Range right</th><th>Faults</th><th>Remarks</th></tr></thead><tbody>
{% macro range(degrees, uncertainty) %}{% if degrees %}{{ degrees }} ± {{ uncertainty }}{% endif %}{% endmacro %}
{% for row in rows %}<tr{% if row.status == "failed" %} class="failed"{% endif %}><td>{{ row.file }}</td><td>{{ row.exercise }}</td>
<td class="n">{{ row.duration_s|show }}</td>
<td class="n">{{ row.repetitions|show }}</td>
<td class="n">{{ row.good_repetitions|show }}</td>
<td class="n">{{ row.held_s|show }}</td>
<td class="n">{{ range(row.range_left_deg, row.range_left_uncertainty_deg) }}</td>
<td class="n">{{ range(row.range_right_deg, row.range_right_uncertainty_deg) }}</td>
<td>{{ row.faults|show }}</td><td>{{ row.error or row.not_measured }}</td></tr>
{% endfor %}</tbody></table></body></html>
"""


def render_index(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """The page: texts of files stand in it as text."""
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.ChainableUndefined)
    environment.filters["show"] = lambda value: (
        "" if value is None or isinstance(value, jinja2.Undefined) else value
    )
    done = sum(row["status"] == "done" for row in rows)
    return (
        environment.from_string(PAGE)
        .render(rows=rows, done=done, colours=ON_PAPER, failed=FAILED_ON_PAPER)
        .encode()
    )
