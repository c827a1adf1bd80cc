"""Guide live, and let the trainer count a hold from the end of the countdown on."""

from __future__ import annotations

from coach.exercise.dose.guide import Guidance, Guide
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.replay_trainer import start_hold
from coach.exercise.tracking.trainer import Trainer


def guide_live(guide: Guide, trainer: Trainer, feedback: Feedback) -> tuple[Feedback, Guidance]:
    """Guide by the newest feedback of the trainer.

    Returns:
        The feedback, as it is after a countdown that has just ended, and the guidance.
    """
    guidance = guide.update(feedback)
    if guide.starts_hold:
        feedback = start_hold(trainer, feedback, guide.rest_start_s)
    return feedback, guidance
