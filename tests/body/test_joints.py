"""Sums of many poses do not depend on how many there are."""

from __future__ import annotations

from functools import reduce

import numpy as np
import pytest

from coach.body.joints import Segments, multiply, sum_terms


@pytest.mark.parametrize("poses", [1, 2, 7, 128])
@pytest.mark.parametrize("terms", [1, 2, 3, 4, 8, 13, 33])
def test_terms_are_added_in_their_order(terms: int, poses: int) -> None:
    rows = np.random.default_rng(terms).normal(0.0, 100.0, (terms, 2, poses))
    expected = reduce(np.add, list(rows))
    assert sum_terms(rows).tolist() == expected.tolist()
    alone = [sum_terms(rows[:, :, [pose]])[:, 0].tolist() for pose in range(poses)]
    assert sum_terms(rows).T.tolist() == alone


def test_a_product_is_the_sum_over_the_coordinates() -> None:
    first, second = np.array([[1.0], [2.0], [3.0]]), np.array([[4.0], [5.0], [6.0]])
    assert multiply(first, second).tolist() == [32.0]


def test_a_segment_goes_from_its_first_joint_to_its_second() -> None:
    joints = np.arange(12.0).reshape(3, 2, 2, 1) ** 2
    segments = Segments(("hip", "knee", "ankle"), (("hip", "knee"), ("ankle", "knee")))
    thighs, shins = segments.measure(joints).swapaxes(0, 1)
    assert thighs.tolist() == (joints[1] - joints[0]).tolist()
    assert shins.tolist() == (joints[1] - joints[2]).tolist()
