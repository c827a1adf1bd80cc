"""Tables that say the same as `coach analyze`."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from pyarrow import parquet

from coach.body.angles import NAMES
from coach.exercise.tracking.events import Pain, to_dict
from coach.report.report_data import ReportData
from coach.report.results.angle_table import write_table
from coach.report.results.table import summarise
from coach.report.series.columns import (
    COLUMNS,
    find_unit,
    write_angles_csv,
    write_angles_parquet,
    write_events_csv,
    write_events_parquet,
    write_json,
)
from tests.report.helpers import Record, film_empty_room, judge_sample


def read_rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode())))


def test_csv_is_the_one_of_analyze(tmp_path: Path) -> None:
    sample = judge_sample("lunge")
    write_angles_csv(sample, tmp_path / "mine.csv")
    with write_table(tmp_path / "analyze.csv") as table:
        for _, feedback in sample.evaluate():
            table.add(feedback)
    assert (tmp_path / "mine.csv").read_bytes() == (tmp_path / "analyze.csv").read_bytes()
    assert len(read_rows(tmp_path / "mine.csv")) == sample.analysis.frames


@pytest.mark.skipif(sys.platform != "linux", reason="Linux has /dev/full")
@pytest.mark.parametrize("write", [write_angles_csv, write_events_csv, write_json])
def test_a_full_disk_is_told_by_who_knows_the_name_of_the_file(
    write: Callable[[ReportData, Path], None], sample: ReportData
) -> None:
    with pytest.raises(OSError, match="No space left"):
        write(sample, Path("/dev/full"))


def test_every_event_is_a_row(sample: ReportData, tmp_path: Path) -> None:
    write_events_csv(sample, tmp_path / "events.csv")
    rows = read_rows(tmp_path / "events.csv")
    assert [row["kind"] for row in rows] == [type(event).__name__ for event in sample.events]
    for row, event in zip(rows, map(to_dict, sample.events), strict=True):
        assert float(row["time_s"]) == event["time_s"]
        assert all(row[name] == "" for name in COLUMNS if name not in event)


def test_answers_on_pain_are_rows_in_order_of_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sample = judge_sample("lunge")
    end_s = sample.events[-1].time_s
    pains = [
        Pain(0.0, before=True, score=2),
        Pain(5.0, before=False, score=5, place="lower_leg", stopped=True),
        Pain(end_s, before=False, score=3, place="hip"),
    ]
    monkeypatch.setattr(type(sample.recording), "pains", lambda self: pains)
    write_events_csv(sample, tmp_path / "events.csv")
    rows = read_rows(tmp_path / "events.csv")
    times = [float(row["time_s"]) for row in rows]
    assert times == sorted(times)
    columns = ("time_s", "before", "score", "place", "stopped")
    assert [tuple(row[name] for name in columns) for row in rows if row["kind"] == "Pain"] == [
        ("0.0", "True", "2", "", "False"),
        ("5.0", "False", "5", "lower_leg", "True"),
        (str(end_s), "False", "3", "hip", "False"),
    ]
    assert (rows[0]["kind"], rows[-1]["kind"]) == ("Pain", "Pain")
    write_events_parquet(sample, tmp_path / "events.parquet")
    parts = parquet.read_table(tmp_path / "events.parquet").to_pylist()
    assert [part["score"] for part in parts if part["kind"] == "Pain"] == [2, 5, 3]
    write_json(sample, tmp_path / "all.json")
    content = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert [each["score"] for each in content["events"] if each["kind"] == "Pain"] == [2, 5, 3]


def test_json_holds_all_of_analyze_and_more(sample: ReportData, tmp_path: Path) -> None:
    write_json(sample, tmp_path / "all.json")
    content = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    summary = summarise(sample.analysis, sample.loaded.name, sample.exercise, sample.name)
    assert {key: content[key] for key in summary} == json.loads(json.dumps(summary))
    assert [event["kind"] for event in content["events"]] == [
        type(event).__name__ for event in sample.events
    ]
    assert set(content["angles"]) == {"time_s", *NAMES}
    assert all(len(values) == sample.analysis.frames for values in content["angles"].values())
    assert content["recording"]["sha256"] == sample.sha256
    assert len(content["recording"]["model_sha256"]) == 64
    assert content["recording"]["larger_model_sha256"] is None


def test_parquet_has_units_and_nulls_where_not_measured(sample: ReportData, tmp_path: Path) -> None:
    write_angles_parquet(sample, tmp_path / "angles.parquet")
    table = parquet.read_table(tmp_path / "angles.parquet")
    assert table.column_names == ["time_s", *NAMES]
    units = {field.name: field.metadata[b"unit"].decode() for field in table.schema}
    assert units["time_s"] == "s"
    assert units["hip_flexion_left"] == "deg"
    assert units["knee_past_toes_left"] == "1"
    for name in NAMES:
        values = sample.trace.angles[:, NAMES.index(name)]
        assert table[name].null_count == int(np.isnan(values).sum())
        assert table[name].drop_null().to_pylist() == values[~np.isnan(values)].tolist()
    assert json.loads(table.schema.metadata[b"coach.summary"])["exercise"] == sample.loaded.name


def test_events_as_parquet(sample: ReportData, tmp_path: Path) -> None:
    write_events_parquet(sample, tmp_path / "events.parquet")
    rows = parquet.read_table(tmp_path / "events.parquet").to_pylist()
    assert [(row["time_s"], row["kind"]) for row in rows] == [
        (event.time_s, type(event).__name__) for event in sample.events
    ]


def test_an_empty_room_gives_empty_cells(record: Record, tmp_path: Path) -> None:
    data = record(film_empty_room())
    write_angles_parquet(data, tmp_path / "angles.parquet")
    write_events_parquet(data, tmp_path / "events.parquet")
    write_json(data, tmp_path / "all.json")
    table = parquet.read_table(tmp_path / "angles.parquet")
    assert table.num_rows == 30
    assert all(table[name].null_count == 30 for name in NAMES)
    assert set(json.loads((tmp_path / "all.json").read_text())["angles"]["trunk_lean"]) == {None}


def test_no_pose_at_all(record: Record, tmp_path: Path) -> None:
    data = record([])
    write_angles_csv(data, tmp_path / "angles.csv")
    write_angles_parquet(data, tmp_path / "angles.parquet")
    write_json(data, tmp_path / "all.json")
    assert parquet.read_table(tmp_path / "angles.parquet").num_rows == 0


@pytest.mark.parametrize("name", NAMES)
def test_every_angle_has_a_unit(name: str) -> None:
    assert find_unit(name) in ("deg", "1")
