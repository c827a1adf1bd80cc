"""The questions about conditions that may rule out exercises. No Qt."""

from __future__ import annotations

from typing import Final

from coach.message import translatable
from coach.store.settings.person import (
    APPROACH_TEXTS,
    CONDITION_TEXTS,
    CONDITIONS,
    ConditionName,
    PersonSettings,
)
from coach.window.translation.translate import tr

Question = ConditionName
QUESTIONS: Final = CONDITION_TEXTS
KEYS: Final = "1234567890"
"""The key of each question, in their order."""
ANSWERS: Final = APPROACH_TEXTS
"""Answers to the question about a hip, in the order in which a key goes through them."""
STORED: Final = ("conditions", "hip_replacement_left", "hip_replacement_right")
"""Settings that hold the answers."""
TITLE: Final = translatable("Is there anything we should take into account?")
HINT: Final = translatable(
    "coach marks exercises that do not fit, and leaves them out of programmes. The answers stay on "
    "this computer. F3 changes them at any time."
)
HIP_HINT: Final = translatable(
    "From whichever side a hip was replaced, coach keeps it below 90 degrees: that is the safer "
    "choice. Your physiotherapist can allow exercises to ask about first, also in a prescription. "
    "Only a prescription can allow more degrees. If your surgeon has lifted every limit for good, "
    "answer No."
)
"""Shown below the questions while the answer is that a hip was replaced."""
SILENT: Final = translatable("The drive does not answer: {file}")
SAVE: Final = translatable("Done")
DECLINE: Final = translatable("Rather not say")
BACK: Final = translatable("Back")


def has_replaced_hip(person: PersonSettings) -> bool:
    """Return True if the answer is that a hip was replaced: then `HIP_HINT` is shown."""
    return bool(person.hip_replacement_left or person.hip_replacement_right)


def describe_answer(person: PersonSettings, question: Question) -> str:
    """Return the answer to a question, in the user's language."""
    if question in ("hip_replacement_left", "hip_replacement_right"):
        return tr(ANSWERS[getattr(person, question)])
    return tr("Yes") if question in person.conditions else tr("No")


def is_answered_yes(person: PersonSettings, question: Question) -> bool:
    """Return True if the person has this condition."""
    return bool(getattr(person, question, "")) or question in person.conditions


def change_answer(person: PersonSettings, question: Question) -> PersonSettings:
    """Return the next answer to a question: yes or no; of a hip also the approach."""
    if question in ("hip_replacement_left", "hip_replacement_right"):
        answers = tuple(ANSWERS)
        following = answers[(answers.index(getattr(person, question)) + 1) % len(answers)]
        return person.model_copy(update={question: following})
    has = {each for each in CONDITIONS if each in person.conditions} ^ {question}
    return person.model_copy(
        update={"conditions": tuple(each for each in CONDITIONS if each in has)}
    )


def decline(person: PersonSettings) -> PersonSettings:
    """Return the person without any answer; the question is not asked again."""
    return person.model_copy(
        update={
            "asked": True,
            "answered": False,
            "conditions": (),
            "hip_replacement_left": "",
            "hip_replacement_right": "",
        }
    )
