"""The people differ as people do."""

from __future__ import annotations

import numpy as np

from benchmarks.rendering.clips import Clip
from benchmarks.rendering.people import DARK, HEAVY, HEAVY_DETAILS, SKINS, Looks, invent_person

PEOPLE = 18


def invent(number: int) -> Looks:
    return invent_person(Clip(number, "lunge", "left").make_generator("person"), number)


def test_the_usual_people_are_of_all_kinds() -> None:
    people = [invent(number) for number in range(PEOPLE)]
    shapes = [each.shape for each in people]
    assert {shape.gender for shape in shapes} >= {0.0, 1.0}
    assert {shape.ancestry for shape in shapes} == set(SKINS)
    assert min(shape.weight for shape in shapes) < 0.3 < HEAVY < max(s.weight for s in shapes)
    assert np.ptp([shape.age for shape in shapes]) > 0.3
    assert np.ptp([shape.height for shape in shapes]) > 0.35
    clothes = [each.clothes for each in people]
    assert {each.looseness_m for each in clothes} >= {0.0, 0.03}
    assert {each.trouser_length for each in clothes} >= {0.35, 1.0}
    assert {each.shoes for each in clothes} == {True, False}
    assert 2 < sum(each.colours["trousers"] == DARK for each in people) < PEOPLE // 2


def test_only_heavy_people_have_a_heavy_shape() -> None:
    for number in range(PEOPLE):
        shape = invent(number).shape
        assert set(shape.details) == (set(HEAVY_DETAILS) if shape.weight > HEAVY else set())
        assert all(0.0 < share <= 1.0 for share in shape.details.values())


def test_a_number_is_always_the_same_person() -> None:
    assert invent(3) == invent(3)
    assert invent(3) != invent(4)
