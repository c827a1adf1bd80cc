"""Names and permutations of the landmarks."""

from __future__ import annotations

from coach.body.landmarks import COUNT, INDEX, MIRROR, NAMES, SIDES, other


def test_there_are_33_and_each_has_its_own_name() -> None:
    assert COUNT == 33
    assert len(set(NAMES)) == COUNT
    assert [INDEX["nose"], INDEX["left_hip"], INDEX["right_foot_index"]] == [0, 23, 32]


def test_the_mirror_swaps_left_and_right_and_leaves_the_nose() -> None:
    assert [
        NAMES[MIRROR[INDEX[name]]]
        for name in ("left_knee", "mouth_right", "right_eye_outer", "nose")
    ] == [
        "right_knee",
        "mouth_left",
        "left_eye_outer",
        "nose",
    ]


def test_mirrored_twice_nothing_has_changed() -> None:
    assert [MIRROR[index] for index in MIRROR] == list(range(COUNT))


def test_the_other_of_the_other_side_is_the_side() -> None:
    assert [other(side) for side in SIDES] == ["right", "left"]
