"""Play every exercise by its own figures, facing either way: well, and with each fault.

What is counted is exact, and of the faults the one that is played is named and no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

import pytest

from coach.body.pose import round_for_storage
from coach.body.synthetic_pose import SyntheticCamera
from coach.exercise.definition.exercise import Exercise, Fault, Figure
from coach.exercise.tracking.events import Event, FaultBegan, HoldEnded, RepetitionDone, TrialDone
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import analyse
from tests.animation import Script, animate
from tests.poses.stage import NAMES, RATE, WAY_S, find_figure, read, stage

pytestmark = pytest.mark.slow

GOOD: Final = "good"
REPETITIONS: Final = 3
HELD_S: Final = 3.0
WAYS_S: Final = 2 * WAY_S
"""A hold may begin and end on a way that is slow."""
SETTLED_S: Final = 0.4
"""Time until somebody who moved fast is seen to be still, in seconds."""

Facing = Literal["left", "right"]

NOT_PLAYED: Final[dict[tuple[str, str], str]] = {
    ("lunge", "knee_caving_in"): "a figure's knee bends in one plane, so that it cannot cave in",
    ("squat", "knee_caving_in"): "a figure's knee bends in one plane, so that it cannot cave in",
    (
        "side-lunge",
        "knee_caving_in",
    ): "a figure's knee bends in one plane, so that it cannot cave in",
    **{
        ("posture-front", f"{part}_higher_{side}"): "a figure's hips and shoulders are level"
        for part in ("pelvis", "shoulder")
        for side in ("left", "right")
    },
}
"""Faults without a figure, and why."""


@dataclass(frozen=True)
class Sample:
    """An exercise, what is played of it, and where the body faces."""

    name: str
    what: str
    facing: Facing

    def __str__(self) -> str:
        return f"{self.name} {self.what} {self.facing}"


def list_samples(kind: str, faulty: bool) -> list[Sample]:
    samples = []
    for name in NAMES:
        exercise = read(name)
        if exercise.kind != kind:
            continue
        whats = (
            [fault.name for fault in exercise.faults if find_figure(exercise, fault.name)]
            if faulty
            else [GOOD]
        )
        samples += [Sample(name, what, facing) for what in whats for facing in get_args(Facing)]
    return samples


def play(sample: Sample, script: Script, view: str) -> Sequence[Event]:
    """The events of a film of these figures, seen from the "side" or the "front"."""
    exercise = read(sample.name)
    near: Facing = sample.facing
    far: Facing = "left" if near == "right" else "right"
    turned_deg = 90.0 if view == "front" and exercise.position != "side-lying" else 0.0
    camera = SyntheticCamera(
        facing=near, working=far if exercise.view.near == "other" else near, turned_deg=turned_deg
    )
    return analyse(map(round_for_storage, animate(script, camera, RATE)), Trainer(exercise)).events


def repeat(exercise: Exercise, fault: Fault | None) -> Script:
    """Move there and back: three times if done well, once with a fault in its phase.

    If that phase is the rest, the fault comes after it.
    """
    first, *others = [phase.name for phase in exercise.phases]
    where = fault.during[0] if fault and fault.during else others[-1]
    script: list[tuple[Figure, float, float]] = [(stage(exercise, first), 0.0, 1.0)]
    for _ in range(1 if fault else REPETITIONS):
        for phase in (*others, first):
            made = fault is not None and phase == where != first
            script.append((stage(exercise, fault.name if fault and made else phase), WAY_S, 1.0))
            if fault and phase == where == first:
                script += [
                    (stage(exercise, fault.name), WAY_S, fault.lasting_s + 0.7),
                    (stage(exercise, first), WAY_S, 1.0),
                ]
    return script


def hold_once(exercise: Exercise, fault: Fault | None) -> Script:
    """Rest, hold, and rest. A fault comes in the middle of the hold.

    If it is only looked for while the clock is stopped, it comes before the hold.
    """
    assert exercise.hold is not None
    rest, hold = stage(exercise, "rest"), stage(exercise, "hold")
    end = (rest, WAY_S, 0.5)
    if fault is None:
        return [(rest, 0.0, 1.5), (hold, WAY_S, HELD_S), end]
    made = (stage(exercise, fault.name), WAY_S, fault.lasting_s + 1.0)
    if fault.during == ("pause",):
        return [(rest, 0.0, 1.5), made, end]
    return [(rest, 0.0, 1.5), (hold, WAY_S, HELD_S), made, (hold, WAY_S, HELD_S), end]


def raise_often(exercise: Exercise, fault: Fault | None) -> Script:
    """Rest and raise the working leg, as often as the test asks for."""
    assert exercise.range_of_motion is not None
    rest = stage(exercise, "rest")
    raised = stage(
        exercise,
        fault.name if fault else "lowered" if find_figure(exercise, "lowered") else "raised",
    )
    once = [(raised, WAY_S, 2.5), (rest, WAY_S, 1.5)]
    return [(rest, 0.0, 2.5), *(once * exercise.range_of_motion.trials)]


def name_faults(events: Sequence[Event]) -> set[str]:
    shown = {event.name for event in events if isinstance(event, FaultBegan)}
    return shown.union(*(event.faults for event in events if isinstance(event, RepetitionDone)))


@pytest.mark.parametrize("sample", list_samples("repetitions", faulty=False), ids=str)
def test_repetitions_are_counted_from_every_view(sample: Sample) -> None:
    exercise = read(sample.name)
    for view in exercise.view.kinds:
        events = play(sample, repeat(exercise, None), view)
        done = [event for event in events if isinstance(event, RepetitionDone)]
        assert (view, len(done), name_faults(events)) == (view, REPETITIONS, set())
        assert view == "front" or {event.side for event in done} <= {sample.facing, None}


@pytest.mark.parametrize("sample", list_samples("repetitions", faulty=True), ids=str)
def test_a_fault_in_repetitions_is_named_and_no_other(sample: Sample) -> None:
    exercise = read(sample.name)
    fault = exercise.fault(sample.what)
    events = play(sample, repeat(exercise, fault), fault.view)
    done = [event for event in events if isinstance(event, RepetitionDone)]
    assert (len(done), name_faults(events)) == (1, {sample.what})
    if exercise.phases[0].name not in fault.during:
        assert done[0].faults == (sample.what,)


@pytest.mark.parametrize("sample", list_samples("hold", faulty=False), ids=str)
def test_a_hold_is_timed(sample: Sample) -> None:
    exercise = read(sample.name)
    events = play(sample, hold_once(exercise, None), exercise.view.kinds[0])
    (hold,) = [event for event in events if isinstance(event, HoldEnded)]
    assert HELD_S - SETTLED_S <= hold.held_s <= HELD_S + WAYS_S
    assert (name_faults(events), hold.faults) == (set(), ())
    assert hold.side in (sample.facing, None)


@pytest.mark.parametrize("sample", list_samples("hold", faulty=True), ids=str)
def test_a_fault_in_a_hold_is_named_and_no_other(sample: Sample) -> None:
    exercise = read(sample.name)
    fault = exercise.fault(sample.what)
    events = play(sample, hold_once(exercise, fault), fault.view)
    assert name_faults(events) == {sample.what}
    holds = [event for event in events if isinstance(event, HoldEnded)]
    assert bool(holds) is (fault.during != ("pause",))


@pytest.mark.parametrize("sample", list_samples("range-of-motion", faulty=False), ids=str)
def test_a_range_is_measured(sample: Sample) -> None:
    exercise = read(sample.name)
    rule = exercise.range_of_motion
    assert rule is not None
    events = play(sample, raise_often(exercise, None), "side")
    trials = [event for event in events if isinstance(event, TrialDone)]
    assert ([event.side for event in trials], name_faults(events)) == (
        [sample.facing] * rule.trials,
        set(),
    )
    assert all(event.peak_deg is not None for event in trials)


@pytest.mark.parametrize("sample", list_samples("range-of-motion", faulty=True), ids=str)
def test_a_fault_in_a_test_is_named_and_no_other(sample: Sample) -> None:
    exercise = read(sample.name)
    assert name_faults(
        play(sample, raise_often(exercise, exercise.fault(sample.what)), "side")
    ) == {sample.what}


@pytest.mark.parametrize("name", NAMES)
def test_every_part_and_every_fault_has_a_figure(name: str) -> None:
    exercise = read(name)
    if exercise.kind == "guided":
        assert exercise.guide
        assert exercise.not_watched
        return
    parts = [phase.name for phase in exercise.phases] + (["hold"] if exercise.hold else [])
    missing = {
        part
        for part in (*parts, *(fault.name for fault in exercise.faults))
        if find_figure(exercise, part) is None
    }
    assert missing == {fault for exercise_name, fault in NOT_PLAYED if exercise_name == name}


@pytest.mark.parametrize("name", NAMES)
def test_every_exercise_says_what_a_person_needs(name: str) -> None:
    exercise = read(name)
    assert exercise.cautions
    assert len(exercise.steps) >= 3
    assert exercise.source.text.endswith(".")
    held, counted = exercise.dose.hold_s, exercise.dose.repetitions
    assert {"hold": held, "repetitions": counted, "range-of-motion": counted, "guided": held}[
        exercise.kind
    ]
