"""How unsteadily knees and ankles move, at each rate of the camera."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.legs.unrest import FIRST_UNREST, MAX_UNREST, NOISE_GAIN, SMOOTH_HZ, UnrestTracker

TRUNK = 120.0
RATES = (5.0, 7.5, 10.0, 15.0, 24.0, 30.0, 60.0, 120.0)
NOISE = 0.03
"""Standard deviation of positions that are wrong by chance, in trunk lengths."""
TREMBLING = NOISE_GAIN * NOISE * math.sqrt(math.pi / 2.0)
"""The unrest of such positions: of both axes, on average."""
Path = Callable[[float], tuple[float, float]]


def swing(frequency_hz: float, amplitude: float = 0.4) -> Path:
    """A position that swings back and forth, in trunk lengths."""
    return lambda time_s: (amplitude * math.sin(2.0 * math.pi * frequency_hz * time_s), 0.0)


def circle(frequency_hz: float) -> Path:
    """A position that goes round."""
    turn = 2.0 * math.pi * frequency_hz
    return lambda time_s: (0.4 * math.cos(turn * time_s), 0.4 * math.sin(turn * time_s))


def rest(_: float) -> tuple[float, float]:
    return 0.0, 0.0


def put(left_knee: tuple[float, float]) -> Sequence[float]:
    """`PoseFeatures.leg_points` of a body of which only the left knee moves."""
    points = [300.0] * 12
    points[0] += TRUNK * left_knee[0]
    points[2] += TRUNK * left_knee[1]
    return points


def track(path: Path, times: Sequence[float], noise: float = 0.0) -> float:
    """The mean unrest of the left knee from the first second on, in trunk lengths."""
    tracker, random = UnrestTracker(), np.random.default_rng(5)
    before_s, found = -math.inf, []
    for time_s in times:
        x, y = path(time_s)
        wrong_x, wrong_y = noise * random.normal(size=2)
        tracker.update(time_s, put((x + wrong_x, y + wrong_y)), TRUNK, time_s - before_s)
        before_s = time_s
        if time_s > 1.0:
            found.append(tracker.averages[0])
    return float(np.mean(found))


def tick(rate: float, seconds: float = 30.0) -> list[float]:
    """Times of a camera."""
    return [step / rate for step in range(int(seconds * rate))]


SMOOTH = [
    pytest.param(rest, 5.0, id="rest"),
    pytest.param(swing(0.3), 5.0, id="a slow swing"),
    pytest.param(swing(0.75), 7.5, id="a quick swing"),
    pytest.param(circle(0.5), 5.0, id="a circle"),
    pytest.param(circle(0.75), 7.5, id="a quick circle"),
]


@pytest.mark.parametrize(("path", "from_rate"), SMOOTH)
def test_a_smooth_movement_is_no_unrest_at_any_rate(path: Path, from_rate: float) -> None:
    for rate in RATES[RATES.index(from_rate) :]:
        assert track(path, tick(rate)) < 0.05 * FIRST_UNREST


@given(
    st.floats(0.1, SMOOTH_HZ), st.floats(0.1, 0.5), st.sampled_from([10.0, 15.0, 25.0, 30.0, 60.0])
)
def test_a_movement_up_to_the_quickest_one_has_nearly_the_same_unrest(
    frequency_hz: float, amplitude: float, rate: float
) -> None:
    path = swing(frequency_hz, amplitude)
    assert track(path, tick(rate, 5.0)) == pytest.approx(track(path, tick(20.0, 5.0)), abs=0.008)


@pytest.mark.parametrize("rate", RATES)
def test_trembling_is_seen_alike_at_every_rate(rate: float) -> None:
    assert track(rest, tick(rate), NOISE) == pytest.approx(TREMBLING, rel=0.15)


@pytest.mark.parametrize("rate", [rate for rate in RATES if rate >= 10.0])
def test_trembling_is_seen_in_a_quick_movement_too(rate: float) -> None:
    assert track(swing(0.5), tick(rate), NOISE) == pytest.approx(TREMBLING, rel=0.25)


def test_times_that_are_not_even_are_no_unrest_and_hide_none() -> None:
    random = np.random.default_rng(3)
    times = [each + 0.3 * random.uniform() / 15.0 for each in tick(15.0)]
    times = [each for each in times if random.uniform() > 0.2]
    assert track(swing(0.75), times) < 0.1 * FIRST_UNREST
    assert track(rest, times, NOISE) == pytest.approx(TREMBLING, rel=0.2)


def test_a_movement_that_is_too_quick_for_a_leg_is_unrest() -> None:
    assert track(swing(3.0, 0.2), tick(30.0)) > 0.1


def test_what_jumps_counts_up_to_a_limit_and_is_forgotten_when_it_is_over() -> None:
    tracker = UnrestTracker()
    for step in range(90):
        jumped = 3.0 * (step % 2) if step < 30 else 0.0
        tracker.update(step / 15.0, put((jumped, 0.0)), TRUNK, 1.0 / 15.0)
        assert tracker.averages[0] <= MAX_UNREST
        if step == 29:
            assert tracker.averages[0] > 0.2
            assert max(tracker.averages[1:]) < FIRST_UNREST
    assert tracker.averages[0] < 0.01


def test_little_is_known_at_first_and_after_a_reset() -> None:
    tracker = UnrestTracker()
    for step in range(3):
        tracker.update(step / 10.0, put((step % 2, 0.0)), TRUNK, 0.1)
    assert tuple(tracker.averages) == (FIRST_UNREST,) * 4
    tracker.update(0.3, put((1.0, 0.0)), TRUNK, 0.1)
    assert tracker.averages[0] > FIRST_UNREST
    tracker.reset()
    assert tuple(tracker.averages) == (FIRST_UNREST,) * 4
