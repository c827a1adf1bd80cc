"""A demonstration in front of the camera, from its name to its draft."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from coach.body.pose import Pose
from coach.errors import CoachError
from coach.exercise.authoring.demonstration_recorder import DemonstrationRecorder
from coach.window.background.task import BackgroundTask
from coach.window.own_exercises import files
from coach.window.own_exercises.pose_feed import PoseFeed
from coach.window.run.backend import Backend
from coach.window.translation.translate import tr


class DemonstrationController(QObject):
    """Checks the name first, then opens the camera, and drafts what was shown.

    What was shown is kept until a draft of it was written, or until it turns out to be no
    exercise.
    """

    begun = Signal(str)
    """The name is right, and the camera is opened: what to do."""
    drafted = Signal(object)
    """The file of the draft, and what was recognised."""
    failed = Signal(CoachError)

    def __init__(self, backend: Backend, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recorder = DemonstrationRecorder()
        self._name = self._camera = ""
        self._naming, self._drafting = BackgroundTask(self), BackgroundTask(self)
        self._feed = PoseFeed(backend, self)
        self._naming.finished.connect(self._open)
        self._naming.failed.connect(self.failed)
        self._drafting.finished.connect(self._show)
        self._drafting.failed.connect(self._fail)
        self._feed.failed.connect(self.failed)
        self._feed.ended.connect(self.finish)
        self._feed.enough.connect(self._finish_recorder)

    @property
    def running(self) -> bool:
        """True while the camera is read."""
        return self._feed.running

    @property
    def poses(self) -> tuple[Pose, ...]:
        """What was shown and not drafted yet."""
        return tuple(self._recorder.poses)

    def begin(self, name: str, camera: str) -> None:
        """Check the name of a new exercise, then read the camera until it is shown."""
        self._camera = camera
        self._naming.run(lambda: files.check_name(name))

    def finish(self) -> None:
        """End the demonstration and draft it."""
        self._feed.close()
        self.draft(self._name)

    def draft(self, name: str) -> None:
        """Draft under this name what was shown last."""
        poses = self.poses
        self._drafting.run(lambda: files.draft_poses(name, poses))

    def stop(self) -> None:
        """End without a draft, and forget what was shown so far."""
        self._naming.cancel()
        if self.running:
            self._feed.close()
            self._recorder = DemonstrationRecorder()

    def _open(self, name: str) -> None:
        self._name, self._recorder = name, DemonstrationRecorder()
        self._feed.open(self._camera, self._recorder)
        self.begun.emit(
            tr(
                "Step back, stand still, do it three times, stand still again: then it ends. "
                "After a hold press Enter."
            )
        )

    def _finish_recorder(self, recorder: DemonstrationRecorder) -> None:
        if recorder is self._recorder and self.running:
            self.finish()

    def _show(self, created: object) -> None:
        self._recorder = DemonstrationRecorder()
        self.drafted.emit(created)

    def _fail(self, error: CoachError) -> None:
        if not isinstance(error, files.UnwrittenDraftError):
            self._recorder = DemonstrationRecorder()
            self.failed.emit(error)
            return
        kept = tr("What you showed is kept: write another name, then press D.")
        self.failed.emit(CoachError(error.message, f"{tr(error.hint)} {kept}".strip()))
