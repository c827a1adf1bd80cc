"""Recordings come back exactly, also in other readers of MCAP."""

from __future__ import annotations

import dataclasses
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from mcap.reader import make_reader

from coach.body import landmarks
from coach.body.pose import Pose, empty_pose
from coach.exercise.tracking.events import (
    ExerciseDone,
)
from coach.store.recordings.message_schemas import EVENT_SCHEMA, POSE_SCHEMA
from coach.store.recordings.messages import pose_from_json, pose_to_json
from coach.store.recordings.recording import open_recording
from tests.store.recordings.film import EVENTS, FILM, HEADER, bits, make_pose, record

pytestmark = pytest.mark.slow


ANY = st.floats(allow_infinity=False, width=64)
POSE = st.builds(
    Pose,
    time_s=st.floats(0, 1e9, width=64),
    image=arrays(np.float64, (landmarks.COUNT, 2), elements=ANY),
    world=arrays(np.float64, (landmarks.COUNT, 3), elements=ANY),
    visibility=arrays(np.float64, (landmarks.COUNT,), elements=ANY),
    width=st.integers(1, 8000),
    height=st.integers(1, 8000),
    brightness=st.floats(0, 1) | st.just(math.nan),
)


@given(POSE)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_pose_at_all_comes_back_bit_for_bit(pose: Pose) -> None:
    back = pose_from_json(pose_to_json(pose))
    assert bits(back) == bits(pose)
    assert all(
        array.flags.c_contiguous and array.dtype == np.float64
        for array in (back.image, back.world, back.visibility)
    )


@pytest.mark.parametrize("brightness", [0.25, math.nan])
def test_nobody_comes_back_and_is_short(brightness: float) -> None:
    pose = empty_pose(1.5, 640, 480, brightness)
    data = pose_to_json(pose)
    assert bits(pose_from_json(data)) == bits(pose)
    assert len(data) < 200


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"image": np.full((landmarks.COUNT, 2), np.inf)}, id="in the picture"),
        pytest.param({"world": np.full((landmarks.COUNT, 3), -np.inf)}, id="in space"),
        pytest.param({"visibility": np.full(landmarks.COUNT, np.inf)}, id="visibility"),
        pytest.param({"time_s": math.inf}, id="time"),
        pytest.param({"time_s": math.nan}, id="time that is not known"),
        pytest.param({"brightness": math.inf}, id="brightness"),
    ],
)
def test_an_infinite_number_is_a_bug_and_flies(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="JSON"):
        pose_to_json(dataclasses.replace(empty_pose(0.0, 1, 1), **changes))


def test_a_recording_comes_back_whole(film: Path) -> None:
    recording = open_recording(film.parent)
    assert recording.header == HEADER
    assert recording.finished
    assert [bits(pose) for pose in recording.poses()] == [bits(pose) for pose in FILM]
    assert recording.events() == [*EVENTS, ExerciseDone(FILM[-1].time_s)]


def test_poses_can_be_read_again_and_from_the_file_itself(film: Path) -> None:
    recording = open_recording(film)
    assert len(list(recording.poses())) == len(list(recording.poses())) == len(FILM)


def test_the_pictures_size_may_change_on_the_way(tmp_path: Path) -> None:
    poses = [make_pose(0.0), dataclasses.replace(make_pose(0.1), width=480, height=640)]
    path = record(tmp_path / "r", poses)
    assert [(pose.width, pose.height) for pose in open_recording(path).poses()] == [
        (640, 480),
        (480, 640),
    ]


def test_any_other_reader_of_mcap_understands_it(film: Path) -> None:
    with film.open("rb") as file:
        reader = make_reader(file, validate_crcs=True)
        messages = [
            (schema, channel, message)
            for schema, channel, message in reader.iter_messages()
            if schema
        ]
        assert [attachment.data.decode() for attachment in reader.iter_attachments()] == [
            HEADER.exercise_text
        ]
        assert [metadata.metadata["exercise"] for metadata in reader.iter_metadata()] == [
            "knee-bend"
        ]
    assert {channel.topic for _, channel, _ in messages} == {"/poses", "/events"}
    assert {(schema.name, schema.encoding) for schema, _, _ in messages} == {
        ("coach.Pose", "jsonschema"),
        ("coach.Event", "jsonschema"),
    }
    times = [message.log_time for _, channel, message in messages if channel.topic == "/poses"]
    assert times == [round(pose.time_s * 1e9) for pose in FILM]


@pytest.mark.parametrize("topic", ["/poses", "/events"])
def test_every_message_is_as_its_schema_says(topic: str, film: Path) -> None:
    types: dict[str, Any] = {
        "number": int | float,
        "integer": int,
        "array": list,
        "string": str,
        "boolean": bool,
    }
    schema = POSE_SCHEMA if topic == "/poses" else EVENT_SCHEMA
    with film.open("rb") as file:
        messages = [data for _, _, data in make_reader(file).iter_messages(topics=[topic])]
    assert len(messages) >= len(FILM if topic == "/poses" else EVENTS)
    for message in messages:
        values = json.loads(message.data)
        assert set(schema["required"]) <= set(values) <= set(schema["properties"])
        assert all(
            value is None or isinstance(value, types[schema["properties"][key]["type"]])
            for key, value in values.items()
        )
