"""Writes the user's pain before, during and after a run into its recording. No Qt."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial

from coach.exercise.tracking.events import Pain, PainPlace
from coach.store.recordings.queued_recorder import QueuedRecorder


class PainNotes:
    """The user's pain of one run. Any thread may call any method."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._noted: list[Pain] = []
        """Pain that no recording was given: there was none yet, or it was closed."""
        self._given: list[Pain] = []
        """Pain that the recording was given and has not written yet."""
        self._recorder: QueuedRecorder | None = None
        self._recorded = self._ended = False
        """Whether a recording was begun, and whether the run is over."""
        self._after: Pain | None = None
        """The pain after the run; None before it is written."""
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
            self._recorder, self._recorded = recorder, True
            noted, self._noted = self._noted, []
            for pain in noted:
                self._give(recorder, pain)

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
                self._give(self._recorder, pain)
            return True

    def leave(self) -> None:
        """Write nothing more into the recording: it is being closed."""
        with self._changed:
            self._recorder = None

    def end(self) -> tuple[Pain, ...]:
        """Take no more pain, and return what no recording has, also because it failed.

        The recording must be closed.
        """
        with self._changed:
            self._ended = True
            given, self._given = self._given, []
            lost = (replace(pain, during=self._is_during(pain)) for pain in given)
            return (*lost, *self.take_unrecorded())

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

    def _give(self, recorder: QueuedRecorder, pain: Pain) -> None:
        """Hand pain to the recording, and keep it until that has written it."""
        self._given.append(pain)
        recorder.note_events((pain,), partial(self._note_written, pain))

    def _note_written(self, pain: Pain) -> None:
        with self._changed:
            self._given.remove(pain)

    def _is_during(self, pain: Pain) -> bool:
        """Return True if pain was said while the exercise went on."""
        return not pain.before and pain is not self._after

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
            self._after = Pain(time_s, before=False, score=score, place=place, stopped=stopped)
            self.note(self._after)
