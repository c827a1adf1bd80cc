"""What is seen of the body over time, however the poses are cut into pieces."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.body.angles import NAMES, measure_angles
from coach.body.body_tracker import BodyTracker, Observation, TrackedPose
from coach.body.leg_swaps import swap_legs
from coach.body.pose import Pose
from coach.body.presence import FOUND_AFTER_S, LOST_AFTER_S
from coach.body.sides import measure_leg_lead
from tests.synthetic import FRAMES_A_SECOND, Camera, Leg, empty, film, split

TALL, LOW = split(Leg(-70.0, 15.0), Leg(-110.0, 5.0)), split(Leg(-3.0, 90.0), Leg(-95.0, 88.0))
LUNGE = film([(1.0, TALL), (1.0, LOW), (1.0, TALL)])
CONFUSED = [swap_legs(pose) if 10 <= index < 14 else pose for index, pose in enumerate(LUNGE)]
SCENES = {
    "a lunge": LUNGE,
    "legs confused for a moment": CONFUSED,
    "half turned": film([(1.0, TALL), (1.0, LOW)], camera=Camera(30.0)),
    "coming and going": empty(film([(6.0, TALL)]), 2.0, 3.0),
    "a glimpse of somebody": empty(LUNGE, 0.2, 3.0),
}


def cut(poses: Sequence[Pose], lengths: Sequence[int]) -> Iterator[Sequence[Pose]]:
    """The poses in pieces of these lengths, over and over."""
    first = 0
    for length in itertools.cycle(lengths):
        if first >= len(poses):
            return
        yield poses[first : first + length]
        first += length


def watch(poses: Sequence[Pose], lengths: Sequence[int]) -> list[TrackedPose]:
    sight = BodyTracker(("side",), 45.0)
    return [seen for piece in cut(poses, lengths) for seen in sight.update(piece)]


def tell(seen: TrackedPose) -> tuple[object, ...]:
    """All that was seen, to the last bit."""
    flags = [
        getattr(seen, field.name)
        for field in dataclasses.fields(TrackedPose)
        if field.name not in ("pose", "looks")
    ]
    return (seen.pose.time_s, *flags, *(tell_look(look) for look in seen.looks))


def tell_look(look: Observation) -> tuple[object, ...]:
    points = look.pose.image.tobytes(), look.pose.world.tobytes()
    return (
        look.pose.time_s,
        points,
        repr((look.view, look.forward, look.turned_deg, look.angles, look.lead)),
    )


@given(st.sampled_from(sorted(SCENES)), st.lists(st.integers(1, 30), min_size=1, max_size=5))
@settings(max_examples=25)
def test_pieces_do_not_matter(scene: str, lengths: list[int]) -> None:
    poses = SCENES[scene]
    assert [tell(seen) for seen in watch(poses, lengths)] == [
        tell(seen) for seen in watch(poses, [1])
    ]


def test_who_is_found_was_seen_from_the_first_pose_on() -> None:
    seen = watch(empty(LUNGE, 0.0, 1.0), [7])
    found = [one for one in seen if one.found]
    assert len(found) == 1
    assert [look.pose.time_s for look in found[0].looks] == pytest.approx(
        [1.0 + step / FRAMES_A_SECOND for step in range(len(found[0].looks))]
    )
    assert found[0].pose.time_s == pytest.approx(1.0 + FOUND_AFTER_S, abs=1 / FRAMES_A_SECOND)
    assert all(one.waiting for one in seen if 1.0 <= one.pose.time_s < found[0].pose.time_s)
    assert all(len(one.looks) == 1 for one in seen if one.pose.time_s > found[0].pose.time_s)


def test_who_goes_is_lost_once_and_not_looked_at_any_more() -> None:
    gone = 2.0
    seen = watch(empty(LUNGE, gone, 3.0), [512])
    lost = [one.pose.time_s for one in seen if one.lost]
    assert len(lost) == 1
    assert lost[0] == pytest.approx(gone + LOST_AFTER_S, abs=1 / FRAMES_A_SECOND)
    assert not any(one.looks for one in seen if one.pose.time_s >= gone)


def test_each_look_has_the_angles_and_the_lead_of_its_own_pose() -> None:
    for look in [look for seen in watch(CONFUSED, [512]) for look in seen.looks]:
        forward, turned = np.array([float(look.forward)]), np.array([look.turned_deg])
        angles = measure_angles(look.pose.image[None], look.pose.world[None], forward, turned)
        assert look.angles == {name: float(angles[name][0]) for name in NAMES}
        assert look.lead == measure_leg_lead(look.pose, look.forward, look.view.kind == "side")


def test_legs_that_were_confused_are_put_right() -> None:
    looks = [look for seen in watch(CONFUSED, [512]) for look in seen.looks]
    plain = [look for seen in watch(LUNGE, [512]) for look in seen.looks]
    assert [look.pose.image.tolist() for look in looks] == [
        look.pose.image.tolist() for look in plain
    ]


def test_no_poses_show_nothing() -> None:
    assert BodyTracker(("side",), 45.0).update([]) == []
