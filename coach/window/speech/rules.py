"""Which announcement comes first, how long it may wait, and how soon it may be repeated. No Qt."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from coach.window.speech.announcement import AnnouncementKind


@dataclass(frozen=True, slots=True)
class AnnouncementRule:
    """How announcements of one kind are handled."""

    priority: int
    cooldown_s: float
    """Minimum time before the same text is repeated, in seconds; 0 for no limit."""
    max_wait_s: float
    """Maximum time in the queue, in seconds."""


RULES: Final[Mapping[AnnouncementKind, AnnouncementRule]] = {
    "failed": AnnouncementRule(100, 5.0, 9.0),
    "page": AnnouncementRule(78, 0.0, 0.0),
    "gone": AnnouncementRule(98, 0.0, 9.0),
    "done": AnnouncementRule(90, 5.0, 9.0),
    "lost": AnnouncementRule(80, 10.0, 1.0),
    "answer": AnnouncementRule(79, 0.0, 15.0),
    "switch": AnnouncementRule(75, 5.0, 5.0),
    "rest": AnnouncementRule(70, 5.0, 5.0),
    "pause": AnnouncementRule(65, 6.0, 1.0),
    "countdown": AnnouncementRule(60, 0.0, 0.4),
    "trial": AnnouncementRule(92, 0.0, 4.0),
    "limit": AnnouncementRule(95, 4.0, 1.0),
    "fault": AnnouncementRule(50, 8.0, 1.0),
    "tip": AnnouncementRule(22, 8.0, 5.0),
    "half": AnnouncementRule(45, 5.0, 1.5),
    "count": AnnouncementRule(58, 0.0, 1.5),
    "resume": AnnouncementRule(35, 5.0, 3.0),
    "view": AnnouncementRule(30, 12.0, 1.0),
    "uncounted": AnnouncementRule(28, math.inf, 1.0),
    "instruction": AnnouncementRule(25, 15.0, 1.0),
    "praise": AnnouncementRule(20, 30.0, 3.0),
}
FIRST: Final[AnnouncementKind] = "count"
"""Said before all others and not interrupted: it is short, and the others are about it."""
INTERRUPT_MARGIN: Final = 20
"""Difference in priority from which an announcement interrupts the current utterance."""


PATIENT: Final[frozenset[AnnouncementKind]] = frozenset({"lost", "view", "instruction"})
"""Kinds that are said again ever less often, while nobody does what they ask for."""
MAX_COOLDOWN_S: Final = 120.0
"""Maximum time before such a text is said again, in seconds."""
NEWS: Final[frozenset[AnnouncementKind]] = frozenset({"countdown", "switch", "rest", "resume"})
"""Kinds after which they are said again as often as at first."""
CUE_DELAY_S: Final[Mapping[AnnouncementKind, float]] = {
    "lost": 1.0,
    "pause": 0.5,
    "view": 1.0,
    "uncounted": 0.5,
    "instruction": 0.5,
}
"""Minimum time that a cue of this kind is shown before it is said, in seconds."""
