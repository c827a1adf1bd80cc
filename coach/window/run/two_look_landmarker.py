"""Looks at a live picture again, with a larger pose model, if the legs are in doubt. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from coach.body.pose import Pose
from coach.capture.frame import Frame
from coach.capture.landmarker import Landmarker
from coach.capture.pose_model import LARGER_SHA256, SHIPPED_SHA256
from coach.capture.threads.on_demand_landmarker import OnDemandLandmarker
from coach.closing import Closeable
from coach.exercise.doubt_tracker import DoubtTracker
from coach.exercise.second_look import replace_legs
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.trainer import Trainer


def list_models(first: Landmarker, *, live: bool) -> tuple[str, ...]:
    """Return the checksums of the usual model, and of the larger one if it may look again.

    Args:
        first: Looks at every picture.
        live: False for a file.
    """
    usual = first.model_sha256
    return (usual, LARGER_SHA256) if live and usual == SHIPPED_SHA256 else (usual,)


class TwoLookLandmarker(Closeable):
    """The landmarker of a run: the usual model, and for legs in doubt the legs of a larger one.

    Every pose that `detect` returns must be judged by the trainer, and `note_judged` be called
    then. There is no second look at a file, whose results must not depend on the computer's speed,
    nor beside a model of the user's own.

    Args:
        first: Looks at every picture. The caller closes it.
        open_larger: Opens the larger model. Raises CoachError if that is not possible.
        trainer: Judges the poses of the run.
        live: False for a file.
        clock: Monotonic time in seconds.

    """

    def __init__(
        self,
        first: Landmarker,
        open_larger: Callable[[], Landmarker],
        trainer: Trainer,
        clock: Callable[[], float],
        live: bool,
    ) -> None:
        active = len(list_models(first, live=live)) > 1
        self._first = first
        self._larger = OnDemandLandmarker(open_larger, clock, active=active)
        self._doubts = DoubtTracker(trainer)
        self.looked_twice = False
        """True if the larger model looked at the last picture, too."""

    @property
    def model_sha256(self) -> str:
        """SHA-256 of the file of the usual model, in hexadecimal."""
        return self._first.model_sha256

    def detect(self, frame: Frame) -> Pose:
        """Return the pose in a frame, which must be later than the last one."""
        pose = self._first.detect(frame)
        wanted = self._larger.active and self._doubts.update(pose)
        second = self._larger.detect(frame) if wanted else None
        self.looked_twice = second is not None
        return pose if second is None else replace_legs(pose, second)

    def note_judged(self, pose: Pose, feedback: Feedback) -> None:
        """Take the feedback of the trainer to the pose that was detected last."""
        if self._larger.active:
            self._doubts.note_judged(pose, feedback, looked_twice=self.looked_twice)

    def close(self) -> None:
        """Release the larger model."""
        self._larger.close()
