"""`coach profiles`, as a user types it."""

from __future__ import annotations

import pytest

from tests.cli.helpers import Say


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("lunge, squat", []),
        (
            "lunge, bridges, sky-dive",
            [
                "allowed: There is no exercise named 'bridges'. Did you mean bridge?",
                "allowed: There is no exercise named 'sky-dive'.",
            ],
        ),
        ("", []),
    ],
)
def test_an_exercise_that_is_allowed_and_unknown_is_told(
    coach: Say, value: str, told: list[str]
) -> None:
    said = coach("profiles", "set", "allowed", value)
    assert said.code == 0
    assert said.err.splitlines() == told


def test_an_empty_text_resets_a_number(coach: Say) -> None:
    coach("profiles", "set", "norm_hip_flexion_deg", "110")
    said = coach("profiles", "set", "norm_hip_flexion_deg", "")
    assert said.code == 0
    assert said.out.startswith("norm_hip_flexion_deg = 0.0")
