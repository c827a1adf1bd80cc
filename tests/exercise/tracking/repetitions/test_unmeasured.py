"""What is surely seen counts in views that show no angles, without an angle, a fault or a side."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.hip_height import HipHeight, measure_hip_height
from coach.body.landmarks import INDEX
from coach.body.pose import Pose
from coach.body.synthetic_pose import SyntheticCamera
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.figure import Figure
from coach.exercise.tracking.events import RepetitionDone
from coach.exercise.tracking.repetitions.hip_rise import HipRiseCounter, straightens_hips
from coach.exercise.tracking.repetitions.quick_raises import Bends, QuickRaiseCounter
from coach.exercise.tracking.trainer import Trainer
from tests.animation import Script, animate
from tests.exercise.sessions import EXERCISES
from tests.synthetic import train

Change = Callable[[list[Pose]], list[Pose]]
LEGS = [INDEX[f"{side}_{part}"] for side in ("left", "right") for part in ("knee", "ankle")]


def figure(exercise: str, name: str, **joints: object) -> Figure:
    found = next(each for each in EXERCISES[exercise].figures if each.name == name)
    return found.model_copy(update=joints)


def stiffen(poses: list[Pose]) -> list[Pose]:
    """In space the legs stay as they are: angles do not show the movement."""

    def fix(pose: Pose) -> Pose:
        world = pose.world.copy()
        world[LEGS] = poses[0].world[LEGS]
        return dataclasses.replace(pose, world=world)

    return [fix(pose) for pose in poses]


def turn_over(poses: list[Pose]) -> list[Pose]:
    """Only the left hip rises: the person turns."""

    def fix(pose: Pose) -> Pose:
        image = pose.image.copy()
        image[INDEX["right_hip"]] = poses[0].image[INDEX["right_hip"]]
        return dataclasses.replace(pose, image=image)

    return stiffen([fix(pose) for pose in poses])


def drop_knees(poses: list[Pose]) -> list[Pose]:
    """The legs fall to one side while the hips rise a little."""

    def fix(pose: Pose) -> Pose:
        image, first = pose.image.copy(), poses[0].image
        rise = first[INDEX["left_hip"], 1] - image[INDEX["left_hip"], 1]
        for side in ("left", "right"):
            image[INDEX[f"{side}_knee"], 1] = first[INDEX[f"{side}_knee"], 1] + 1.5 * rise
        return dataclasses.replace(pose, image=image)

    return stiffen([fix(pose) for pose in poses])


def move_camera(poses: list[Pose]) -> list[Pose]:
    """The picture goes up and down with the hips, and the person lies still."""
    hips = [pose.image[[INDEX["left_hip"], INDEX["right_hip"]], 1].mean() for pose in poses]
    return [
        dataclasses.replace(
            poses[0], time_s=pose.time_s, image=poses[0].image + np.array([0.0, hip - hips[0]])
        )
        for pose, hip in zip(poses, hips, strict=True)
    ]


def repeat(rest: Figure, there: Figure, times: int = 3, seconds: float = 0.8) -> Script:
    one = [(there, seconds, 0.5), (rest, seconds, 0.8)]
    return [(rest, 0.0, 2.0), *one * times]


DOWN, TOP = figure("bridge", "down"), figure("bridge", "top")
ONE_DOWN, ONE_TOP = (figure("single-leg-bridge", name) for name in ("down", "top"))
DRAWN_UP = figure("bridge", "down", hip_flexion=(110.0, 110.0), knee_flexion=(120.0, 120.0))
ONE_SLID = figure("bridge", "down", hip_flexion=(50.0, 5.0), knee_flexion=(112.0, 10.0))
CURLED = figure("bridge", "down", trunk_lean=-62.0, hip_flexion=(78.0, 78.0))


@dataclass(frozen=True)
class Case:
    name: str
    exercise: str
    script: Script
    counted: int
    turned_deg: float = 45.0
    change: Change = stiffen


CASES = [
    Case("bridges", "bridge", repeat(DOWN, TOP), 3),
    Case("bridges at the limit of the side view", "bridge", repeat(DOWN, TOP), 3, 52.0),
    Case("bridges, the head towards the camera", "bridge", repeat(DOWN, TOP), 3, -45.0),
    Case("bridges on one leg", "single-leg-bridge", repeat(ONE_DOWN, ONE_TOP), 3),
    Case("on one leg instead of both", "bridge", repeat(ONE_DOWN, ONE_TOP), 0),
    Case("on both legs instead of one", "single-leg-bridge", repeat(DOWN, TOP), 0),
    Case("knees drawn to the chest", "bridge", repeat(DOWN, DRAWN_UP), 0),
    Case("heel slides", "bridge", repeat(DOWN, ONE_SLID), 0),
    Case("crunches", "bridge", repeat(DOWN, CURLED), 0),
    Case("a slow drift", "bridge", repeat(DOWN, TOP, 1, 45.0), 0),
    Case("only one hip rises", "bridge", repeat(DOWN, TOP), 0, change=turn_over),
    Case("the legs fall to one side", "bridge", repeat(DOWN, TOP), 0, change=drop_knees),
    Case("a camera that moves", "bridge", repeat(DOWN, TOP), 0, change=move_camera),
    Case("from the feet", "bridge", repeat(DOWN, TOP), 0, 70.0),
]  # fmt: skip


def count(exercise: str, poses: Sequence[Pose]) -> list[RepetitionDone]:
    trainer = Trainer(EXERCISES[exercise])
    _, events = train(trainer, poses)
    return [event for event in events if isinstance(event, RepetitionDone)]


@pytest.mark.parametrize("facing", ["left", "right"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bridges_count_by_the_rise_of_the_hips(case: Case, facing: str) -> None:
    camera = SyntheticCamera(facing, turned_deg=case.turned_deg)  # type: ignore[arg-type]
    done = count(case.exercise, case.change(animate(case.script, camera)))
    assert [(each.side, each.peak_deg, each.faults, each.only_counted) for each in done] == [
        (None, None, (), True)
    ] * case.counted


@pytest.mark.parametrize("turned_deg", [0.0, 15.0, 30.0, 38.0])
def test_a_repetition_with_angles_counts_once_and_keeps_them(turned_deg: float) -> None:
    done = count("bridge", animate(repeat(DOWN, TOP), SyntheticCamera(turned_deg=turned_deg)))
    assert len(done) == 3
    assert not any(each.only_counted for each in done)


STAND, KNEE_UP = (figure("high-knees", name) for name in ("down", "up"))
KNEE_LOW = figure("high-knees", "up", hip_flexion=(50.0, 0.0))
SQUAT = figure("squat", "bottom")


def run_on_the_spot(up: Figure, raises: int, step_s: float, rest: Figure = STAND) -> Script:
    """Raise knees that do not come to rest in between, as in a run."""
    hips = tuple(
        0.6 * there + 0.4 * here
        for here, there in zip(rest.hip_flexion, up.hip_flexion, strict=True)
    )
    between = up.model_copy(update={"hip_flexion": hips})
    way = step_s / 2
    one = [(up, way, 0.0), (between, way, 0.0)]
    return [(rest, 0.0, 1.5), *one * raises, (rest, way, 1.0)]


@pytest.mark.parametrize(
    ("script", "rate", "counted", "judged"),
    [
        pytest.param(run_on_the_spot(KNEE_UP, 10, 0.4), 30.0, 10, 0, id="2.5 a second"),
        pytest.param(run_on_the_spot(KNEE_UP, 12, 0.3), 24.0, 12, 0, id="3.3 a second"),
        pytest.param(run_on_the_spot(KNEE_UP, 12, 0.3), 8.0, 1, 1, id="too few pictures"),
        pytest.param(run_on_the_spot(KNEE_UP, 4, 0.3), 30.0, 1, 1, id="too few raises"),
        pytest.param(run_on_the_spot(KNEE_LOW, 10, 0.3), 30.0, 0, 0, id="too low"),
        pytest.param(run_on_the_spot(SQUAT, 10, 0.3), 30.0, 0, 0, id="both knees"),
    ],
)
@pytest.mark.parametrize("turned_deg", [0.0, 45.0])
def test_quick_raises_count_in_a_rhythm(
    script: Script, rate: float, counted: int, judged: int, turned_deg: float
) -> None:
    done = count("high-knees", animate(script, SyntheticCamera(turned_deg=turned_deg), rate))
    unjudged = [each for each in done if each.only_counted]
    turned = turned_deg > 0.0  # then no angle is measured
    assert (len(done), len(done) - len(unjudged)) == (counted, 0 if turned else judged)
    assert all(not each.faults and each.peak_deg is None for each in unjudged)
    assert turned or all(each.side is None for each in unjudged)


@pytest.mark.parametrize(("turned_deg", "only_counted"), [(0.0, False), (45.0, True)])
def test_a_repetition_in_a_view_that_is_refused_is_only_counted(
    turned_deg: float, only_counted: bool
) -> None:
    script = [(STAND, 0.0, 1.5), *[(SQUAT, 1.0, 0.4), (STAND, 1.0, 0.4)] * 2]
    done = count("squat", animate(script, SyntheticCamera(turned_deg=turned_deg)))
    assert [each.only_counted for each in done] == [only_counted] * 2
    assert [each.peak_deg is None for each in done] == [only_counted] * 2
    assert not any(each.faults or each.is_clean for each in done if each.only_counted)


def test_slow_raises_keep_their_angles() -> None:
    script = [(STAND, 0.0, 1.5), *[(KNEE_UP, 0.4, 0.4), (STAND, 0.4, 0.4)] * 4]
    done = count("high-knees", animate(script))
    assert len(done) == 4
    assert not any(each.only_counted for each in done)


KNEES_UP = 0.5, 0.5


def rise(up: float) -> HipHeight:
    """Both hips of a lying person go up; shoulders, knees and feet stay."""
    return HipHeight(up - 0.2, (up - 0.2, up - 0.2), KNEES_UP, (up + 0.3, up + 0.3))


def turn(up: float) -> HipHeight:
    return rise(up)._replace(hips=(-0.2, 2 * up - 0.2))


def let_knees_fall(up: float) -> HipHeight:
    return rise(up)._replace(knees=(0.5 - 2 * up, 0.5 - 2 * up))


def lower_a_foot(up: float) -> HipHeight:
    return rise(up)._replace(feet=(up + 0.3, 6 * up - 0.9))


def lift_both_feet(up: float) -> HipHeight:
    return rise(up)._replace(feet=(up - 0.3, up - 0.3))


def slide_feet_away(up: float) -> HipHeight:
    return rise(up)._replace(feet=(3.3 * up + 0.3, 3.3 * up + 0.3))


def sit_up(up: float) -> HipHeight:
    return rise(up)._replace(feet=(0.3, 0.3))


def follow(
    turns: Sequence[float],
    height: float = 0.2,
    measured: bool = False,
    see: Callable[[float], HipHeight] = rise,
    bend: float = 90.0,
) -> int:
    """Return what is counted of hips that go up and down, each way in so many seconds."""
    counter = HipRiseCounter(EXERCISES["bridge"])
    at_s = np.cumsum([0.0, 1.0, *turns, 0.5])
    ways = [0.0, *(number % 2 for number in range(len(turns) + 1)), len(turns) % 2]
    counted = 0
    for time_s in np.arange(0.0, at_s[-1], 0.04):
        up = see(height * float(np.interp(time_s, at_s, ways)))
        counted += counter.update(float(time_s), up, (bend, bend), measured) is not None
    return counted


@pytest.mark.parametrize(
    ("turns", "options", "counted"),
    [
        pytest.param([0.8] * 6, {}, 3, id="three"),
        pytest.param([0.8] * 6, {"measured": True}, 0, id="angles decide"),
        pytest.param([0.8] * 6, {"height": 0.05}, 0, id="too low"),
        pytest.param([0.1] * 6, {}, 0, id="too quick"),
        pytest.param([20.0, 20.0], {}, 0, id="too slow"),
        pytest.param([0.8], {}, 0, id="does not come back"),
        pytest.param([0.8] * 6, {"bend": 15.0}, 0, id="straight legs"),
        *(
            pytest.param([0.8] * 6, {"see": see}, 0, id=see.__name__)
            for see in (turn, let_knees_fall, lower_a_foot, lift_both_feet, slide_feet_away, sit_up)
        ),
    ],
)
def test_hips_that_rise(turns: Sequence[float], options: dict[str, Any], counted: int) -> None:
    assert follow(turns, **options) == counted


@given(st.floats(0.1, 0.5), st.floats(0.6, 2.0), st.integers(1, 5))
def test_every_rise_counts_once(height: float, seconds: float, times: int) -> None:
    assert follow([seconds, seconds] * times, height) == times


def test_unknown_landmarks_are_left_out() -> None:
    counter = HipRiseCounter(EXERCISES["bridge"])
    unknown = HipHeight(math.nan, (math.nan, math.nan), (0.0, 0.0), (0.0, 0.0))
    assert counter.update(0.0, unknown, (90.0, 90.0), False) is None
    pose = animate([(DOWN, 0.0, 0.1)])[0]
    height = measure_hip_height(pose, 100.0)
    assert height.middle == pytest.approx(sum(height.hips) / 2)
    assert min(height.feet) > height.middle


@pytest.mark.parametrize(("turned_deg", "cut"), [(0.0, True), (-70.0, False)], ids=["cut", "back"])
def test_quick_raises_that_are_not_seen_do_not_count(turned_deg: float, cut: bool) -> None:
    script = run_on_the_spot(KNEE_UP, 10, 0.4)
    poses = animate(script, SyntheticCamera(turned_deg=turned_deg), 30.0)
    if cut:  # the picture ends above the knees
        poses = [dataclasses.replace(pose, height=260) for pose in poses]
    assert not any(each.only_counted for each in count("high-knees", poses))


def test_bends_that_are_unknown_are_left_out() -> None:
    counter = QuickRaiseCounter(EXERCISES["high-knees"])
    assert not counter.update(Bends(0.0, (math.nan, 5.0), (0.0, 0.0)), True)


BRIDGE = EXERCISES["bridge"]
BRIDGES = [
    *[pytest.param(each, "bridge" in name, id=name) for name, each in EXERCISES.items()],
    pytest.param(BRIDGE.model_copy(update={"position": "standing"}), False, id="not lying"),
    pytest.param(BRIDGE.model_copy(update={"kind": "hold"}), False, id="held"),
    pytest.param(
        BRIDGE.model_copy(update={"main_angle": "knee_bend_both"}), False, id="by the knees"
    ),
    pytest.param(BRIDGE.model_copy(update={"rest_deg": 0.0}), False, id="bending the hips"),
]


@pytest.mark.parametrize(("exercise", "rises"), BRIDGES)
def test_only_in_bridges_do_the_hips_of_a_lying_person_rise(
    exercise: Exercise, rises: bool
) -> None:
    assert straightens_hips(exercise) is rises
