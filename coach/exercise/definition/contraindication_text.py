"""Contra-indications in words."""

from __future__ import annotations

from typing import Final

from coach.exercise.definition.contraindication import Contraindication, HealthCondition
from coach.message import Message, translatable

NOT: Final[dict[HealthCondition, str]] = translatable(
    {
        "hip_replacement": "Not after a hip replacement",
        "hip_replacement_posterior": "Not after a hip replacement "
        "(posterior approach, from the back)",
        "hip_replacement_anterior": "Not after a hip replacement "
        "(anterior approach, from the front)",
        "knee_replacement": "Not after a knee replacement",
        "pregnancy": "Not in pregnancy",
        "osteoporosis": "Not with osteoporosis",
        "blood_thinners": "Not while you take blood thinners",
        "aneurysm": "Not with an aneurysm",
        "recent_surgery": "Not after recent surgery",
    }
)
"""Condition -> that the exercise does not fit."""
ASK_FIRST: Final[dict[HealthCondition, str]] = translatable(
    {
        "hip_replacement": "Ask first: hip replacement",
        "hip_replacement_posterior": "Ask first: hip replacement "
        "(posterior approach, from the back)",
        "hip_replacement_anterior": "Ask first: hip replacement "
        "(anterior approach, from the front)",
        "knee_replacement": "Ask first: knee replacement",
        "pregnancy": "Ask first: pregnancy",
        "osteoporosis": "Ask first: osteoporosis",
        "blood_thinners": "Ask first: blood thinners",
        "aneurysm": "Ask first: aneurysm",
        "recent_surgery": "Ask first: recent surgery",
    }
)
"""Condition -> that a professional must agree."""


def describe_contraindication(each: Contraindication) -> Message:
    """Return the condition and the advice in words."""
    return Message((NOT if each.advice == "not" else ASK_FIRST)[each.condition])
