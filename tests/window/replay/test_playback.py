from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.window.replay.playback import SPEEDS, ZOOMS, Playback
from coach.window.translation.format import format_clock_time

TIMES = tuple(number / 10 for number in range(101))
START = Playback(TIMES)


@pytest.mark.parametrize("speed", SPEEDS)
def test_plays_at_its_speed_and_stops_at_the_end(speed: float) -> None:
    playing = Playback(TIMES, speed=speed).toggle()
    assert playing.advance(1.0).position_s == pytest.approx(speed)
    ended = playing.advance(100.0)
    assert (ended.position_s, ended.playing) == (10.0, False)
    assert (ended.toggle().position_s, ended.toggle().playing) == (0.0, True)


def test_nothing_moves_while_paused() -> None:
    assert START.advance(5.0) == START


STEPS = [
    pytest.param(0.0, 1, 0.1, id="next frame"),
    pytest.param(0.55, 1, 0.6, id="between frames: the next"),
    pytest.param(0.55, -1, 0.4, id="between frames: the one before the shown one"),
    pytest.param(0.0, -1, 0.0, id="not before the first"),
    pytest.param(10.0, 1, 10.0, id="not beyond the last"),
]


@pytest.mark.parametrize(("position", "count", "then"), STEPS)
def test_steps_by_frames(position: float, count: int, then: float) -> None:
    stepped = Playback(TIMES, position, playing=True).step(count)
    assert stepped.position_s == pytest.approx(then)
    assert not stepped.playing


JUMPS = [
    pytest.param(0.0, 1, 2.0, id="the next"),
    pytest.param(2.0, 1, 5.0, id="from one to the next"),
    pytest.param(6.0, 1, 10.0, id="after the last: the end"),
    pytest.param(5.1, -1, 2.0, id="just started: the previous mark"),
    pytest.param(5.9, -1, 5.0, id="in the middle: its own start"),
    pytest.param(1.0, -1, 0.0, id="before the first: the start"),
]


@pytest.mark.parametrize(("position", "by", "then"), JUMPS)
def test_jumps_from_mark_to_mark(position: float, by: int, then: float) -> None:
    assert START.seek(position).jump([5.0, 2.0], by).position_s == pytest.approx(then)


def test_speed_and_zoom_are_limited() -> None:
    assert [START.change_speed(by).speed for by in (-9, -1, 1, 9)] == [0.25, 0.5, 2.0, 4.0]
    assert [START.change_zoom(by).zoom for by in (-1, 1, 9)] == [1.0, ZOOMS[1], ZOOMS[-1]]


@given(st.floats(-5.0, 20.0), st.sampled_from(ZOOMS))
def test_span_contains_the_position_and_stays_in_the_recording(
    position: float, zoom: float
) -> None:
    playback = Playback(TIMES, zoom=zoom).seek(position)
    first, last = playback.span
    assert first <= playback.position_s <= last + 1e-9
    assert first >= 0.0
    assert last <= playback.end_s + 1e-9
    assert last - first == pytest.approx(playback.end_s / zoom)


@given(st.floats(0.0, 10.0))
def test_shows_the_last_frame_before_the_position(position: float) -> None:
    index = START.seek(position).index
    assert TIMES[index] <= position + 1e-6
    assert index + 1 == len(TIMES) or TIMES[index + 1] > position


def test_a_recording_of_one_pose() -> None:
    alone = Playback((0.0,))
    assert alone.toggle().advance(1.0).position_s == 0.0
    assert alone.span[1] > alone.span[0]


@pytest.mark.parametrize(
    ("time_s", "tenths", "text"),
    [(65.0, False, "1:05"), (65.27, True, "1:05.3"), (59.96, True, "1:00.0"), (0, False, "0:00")],
)
def test_format_clock_time(time_s: float, tenths: bool, text: str) -> None:
    assert format_clock_time(time_s, tenths=tenths) == text
