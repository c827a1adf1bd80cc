"""Random rooms, and what their light makes of a picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest

from benchmarks.rendering.camera import SIZE
from benchmarks.rendering.picture import expose, write_video
from benchmarks.rendering.room import (
    FLOORS,
    TILE,
    WALLS,
    Light,
    draw_pattern,
    draw_shares,
    furnish,
)
from coach.body.landmarks import SIDES, Side

PATTERNS = sorted({*FLOORS, *WALLS})


@pytest.mark.parametrize("kind", PATTERNS)
def test_a_pattern_has_both_colours(kind: str) -> None:
    shares = draw_shares(np.random.default_rng(0), kind)
    assert shares.shape == (TILE, TILE)
    assert shares.min() >= 0.0
    assert shares.max() <= 1.0
    assert shares.std() > 0.1
    pattern = draw_pattern(np.random.default_rng(0), kind, (1.0, 0.5, 0.0), (0.0, 0.5, 1.0))
    assert pattern.shape == (TILE, TILE, 3)
    np.testing.assert_allclose(pattern[..., 1], 0.5)
    np.testing.assert_allclose(pattern[..., 0] + pattern[..., 2], 1.0)


@pytest.mark.parametrize("near", SIDES)
def test_the_wall_is_behind_the_person(near: Side) -> None:
    for seed in range(10):
        room = furnish(np.random.default_rng(seed), near)
        assert 0.9 <= room.wall_x * (-1.0 if near == "left" else 1.0) <= 1.8
        for box in room.boxes:
            assert abs(box.middle[0]) <= abs(room.wall_x)
            assert box.middle[2] + box.size[2] / 2.0 > 0.0


def test_some_rooms_are_dim_and_most_have_a_mat() -> None:
    rooms = [furnish(np.random.default_rng(seed), "left") for seed in range(60)]
    dim = [room.light.gain for room in rooms if room.light.dim]
    light = [room.light.gain for room in rooms if not room.light.dim]
    assert 4 <= len(dim) <= 25
    assert max(dim) < min(light)
    assert sum(any(box.middle[0] == 0.0 for box in room.boxes) for room in rooms) > 30


LIGHT = Light((0.0, 0.0, 1.0), dim=False, gain=2.0, tint=(1.0, 0.5, 1.0), noise=0.0)


def test_light_scales_colours_and_stops_at_white() -> None:
    rendered = np.full((2, 2, 3), (10, 100, 200), np.uint8)
    exposed = expose(rendered, LIGHT, np.random.default_rng(0))
    np.testing.assert_array_equal(exposed[0, 0], (20, 100, 255))


def test_noise_is_new_in_each_picture() -> None:
    rendered = np.full((100, 100, 3), 50, np.uint8)
    generator = np.random.default_rng(0)
    noisy = replace(LIGHT, noise=4.0)
    first, second = (expose(rendered, noisy, generator) for _ in range(2))
    assert first[..., 0].std() == pytest.approx(4.0, rel=0.05)
    assert first[..., 0].mean() == pytest.approx(99.5, abs=0.3)
    assert not np.array_equal(first, second)


def test_a_video_has_all_pictures(tmp_path: Path) -> None:
    width, height = SIZE
    pictures = [np.full((height, width, 3), level, np.uint8) for level in (40, 120, 200)]
    write_video(tmp_path / "a.mp4", pictures, rate=10)
    with av.open(str(tmp_path / "a.mp4")) as container:
        frames = list(container.decode(video=0))
    assert [float(frame.time) for frame in frames] == pytest.approx([0.0, 0.1, 0.2])
    assert [(frame.width, frame.height) for frame in frames] == [SIZE] * 3
    levels = [frame.to_ndarray(format="rgb24").mean() for frame in frames]
    assert levels == pytest.approx([40.0, 120.0, 200.0], abs=3.0)
