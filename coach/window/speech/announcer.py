"""Chooses the next utterance by priority, with a cool-down for each text. No Qt, sound or clock.

Time is the time of the pictures. The voice tells when an utterance has ended; for tones, that is
estimated from the length of the text. A more important one interrupts it. A less important one
waits a little and is then dropped, because a late count would be wrong.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from coach.window.run.state import RunRequest, RunState, Step
from coach.window.speech.announcement import Announcement, AnnouncementKind, make_announcement
from coach.window.speech.announcements import find_cue, list_announcements
from coach.window.speech.progress_announcements import list_due
from coach.window.speech.rules import (
    CUE_DELAY_S,
    FIRST,
    INTERRUPT_MARGIN,
    MAX_COOLDOWN_S,
    NEWS,
    PATIENT,
    RULES,
)
from coach.window.translation.translate import tr

Translate = Callable[[str], str]
VoiceState = Literal["unknown", "starting", "speaking", "idle"]
"""What the voice does. It is unknown while there are only tones, or nothing is heard."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A translated text to say."""

    text: str
    """In the user's language."""
    kind: AnnouncementKind
    priority: int
    """Utterances with a higher priority come first, and may interrupt the current one."""


def estimate_duration(text: str) -> float:
    """Estimate how long a text takes to say, in seconds. A Chinese character takes longer."""
    wide = sum(character >= "\u2e80" for character in text)
    return 0.4 + 0.065 * (len(text) - wide) + 0.22 * wide


def find_latest_end(text: str) -> float:
    """Return after how many seconds a text was surely spoken, even if the voice does not say so."""
    return 3.0 + 3.0 * estimate_duration(text)


def _read_time(state: RunState) -> float:
    """Return the time of the newest picture, in seconds; 0 before the exercise begins."""
    shown = state.live_frame
    return 0.0 if shown is None or shown.readiness is not None else shown.frame.time_s


def _drop_introduction(request: RunRequest) -> RunRequest:
    """Return the request as it is once the exercise begins."""
    return dataclasses.replace(request, introduce=False)


class Announcer:
    """Returns for each new state what to say: at most one utterance.

    It is deterministic: the same states give the same utterances.
    """

    def __init__(self, translate: Translate = tr) -> None:
        """Create an announcer that translates texts with `translate` before it formats them."""
        self.follows_arms = False
        """True if raised arms are followed: a pause then says that one goes on."""
        self._translate = translate
        self._before: RunState | None = None
        self._queue: dict[AnnouncementKind, tuple[Announcement, float]] = {}
        """Kind -> (announcement, time until which it may wait in seconds)."""
        self._last_said_s: dict[str, float] = {}
        """Text -> time at which it was last said, in seconds."""
        self._times_said: dict[str, int] = {}
        """Text of a patient kind -> number of times that it was said since there were news."""
        self._cue: Announcement | None = None
        self._cue_since_s = 0.0
        self._misses = False
        """True once it was said that nobody is seen, until somebody is."""
        self._tips: set[tuple[int, str]] = set()
        """(set, text) of every tip that was said: each is said once a set."""
        self._said_s = self._now_s = 0.0
        self._stands = False
        """True from the moment when no pictures come until the next one."""
        self._current: Utterance | None = None
        """The last utterance, and when it was said."""

    def update(self, state: RunState, voice: VoiceState = "unknown") -> tuple[Utterance, ...]:
        """Update with a new state and return what to say now: at most one utterance.

        Args:
            state: The newest state of the run.
            voice: What the voice does: nothing is said before it has started.

        """
        if state.step is Step.OPENING or self._is_new_run(state):
            self._reset()
        elif self._begins(state):
            self._reset(self._before)
        self._pass_time(state, voice)
        # At the end, and without a camera, no more pictures advance the time, so do not wait.
        moving = state.active and not state.source_problem
        waits = moving or state.step is Step.STOPPING or voice != "unknown"
        heard = voice if waits else "idle"
        for announcement in list_announcements(self._before, state, arms=self.follows_arms):
            if announcement.kind != "done" or not self._is_reading(heard):
                self._enqueue(announcement)
        self._update_cue(state)
        self._update_missing(state)
        self._before = state
        return self._choose_utterance(heard, state)

    def _pass_time(self, state: RunState, voice: VoiceState) -> None:
        """Go to the time of the newest picture.

        What is said while no pictures come is not over because a later one comes.
        """
        earlier_s, self._now_s = self._now_s, max(self._now_s, _read_time(state))
        if self._stands and self._now_s > earlier_s:
            self._said_s += self._now_s - earlier_s if voice == "speaking" else 0.0
            self._stands = False
        self._stands |= bool(state.source_problem)

    def note_page(self, text: str) -> None:
        """Take note that this text of a page is being read: what waited would be late."""
        self._queue.clear()
        self._said_s = self._now_s
        self._current = Utterance(text, "page", RULES["page"].priority)

    def _is_new_run(self, state: RunState) -> bool:
        over = (Step.ENDED, Step.FAILED)
        begins = state.step not in (*over, Step.STOPPING)  # one that ends stops waiting for pain
        return self._before is not None and (
            _drop_introduction(self._before.request) != _drop_introduction(state.request)
            or (self._before.step in over and begins)
        )

    def _begins(self, state: RunState) -> bool:
        """Return True if the exercise begins that was introduced: its time starts at 0."""
        introduced = self._before is not None and self._before.step is Step.INTRODUCING
        return introduced and state.step is Step.RUNNING

    def _reset(self, before: RunState | None = None) -> None:
        """Forget what was said, and what waits; `before` is what the next state is compared to."""
        self._before, self._cue, self._current = before, None, None
        self._said_s = self._now_s = 0.0
        self._stands = False
        self._queue.clear()
        self._last_said_s.clear()
        self._times_said.clear()
        self._tips.clear()
        self._misses = False

    def _update_missing(self, state: RunState) -> None:
        """Say that somebody is seen again if it was said that nobody is."""
        if self._current is not None and self._current.kind == "lost":
            self._misses = True
        seen = state.feedback is not None and state.feedback.present
        lost = self._cue is not None and self._cue.kind == "lost"
        if self._misses and seen and not lost and state.step is Step.RUNNING:
            self._misses = False
            self._enqueue(make_announcement("resume", "seen"))

    def _update_cue(self, state: RunState) -> None:
        """Queue a new cue, and a cue that stays beyond its cool-down, except praise."""
        cue = find_cue(state)
        if cue != self._cue:
            self._cue_since_s = self._now_s
            for kind in [kind for kind, (each, _) in self._queue.items() if each == self._cue]:
                del self._queue[kind]  # it is no longer true
        if (
            cue is not None
            and self._now_s - self._cue_since_s >= CUE_DELAY_S.get(cue.kind, 0.0)
            and (cue != self._cue or cue.kind != "praise")
            and (cue.kind != "tip" or self._is_new_tip(state, cue))
        ):
            self._enqueue(cue)
        self._cue = cue

    def _is_new_tip(self, state: RunState, tip: Announcement) -> bool:
        """Return True once a set for each tip."""
        number = state.guidance.set_number if state.guidance is not None else 0
        said = (number, tip.text) in self._tips
        self._tips.add((number, tip.text))
        return not said

    def _enqueue(self, announcement: Announcement) -> None:
        rule = RULES[announcement.kind]
        text, cooldown_s = self._render(announcement), rule.cooldown_s
        if announcement.cooldown_s is not None:
            cooldown_s = announcement.cooldown_s
        elif self._times_said.get(text):
            cooldown_s = min(MAX_COOLDOWN_S, cooldown_s * 2 ** (self._times_said[text] - 1))
        last_s = self._last_said_s.get(text)
        if last_s is None or self._now_s - last_s >= cooldown_s:
            self._queue[announcement.kind] = (announcement, self._now_s + rule.max_wait_s)

    def _render(self, announcement: Announcement) -> str:
        values = {key: self._translate(value) for key, value in announcement.values.items()}
        text = self._translate(announcement.text)
        return text.format(**values) if values else text

    def _choose_utterance(self, voice: VoiceState, state: RunState) -> tuple[Utterance, ...]:
        self._queue = {
            kind: entry for kind, entry in self._queue.items() if entry[1] >= self._now_s
        }
        kinds = [kind for kind in self._queue if not self._would_be_cut(kind, state)]
        if not kinds or voice == "starting":
            return ()
        kind = max(kinds, key=lambda kind: (kind == FIRST, RULES[kind].priority))
        if self._is_busy(voice) and not self._may_interrupt(kind):
            return ()
        text = self._render(self._queue.pop(kind)[0])
        self._last_said_s[text] = self._said_s = self._now_s
        if kind in PATIENT:
            self._times_said[text] = self._times_said.get(text, 0) + 1
        elif kind in NEWS:
            self._times_said.clear()
        self._current = Utterance(text, kind, RULES[kind].priority)
        return (self._current,)

    def _would_be_cut(self, kind: AnnouncementKind, state: RunState) -> bool:
        """Return True if something that is due would interrupt it."""
        if state.step is not Step.RUNNING:
            return False
        duration_s = estimate_duration(self._render(self._queue[kind][0]))
        least = RULES[kind].priority + INTERRUPT_MARGIN
        return any(
            in_s < duration_s and RULES[due].priority >= least for in_s, due in list_due(state)
        )

    def _is_busy(self, voice: VoiceState) -> bool:
        """Return True if the current utterance is still being said."""
        if self._current is None or voice == "idle":
            return False
        limit = find_latest_end if voice == "speaking" else estimate_duration
        return self._now_s - self._said_s < limit(self._current.text)

    def _is_reading(self, voice: VoiceState) -> bool:
        """Return True while a page is read: the end of a run would then be told too late."""
        page = self._current is not None and self._current.kind == "page"
        return page and self._is_busy(voice)

    def _may_interrupt(self, kind: AnnouncementKind) -> bool:
        current = self._current
        if current is None or current.kind == FIRST:
            return False
        return RULES[kind].priority >= current.priority + INTERRUPT_MARGIN
