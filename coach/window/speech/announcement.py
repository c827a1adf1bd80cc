"""What is announced: kinds, texts, and one announcement. No Qt.

The texts are English sentences with placeholders. `Announcer` translates them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from coach.message import translatable

AnnouncementKind = Literal[
    "failed", "gone", "limit", "trial", "done", "lost", "answer", "page", "switch", "rest", "pause",
    "countdown", "count", "fault", "half", "resume", "view", "uncounted", "instruction", "tip",
    "praise",
]  # fmt: skip
"""Kinds of announcements, most important first."""

TEXTS: Final = translatable(
    {
        "resumed": "Going on",
        "failed": "Stopped. Look at the screen.",
        "go": "Go",
        "gone": "The picture is gone. Let go and rest.",
        "back": "The picture is back",
        "seen": "I can see you",
        "ended": "Ended",
        "ended_early": "Ended. Well done.",
        "done": "All done. Well done.",
        "done_next": "Done. Well done.",
        "rest": "Rest",
        "long_rest": "Rest for {seconds} seconds",
        "again": "Next set",
        "ease": "Half the dose, because of the pain",
        "no_ease": "Not halved: stop half-way if it hurts",
        "left": "Change sides. Now the left.",
        "right": "Change sides. Now the right.",
        "other": "Change sides",
        "now_left": "Now the left",
        "now_right": "Now the right",
        "now_other": "Now the other side",
        "half": "Halfway",
        "count_half": "{count}. Halfway",
        "count_last": "{count}. One more",
        "ten": "Ten seconds",
        "hold_done": "{count} done. Let go.",
        "trial": "{degrees} degrees",
        "no_trial": "No number: {why}",
    }
)
"""Texts besides those of the exercise."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """A text to say, not yet translated."""

    kind: AnnouncementKind
    text: str
    """A text of `TEXTS` with placeholders for `values`, or a text of the exercise."""
    values: dict[str, str] = field(default_factory=dict)
    cooldown_s: float | None = None
    """Minimum time before it is repeated, in seconds; None for that of its kind."""


def make_announcement(kind: AnnouncementKind, name: str, **values: object) -> Announcement:
    """Return the announcement of a text of `TEXTS`."""
    texts = {key: each if isinstance(each, str) else str(each) for key, each in values.items()}
    return Announcement(kind, TEXTS[name], texts)
