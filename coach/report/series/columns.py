"""Angles and events as tables: CSV and Parquet.

The angle table is that of `coach analyze --csv`. The table of events has one row for each event,
with a column for every field of any kind of event; lists of texts are joined by ``; ``. Fields that
an event lacks are empty. Answers on pain are among the events, as they were recorded.
"""

from __future__ import annotations

import csv
import dataclasses
import heapq
import json
import math
from contextlib import nullcontext
from pathlib import Path
from typing import Any, Final

from coach import __version__
from coach.body.angles import NAMES, is_ratio
from coach.exercise.tracking.events import Event, Pain, to_dict
from coach.report.report_data import ReportData
from coach.report.results.angle_table import AngleTable
from coach.store.recordings.message_schemas import EVENT_SCHEMA

COLUMNS: Final = (
    "time_s",
    "kind",
    *(name for name in EVENT_SCHEMA["properties"] if name not in ("time_s", "kind")),
)
"""Columns of the table of events."""


def list_rows(data: ReportData) -> list[dict[str, Any]]:
    """Return each event as a row of `COLUMNS`; None for fields that it lacks."""
    rows = []
    for event in list_events(data):
        values = to_dict(event)
        if isinstance(event, Pain):
            values |= dataclasses.asdict(event)  # also what has its default
        rows.append({name: _flatten(values.get(name)) for name in COLUMNS})
    return rows


def list_events(data: ReportData) -> list[Event]:
    """Return the events by today's rules and the recorded answers on pain, in order of time."""
    pains = data.recording.pains()
    before = [pain for pain in pains if pain.before]
    others = [pain for pain in pains if not pain.before]
    return list(heapq.merge(before, data.events, others, key=lambda event: event.time_s))


def describe_recording(data: ReportData) -> dict[str, Any]:
    """Return the origin of results as plain values for JSON."""
    header = data.recording.header
    return {
        "started_utc": header.started_utc,
        "side": header.side,
        "camera": header.camera,
        "picture": [header.width, header.height],
        "recorded_with": header.coach_version,
        "libraries": dict(header.libraries),
        "model_sha256": header.model_sha256,
        "larger_model_sha256": header.larger_model_sha256 or None,
        "sha256": data.sha256,
        "finished": data.recording.finished,
        "judged_with": __version__,
    }


def write_angles_csv(data: ReportData, path: Path) -> None:
    """Write the angles of every frame, as `coach analyze --csv`."""
    with path.open("w", newline="", encoding="utf-8") as file:
        table = AngleTable(file, nullcontext)
        for _, feedback in data.evaluate():
            table.add(feedback)


def write_events_csv(data: ReportData, path: Path) -> None:
    """Write one row for each event, UTF-8."""
    with path.open("w", newline="", encoding="utf-8", errors="backslashreplace") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(list_rows(data))


def write_json(data: ReportData, path: Path) -> None:
    """Write the summary of `coach analyze` with events and angles; null if not measured."""
    angles = {
        name: [_known(value) for value in data.trace.angles[:, index]]
        for index, name in enumerate(NAMES)
    }
    content = {
        **data.summary,
        "recording": describe_recording(data),
        "events": [to_dict(event) for event in list_events(data)],
        "angles": {"time_s": [round(float(time), 4) for time in data.trace.times_s], **angles},
    }
    path.write_text(
        json.dumps(content, ensure_ascii=False, allow_nan=False) + "\n",
        encoding="utf-8",
        errors="backslashreplace",
    )


def write_angles_parquet(data: ReportData, path: Path) -> None:
    """Write the angle table with units; the metadata hold summary and recording as JSON."""
    import pyarrow as pa
    from pyarrow import parquet

    fields = [pa.field("time_s", pa.float64(), nullable=False, metadata={"unit": "s"})]
    fields += [pa.field(name, pa.float64(), metadata={"unit": find_unit(name)}) for name in NAMES]
    about = {"coach.summary": data.summary, "coach.recording": describe_recording(data)}
    schema = pa.schema(
        fields,
        metadata={key: json.dumps(value) for key, value in about.items()},
    )
    arrays = [pa.array(data.trace.times_s)]
    arrays += [pa.array(column, from_pandas=True) for column in data.trace.angles.T]
    parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), path)


def write_events_parquet(data: ReportData, path: Path) -> None:
    """Write one row for each event."""
    import pyarrow as pa
    from pyarrow import parquet

    kinds = {"number": pa.float64(), "integer": pa.int64(), "boolean": pa.bool_()}
    properties = EVENT_SCHEMA["properties"]
    fields = [
        pa.field(name, kinds.get(properties[name]["type"], pa.string()), metadata=_describe(name))
        for name in COLUMNS
    ]
    parquet.write_table(pa.Table.from_pylist(list_rows(data), schema=pa.schema(fields)), path)


def find_unit(name: str) -> str:
    """Return the unit of an angle in UCUM: ``deg``, or ``1`` for a ratio."""
    return "1" if is_ratio(name) else "deg"


def _describe(name: str) -> dict[str, str] | None:
    unit = "s" if name.endswith("_s") else "deg" if name.endswith("_deg") else ""
    return {"unit": unit} if unit else None


def _flatten(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return "; ".join(str(part) for part in value)
    return None if isinstance(value, float) and math.isnan(value) else value


def _known(value: float) -> float | None:
    return None if math.isnan(value) else round(float(value), 4)
