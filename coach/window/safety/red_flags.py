"""When to stop and see a professional, as data. No Qt.

Based on the advice of NHS Scotland (NHS inform), the Northern Trust and the Mayo Clinic for people
with back pain, and on the cauda equina card of Greenhalgh, Finucane and Mercer, in our own words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from coach.message import translatable

Urgency = Literal["now", "soon", "stop", "know"]


@dataclass(frozen=True, slots=True)
class RedFlagSection:
    """A heading with its points."""

    urgency: Urgency
    title: str
    points: tuple[str, ...]


TITLE: Final = translatable("When to stop, and when to see a professional")
SECTIONS: Final = translatable(
    (
        RedFlagSection(
            "now",
            "Get medical help at once: call the emergency number or go to hospital",
            (
                "New bladder or bowel problems: you cannot go, or cannot hold it",
                "Leaking urine, or not feeling when you pass it",
                "Numbness around the genitals, the anus or the inside of the thighs",
                "A change in sexual function or feeling",
                "Severe or growing weakness or numbness in the legs",
                "Pain down both legs",
                "Pain after a major fall or an accident",
                "One calf that is hot, swollen and painful: it may be a blood clot",
            ),
        ),
        RedFlagSection(
            "soon",
            "See a doctor or a physiotherapist soon, before you exercise",
            (
                "Pain at night, or pain together with fever",
                "Cancer in the past, weight loss without a reason, or feeling ill",
                "A weak immune system",
                "Your first back pain, if you are under 20 or over 55",
                "Pain in the upper or middle back",
                "Unsteadiness when you stand or walk",
                "Pain below the knee that suddenly gets worse",
                "A minor fall, if you have osteoporosis or have taken steroids for a long time",
            ),
        ),
        RedFlagSection(
            "stop",
            "Stop the exercise",
            (
                "When it increases the pain. A stretch may pull; it must not hurt.",
                "When you get dizzy, or feel unwell.",
            ),
        ),
        RedFlagSection(
            "know",
            "What coach is",
            (
                "It measures and coaches. It does not examine you, and it promises no cure.",
                "Never put ice or heat on bare skin: put a towel between, for 10 to 20 minutes.",
                "Ask your physiotherapist which exercises are right for you.",
            ),
        ),
    )
)
SOURCES: Final = translatable(
    "After NHS Scotland (NHS inform), the Northern Health and Social Care Trust, the Mayo Clinic,"
    " and the cauda equina card of Greenhalgh, Finucane and Mercer."
)
UNDERSTOOD: Final = translatable("I have read this")
