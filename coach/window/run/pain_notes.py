"""Writes the user's pain before, during and after a run into its recording. No Qt."""

from __future__ import annotations

import threading
from dataclasses import replace

from coach.exercise.tracking.events import Pain, PainPlace
from coach.store.recordings.queued_recorder import QueuedRecorder


class PainNotes:
    """The user's pain of one run. Any thread may call any method."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._noted: list[Pain] = []
        """Pain before there was a recording."""
        self._recorder: QueuedRecorder | None = None
        self._recorded = self._ended = False
        """Whether a recording was begun, and whether the run is over."""
        self._answered = False
        self._answer: tuple[int | None, PainPlace, bool] = (None, "", False)

    def begin(
        self, recorder: QueuedRecorder, score: int | None, place: PainPlace, time_s: float
    ) -> None:
        """Write into this recording from now on.

        Args:
            recorder: The recording.
            score: Pain before the run, 0 to 10; None without an answer.
            place: Where it hurt.
            time_s: Time of the first picture, in seconds.

        """
        with self._changed:
            if score is not None:
                self._noted.insert(0, Pain(time_s, before=True, score=score, place=place))
            if self._noted:
                recorder.note_events(self._noted)
                self._noted = []
            self._recorder, self._recorded = recorder, True

    def note(self, pain: Pain) -> bool:
        """Write pain during the run at once: the run may fail, or the program be killed.

        Return False if the run is over, so that nothing writes it.
        """
        with self._changed:
            if self._ended:
                return False
            if self._recorder is None:
                self._noted.append(pain)
            else:
                self._recorder.note_events((pain,))
            return True

    def leave(self) -> None:
        """Write nothing more into the recording: it is being closed."""
        with self._changed:
            self._recorder = None

    def end(self) -> tuple[Pain, ...]:
        """Take no more pain, and return what no recording has."""
        with self._changed:
            self._ended = True
        return self.take_unrecorded()

    def take_unrecorded(self) -> tuple[Pain, ...]:
        """Return what no recording has yet; none will have it.

        Without a recording it was said during the exercise, else after its last picture.
        """
        with self._changed:
            noted, self._noted = self._noted, []
            return tuple(replace(pain, during=not self._recorded) for pain in noted)

    @property
    def answered(self) -> bool:
        """True once the pain after the run is answered, also with no score."""
        return self._answered

    def answer(self, score: int | None, place: PainPlace = "", *, stopped: bool = False) -> None:
        """Take the pain after the run, None for no answer. Only the first answer counts."""
        with self._changed:
            if not self._answered:
                self._answered, self._answer = True, (score, place, stopped)
                self._changed.notify_all()

    def write_answer(self, time_s: float) -> None:
        """Wait for the pain after the run and write it, at this time in seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._answered)
            score, place, stopped = self._answer
        if score is not None:
            self.note(Pain(time_s, before=False, score=score, place=place, stopped=stopped))
