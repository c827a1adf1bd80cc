"""A line of the history tells both the amount and the pain."""

from __future__ import annotations

from typing import Any

import pytest

from coach.cli.history import format_history
from coach.exercise.tracking.events import Pain
from coach.exercise.tracking.range_test.result import RangeResult
from coach.store.exercises.loader import load_exercise
from coach.store.history.entry import Entry, SideEntry

TEST = "hip-flexion-test"
DONE = (SideEntry(None, repetitions=8, clean_repetitions=6),)

LINES = [
    pytest.param({}, "nothing was counted", id="nothing"),
    pytest.param(
        {"pain_before": 3},
        "nothing was counted; pain 3 before, no answer after",
        id="pain and nothing counted",
    ),
    pytest.param(
        {
            "pain_before": 3,
            "pain_after": 1,
            "pains": (Pain(0.0, True, 3), Pain(5.0, False, 4, during=True), Pain(9.0, False, 1)),
        },
        "nothing was counted; pain 3 before, 4 during, 1 after",
        id="pain during it",
    ),
    pytest.param(
        {"pains": (Pain(5.0, False, 4, during=True), Pain(6.0, False, 2, during=True))},
        "nothing was counted; pain no answer before, 4 during, no answer after",
        id="pain during it only",
    ),
    pytest.param(
        {"pain_after": 2, "sides": DONE},
        "8 repetitions (6 without a fault); pain no answer before, 2 after",
        id="both",
    ),
    pytest.param(
        {
            "pain_before": 3,
            "pains": (Pain(0.0, True, 3, "hip"),),
            "duration_s": 0.0,
            "begun": False,
        },
        "not begun; pain 3 before, no answer after",
        id="not begun",
    ),
    pytest.param(
        {
            "pain_before": 8,
            "pains": (Pain(0.0, True, 8, "back", True),),
            "duration_s": 0.0,
            "begun": False,
        },
        "pain 8 before, no answer after; not begun because of pain: 8 of 10, The back",
        id="not begun because of pain",
    ),
    pytest.param(
        {
            "pain_after": 3,
            "pains": (Pain(0.0, False, 3, "hip"),),
            "duration_s": 0.0,
            "begun": False,
        },
        "pain no answer before, 3 after",
        id="only asked after it",
    ),
    pytest.param(
        {"pains": (Pain(0.0, False, 4, during=True),), "duration_s": 0.0, "begun": False},
        "pain no answer before, 4 during, no answer after",
        id="pain during a run that was not recorded",
    ),
    pytest.param(
        {"pains": (Pain(9.0, False, 8, "back", True, during=True),), "sides": DONE},
        "no answer after; stopped because of pain: 8 of 10, The back",
        id="stopped because of pain",
    ),
    pytest.param(
        {"pain_after": 8, "pains": (Pain(9.0, False, 8, "back", True),), "sides": DONE},
        "pain no answer before, 8 after; too much pain after the exercise: 8 of 10, The back",
        id="too much pain after it",
    ),
]


@pytest.mark.parametrize(("given", "said"), LINES)
def test_amount_and_pain_are_told(given: dict[str, Any], said: str) -> None:
    values = {"duration_s": 60.0, "tracked_s": 60.0, **given}
    entry = Entry("r", "bridge", "2026-01-01T10:00:00+00:00", True, **values)
    line = next(format_history([entry]))
    assert line.split("  ", 2)[2].strip().endswith(said)
    assert line.count("counted") == said.count("counted")


@pytest.mark.parametrize(
    ("recorded", "own", "told"),
    [
        (120.0, True, "  Norm 100: above the norm"),
        (120.0, False, "  Norm 120: too near to the typical range to tell"),
        (90.0, False, "  Norm 90: above the norm"),
    ],
    ids=["own norm", "norm in the file", "norm of a prescription"],
)
def test_results_of_somebody_else_are_compared_with_their_own_norm(
    recorded: float, own: bool, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = load_exercise(TEST).exercise.range_of_motion
    assert rule is not None
    mine = rule.model_copy(update={"norm_deg": 100.0, "typical": None})
    monkeypatch.setattr("coach.store.prescriptions.own_test.load_own_test", lambda *_: mine)
    result = RangeResult(109.0, 6.5, 0.0, 1)
    entry = Entry(
        "2026-03-01_10-00-00Z_hip-flexion-test",
        TEST,
        "2026-03-01T10:00:00+00:00",
        True,
        60.0,
        60.0,
        norm_deg=recorded,
        sides=(SideEntry("left", range_result=result),),
    )
    lines = [*format_history([entry], own=own)]
    assert next(line for line in lines if "Norm" in line).startswith(told)
