"""Judge a recording again: a hold counts from the moment from which it counted live."""

from __future__ import annotations

from coach.body.sides import SideChoice
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.replay_trainer import ReplayTrainer, list_starts
from coach.store.recordings.recording import Recording


def make_trainer(recording: Recording, exercise: Exercise, side: SideChoice) -> ReplayTrainer:
    """Create a trainer for the poses of a recording.

    Args:
        recording: The recording.
        exercise: Judges it.
        side: As in `Trainer`.

    Raises:
        RecordingError: The recording is damaged.
    """
    events = recording.events() if exercise.kind == "hold" else ()
    return ReplayTrainer(exercise, side, list_starts(events))
