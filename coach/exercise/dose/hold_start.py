"""Guide live, and let the trainer count a hold from the end of the countdown on."""

from __future__ import annotations

from coach.exercise.dose.guidance import Guidance
from coach.exercise.dose.guide import Guide
from coach.exercise.tracking.events import Event
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.replay_trainer import restart_hold, start_hold
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


def finish_live(guide: Guide, trainer: Trainer, time_s: float) -> tuple[Event, ...]:
    """Return the last events of a live exercise.

    What was held since the last set and did not count on the screen does not count: it ends as if
    a countdown had ended with the exercise.

    Args:
        guide: The guide of the exercise.
        trainer: The trainer.
        time_s: Time of the last pose, in seconds.
    """
    started = restart_hold(trainer, time_s, guide.rest_start_s) if guide.false_start else ()
    return (*started, *trainer.finish(time_s))
