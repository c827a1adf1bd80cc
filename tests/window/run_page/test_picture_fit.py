"""The picture is as large as it fits, whole, in the middle, and mirrored on request."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.window.run_page.picture_fit import fit_picture

sizes = st.floats(10, 4000)


@given(
    width=st.integers(2, 4000),
    height=st.integers(2, 4000),
    room=st.tuples(sizes, sizes, sizes, sizes),
    mirrored=st.booleans(),
)
def test_picture_lies_whole_in_its_room(
    width: int, height: int, room: tuple[float, float, float, float], mirrored: bool
) -> None:
    fit = fit_picture((width, height), room, mirrored)
    xs, ys = zip(fit.place((0, 0)), fit.place((width, height)), strict=True)
    assert min(xs) >= room[0] - 1e-6
    assert max(xs) <= room[0] + room[2] + 1e-6
    assert min(ys) >= room[1] - 1e-6
    assert max(ys) <= room[1] + room[3] + 1e-6
    assert max((max(xs) - min(xs)) / room[2], (max(ys) - min(ys)) / room[3]) == pytest.approx(1.0)


@given(x=st.floats(0, 640), y=st.floats(0, 480))
def test_mirror_swaps_left_and_right_only(x: float, y: float) -> None:
    plain = fit_picture((640, 480), (0, 0, 1280, 960), mirrored=False).place((x, y))
    seen = fit_picture((640, 480), (0, 0, 1280, 960), mirrored=True).place((x, y))
    assert seen == pytest.approx((1280 - plain[0], plain[1]))
