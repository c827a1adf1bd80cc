"""All that the window shows, as one frozen record, and how it changes. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Literal

from coach.body.arm_raise import NO_ARM, ArmRaise
from coach.body.landmarks import Side
from coach.body.pose import Pose
from coach.body.sides import SideChoice
from coach.capture.frame import Frame, Rotation
from coach.errors import CoachError
from coach.exercise.definition.exercise import Dose, Exercise
from coach.exercise.dose.guidance import Guidance
from coach.exercise.dose.prescribed_dose import can_halve
from coach.exercise.tracking.arm_signal import find_arm_use
from coach.exercise.tracking.events import Pain, PainPlace
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.range_test.result import RangeResult
from coach.exercise.tracking.readiness import Readiness
from coach.exercise.tracking.session import Session

AWAY_S: Final = 3.0
"""Time out of the picture that pauses an exercise that no raised arm pauses, in seconds."""


@dataclass(frozen=True, slots=True)
class RunRequest:
    """What the user wants to do."""

    exercise: str
    """Name of the exercise or path of its file; empty if none is chosen."""
    source: str
    """Number or name of a camera, address of a network camera, or path of a video file."""
    side: str = "auto"
    """``left``, ``right`` or ``auto``."""
    record: bool = True
    """True if poses and events are recorded."""
    pain: int | None = None
    """The user's pain before the run, 0 to 10; None without an answer."""
    pain_place: PainPlace = ""
    """Where it hurts; empty if unknown."""
    dose: Dose | None = None
    """What is coached; None for what the programme prescribes today, else the exercise's own."""
    rotation: Rotation | None = None
    """Degrees clockwise by which pictures are turned; None to turn them as last time."""
    ease: bool = False
    """True to halve the dose and to give no tips, because of the user's pain."""
    ask_pain: bool = False
    """True if the recording waits for the user's pain after the run."""
    due_side: str = "auto"
    """``left`` or ``right`` if it is this side whose dose is due in a routine, else ``auto``."""
    more_follows: bool = False
    """True if another exercise follows automatically."""
    introduce: bool = False
    """True if the camera is opened, but nothing is evaluated before the user begins."""
    arms: bool = True
    """True if raised arms are followed, so that one may answer after the exercise."""
    profile: str | None = None
    """Whose run it is; None for the profile that is current when it begins."""


EndedBy = Literal["", "user", "arms", "skip", "pain"]
"""What ended a run early: the user, with raised arms, by going to another exercise, or because it
hurts. Empty if it ended by itself."""


class Step(Enum):
    """Progress of a run."""

    OPENING = "opening"
    """Camera and model are being opened."""
    INTRODUCING = "introducing"
    """The picture goes on, nothing is evaluated before the user begins."""
    RUNNING = "running"
    PAUSED = "paused"
    """The picture goes on, nothing is evaluated."""
    STOPPING = "stopping"
    """The user stopped it; the last frame is still processed."""
    ENDED = "ended"
    FAILED = "failed"
    """`RunState.error` says what the user can fix."""


@dataclass(frozen=True, slots=True, eq=False)
class LiveFrame:
    """One frame on its way to the screen; what is evaluated is None while paused."""

    frame: Frame
    pose: Pose | None
    feedback: Feedback | None
    dropped: int
    """Frames of a live source that were replaced by newer ones so far."""
    guidance: Guidance | None = None
    slow: str = ""
    """What to tell the user if this computer is slower than the camera."""
    readiness: Readiness | None = None
    """Whether the user is ready to begin; None once it began."""
    arm_raise: ArmRaise = NO_ARM
    """Raised arms, while nothing is evaluated."""


@dataclass(frozen=True, slots=True)
class PreviousResults:
    """What earlier recordings of the same exercise say, `session` being the last one."""

    session: Session
    started_utc: str
    """When that started, ISO 8601."""
    results: Mapping[Side, Sequence[RangeResult]] = field(default_factory=dict)
    """Results of range-of-motion tests of each side on earlier days, oldest first."""


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What is known once source and exercise are open."""

    exercise: Exercise
    name: str
    """Name of the exercise's file."""
    source: str
    """Name of the camera or file, for people."""
    live: bool
    """True for a camera."""
    duration_s: float | None
    """Length of a file in seconds; None if unknown."""
    recording: bool
    """True if poses and events are recorded."""
    rotation: Rotation = 0
    """Degrees clockwise by which pictures are turned."""
    mirror: bool = True
    """True if a live picture is shown as in a mirror."""
    before: PreviousResults | None = None
    """None if there is nothing to compare with."""
    blank: bool = False
    """True if there is no camera: only the time passes."""
    side: SideChoice = "auto"
    """The side that is coached, as the user or the prescription chose it; "auto" for both."""

    def covers(self, side: Side) -> bool:
        """Return True if this side is coached."""
        return self.side in ("auto", side)


@dataclass(frozen=True, slots=True)
class RunResult:
    """How a run ended."""

    error: Exception | None = None
    """What ended it early: a CoachError that the user can fix, or a bug."""
    problem: str = ""
    """What was wrong with a source that was readable anyway."""
    unrecorded: tuple[Pain, ...] = ()
    """Pain that was noted while nothing was recorded: before the first picture or after the
    last."""


@dataclass(frozen=True, slots=True, eq=False)
class RunState:
    """What the window shows now."""

    request: RunRequest
    step: Step = Step.OPENING
    opened: RunInfo | None = None
    live_frame: LiveFrame | None = None
    """The newest frame."""
    feedback: Feedback | None = None
    """The newest evaluation; it stays while paused."""
    guidance: Guidance | None = None
    """Where the user is in the dose of the exercise; it stays while paused."""
    session: Session = field(default_factory=Session)
    """What was counted so far."""
    error: CoachError | None = None
    uncounted: str = ""
    """The last reason why something that looked like the exercise did not count."""
    problem: str = ""
    """What was wrong with a source that was readable anyway."""
    awaiting_pain_score: bool = False
    """True while the recording waits for the user's pain after the run."""
    watches_arms: bool = False
    """True while the camera stays open after the run, so that a raised arm can answer."""
    watch_over: bool = False
    """True once no raised arm is looked for any more, though none has answered."""
    camera_on: bool = False
    """True while any camera is open, also one of another page."""
    camera_opening: bool = False
    """True while any camera is being opened: it may be on already."""
    loading_text: str = ""
    """What is being opened, before the first picture."""
    source_problem: str = ""
    """Why the camera gives no pictures; empty while it does."""
    away_since_s: float | None = None
    """Time of the first evaluation without the person, in seconds; None while it is there, and
    in a rest."""
    confirms_end: bool = False
    """True while paused until arms are raised again after both, or the wait for that is over."""

    ended_by: EndedBy = ""
    """What ended it early."""

    @property
    def time_s(self) -> float:
        """Time of the newest evaluation, in seconds; 0 before the first."""
        return 0.0 if self.feedback is None else self.feedback.time_s

    @property
    def mirrored(self) -> bool:
        """True if the picture is shown as in a mirror. What is measured never is."""
        return self.opened is not None and self.opened.live and self.opened.mirror

    @property
    def sees_arms(self) -> bool:
        """True if a camera gives pictures, so that a raised arm can be seen."""
        opened = self.opened
        live = opened is not None and opened.live and not opened.blank
        return live and self.live_frame is not None and not self.source_problem

    @property
    def arm_raise(self) -> ArmRaise:
        """Raised arms in the newest picture; none if the camera gives no pictures any more."""
        shown = self.live_frame
        if shown is None or self.source_problem or not (self.active or self.watches_arms):
            return NO_ARM
        return shown.arm_raise if shown.feedback is None else shown.feedback.arm_raise

    @property
    def is_left(self) -> bool:
        """True once the person has left the picture to pause an exercise that no arm pauses.

        Nobody can come back to a file and go on.
        """
        opened, since_s = self.opened, self.away_since_s
        if opened is None or not opened.live or since_s is None:
            return False
        if self.gets_ready or self.step is not Step.RUNNING:
            return False
        none = opened.exercise.kind != "guided" and find_arm_use(opened.exercise) == "none"
        return none and self.time_s - since_s >= AWAY_S

    @property
    def needs_key(self) -> bool:
        """True once the camera is off after the exercise, and no raised arm has answered."""
        return self.watch_over and self.awaiting_pain_score and not self.camera_on

    @property
    def recording(self) -> bool:
        """True while poses and events are being recorded."""
        return self.opened is not None and self.opened.recording and self.step is Step.RUNNING

    @property
    def is_saved(self) -> bool:
        """True if there is a recording of this run."""
        return self.request.record and self.feedback is not None

    @property
    def gets_ready(self) -> bool:
        """True until the first set begins: the camera is being opened, or the user gets ready."""
        if self.step is Step.OPENING:
            return True
        guided = self.opened is None or self.opened.exercise.kind == "guided"
        if not self.active or guided or self.guidance is None:
            return False
        return self.guidance.set_number == 1 and self.guidance.step in ("getting_ready", "starting")

    @property
    def awaits_begin(self) -> bool:
        """True while the camera is open, or being opened, behind the introduction."""
        return self.request.introduce and self.step in (Step.OPENING, Step.INTRODUCING)

    @property
    def eased(self) -> bool:
        """True if the dose is halved because of the user's pain."""
        return self.opened is not None and self.request.ease and can_halve(self.opened.exercise)

    @property
    def not_eased(self) -> bool:
        """True if the dose should be halved, but the times of a guided exercise are fixed."""
        opened = self.opened
        guided = opened is not None and opened.exercise.kind == "guided"
        return self.request.ease and guided and not self.eased

    @property
    def is_over(self) -> bool:
        """True once the run has ended or failed."""
        return self.step in (Step.ENDED, Step.FAILED)

    @property
    def active(self) -> bool:
        """True while the run can be paused and stopped."""
        return self.step in (Step.RUNNING, Step.PAUSED)
