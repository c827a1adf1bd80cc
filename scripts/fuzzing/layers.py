"""Fast targets below the files: texts, tables and messages, without a disk."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from coach.body.landmarks import SIDES
from coach.body.pose import Pose
from coach.errors import CoachError
from coach.exercise.tracking.events import Event
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import Analysis, analyse
from coach.report.formats import PARTS, Format
from coach.report.page.html import write_html
from coach.report.report_data import AngleSeries, ReportData
from coach.store.exercises.loader import KIND, LoadedExercise, load_exercise, parse_exercise
from coach.store.exercises.validation import list_implausible_rules
from coach.store.history.entry import Entry, summarise_recording
from coach.store.history.index import History
from coach.store.history.trends import (
    compare_sides_over_time,
    follow_form,
    follow_pain,
    follow_range,
    list_days,
)
from coach.store.programmes import loader as programmes
from coach.store.programmes.enrolment import list_records
from coach.store.recordings.folders import name_folder
from coach.store.recordings.messages import (
    EVENTS,
    Header,
    event_from_json,
    event_to_json,
    header_from_texts,
    header_to_texts,
    is_time,
    pose_from_json,
    pose_to_json,
)
from coach.store.recordings.recording import Recording, open_recording
from coach.store.recordings.writer import Recorder
from coach.store.settings.settings import KIND as SETTINGS
from coach.store.settings.settings import Settings, change_setting
from coach.store.settings.settings_file import update_settings_text
from coach.store.toml.line_numbers import add_line_numbers, find_lines

from .markup import require_text_only

ROOT: Final = Path(__file__).resolve().parents[2]
REFUSED: Final = (KeyError, TypeError, ValueError)
"""Exceptions of the message readers; the reader of a recording makes them a RecordingError."""
MADE: Final = Path("made.toml")
JUDGED: Final = ("lunge", "plank", "hip-flexion-test")
TEXTS_OF_HEADER: Final = {
    "exercise": "lunge", "side": "auto", "started_utc": "2026-03-01T09:08:07+00:00",
    "coach_version": "0", "python_version": "3", "libraries": "{}", "camera": "made up",
    "model_sha256": "", "width": "64", "height": "48", "schema_version": "1",
}  # fmt: skip


def read_toml(content: bytes, _: Path) -> object:
    """Read any TOML, and find the lines of its keys."""
    text = content.decode("utf-8-sig", errors="replace")
    data = KIND.parse(text, MADE)
    lines = find_lines(text)
    add_line_numbers(text, data)
    missing = data.keys() - {place[0] for place in lines}
    if missing or not all(0 < line <= text.count("\n") + 1 for line in lines.values()):
        raise AssertionError(f"keys without a line: {missing}")
    return lines


def read_exercise_tables(content: bytes, _: Path) -> object:
    """Read the tables of an exercise, given as JSON."""
    exercise = KIND.validate(_read_table(content), MADE)
    return list_implausible_rules(exercise)


def read_programme_tables(content: bytes, _: Path) -> object:
    """Read the tables of a programme, given as JSON."""
    return programmes.KIND.validate(_read_table(content), MADE)


def _read_table(content: bytes) -> dict[str, Any]:
    try:
        table = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return table if isinstance(table, dict) else {"table": table}


def read_settings_text(content: bytes, _: Path) -> object:
    """Read settings, change one as if it were typed, and write them again."""
    text = content.decode(errors="replace")
    key, _equals, value = text.partition("\n")[0].partition("=")
    with suppress(CoachError):
        change_setting(Settings(), key.strip(), value.strip())
    settings = SETTINGS.validate(SETTINGS.parse(text, MADE), MADE, "", text)
    changed = settings.model_copy(update={"norm_hip_flexion_deg": 99.0, "language": "de"})
    again = update_settings_text(text, changed.model_dump(), Settings.model_fields)
    if SETTINGS.validate(SETTINGS.parse(again, MADE), MADE) != changed:
        raise AssertionError("what was written does not come back")
    return changed


def read_pose(content: bytes, _: Path) -> object:
    """Read a pose message; a valid one must be identical after writing it again."""
    with suppress(*REFUSED):
        pose = pose_from_json(content)
        return _require_same_pose(pose)
    return None


def _require_same_pose(pose: Pose) -> Pose:
    try:
        again = pose_from_json(pose_to_json(pose))
    except ValueError as error:
        raise AssertionError("a pose was read that cannot be written") from error
    if not all(
        np.array_equal(a, b, equal_nan=True)
        for a, b in ((pose.image, again.image), (pose.world, again.world))
    ):
        raise AssertionError("a pose does not come back")
    return again


def read_event(content: bytes, _: Path) -> object:
    """Read an event message; a valid one must be identical after writing it again."""
    try:
        event = event_from_json(content)
    except REFUSED:
        return None
    if event_from_json(event_to_json(event)) != event:
        raise AssertionError("an event does not come back")
    return event


class _Made(Recording):
    """Read a recording in memory: the first line gives its header, poses and events follow."""

    def __init__(self, content: bytes) -> None:
        head, *self._lines = content.split(b"\n")
        super().__init__(Path("made") / "session.mcap", make_header(head), finished=False)

    def _messages(self, topic: str) -> Iterator[bytes]:
        return (line for line in self._lines if (b'"kind"' in line) == (topic == EVENTS))


def make_header(line: bytes) -> Header:
    """Return the header that these texts give; the other fields have usual values.

    Raises:
        ValueError: The texts are not a header.

    """
    try:
        texts = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError("no texts") from error
    if not isinstance(texts, dict):
        raise ValueError("no texts")  # noqa: TRY004 - the only error of this function
    said = {
        **TEXTS_OF_HEADER,
        **{
            key: value if isinstance(value, str) else json.dumps(value)
            for key, value in texts.items()
        },
    }
    exercise = said.pop("exercise_text", "")
    header = header_from_texts(said, exercise)
    if not is_time(header.started_utc):
        raise ValueError("no time")
    if header_from_texts(header_to_texts(header), exercise) != header and header.exercise.isascii():
        raise AssertionError("a header does not come back")
    return header


def read_session(content: bytes, _: Path) -> object:
    """Use a recording with this header and these messages in history, programme and list."""
    try:
        recording = _Made(content)
    except ValueError:
        return None
    name_folder(recording.header)
    return follow_entries([summarise_recording(recording)])


def follow_entries(entries: Sequence[Entry]) -> object:
    """Show everything of these sessions."""
    for side in SIDES:
        follow_range(entries, side)
    follow_pain(entries)
    list_days(entries)
    compare_sides_over_time(entries)
    return follow_form(entries), [record for entry in entries for record in list_records(entry)]


def read_motion(content: bytes, _: Path) -> object:
    """Judge poses, one a line, by exercises of each kind: every number in an event is finite."""
    poses = list(_Made(b"{}\n" + content).poses())
    for name in JUDGED:
        _require_numbers(analyse(poses, Trainer(_load_shipped(name), "auto")).events)
    return poses


def read_judge(content: bytes, folder: Path) -> object:
    """Judge poses by an exercise."""
    loaded = parse_exercise(content.decode(errors="replace"), "made")
    return _require_numbers(_judge(loaded, folder).events)


def _require_numbers(events: Sequence[Event]) -> Sequence[Event]:
    for event in events:
        if event_from_json(event_to_json(event)) != event:
            raise AssertionError(f"{event} does not come back")
    return events


@cache
def _load_shipped(name: str) -> Any:
    return load_exercise(str(ROOT / "poses" / f"{name}.toml")).exercise


@cache
def _open_sample(folder: Path) -> tuple[Recording, list[Pose]]:
    """Return a part of a recording, every sixth pose."""
    long = open_recording(ROOT / "recordings" / "samples" / "lunge")
    with Recorder(folder / "sample", long.header) as recorder:
        for pose in long.poses(6):
            recorder.write(pose)
    short = open_recording(recorder.path)
    return short, list(short.poses())


def _judge(loaded: LoadedExercise, folder: Path, trace: AngleSeries | None = None) -> Analysis:
    return analyse(
        _open_sample(folder)[1], Trainer(loaded.exercise, "auto"), trace.add if trace else None
    )


def read_report(content: bytes, folder: Path) -> object:
    """Make the page of a recording whose exercise has these texts: they must stay text."""
    material = _make_material(content, folder)
    write_html(material, folder / "page.html")
    require_text_only((folder / "page.html").read_text(encoding="utf-8"))
    return material


def read_exports(content: bytes, folder: Path) -> object:
    """Make all other exports, except those with pictures."""
    material = _make_material(content, folder)
    wanted: tuple[Format, ...] = ("csv", "json", "parquet", "trc", "mot", "pdf", "fhir")
    for part in (part for name in wanted for part in PARTS[name]):
        with suppress(CoachError):
            part.write(material, folder / f"made{part.ending}")
    return material


def _make_material(content: bytes, folder: Path) -> ReportData:
    loaded, trace = parse_exercise(content.decode(errors="replace"), "made"), AngleSeries()
    return ReportData(
        _open_sample(folder)[0],
        loaded,
        "auto",
        _judge(loaded, folder, trace),
        trace,
        {"left": [90.0, 95.0], "right": []},
    )


def read_rows(content: bytes, folder: Path) -> object:
    """Read rows of the history, as another program may have written them.

    Each line is a table's name and its values.
    """
    with History(folder / "history.sqlite", folder) as history:
        run = history._connection.execute  # noqa: SLF001 - as another program would
        run("PRAGMA foreign_keys = OFF")
        run("DELETE FROM sessions")
        run("DELETE FROM sides")
        run("DELETE FROM faults")
        for line in content.split(b"\n"):
            with suppress(*REFUSED, RecursionError, OverflowError, sqlite3.Error):
                table, *values = json.loads(line)
                if table in ("sessions", "sides", "faults"):
                    run(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)
        return follow_entries(history.read())
