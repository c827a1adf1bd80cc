"""The norm of the settings replaces that of the hip flexion test, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.hip_limits import limit_range_test
from coach.exercise.tracking.range_test.result import RangeResult, compare_norm
from coach.store.exercises.coached_text import rewrite_range_limit
from coach.store.exercises.loader import (
    OWN_SOURCE,
    TEST,
    LoadedExercise,
    apply_settings,
    load_exercise,
    parse_exercise,
)
from coach.store.prescriptions.authoring import change_norm
from coach.store.settings.settings import Settings
from coach.translation import load_translations
from coach.window.translation.norm import describe_norm

CASES = [
    (
        "another norm with its source",
        TEST,
        Settings(norm_hip_flexion_deg=110.0, norm_hip_flexion_source="Our clinic"),
        (110.0, "Our clinic"),
    ),
    (
        "another norm without a source",
        TEST,
        Settings(norm_hip_flexion_deg=110.0),
        (110.0, OWN_SOURCE),
    ),
]


@pytest.mark.parametrize(
    ("name", "settings", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_norm_of_the_settings_is_used(
    name: str, settings: Settings, wanted: tuple[float, str]
) -> None:
    before = load_exercise(name)
    after = apply_settings(before, settings)
    rule = after.exercise.range_of_motion
    assert rule is not None
    assert (rule.norm_deg, rule.norm_source) == wanted
    assert rule.typical is None, "judged by the healthy people of the shipped norm"
    assert after.text == before.text


def change_in_the_settings(loaded: LoadedExercise) -> Exercise:
    return apply_settings(loaded, Settings(norm_hip_flexion_deg=90.0)).exercise


def change_in_a_prescription(loaded: LoadedExercise) -> Exercise:
    return parse_exercise(change_norm(loaded.text, TEST, 90.0, ""), TEST).exercise


@pytest.mark.parametrize("code", ["de", "es", "fr", "zh"])
def test_who_chose_a_norm_is_said_in_the_language_of_the_patient(code: str) -> None:
    rule = change_in_a_prescription(load_exercise(TEST)).range_of_motion
    assert rule is not None
    assert rule.norm_source == "The clinician chose this norm for this patient."
    assert load_translations(code).translate(rule.norm_source) != rule.norm_source


def limit_by_a_replaced_hip(loaded: LoadedExercise) -> Exercise:
    return limit_range_test(loaded.exercise, ("left",))


def limit_in_a_recording(loaded: LoadedExercise) -> Exercise:
    rule = limit_by_a_replaced_hip(loaded).range_of_motion
    assert rule is not None
    return parse_exercise(rewrite_range_limit(loaded.text, rule), TEST).exercise


@pytest.mark.parametrize(
    "change",
    [
        change_in_the_settings,
        change_in_a_prescription,
        limit_by_a_replaced_hip,
        limit_in_a_recording,
    ],
)
def test_a_result_at_ones_own_norm_is_at_the_norm(
    change: Callable[[LoadedExercise], Exercise],
) -> None:
    rule = change(load_exercise(TEST)).range_of_motion
    assert rule is not None
    result = RangeResult(90.0, 6.0, 1.0, 3)
    compared = compare_norm(result, rule.norm_deg, rule.downward, rule.typical)
    assert (compared.verdict, compared.words) == ("within", "at the norm, within error")
    words = describe_norm(compared, rule.norm_deg, None, downward=rule.downward)
    assert words == "within error of the norm of 90°"


@pytest.mark.parametrize(("name", "deg"), [(TEST, 120.0), ("lunge", 110.0)])
def test_nothing_changes_without_need(name: str, deg: float) -> None:
    loaded = load_exercise(name)
    assert apply_settings(loaded, Settings(norm_hip_flexion_deg=deg)) is loaded
