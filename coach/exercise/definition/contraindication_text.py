"""Contra-indications in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from coach.exercise.definition.contraindication import Advice, Contraindication, HealthCondition
from coach.exercise.definition.exercise import Exercise
from coach.message import Message, join_with, translatable

NOT: Final[dict[HealthCondition, str]] = translatable(
    {
        "hip_replacement": "Not after a hip replacement",
        "hip_replacement_posterior": "Not after a hip replacement (posterior approach)",
        "hip_replacement_anterior": "Not after a hip replacement (anterior approach)",
        "knee_replacement": "Not after a knee replacement",
        "pregnancy": "Not in pregnancy",
        "osteoporosis": "Not with osteoporosis",
        "blood_thinners": "Not while you take blood thinners",
        "aneurysm": "Not with an aneurysm",
        "recent_surgery": "Not after recent surgery",
        "hip_flexor_strain": "Not with a fresh hip flexor strain",
        "stenosis_or_spondylolisthesis": "Not with a narrow spinal canal or a slipped vertebra",
    }
)
"""Condition -> that the exercise does not fit."""
ASK_FIRST: Final[dict[HealthCondition, str]] = translatable(
    {
        "hip_replacement": "Ask first: hip replacement",
        "hip_replacement_posterior": "Ask first: hip replacement (posterior approach)",
        "hip_replacement_anterior": "Ask first: hip replacement (anterior approach)",
        "knee_replacement": "Ask first: knee replacement",
        "pregnancy": "Ask first: pregnancy",
        "osteoporosis": "Ask first: osteoporosis",
        "blood_thinners": "Ask first: blood thinners",
        "aneurysm": "Ask first: aneurysm",
        "recent_surgery": "Ask first: recent surgery",
        "hip_flexor_strain": "Ask first: fresh hip flexor strain",
        "stenosis_or_spondylolisthesis": "Ask first: narrow spinal canal or slipped vertebra",
    }
)
"""Condition -> that a professional must agree."""
NAMES: Final[dict[HealthCondition, str]] = translatable(
    {
        "hip_replacement": "a hip replacement",
        "hip_replacement_posterior": "a hip replacement through the back of the hip (posterior "
        "approach)",
        "hip_replacement_anterior": "a hip replacement through the front of the hip (anterior "
        "approach)",
        "knee_replacement": "a knee replacement",
        "pregnancy": "pregnancy",
        "osteoporosis": "osteoporosis",
        "blood_thinners": "blood thinners",
        "aneurysm": "an aneurysm",
        "recent_surgery": "an operation in the last three months",
        "hip_flexor_strain": "a fresh strain at the front of the hip or in the groin",
        "stenosis_or_spondylolisthesis": "a narrow spinal canal or a slipped vertebra",
    }
)
"""Condition -> its name within a list, in the order of the lists."""
LISTS: Final[dict[Advice, str]] = translatable(
    {
        "not": "Not suitable with: {conditions}.",
        "ask first": "Ask your doctor or physiotherapist first with: {conditions}.",
    }
)
"""Advice -> the sentence that lists its conditions."""
APPROACHES: Final = frozenset({"hip_replacement_posterior", "hip_replacement_anterior"})


def describe_contraindication(each: Contraindication) -> Message:
    """Return the condition and the advice in words."""
    return Message((NOT if each.advice == "not" else ASK_FIRST)[each.condition])


def list_cautions(exercise: Exercise) -> tuple[str, ...]:
    """Return what to take care of, for readers of whom nothing is known.

    The first sentences name every condition with which the exercise does not fit, or about which to
    ask first; then follow the cautions of its file.
    """
    return (*list_condition_cautions(exercise), *(each.text for each in exercise.cautions))


def list_condition_cautions(exercise: Exercise) -> Iterator[Message]:
    """Yield the sentences with every condition that excludes the exercise, or to ask about."""
    for advice, sentence in LISTS.items():
        named = {each.condition for each in exercise.contraindications if each.advice == advice}
        if named >= APPROACHES:
            named = (named - APPROACHES) | {"hip_replacement"}
        names = [Message(text) for condition, text in NAMES.items() if condition in named]
        if names:
            yield Message(sentence, conditions=join_with(", ", names))
