"""Selection of the cue."""

from __future__ import annotations

from typing import Any

import pytest

from coach.body.view import View
from coach.exercise.tracking.cues import (
    DARK,
    JUDGED_CUE_S,
    LOST,
    MIN_CUE_S,
    OTHERS,
    PRAISE_S,
    CueContext,
    CueSelector,
)
from coach.exercise.tracking.feedback import Cue
from coach.message import Message
from tests.exercise.examples import LEANING, SHALLOW, make

SWAYING = {
    **LEANING,
    "name": "swaying",
    "severity": 3,
    "cue": "Stand still",
    "fix": "Hold on to a chair.",
}
EXERCISE = make(faults=[LEANING, SWAYING, SHALLOW], start="Stand tall", praise="Well done")
GOOD = View("side", "right", 3.0, True)
OFF = Message("Turn the camera: {degrees} degrees off.", short="Turn the camera", degrees=40)
BAD = View("side", "right", 40.0, False, (OFF, "Come closer."))
SEEN = Message("Turn the camera: {degrees} degrees off.", short="Seen, not measured", degrees=40)
PRAISE, START = Cue("praise", "Well done"), Cue("instruction", "Stand tall")
LEAN, DEEPER = (
    Cue("fault", "Trunk upright", "Lean less.", "leaning"),
    Cue("tip", "Deeper", "Go deeper.", "shallow"),
)


NORMAL: dict[str, Any] = {
    "present": True,
    "other_person": False,
    "dark": False,
    "view": GOOD,
    "faults": (),
    "ended": (),
    "pause": "",
    "instruction": "",
    "in_good_form": False,
}


def situation(time_s: float = 0.0, **changes: Any) -> CueContext:
    return CueContext(time_s=time_s, **{**NORMAL, **changes})


CASES: list[tuple[str, dict[str, Any], Cue | None]] = [
    ("nobody there", {"present": False, "faults": ("leaning",), "instruction": "Stand tall"}, LOST),
    ("nobody is seen in the dark", {"present": False, "dark": True}, DARK),
    ("in the dark somebody is seen", {"dark": True}, None),
    (
        "somebody else, in the dark, and nobody",
        {"present": False, "other_person": True, "dark": True},
        OTHERS,
    ),
    (
        "somebody else before a fault",
        {"other_person": True, "faults": ("leaning",), "view": BAD, "pause": "Trunk upright"},
        OTHERS,
    ),
    (
        "a fault before all else",
        {"faults": ("leaning",), "view": BAD, "pause": "Trunk upright"},
        LEAN,
    ),
    (
        "a bad view before a pause",
        {"view": BAD, "pause": "Trunk upright"},
        Cue("view", "Turn the camera", BAD.problems[0]),
    ),
    (
        "what was seen in a bad view before how to turn",
        {"view": BAD, "seen": SEEN, "pause": "Trunk upright"},
        Cue("view", "Seen, not measured", SEEN),
    ),
    ("a fault before what was seen", {"faults": ("leaning",), "seen": SEEN}, LEAN),
    (
        "a view without a short form",
        {"view": View("side", "right", 0.0, True, ("Come closer.",))},
        Cue("view", "Come closer.", "Come closer."),
    ),
    (
        "a pause before praise",
        {"pause": "Trunk upright", "in_good_form": True},
        Cue("pause", "Trunk upright"),
    ),
    ("praise while it runs well", {"in_good_form": True}, PRAISE),
    ("praise before what comes next", {"in_good_form": True, "instruction": "Stand tall"}, PRAISE),
    (
        "a pause before what comes next",
        {"pause": "Trunk upright", "instruction": "Stand tall"},
        Cue("pause", "Trunk upright"),
    ),
    ("what to do next", {"instruction": "Stand tall"}, START),
    ("nothing to say", {}, None),
]


@pytest.mark.parametrize(
    ("changes", "cue"), [pytest.param(changes, cue, id=name) for name, changes, cue in CASES]
)
def test_the_most_important_is_said(changes: dict[str, Any], cue: Cue | None) -> None:
    assert CueSelector(EXERCISE).update(situation(**changes)) == cue


def test_a_fault_is_told_for_a_while_and_its_end_is_praised() -> None:
    selector = CueSelector(EXERCISE)
    assert selector.update(situation(0.0, faults=("leaning",))) == LEAN
    assert selector.update(situation(MIN_CUE_S - 0.1, ended=("leaning",))) == LEAN
    assert selector.update(situation(MIN_CUE_S, ended=("leaning",))) == PRAISE
    assert selector.update(situation(MIN_CUE_S + PRAISE_S - 0.1)) == PRAISE
    assert selector.update(situation(MIN_CUE_S + PRAISE_S)) is None


def test_a_fault_that_lasts_is_told_as_long_and_praised_when_it_ends() -> None:
    selector = CueSelector(EXERCISE)
    assert all(
        selector.update(situation(float(second), faults=("leaning",))) == LEAN
        for second in range(10)
    )
    assert selector.update(situation(9.1, ended=("leaning",))) == PRAISE


@pytest.mark.parametrize("ended", [(), ("swaying",)], ids=["none was mended", "another was mended"])
def test_a_fault_that_only_got_out_of_sight_is_not_praised(ended: tuple[str, ...]) -> None:
    selector = CueSelector(EXERCISE)
    assert selector.update(situation(0.0, faults=("leaning",))) == LEAN
    assert selector.update(situation(MIN_CUE_S, ended=ended)) is None


def test_another_fault_waits_until_the_first_was_read() -> None:
    selector = CueSelector(EXERCISE)
    selector.update(situation(0.0, faults=("leaning",)))
    assert selector.update(situation(0.5, faults=("swaying", "leaning"))) == LEAN
    current = selector.update(situation(MIN_CUE_S, faults=("swaying", "leaning")))
    assert current is not None
    assert current.fault == "swaying"


def test_a_repetition_is_told_its_worst_fault_and_nothing_is_praised_for_it() -> None:
    selector = CueSelector(EXERCISE)
    selector.judge(1.0, ())
    assert selector.update(situation(1.0)) is None
    selector.judge(2.0, ("shallow", "swaying"))
    current = selector.update(situation(2.0))
    assert current is not None
    assert current.fault == "swaying"
    selector.judge(5.0, ("shallow",))
    assert selector.update(situation(5.0 + JUDGED_CUE_S - 0.1)) == DEEPER
    assert selector.update(situation(5.0 + JUDGED_CUE_S)) is None


def test_a_fault_is_told_on_when_somebody_else_has_passed() -> None:
    selector = CueSelector(EXERCISE)
    assert selector.update(situation(0.0, faults=("leaning",))) == LEAN
    assert selector.update(situation(0.2, faults=("leaning",), other_person=True)) == OTHERS
    assert selector.update(situation(0.4, faults=("leaning",))) == LEAN


def test_who_is_lost_is_not_told_or_praised_for_what_was_before() -> None:
    selector = CueSelector(EXERCISE)
    selector.update(situation(0.0, faults=("leaning",)))
    assert selector.update(situation(0.1, present=False)) == LOST
    assert selector.update(situation(0.2)) is None
