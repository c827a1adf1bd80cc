"""What is said by a voice that tells when it starts, speaks and has ended."""

from __future__ import annotations

import pytest

from coach.window.run.state import RunState, Step
from coach.window.speech.announcement import TEXTS
from coach.window.speech.announcer import Announcer, VoiceState
from tests.window.fakes import FAULT
from tests.window.speech.announcer_states import at, guide

COUNTING = at(1, repetitions=1, cue=FAULT)
VOICES: list[tuple[str, tuple[tuple[RunState, VoiceState], ...], tuple[str, ...]]] = [
    (
        "a voice that is longer than estimated is not interrupted",
        (
            (at(0), "idle"),
            (COUNTING, "idle"),
            *((at(t, repetitions=1, cue=FAULT), "speaking") for t in (2.0, 3.0, 4.0)),
            (at(4.1, repetitions=1, cue=FAULT), "idle"),
        ),
        ("1", FAULT.text),
    ),
    (
        "a voice that is shorter than estimated is not waited for",
        ((at(0), "idle"), (at(1, cue=FAULT), "idle"), (at(1.2, repetitions=1), "idle")),
        (FAULT.text, "1"),
    ),
    (
        "a voice that never says that it has ended",
        ((at(0), "idle"), (at(1, repetitions=1), "idle"), (at(9, repetitions=2), "speaking")),
        ("1", "2"),
    ),
    (
        "a voice that starts is waited for",
        ((at(0), "starting"), (at(1, cue=FAULT), "starting"), (at(2, cue=FAULT), "idle")),
        (FAULT.text,),
    ),
    (
        "a count that is late is not said",
        ((at(0), "starting"), (at(1, repetitions=1), "starting"), (at(4, repetitions=1), "idle")),
        (),
    ),
    (
        "the last count before the end, whole",
        (
            (at(0, guidance=guide(repetitions=9)), "idle"),
            (at(1, guidance=guide(step="done", repetitions=10)), "idle"),
            (at(1.3, guidance=guide(step="done", repetitions=10)), "speaking"),
            (at(2, step=Step.ENDED, guidance=guide(step="done")), "speaking"),
            (at(2, step=Step.ENDED, guidance=guide(step="done")), "idle"),
        ),
        ("10", TEXTS["done"]),
    ),
    (
        "more important than a fault",
        (
            (at(0, guidance=guide()), "idle"),
            (at(1, cue=FAULT, guidance=guide()), "idle"),
            (at(1.3, guidance=guide(step="resting", next_side="left")), "speaking"),
        ),
        (FAULT.text, "Rest"),
    ),
]


@pytest.mark.parametrize(
    ("states", "said"), [case[1:] for case in VOICES], ids=[case[0] for case in VOICES]
)
def test_said_by_a_voice_that_tells_what_it_does(
    states: tuple[tuple[RunState, VoiceState], ...], said: tuple[str, ...]
) -> None:
    announcer = Announcer(str)
    heard = [each.text for state, voice in states for each in announcer.update(state, voice)]
    assert tuple(heard) == said
