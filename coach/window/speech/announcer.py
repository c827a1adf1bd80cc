"""Chooses what is said: one utterance at a time, by priority. No Qt, no sound, no clock.

Time is that of the frames. The duration of an utterance is estimated from its length. A more
important one interrupts it; a less important one waits a little and is then dropped, because a
late count is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from coach.window.run.state import RunState, Step
from coach.window.speech.announcements import Announcement, Kind, find_cue, list_news
from coach.window.translation.translate import tr

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something to say now."""

    text: str
    """In the user's language."""
    kind: Kind
    priority: int
    """The highest is said first, and interrupts what is being said."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How announcements of one kind are handled."""

    priority: int
    cooldown_s: float
    """Time until the same text may be said again, in seconds; 0 for single events."""
    patience_s: float
    """Maximum time to wait, in seconds."""


RULES: Final[Mapping[Kind, Rule]] = {
    "failed": Rule(100, 5.0, 9.0),
    "done": Rule(90, 5.0, 9.0),
    "lost": Rule(80, 10.0, 1.0),
    "switch": Rule(75, 5.0, 5.0),
    "rest": Rule(70, 5.0, 5.0),
    "pause": Rule(65, 6.0, 1.0),
    "countdown": Rule(60, 0.0, 0.4),
    "trial": Rule(92, 0.0, 4.0),
    "fault": Rule(50, 8.0, 1.0),
    "half": Rule(45, 5.0, 1.5),
    "count": Rule(58, 0.0, 1.5),
    "resume": Rule(35, 5.0, 1.0),
    "view": Rule(30, 12.0, 1.0),
    "instruction": Rule(25, 15.0, 1.0),
    "praise": Rule(20, 30.0, 1.0),
}
INTERRUPTS: Final = 20
"""Minimum difference of priorities at which an utterance interrupts another one."""


SETTLED_S: Final[Mapping[Kind, float]] = {"lost": 1.0, "view": 1.0, "instruction": 0.5}
"""Time for which a cue of this kind must be shown before it is said, in seconds."""


def estimate_duration(text: str) -> float:
    """Estimate the time that a text takes, in seconds; Chinese characters take longer."""
    wide = sum(character >= "\u2e80" for character in text)
    return 0.4 + 0.065 * (len(text) - wide) + 0.22 * wide


class Announcer:
    """Turns states into utterances; the same states always give the same utterances."""

    def __init__(self, translate: Translate = tr) -> None:
        """Create an announcer; translate: English text -> text in the user's language."""
        self._translate = translate
        self._before: RunState | None = None
        self._waiting: dict[Kind, tuple[Announcement, float]] = {}
        """Kind -> (announcement, time until which it may wait)."""
        self._said: dict[str, float] = {}
        """Text -> time at which it was last said."""
        self._cue: Announcement | None = None
        self._cue_since_s = 0.0
        self._busy_until_s = self._now_s = 0.0
        self._saying = 0
        """Priority of the current utterance."""

    def update(self, state: RunState) -> tuple[Utterance, ...]:
        """Return what to say now: at most one utterance."""
        if state.step is Step.OPENING or self._is_another_run(state):
            self._reset()
        self._now_s = max(
            self._now_s, state.live_frame.frame.time_s if state.live_frame is not None else 0.0
        )
        for news in list_news(self._before, state):
            self._wait(news)
        self._update_cue(state)
        self._before = state
        return self._say(at_end=not (state.active or state.step is Step.STOPPING))

    def _is_another_run(self, state: RunState) -> bool:
        return self._before is not None and (
            self._before.request != state.request or self._before.step in (Step.ENDED, Step.FAILED)
        )

    def _reset(self) -> None:
        self._before = None
        self._cue = None
        self._busy_until_s = 0.0
        self._now_s = 0.0
        self._saying = 0
        self._waiting.clear()
        self._said.clear()

    def _update_cue(self, state: RunState) -> None:
        """Say a cue when it appears, and again after its cool-down; praise only once."""
        cue = find_cue(state)
        if cue != self._cue:
            self._cue_since_s = self._now_s
        if cue is None:
            for kind in [kind for kind, (news, _) in self._waiting.items() if news == self._cue]:
                del self._waiting[kind]
        elif self._now_s - self._cue_since_s >= SETTLED_S.get(cue.kind, 0.0) and (
            cue != self._cue or cue.kind != "praise"
        ):
            self._wait(cue)
        self._cue = cue

    def _wait(self, news: Announcement) -> None:
        rule = RULES[news.kind]
        said = self._said.get(self._write(news))
        if said is None or self._now_s - said >= rule.cooldown_s:
            self._waiting[news.kind] = (news, self._now_s + rule.patience_s)

    def _write(self, news: Announcement) -> str:
        values = {key: self._translate(value) for key, value in news.values.items()}
        return self._translate(news.text).format(**values) if values else self._translate(news.text)

    def _say(self, at_end: bool) -> tuple[Utterance, ...]:
        self._waiting = {
            kind: waits for kind, waits in self._waiting.items() if waits[1] >= self._now_s
        }
        if not self._waiting:
            return ()
        kind = max(self._waiting, key=lambda kind: RULES[kind].priority)
        rule = RULES[kind]
        # At the end no more frames come, so time stands still: say it at once.
        if (
            self._now_s < self._busy_until_s
            and rule.priority < self._saying + INTERRUPTS
            and not at_end
        ):
            return ()
        text = self._write(self._waiting.pop(kind)[0])
        self._said[text], self._saying = self._now_s, rule.priority
        self._busy_until_s = self._now_s + estimate_duration(text)
        return (Utterance(text, kind, rule.priority),)
