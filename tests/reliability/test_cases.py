"""Inputs that once broke something, and constructed ones, raise at most a CoachError.

``scripts/fuzz.py`` found the inputs in `cases`.
"""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
import tempfile
import tomllib
import typing
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.body.landmarks import COUNT
from coach.errors import CoachError
from coach.exercise.tracking.events import KINDS
from coach.store.recordings.messages import event_from_json, pose_from_json
from scripts.fuzzing.child import CASES, ROOT
from scripts.fuzzing.markup import require_text_only
from scripts.fuzzing.mutation import mix_json, mix_toml
from scripts.fuzzing.seeds import read_few, write_poses
from scripts.fuzzing.targets import TARGETS

pytestmark = pytest.mark.slow

EMPTY = {"time_s": 0, "width": 64, "height": 48} | {
    name: [] for name in ("image_x", "image_y", "world_x", "world_y", "world_z", "visibility")
}
OUT_OF_RANGE: list[Any] = [
    "x",
    None,
    [],
    {},
    [[]],
    -5,
    1e308,
    float("inf"),
    float("nan"),
    True,
    10**400,
    ["a"],
    [1],
    "left",
    5,
]
REFUSED = (KeyError, TypeError, ValueError)
"""Errors that readers of messages may raise. A reader of recordings raises RecordingError."""


def list_poses() -> Iterator[tuple[str, bytes]]:
    for name in EMPTY:
        for number, value in enumerate(OUT_OF_RANGE):
            yield f"{name} {number}", json.dumps({**EMPTY, name: value}).encode()
    yield "nested", b"[" * 100_000
    yield "no table", b"7"


def make_value(hint: Any) -> Any:
    """Return a value that is right for a field with this type."""
    text = str(hint)
    if "tuple" in text:
        return []
    values = ("float", 1.0), ("int", 1), ("bool", True), ("'back'", "back")
    return next((value for name, value in values if name in text), "left")


def list_events() -> Iterator[tuple[str, bytes]]:
    for kind, made in KINDS.items():
        hints = typing.get_type_hints(made)
        good = {name: make_value(hint) for name, hint in hints.items()}
        yield f"{kind} good", json.dumps({"kind": kind, **good}).encode()
        for name in good:
            for number, value in enumerate(OUT_OF_RANGE):
                yield (
                    f"{kind} {name} {number}",
                    json.dumps({"kind": kind, **good, name: value}).encode(),
                )
    yield "nested", b"[" * 100_000
    yield "kind is a list", b'{"kind": ["RepetitionDone"]}'


@pytest.mark.parametrize("file", sorted(CASES.glob("*-*")), ids=lambda path: path.name)
def test_found_inputs_break_nothing_any_more(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_DATA", str(tmp_path))
    TARGETS[file.name.partition("-")[0]].try_once(file.read_bytes(), tmp_path)


def read_all(read: Callable[[bytes], Any], data: Iterable[bytes]) -> list[Any]:
    """Return what can be read; the rest is refused."""
    found = []
    for each in data:
        with contextlib.suppress(*REFUSED):
            found.append(read(each))
    return found


def test_every_pose_is_in_range() -> None:
    data = [each for _, each in list_poses()]
    poses = read_all(pose_from_json, data)
    assert 0 < len(poses) < len(data) / 2
    assert [pose for pose in poses if abs(pose.time_s) > 1e9] == []
    assert [pose for pose in poses if not 0 < pose.width <= 100_000] == []


def test_a_pose_in_range_is_read() -> None:
    landmarks = {name: [0.5] * COUNT for name, value in EMPTY.items() if value == []}
    for pose in (EMPTY, {**EMPTY, **landmarks}, {**EMPTY, "time_s": 5, "width": 5}):
        assert pose_from_json(json.dumps(pose).encode()).width == pose["width"]


def test_every_event_is_valid() -> None:
    data = [each for _, each in list_events()]
    events = read_all(event_from_json, data)
    assert len(events) < len(data)
    assert {type(event) for event in events} == set(KINDS.values())
    assert [event for event in events if abs(event.time_s) > 1e9] == []


def test_a_recording_of_such_messages_gives_a_coach_error_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_DATA", str(tmp_path))
    pose = json.dumps(EMPTY).encode()
    for _, data in [*list_poses(), *list_events()][::25]:
        TARGETS["messages"].try_once(b"\n".join((b"x", pose, data)), tmp_path)
        TARGETS["messages"].try_once(b"\n".join((b"x", data)), tmp_path)


SIMPLE = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
JSON = st.recursive(
    SIMPLE,
    lambda some: (
        st.lists(some, max_size=3) | st.dictionaries(st.text(max_size=5), some, max_size=3)
    ),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*EMPTY, "brightness"]), JSON) | JSON)
@settings(max_examples=60)
def test_any_json_is_a_pose_or_none(value: Any) -> None:
    with contextlib.suppress(*REFUSED):
        pose_from_json(json.dumps(value).encode())


@given(
    st.sampled_from(["exercise", "programme", "settings", "zip", "history"]),
    st.binary(max_size=400) | st.text().map(str.encode),
)
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_give_a_coach_error_at_most(target: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("COACH_DATA", folder)
        with contextlib.suppress(CoachError):
            TARGETS[target].read(content, Path(folder))


READERS = {
    "batch/result_store.py": "ledger",
    "capture/videos/container.py": "video",
    "store/files/checksums.py": "checksums",
    "store/history/database.py": "history",
    "store/recordings/zip_archive.py": "zip",
    "store/files/package.py": "prescription",
    "store/results/packing.py": "sent_results",
    "store/results/packed_before.py": "sent_results",
    "store/clinic/overview.py": "sent_results",
    "store/settings/profiles.py": "profile",
    "store/recordings/integrity.py": "recording",
    "store/recordings/mcap_reader.py": "mcap",
    "store/recordings/repair.py": "recording",
    "store/toml/reader.py": "exercise",
    # Shipped files, and files that coach does not parse: it only hashes, shows or copies them.
    "window/theme/theme.py": "",
    "translation.py": "",
    "window/own_exercises/files.py": "",
    "store/exercises/json_schema.py": "",
    "store/files/file_watch.py": "",
    "store/files/file_lock.py": "",
    "store/files/atomic_write.py": "",
    "store/clinic/lock.py": "",
    "window/background/session_bus.py": "",
    "store/run_log.py": "",
    "store/settings/profile_names.py": "",
    "report/report_data.py": "",
    # One date; tests/store/prescriptions/test_followed.py reads any bytes in its place.
    "store/prescriptions/followed.py": "",
    # A model goes to MediaPipe as it is; a network's camera is a video.
    "capture/pose_model.py": "",
    "capture/cameras/network.py": "",
    # Reads for the others.
    "bounded_read.py": "",
}
"""Module that reads a file -> the target that fuzzes it; empty if none is needed."""
READS = re.compile(
    r"read_bytes\(|read_text\(|(?<!def )read_beginning\(|open\(\"rb\"|"
    r"ZipFile\(file|sqlite3\.connect|"
    r"av\.open\((?!str\(path\), \"w\"|file, \"w\")"
)


def test_every_reader_of_a_file_is_fuzzed() -> None:
    package = ROOT / "coach"
    found = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if READS.search(path.read_text(encoding="utf-8"))
    }
    assert found == READERS.keys(), (
        "name the target in scripts/fuzzing/targets.py that reads it, or why there is none"
    )
    assert set(READERS.values()) - {""} <= TARGETS.keys()


@pytest.mark.parametrize("name", sorted(set(TARGETS) - {"video"}))
def test_good_inputs_are_read_and_mixed_ones_break_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_DATA", str(tmp_path))
    target, chance = TARGETS[name], Random(7)
    seeds = target.seeds()
    target.read(seeds[0], tmp_path)
    mix = target.mix(seeds)
    mixed = [mix(chance.choice(seeds), chance) for _ in range(8)]
    assert not set(mixed) <= set(seeds)
    for content in mixed[:2] if name == "exports" else mixed:
        target.try_once(content, tmp_path)


@pytest.mark.parametrize(
    ("mix", "seeds", "parse"),
    [
        (mix_toml, read_few, lambda text: tomllib.loads(text.decode())),
        (mix_json, write_poses, json.loads),
    ],
)
def test_many_mixed_inputs_still_have_their_form(mix: Any, seeds: Any, parse: Any) -> None:
    chance, good, whole = Random(7), seeds(), 0
    change = mix(good)
    mixed = {change(chance.choice(good), chance) for _ in range(100)} - set(good)
    for content in mixed:
        with contextlib.suppress(ValueError):
            parse(content)
            whole += 1
    assert len(mixed) > 80
    assert whole > 30


@pytest.mark.parametrize("text", ["<evil>", '<p onclick="x">', "<!-- note -->", "<?php ?>"])
def test_markup_from_a_text_is_seen(text: str) -> None:
    require_text_only("<html><body><p>&lt;evil&gt; {{ 7 }}</p></body></html>")
    with pytest.raises(AssertionError, match="came from a text"):
        require_text_only(f"<html><body>{text}</body></html>")


@pytest.mark.parametrize("fault", ["raises", "dies", "hangs"])
def test_a_hunt_keeps_what_breaks_something(fault: str, tmp_path: Path) -> None:
    program = Path(__file__).with_name("broken_target.py")
    command = [sys.executable, str(program), fault, str(tmp_path)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    result = json.loads(answer.stdout.splitlines()[-1])
    assert result["crashes"] == 1
    assert result["executions"] >= 1
    assert all(path.read_bytes()[:1] == b"!" for path in tmp_path.iterdir())
    assert list(tmp_path.iterdir())
