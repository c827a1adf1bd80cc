"""What is new between two states, as prompts: pure comparisons, so that nothing is said that did not just happen.

Texts of ours are English here, whole sentences with places for numbers; `Announcer` translates them before they are said.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from coach.body.landmarks import SIDES
from coach.exercise.dose.guide import Guidance
from coach.exercise.tracking.feedback import HoldClock
from coach.message import translatable
from coach.window.run.state import RunState, Step

Kind = Literal[
    "failed", "trial", "done", "lost", "switch", "rest", "pause", "countdown", "count", "fault", "half", "resume", "view", "instruction",
    "praise",
]  # fmt: skip
"""The most important first."""

SHORT_COUNTDOWN: Final = 3
"""The last seconds of a hold or a rest that are counted down."""
LONG_HOLD_S: Final = 30.0
"""Of a hold this long its last ten seconds are told, seconds."""
HALF_FROM_S: Final = 10.0
"""A shorter hold has no halfway that is worth a word, seconds."""
HALF_FROM: Final = 6
"""Neither have fewer repetitions than this."""

TEXTS: Final = translatable(
    {
        "paused": "Paused",
        "resumed": "Going on",
        "failed": "Stopped. Look at the screen.",
        "go": "Go",
        "done": "Done. Well kept up.",
        "rest": "Rest",
        "again": "Next set",
        "left": "Change sides. Now the left.",
        "right": "Change sides. Now the right.",
        "half": "Halfway",
        "count_half": "{count}. Halfway",
        "count_last": "{count}. One more",
        "ten": "Ten seconds",
        "hold_done": "{count} done. Let go.",
        "trial": "{degrees} degrees",
        "no_trial": "No number: {why}",
    }
)
"""What is said besides the texts of the exercise."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """Something to say, not yet in the user's language."""

    kind: Kind
    text: str
    """A text of `TEXTS` with places for `values`, or a text of the exercise."""
    values: dict[str, str] = field(default_factory=dict)


def list_news(before: RunState | None, now: RunState) -> Iterator[Announcement]:
    """What happened between the state that was told last and this one, of the same run. Without an earlier one nothing did."""
    if before is None:
        return
    yield from _tell_run(before, now)
    if now.step is not Step.RUNNING:
        return
    if before.guidance is not None and now.guidance is not None:
        yield from _tell_steps(before.guidance, now.guidance)
        yield from _tell_countdown(before.guidance, now.guidance)
    yield from _tell_count(before, now)
    yield from _tell_hold(before, now)
    yield from _tell_trial(before, now)


def find_cue(state: RunState) -> Announcement | None:
    """The cue about what is done now, in the words in which it is shown; None where there is none, or where it is not the time for it."""
    cue = state.feedback.cue if state.feedback is not None else None
    waiting = state.guidance is not None and state.guidance.step in ("starting", "resting", "done")
    if cue is None or waiting or state.step is not Step.RUNNING:
        return None
    return Announcement(cue.kind, cue.text)


def _say(kind: Kind, name: str, **values: object) -> Announcement:
    return Announcement(kind, TEXTS[name], {key: str(value) for key, value in values.items()})


def _tell_run(before: RunState, now: RunState) -> Iterator[Announcement]:
    if now.step is before.step:
        return
    if now.step is Step.PAUSED:
        yield _say("pause", "paused")
    elif now.step is Step.RUNNING and before.step is Step.PAUSED:
        yield _say("resume", "resumed")
    elif now.step is Step.FAILED:
        yield _say("failed", "failed")
    elif (
        now.step is Step.ENDED
        and now.feedback is not None
        and not (now.guidance is not None and now.guidance.step == "done")
    ):
        yield _say("done", "done")


def _tell_steps(before: Guidance, now: Guidance) -> Iterator[Announcement]:
    """Getting ready, doing, resting, done."""
    if now.step == before.step:
        return
    if now.step == "done":
        yield _say("done", "done")
    elif now.step == "doing" and before.step == "starting":
        yield _say("countdown", "go")
    elif now.step == "resting":
        switch = now.next_side is not None and now.next_side != now.side
        yield _say("switch", str(now.next_side)) if switch else _say("rest", "rest")
    elif before.step == "resting":
        yield _say("rest", "again")


def _tell_countdown(before: Guidance, now: Guidance) -> Iterator[Announcement]:
    if now.step not in ("starting", "resting") or now.seconds_left is None:
        return
    left = math.ceil(now.seconds_left)
    earlier = (
        math.inf
        if before.seconds_left is None or before.step != now.step
        else math.ceil(before.seconds_left)
    )
    if 0 < left < earlier and left <= SHORT_COUNTDOWN:
        yield Announcement("countdown", str(left))


def _count(state: RunState) -> tuple[int, int | None]:
    """Repetitions of this set, of how many."""
    if state.guidance is not None:
        return state.guidance.repetitions, state.guidance.target_repetitions
    request = state.opened.exercise.dose.repetitions if state.opened is not None else None
    return (state.feedback.repetitions if state.feedback is not None else 0), request


def _tell_count(before: RunState, now: RunState) -> Iterator[Announcement]:
    if now.opened is None or now.opened.exercise.kind != "repetitions":
        return
    (earlier, _), (count, wanted) = _count(before), _count(now)
    if count == earlier or count == 0:
        return
    if wanted and count == wanted - 1 and wanted > 1:
        yield _say("count", "count_last", count=count)
    elif wanted and wanted >= HALF_FROM and count == math.ceil(wanted / 2):
        yield _say("count", "count_half", count=count)
    else:
        yield Announcement("count", str(count))


def _clock(state: RunState) -> HoldClock | None:
    return state.feedback.hold if state.feedback is not None else None


def _held(state: RunState, clock: HoldClock) -> float:
    """Seconds of this hold, with those of earlier parts of it."""
    guided = state.guidance
    return guided.held_s if guided is not None and guided.step == "doing" else clock.held_s


def _tell_hold(before: RunState, now: RunState) -> Iterator[Announcement]:
    """Halfway, the last seconds, the end of a hold, and that its clock goes on."""
    earlier, clock = _clock(before), _clock(now)
    if earlier is None or clock is None or clock.target_s <= 0:
        return
    if clock.done > earlier.done and (now.guidance is None or now.guidance.step == "doing"):
        yield _say("count", "hold_done", count=clock.done)
        return
    if clock.running and earlier.why_paused:
        yield _say("resume", "resumed")
    left, left_before = clock.target_s - _held(now, clock), clock.target_s - _held(before, earlier)
    if not 0 < left < left_before:
        return
    for seconds in range(SHORT_COUNTDOWN, 0, -1):
        if left <= seconds < left_before:
            yield Announcement("countdown", str(seconds))
    if left <= 10.0 < left_before and clock.target_s >= LONG_HOLD_S:
        yield _say("half", "ten")
    if left <= clock.target_s / 2 < left_before and clock.target_s >= HALF_FROM_S:
        yield _say("half", "half")


def _tell_trial(before: RunState, now: RunState) -> Iterator[Announcement]:
    """The number of a trial, or why it gave none."""
    if before.feedback is None or now.feedback is None:
        return
    for side in SIDES:
        earlier, trials = before.feedback.trials.get(side, ()), now.feedback.trials.get(side, ())
        if len(trials) > len(earlier):
            value = trials[-1]
            if value is not None:
                yield _say("trial", "trial", degrees=round(value))
            elif now.session.trials:
                yield _say("trial", "no_trial", why=now.session.trials[-1].why_not)
