"""Other people in the picture are not counted and not confused with the person who exercises."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest

from coach.body.pose import Pose, empty_pose, mirror
from coach.exercise.tracking.events import (
    BodyFound,
    BodyLost,
    Event,
    HoldEnded,
    RepetitionDone,
    ViewChanged,
)
from coach.exercise.tracking.trainer import Trainer
from tests.exercise.sessions import EXERCISES, LOW, TALL, WALL, lunge
from tests.synthetic import (
    HEIGHT,
    PIXELS_A_METRE,
    SIDE_ON,
    TRUNK_M,
    WIDTH,
    Camera,
    Script,
    Stance,
    make_pose,
    make_poses,
    train,
)

pytestmark = pytest.mark.slow

LUNGES: Script = [(1.0, TALL), *lunge(LOW), *lunge(LOW), *lunge(LOW)]
STAYING: Script = [(0.0, WALL), (14.0, WALL)]
TRUNK = TRUNK_M * PIXELS_A_METRE
WALK: Script = [(0.4, Stance()), *[(0.4, dataclasses.replace(TALL)), (0.4, TALL.swapped())] * 20]
Change = Callable[[list[Pose]], list[Pose]]


def shift(pose: Pose, trunks: float, size: float = 1.0, time_s: float | None = None) -> Pose:
    """The same body, moved right in trunk lengths and scaled, at another time."""
    middle = np.array([WIDTH / 2, HEIGHT / 2])
    image = (pose.image - middle) * size + middle + [trunks * TRUNK, 0.0]
    return dataclasses.replace(
        pose, image=image, world=pose.world * size, time_s=pose.time_s if time_s is None else time_s
    )


def walk_through(start_s: float, end_s: float, size: float, alone: bool = False) -> Change:
    """A person of this size walks from left to right, in place of the person or alone."""
    steps = make_poses(WALK)

    def change(poses: list[Pose]) -> list[Pose]:
        def look(pose: Pose, step: Pose) -> Pose:
            if start_s <= pose.time_s < end_s:
                share = (pose.time_s - start_s) / (end_s - start_s)
                return shift(step, 6.0 * share - 3.0, size, pose.time_s)
            return empty_pose(pose.time_s, WIDTH, HEIGHT, 0.5) if alone else pose

        return [look(pose, steps[number % len(steps)]) for number, pose in enumerate(poses)]

    return change


def hang_picture(size: float, every: int = 1, start_s: float = 0.0, alone: bool = True) -> Change:
    """A body that does not move, small and aside, in every n-th picture in place of the person."""
    still = make_pose(Stance())

    def change(poses: list[Pose]) -> list[Pose]:
        def look(number: int, pose: Pose) -> Pose:
            if pose.time_s >= start_s and number % every == 0:
                return shift(still, 2.6, size, pose.time_s)
            return empty_pose(pose.time_s, WIDTH, HEIGHT, 0.5) if alone else pose

        return [look(number, pose) for number, pose in enumerate(poses)]

    return change


def cut(trunks_down: float) -> Change:
    """The picture ends at the feet or higher: everything is moved down, and the model guesses what
    is below."""

    def look(pose: Pose) -> Pose:
        image = pose.image + np.array([0.0, trunks_down * TRUNK])
        below = image[:, 1] > HEIGHT
        return dataclasses.replace(
            pose, image=image, visibility=np.where(below, 0.1, pose.visibility)
        )

    return lambda poses: [look(pose) for pose in poses]


def darken(brightness: float, start_s: float = 0.0, seen: bool = False) -> Change:
    """A dark picture, in which nobody is found, or a body is guessed."""

    def look(pose: Pose) -> Pose:
        if pose.time_s < start_s:
            return pose
        visibility = np.full_like(pose.visibility, 0.3)
        guessed = dataclasses.replace(pose, visibility=visibility, brightness=brightness)
        return guessed if seen else empty_pose(pose.time_s, WIDTH, HEIGHT, brightness)

    return lambda poses: [look(pose) for pose in poses]


@dataclass(frozen=True)
class Case:
    """Who is there during three lunges or a hold of 14 s, and what is counted."""

    name: str
    change: Change = list
    repetitions: tuple[int, ...] = (0,)
    held_s: tuple[float, float] = (0.0, 0.0)
    lost_after_s: float | None = None
    """When the person is no longer visible, in seconds; BodyLost follows within half a second."""
    camera: Camera = SIDE_ON
    script: Script | None = None
    """What is done instead."""
    problem: str = ""
    """Beginning of the reported problem of the view."""


WHOLE = (3,), (13.3, 14.0)
CASES = [
    Case("the one who exercises", list, *WHOLE),
    Case("mirrored", lambda poses: [mirror(pose) for pose in poses], *WHOLE),
    Case("nobody", lambda poses: [empty_pose(pose.time_s, WIDTH, HEIGHT, 0.5) for pose in poses]),
    Case(
        "goes",
        lambda poses: [
            empty_pose(p.time_s, WIDTH, HEIGHT) if p.time_s >= 5.0 else p for p in poses
        ],
        (1,),
        (4.5, 5.1),
        5.0,
    ),
    Case("a child walks through an empty room", walk_through(1.0, 8.0, 0.75, alone=True)),
    Case("a grown-up walks through an empty room", walk_through(1.0, 8.0, 1.1, alone=True)),
    Case("a toddler walks through an empty room", walk_through(1.0, 8.0, 0.5, alone=True)),
    Case("a child runs through", walk_through(6.0, 6.3, 0.75), (3,), (13.2, 14.0)),
    Case("a child walks through", walk_through(5.0, 6.5, 0.75), (2, 3), (9.0, 13.0)),
    Case("a grown-up walks through", walk_through(5.0, 6.5, 1.1), (2, 3), (9.0, 13.0)),
    Case("a picture on the wall", hang_picture(0.9)),
    Case("a small picture on the wall", hang_picture(0.4)),
    Case(
        "a picture on the wall, now and then",
        hang_picture(0.9, 31, alone=False),
        (3,),
        (11.0, 14.0),
    ),
    Case(
        "goes, and the picture on the wall is left",
        hang_picture(0.9, start_s=5.0),
        (0, 1),
        (0.0, 5.1),
        None,
    ),
    Case("seen from behind", camera=Camera(-90.0), problem="Turn the camera"),
    Case("seen from behind, half turned", camera=Camera(-60.0), problem="Turn the camera"),
    Case("feet outside the picture", cut(1.6), (0, 1, 2, 3), problem="Move back"),
    Case("half in the picture", cut(2.3)),
    Case("only the head in the picture", cut(3.5)),
    Case("dark", darken(0.02)),
    Case("dark, and somebody is guessed", darken(0.02, seen=True)),
    Case("the light goes out", darken(0.02, start_s=5.0), (1,), (4.5, 5.1), 5.0),
    Case("walks about", script=WALK),
    Case("stands", script=[(14.0, Stance())]),
]


def play(case: Case, exercise: str, script: Script) -> list[Event]:
    poses = case.change(
        [pose for pose in make_poses(case.script or script, case.camera) if pose.time_s < 14.0]
    )
    return train(Trainer(EXERCISES[exercise]), poses)[1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_only_the_one_who_exercises_is_counted(case: Case) -> None:
    lunges, held = play(case, "lunge", LUNGES), play(case, "couch-stretch", STAYING)
    assert sum(isinstance(event, RepetitionDone) for event in lunges) in case.repetitions
    least, most = case.held_s
    assert least <= sum(event.held_s for event in held if isinstance(event, HoldEnded)) <= most
    for events in (lunges, held):
        lost = [event.time_s for event in events if isinstance(event, BodyLost)]
        problems = [
            problem
            for event in events
            if isinstance(event, ViewChanged)
            for problem in event.problems
        ]
        assert not case.problem or any(problem.startswith(case.problem) for problem in problems)
        if case.lost_after_s is not None:
            assert len(lost) == 1
            assert case.lost_after_s < lost[0] <= case.lost_after_s + 0.5


@pytest.mark.parametrize("size", [0.5, 0.75, 1.0, 1.3])
@pytest.mark.parametrize("aside", [2.0, 2.5, 6.0])
def test_who_exercises_is_followed_again_when_another_has_passed(size: float, aside: float) -> None:
    """Another person stands aside for two seconds, of any size; the first is found where they
    were."""
    poses = make_poses(STAYING)
    other = make_pose(Stance())
    mixed = [
        shift(other, aside, size, pose.time_s) if 5.0 <= pose.time_s < 7.0 else pose
        for pose in poses
    ]
    events = train(Trainer(EXERCISES["couch-stretch"]), mixed)[1]
    (lost,) = [event.time_s for event in events if isinstance(event, BodyLost)]
    assert 5.0 < lost <= 5.5
    assert [event.time_s for event in events if isinstance(event, BodyFound)] == [
        0.0,
        pytest.approx(7.0, abs=0.1),
    ]
    (held,) = [event for event in events if isinstance(event, HoldEnded)]
    assert held.held_s == pytest.approx(12.0, abs=0.6)
