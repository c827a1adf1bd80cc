"""Every exercise is recognised by its own key positions or not at all, never confused."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from coach.body.pose import Pose, empty_pose, mirror, round_for_storage
from coach.body.synthetic_pose import SyntheticCamera
from coach.exercise.definition.exercise import Exercise, Figure
from coach.exercise.recognition.figures import find_common_rests, find_extra_figures, split_figures
from coach.exercise.recognition.recognise import UNKNOWN, downsample, recognise
from coach.store.exercises.loader import load_exercise
from coach.store.recordings.recording import open_recording
from tests.animation import Script, animate

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
RATE = 10.0
TOUCH = Figure(
    name="knees_bent",
    trunk_lean=110.0,
    hip_flexion=(115.0, 115.0),
    knee_flexion=(8.0, 8.0),
    shoulder_flexion=(90.0, 90.0),
)
"""The squat with a toe touch has no figure of its own for the touch."""
KNOWN = (
    "both-knees-to-chest",
    "bridge",
    "chop-and-lift",
    "couch-stretch",
    "crunch",
    "figure-four",
    "half-kneeling-stretch",
    "hip-flexion-test",
    "jackknife",
    "knee-to-chest",
    "kneeling-hip-flexor-stretch",
    "low-lunge-stretch",
    "lunge",
    "lunge-stretch",
    "plank",
    "seated-hip-flexion-hold",
    "single-leg-bridge",
    "squat",
    "standing-hip-extension",
    "standing-hip-flexor-stretch",
    "standing-quad-stretch",
    "thomas-test",
)
"""Exercises that are identified by their own figures. The others must not be confused."""


@cache
def read_all() -> dict[str, Exercise]:
    return {
        path.stem: load_exercise(path.stem).exercise
        for path in sorted((ROOT / "poses").glob("*.toml"))
    }


def write_script(name: str) -> Script:
    exercise = read_all()[name]
    rest, turning = split_figures(exercise)
    faults = {fault.name for fault in exercise.faults}
    good = next(figure for figure in turning if figure.name not in faults)
    start = rest or good
    if exercise.kind == "hold":
        return [(start, 0.0, 2.0), (good, 1.5, 12.0), (start, 1.5, 2.0)]
    stay_s = 0.6 if exercise.kind == "repetitions" else 1.5
    touch = [(TOUCH, 1.5, 0.5), (start, 1.5, 0.5)] if name == "squat-toe-touch" else []
    return [(start, 0.0, 3.0), *([*touch, (good, 1.5, stay_s), (start, 1.5, 1.0)] * 3)]


def play(name: str, facing: str = "right", rate: float = RATE) -> list[Pose]:
    exercise = read_all()[name]
    near, far = ("right", "left") if facing == "right" else ("left", "right")
    working = far if exercise.view.near == "other" else near
    turned = 90.0 if exercise.view.kinds[0] == "front" else 0.0
    camera = SyntheticCamera(facing=facing, working=working, turned_deg=turned)  # type: ignore[arg-type]
    return [round_for_storage(pose) for pose in animate(write_script(name), camera, rate)]


WATCHED = [name for name, exercise in read_all().items() if exercise.kind != "guided"]


@pytest.mark.parametrize("name", WATCHED)
def test_own_film_is_known_or_unknown(name: str) -> None:
    found = recognise(play(name), read_all()).name
    shown = read_all()[name].variant_of or name
    assert found in ((name,) if name in KNOWN else (shown, UNKNOWN))


def test_a_version_of_another_exercise_is_not_looked_for() -> None:
    everything = read_all()
    versions = {name: one.variant_of for name, one in everything.items() if one.variant_of}
    assert versions
    assert {everything[of].variant_of for of in versions.values()} == {""}


def change(name: str, **changes: str) -> Exercise:
    return read_all()[name].model_copy(update=changes)


VERSIONS: list[tuple[dict[str, Exercise], str]] = [
    ({}, "lunge"),
    ({"lunge": change("lunge", variant_of="lunge")}, "lunge"),
    ({"lunge": change("lunge", variant_of="gone")}, "lunge"),
    ({"lunge": change("lunge", variant_of="walking")}, "lunge"),
    (
        {
            "lunge": change("lunge", variant_of="squat"),
            "squat": change("squat", variant_of="lunge"),
        },
        "lunge",
    ),
    ({"lunge": change("lunge", variant_of="squat")}, UNKNOWN),
    ({"mine": change("lunge", variant_of="lunge")}, "lunge"),
    ({"mine": change("lunge", variant_of="supported-lunge")}, "lunge"),
]


@pytest.mark.parametrize(
    ("own", "name"),
    VERSIONS,
    ids=[
        "shipped", "of itself", "of nothing", "of one that is not measured", "of each other",
        "of another", "own", "of a version",
    ],
)  # fmt: skip
def test_a_version_is_not_looked_for_only_beside_its_original(
    own: dict[str, Exercise], name: str
) -> None:
    found = recognise(play("lunge"), {**read_all(), **own})
    assert found.name == name
    assert found.rivals == ()


def test_exercises_that_fit_equally_well_are_named() -> None:
    found = recognise(play("lunge"), {**read_all(), "my-lunge": read_all()["lunge"]})
    assert found.name == UNKNOWN
    assert sorted(found.rivals) == ["lunge", "my-lunge"]


@pytest.mark.parametrize("facing", ["left", "right"])
@pytest.mark.parametrize(
    ("stay_s", "name"), [(3.0, "hip-flexion-test"), (12.0, "knee-to-chest")], ids=["short", "kept"]
)
def test_a_trial_is_no_hold_and_a_hold_no_trial(stay_s: float, name: str, facing: str) -> None:
    rest, (raised, *_) = split_figures(read_all()["hip-flexion-test"])
    assert rest is not None
    script = [(rest, 0.0, 3.0), (raised, 3.0, stay_s), (rest, 3.0, 2.0)]
    camera = SyntheticCamera(facing=facing, working=facing)  # type: ignore[arg-type]
    poses = [round_for_storage(pose) for pose in animate(script, camera, RATE)]
    assert recognise(poses, read_all()).name == name


@pytest.mark.parametrize(("held_s", "name"), [(5.3, "plank"), (4.4, UNKNOWN)])
def test_a_hold_of_five_seconds_is_enough(held_s: float, name: str) -> None:
    """The time before a hold is reported belongs to it."""
    held = next(figure for figure in read_all()["plank"].figures if figure.name == "hold")
    assert recognise(animate([(held, 0.0, held_s)], rate=RATE), read_all()).name == name


def test_three_movements_are_more_than_the_position_in_which_they_rest() -> None:
    """Who stands still between the movements is not checking the posture."""
    rest, (back, *_) = split_figures(read_all()["standing-hip-extension"])
    assert rest is not None
    script = [(rest, 0.0, 4.0), *[(back, 0.8, 0.6), (rest, 0.8, 1.5)] * 3]
    found = recognise(animate(script, rate=RATE), read_all())
    assert "posture-side" in {one.name for one in found.evidence}
    assert found.name == "standing-hip-extension"


def test_mirror_image_is_the_same_exercise() -> None:
    assert recognise([mirror(pose) for pose in play("lunge")], read_all()).name == "lunge"


def test_guided_exercises_are_not_looked_for() -> None:
    guided = {name: exercise for name, exercise in read_all().items() if exercise.kind == "guided"}
    assert guided
    assert recognise(play("plank"), guided).name == UNKNOWN


def stand(seconds: float) -> list[Pose]:
    return animate([(Figure(name="rest"), 0.0, seconds)], rate=RATE)


NOTHING: dict[str, list[Pose]] = {
    "no pose at all": [],
    "one pose": stand(1 / RATE),
    "nobody": [empty_pose(number / RATE, 640, 480) for number in range(100)],
    "somebody who stands": stand(20.0),
    "somebody who lies with bent knees, as other exercises begin": animate(
        [(split_figures(read_all()["bridge"])[0], 0.0, 30.0)], rate=RATE
    ),  # type: ignore[list-item]
    "a lunge that was cut short": play("lunge")[: int(RATE * 4)],
}


@pytest.mark.parametrize("poses", NOTHING.values(), ids=NOTHING)
def test_what_shows_nothing_is_unknown(poses: list[Pose]) -> None:
    assert recognise(poses, read_all()).name == UNKNOWN


def test_couch_stretch_with_the_rear_leg_hidden_is_not_taken_for_another() -> None:
    exercise = read_all()["couch-stretch"]
    invented = animate(
        [(read_all()["half-kneeling-stretch"].figures[1], 0.0, 12.0)],
        SyntheticCamera(working="left"),
        RATE,
    )
    assert exercise.view.near == "working"
    assert recognise(invented, read_all()).name == UNKNOWN


@pytest.mark.parametrize("name", ["lunge", "couch-stretch", "knee-to-chest", "hip-flexion-test"])
def test_samples(name: str) -> None:
    folder = ROOT / "recordings" / "samples" / name
    if not folder.exists():
        pytest.skip(f"there is no sample {name}")
    assert recognise(list(open_recording(folder).poses()), read_all()).name == name


def test_same_poses_same_words() -> None:
    poses = play("squat")
    assert recognise(poses, read_all()) == recognise(poses, dict(reversed(read_all().items())))


@pytest.mark.parametrize(
    ("rate", "left"), [(8.0, 8.0), (15.0, 15.0), (24.0, 12.0), (30.0, 10.0), (60.0, 10.0)]
)
def test_thinned_evenly(rate: float, left: float) -> None:
    poses = [empty_pose(number / rate, 640, 480) for number in range(int(rate) * 10)]
    kept = [pose.time_s for pose in downsample(poses)]
    assert np.allclose(np.diff(kept), 1 / left)


def test_what_positions_have_in_common() -> None:
    every = read_all()
    assert [
        figure.name for figure in find_extra_figures(every["squat-toe-touch"], every["squat"])
    ] == ["knees_bent"]
    assert not find_extra_figures(every["squat"], every["squat-toe-touch"])
    assert "posterior-pelvic-tilt" in find_common_rests(every)
    assert "couch-stretch" not in find_common_rests(every)
