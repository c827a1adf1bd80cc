"""Inputs that once broke something, as ``scripts/fuzz.py`` found them, and ones made by hand: now a CoachError at most comes out."""

from __future__ import annotations

import contextlib
import json
import tempfile
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.errors import CoachError
from coach.exercise.events import KINDS
from coach.store.recording_messages import event_from_json, pose_from_json
from scripts.fuzz import CASES, TARGETS, try_once

EMPTY = {"time_s": 0, "width": 64, "height": 48} | {
    name: [] for name in ("image_x", "image_y", "world_x", "world_y", "world_z", "visibility")
}
BEYOND: list[Any] = ["x", None, [], {}, [[]], -5, 1e308, float("inf"), float("nan"), True, 10**400, ["a"], [1], "left", 5]
REFUSED = (KeyError, TypeError, ValueError)
"""What the readers of messages may raise; whoever reads a recording turns it into a RecordingError."""


def list_poses() -> Iterator[tuple[str, bytes]]:
    for name in EMPTY:
        for number, value in enumerate(BEYOND):
            yield f"{name} {number}", json.dumps({**EMPTY, name: value}).encode()
    yield "nested", b"[" * 100_000
    yield "no table", b"7"


def list_events() -> Iterator[tuple[str, bytes]]:
    for kind, made in KINDS.items():
        hints = typing.get_type_hints(made)
        good = {name: 1.0 if "float" in str(hint) else [] if "tuple" in str(hint) else "left" for name, hint in hints.items()}
        for name in good:
            for number, value in enumerate(BEYOND):
                yield f"{kind} {name} {number}", json.dumps({"kind": kind, **good, name: value}).encode()
    yield "nested", b"[" * 100_000
    yield "kind is a list", b'{"kind": ["RepetitionDone"]}'


@pytest.mark.parametrize("file", sorted(CASES.glob("*-*")), ids=lambda path: path.name)
def test_what_was_found_breaks_nothing_any_more(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_DATA", str(tmp_path))
    try_once(file.name.partition("-")[0], file.read_bytes(), tmp_path)


def test_no_pose_is_beyond_measure() -> None:
    for name, data in list_poses():
        try:
            pose = pose_from_json(data)
        except REFUSED:
            continue
        assert abs(pose.time_s) <= 1e9, name
        assert 0 < pose.width <= 100_000, name


def test_no_event_is_of_another_shape() -> None:
    for _, data in list_events():
        try:
            event = event_from_json(data)
        except REFUSED:
            continue
        assert abs(event.time_s) <= 1e9


def test_a_recording_of_such_messages_gives_a_coach_error_at_most(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_DATA", str(tmp_path))
    pose = json.dumps(EMPTY).encode()
    for _, data in [*list_poses(), *list_events()][::25]:
        try_once("messages", b"\n".join((b"x", pose, data)), tmp_path)
        try_once("messages", b"\n".join((b"x", data)), tmp_path)


SIMPLE = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
JSON = st.recursive(SIMPLE, lambda some: st.lists(some, max_size=3) | st.dictionaries(st.text(max_size=5), some, max_size=3), max_leaves=5)


@given(st.dictionaries(st.sampled_from([*EMPTY, "brightness"]), JSON) | JSON)
@settings(max_examples=60, deadline=None)
def test_any_json_is_a_pose_or_none(value: Any) -> None:
    with contextlib.suppress(*REFUSED):
        pose_from_json(json.dumps(value).encode())


@given(st.sampled_from(["exercise", "programme", "settings", "zip", "history"]), st.binary(max_size=400) | st.text().map(str.encode))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_give_a_coach_error_at_most(target: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("COACH_DATA", folder)
        with contextlib.suppress(CoachError):
            TARGETS[target].read(content, Path(folder))
