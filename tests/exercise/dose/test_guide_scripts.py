"""Guidance over random sequences of instants."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.guidance import Guidance
from coach.exercise.dose.guide import FINISHED_STEPS
from coach.exercise.tracking.events import HoldBegan, HoldEnded, RepetitionDone, TrialDone
from coach.exercise.tracking.feedback import HoldClock
from tests.exercise.dose.guide_player import (
    DARK,
    GOOD,
    GUIDED,
    KNEE_HUG,
    LUNGE,
    ONE_SIDED,
    STRETCH,
    TEST,
    Player,
)

SIDES = st.sampled_from([None, "left", "right"])


@st.composite
def scripts(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Sequences of instants, likely and unlikely."""
    script = []
    for _ in range(draw(st.integers(1, 25))):
        side = draw(SIDES)
        event = draw(st.sampled_from(["", "", "repetition", "trial", "began", "ended"]))
        events: dict[str, Any] = {
            "repetition": (RepetitionDone(0.0, 0.0, 0.0, side, 90.0, ()),),
            "trial": (TrialDone(0.0, 0.0, 0.0, side, draw(st.sampled_from([None, 100.0])), ()),),
            "began": (HoldBegan(0.0, side),),
            "ended": (HoldEnded(0.0, 0.0, 0.0, draw(st.floats(0, 20)), side, ()),),
        }
        script.append(
            {
                "seconds": draw(st.sampled_from([0.1, 0.1, 1.0, 4.0, 12.0])),
                "present": draw(st.booleans()),
                "side": side,
                "view": draw(st.sampled_from([GOOD, GOOD, DARK])),
                "events": events.get(event, ()),
                "held": draw(st.floats(0, 12)),
                "running": draw(st.booleans()),
            }
        )
    return script


def count_ended(guidance: Guidance) -> int:
    """Return the number of sets that have ended."""
    return guidance.set_number - (guidance.step not in FINISHED_STEPS)


@pytest.mark.parametrize(
    "exercise",
    [LUNGE, ONE_SIDED, STRETCH, KNEE_HUG, TEST, GUIDED],
    ids=lambda exercise: exercise.kind,
)
@pytest.mark.slow
@settings(max_examples=20)
@given(script=scripts())
def test_sets_never_fall_and_nothing_is_counted_while_not_doing(
    exercise: Exercise, script: list[dict[str, Any]]
) -> None:
    player, again = Player(exercise), Player(exercise)
    for instant in script:
        seen = dict(instant)
        held, running = seen.pop("held"), seen.pop("running")
        if exercise.hold:
            seen["hold"] = HoldClock(held, 10.0, running=running)
        player.see(**seen)
        again.see(**dict(seen))
    assert player.guidances == again.guidances
    for before, now in zip(player.guidances, player.guidances[1:], strict=False):
        assert 1 <= now.set_number <= now.sets == before.sets
        assert 0 <= count_ended(now) - count_ended(before) <= 1
        if now.step not in ("doing", "resting", "done") and (now.side, now.set_number) == (
            before.side,
            before.set_number,
        ):
            assert now.repetitions == before.repetitions
        if now.target_repetitions is not None:
            assert now.repetitions <= now.target_repetitions
        assert before.step != "done" or now.step == "done"
