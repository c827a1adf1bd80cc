"""Clothes cover the right parts of the skin and stand off it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.rendering.body import Body
from benchmarks.rendering.clothes import (
    THICKNESS_M,
    Clothes,
    cut_garments,
    dress,
    find_hair,
    find_normals,
)

LONG = Clothes(looseness_m=0.0, trouser_length=1.0, sleeve_length=1.0, shoes=True)


def cover(body: Body, clothes: Clothes, bone: str) -> dict[str, float]:
    """Return the share of a bone's vertices in each garment."""
    own = body.surface & (body.weights[:, body.skeleton.places[bone]] > 0.5)
    return {name: float(mask[own].mean()) for name, mask in cut_garments(body, clothes).items()}


@pytest.mark.parametrize(
    ("bone", "changes", "garment", "share"),
    [
        ("lowerleg01.L", {}, "trousers", 0.5),
        ("lowerleg01.L", {"trouser_length": 0.3}, "trousers", 0.0),
        ("upperleg01.R", {"trouser_length": 0.8}, "trousers", 1.0),
        ("lowerarm01.R", {}, "shirt", 0.5),
        ("lowerarm01.R", {"sleeve_length": 0.4}, "shirt", 0.0),
        ("upperarm01.L", {"sleeve_length": 0.6}, "shirt", 1.0),
        ("spine02", {}, "shirt", 1.0),
        ("root", {}, "trousers", 1.0),
        ("head", {}, "shirt", 0.0),
        ("foot.R", {"trouser_length": 0.9}, "shoes", 1.0),
    ],
)
def test_garments_reach_to_their_ends(
    body: Body, bone: str, changes: dict[str, float], garment: str, share: float
) -> None:
    assert cover(body, replace(LONG, **changes), bone)[garment] == pytest.approx(share, abs=0.01)


def test_garments_do_not_overlap(body: Body) -> None:
    masks = np.array(list(cut_garments(body, LONG).values()))
    assert masks.sum(axis=0).max() == 1
    assert "shoes" not in cut_garments(body, replace(LONG, shoes=False))


def test_clothes_stand_off_the_skin(body: Body) -> None:
    tight, loose = (
        dress(body, replace(LONG, looseness_m=looseness), np.random.default_rng(1))
        for looseness in (0.0, 0.03)
    )
    normals = find_normals(body)
    shirt = tight.garments["shirt"] & body.surface
    off = ((tight.vertices - body.vertices) * normals).sum(axis=1)
    np.testing.assert_allclose(off[shirt], THICKNESS_M)
    further = ((loose.vertices - body.vertices) * normals).sum(axis=1)
    assert np.all(further[shirt] > off[shirt] + 0.005)
    bare = ~(tight.garments["trousers"] | tight.garments["shirt"])
    np.testing.assert_array_equal(loose.vertices[bare], body.vertices[bare])


def test_normals_point_outward(body: Body) -> None:
    head = body.surface & (body.weights[:, body.skeleton.places["head"]] > 0.5)
    outward = body.vertices[head] - body.vertices[head].mean(axis=0)
    assert np.all((outward * find_normals(body)[head]).sum(axis=1) > 0.0)


def test_the_same_numbers_make_the_same_folds(body: Body) -> None:
    loose = replace(LONG, looseness_m=0.02)
    first, second, third = (
        dress(body, loose, np.random.default_rng(seed)).vertices for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(first, second)
    assert not np.array_equal(first, third)


def test_hair_is_above_and_behind_the_eyes(body: Body) -> None:
    head = body.surface & (body.weights[:, body.skeleton.places["head"]] > 0.5)
    for length, share in ((0.02, 0.5), (0.5, 0.75)):
        hair = find_hair(body, length)
        assert hair[head].mean() == pytest.approx(share)
        assert not hair[~head].any()
