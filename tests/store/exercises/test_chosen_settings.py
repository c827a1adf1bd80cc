"""The norm of the settings replaces that of the hip flexion test, and nothing else."""

from __future__ import annotations

import pytest

from coach.store.exercises.loader import OWN_SOURCE, TEST, apply_settings, load_exercise
from coach.store.settings.settings import Settings

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
    assert after.text == before.text


@pytest.mark.parametrize(("name", "deg"), [(TEST, 120.0), ("lunge", 110.0)])
def test_nothing_changes_without_need(name: str, deg: float) -> None:
    loaded = load_exercise(name)
    assert apply_settings(loaded, Settings(norm_hip_flexion_deg=deg)) is loaded
