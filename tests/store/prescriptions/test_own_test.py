"""Results are compared with what holds for their person: the norm, and the limit of the hips."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, Final

import pytest

from coach.report.evaluation import evaluate_recording
from coach.store.exercises.loader import load_exercise
from coach.store.prescriptions.installed import install
from coach.store.prescriptions.own_test import load_own_test
from coach.store.recordings.file_names import FILE_NAME
from coach.store.recordings.recording import open_recording
from coach.store.recordings.search import is_own
from coach.store.settings.folders import recordings_folder
from coach.store.settings.person import PersonSettings, save_person
from coach.store.settings.profiles import make_profile, using_profile
from coach.store.settings.settings import Settings, save_settings
from coach.window.history.reader import read_history
from coach.window.replay.recording import ReplayRequest, choose_rules
from tests.store.prescriptions.examples import DAY, build_for_hip
from tests.store.recorded import keep

TEST: Final = "hip-flexion-test"
HIP: Final = {"hip_replacement_left": "posterior"}
OWN: Final = {"norm_hip_flexion_deg": 105.0, "norm_hip_flexion_source": "Agreed"}


def keep_test(parent: Path | None = None, **changes: Any) -> Path:
    text = load_exercise(TEST).text
    return keep((), parent=parent, exercise=TEST, exercise_text=text, **changes)


def find_norms(folder: Path) -> set[float]:
    """Return the norms with which the report and each way to replay compare a recording."""
    recording = open_recording(folder)
    exercises = [evaluate_recording(recording).exercise] + [
        choose_rules(ReplayRequest(folder, **how), recording)[0]
        for how in ({}, {"exercise": TEST}, {"as_recorded": True})
    ]
    rules = [exercise.range_of_motion for exercise in exercises]
    return {rule.norm_deg for rule in rules if rule is not None}


CASES: Final[dict[str, tuple[dict[str, Any], float]]] = {
    "nothing is known": ({}, 125.0),
    "a norm of their own": (OWN, 105.0),
    "a replaced hip": (HIP, 90.0),
    "a replaced hip and a norm": (HIP | OWN, 90.0),
    "a norm below the limit": (HIP | OWN | {"norm_hip_flexion_deg": 80.0}, 80.0),
}


@pytest.mark.parametrize("case", CASES)
def test_the_history_a_report_and_a_replay_compare_with_what_the_test_asks(case: str) -> None:
    said, norm_deg = CASES[case]
    save_settings(Settings(norm_hip_flexion_deg=125.0))
    save_person(PersonSettings(**said))
    rule, shown = load_own_test(TEST, DAY), read_history().exercises[TEST].range_of_motion
    assert rule == shown
    assert rule is not None
    assert rule.norm_deg == norm_deg
    assert find_norms(keep_test()) == {norm_deg}


def test_a_prescription_may_allow_a_replaced_hip_more() -> None:
    save_person(PersonSettings(**HIP))
    install(build_for_hip(), DAY)
    rule = load_own_test(TEST, DAY)
    assert rule is not None
    assert rule.norm_deg == 110.0


@pytest.mark.parametrize(
    ("said", "own", "tipped"),
    [({}, True, True), (HIP, True, False), (HIP, False, True)],
    ids=["no hip", "a replaced hip", "somebody else's"],
)
def test_a_replay_by_the_rules_of_today_asks_no_replaced_hip_to_bend_further(
    said: dict[str, Any], own: bool, tipped: bool, tmp_path: Path
) -> None:
    save_person(PersonSettings(**said))
    parent = None if own else tmp_path / "results"
    folder = keep((), parent=parent, exercise="squat", exercise_text=load_exercise("squat").text)
    for exercise in ("", "squat"):
        request = ReplayRequest(folder, exercise=exercise)
        rules, _ = choose_rules(request, open_recording(folder))
        assert ("too_shallow" in {fault.name for fault in rules.faults}) is tipped


UNTIL: Final = DAY + dt.timedelta(days=30)
ON_DAYS: Final = [(DAY, 110.0), (UNTIL, 110.0), (UNTIL + dt.timedelta(days=1), 90.0)]


@pytest.mark.parametrize(("day", "norm_deg"), ON_DAYS, ids=["first", "last", "after it"])
def test_what_is_allowed_until_a_day_counts_for_recordings_up_to_it(
    day: dt.date, norm_deg: float
) -> None:
    save_person(PersonSettings(**HIP))
    install(build_for_hip(hip_flexion_limit_left_until=UNTIL), DAY)
    rule = load_own_test(TEST, day)
    assert rule is not None
    assert rule.norm_deg == norm_deg
    noon = dt.datetime.combine(day, dt.time(12)).astimezone()
    assert find_norms(keep_test(started_utc=noon.astimezone(dt.UTC).isoformat())) == {norm_deg}


def test_a_recording_from_elsewhere_is_not_compared_with_the_user(tmp_path: Path) -> None:
    save_settings(Settings(norm_hip_flexion_deg=125.0))
    save_person(PersonSettings(**HIP, **OWN))
    assert find_norms(keep_test(tmp_path / "results")) == {125.0}


def test_a_recording_of_another_profile_is_not_compared_with_the_user(tmp_path: Path) -> None:
    save_settings(Settings(norm_hip_flexion_deg=125.0, recordings_folder=str(tmp_path)))
    save_person(PersonSettings(**OWN))
    make_profile("ada")
    with using_profile("ada"):
        theirs = keep_test()
        assert find_norms(theirs) == {125.0}
        assert is_own(theirs / FILE_NAME)
    assert theirs.is_relative_to(recordings_folder())
    assert not is_own(theirs / FILE_NAME)
    assert find_norms(theirs) == {125.0}
    assert find_norms(keep_test()) == {105.0}


def test_what_has_no_test_has_none() -> None:
    assert load_own_test("there-is-none", DAY) is None
    assert load_own_test("bridge", DAY) is None
