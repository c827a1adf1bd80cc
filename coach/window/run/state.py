"""All that the window shows, as one frozen record, and how it changes. Widgets only draw it; what they want they ask for."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from coach.body.landmarks import Side
from coach.body.pose import Pose
from coach.capture.frame import Frame
from coach.errors import CoachError
from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.guide import Guidance
from coach.exercise.tracking.events import Event
from coach.exercise.tracking.feedback import Cue, Feedback
from coach.exercise.tracking.session import Session, fold
from coach.message import Message


@dataclass(frozen=True, slots=True)
class RunRequest:
    """What the user wants to do."""

    exercise: str
    """Name or path of the exercise's file; empty while none is chosen: then the window shows what there is."""
    source: str
    """Number or name of a camera, address of a network camera, or path of a video file."""
    side: str = "auto"
    """``left``, ``right`` or ``auto``."""
    record: bool = True
    """Whether poses and events are kept."""
    pain: int | None = None
    """What the user said of their pain before it, 0 to 10; None where they were not asked or would rather not say."""


class Step(Enum):
    """Where a run is."""

    OPENING = "opening"
    """Camera and model are being opened."""
    RUNNING = "running"
    PAUSED = "paused"
    """The picture goes on, nothing is judged."""
    STOPPING = "stopping"
    """The user stopped it; the last frame is being worked on."""
    ENDED = "ended"
    FAILED = "failed"
    """Something that the user can mend: `State.error` says what."""


@dataclass(frozen=True, slots=True, eq=False)
class LiveFrame:
    """One picture on its way to the screen."""

    frame: Frame
    captured_s: float
    """When the frame was captured, seconds of `time.perf_counter`; only for measuring how quick the window is."""
    pose: Pose | None
    """None while paused."""
    feedback: Feedback | None
    """None while paused."""
    dropped: int
    """Frames of a live source that were overtaken by newer ones so far."""
    guidance: Guidance | None = None
    """None while paused."""
    slow: str = ""
    """What to tell the user where this computer does not keep up with the camera."""


@dataclass(frozen=True, slots=True)
class PreviousResults:
    """What earlier recordings of the same exercise say."""

    session: Session
    """The last one."""
    started_utc: str
    """When that began, ISO."""
    peaks: Mapping[Side, Sequence[float]] = field(default_factory=dict)
    """Results of earlier range-of-motion tests of each side, oldest first, degrees."""


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What is known once source and exercise are open."""

    exercise: Exercise
    name: str
    """Name of the exercise's file."""
    source: str
    """Name of the camera or file, for people."""
    live: bool
    """Whether it is a camera: then the picture is shown as a mirror would."""
    duration_s: float | None
    """Length of a file in seconds, None where not known."""
    recording: bool
    """Whether poses and events are being written."""
    mirror: bool = True
    """Whether a live picture is shown as a mirror would."""
    before: PreviousResults | None = None
    """None where there is nothing to compare with."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """How a run ended."""

    error: Exception | None = None
    """What ended it early: a CoachError if the user can mend it, else a bug of ours."""
    problem: str = ""
    """What was wrong with a source that could be read all the same, in words."""


@dataclass(frozen=True, slots=True, eq=False)
class RunState:
    """What the window shows now."""

    request: RunRequest
    step: Step = Step.OPENING
    opened: RunInfo | None = None
    sight: LiveFrame | None = None
    """The newest picture."""
    feedback: Feedback | None = None
    """The newest judgement; it stays while paused."""
    guidance: Guidance | None = None
    """Where the user is in the dose of the exercise; it stays while paused."""
    session: Session = field(default_factory=Session)
    """What was counted so far."""
    error: CoachError | None = None
    problem: str = ""
    """What was wrong with a source that could be read all the same."""
    awaiting_pain_score: bool = False
    """Whether the recording waits for what the user says of their pain after it."""
    loading_text: str = ""
    """What is being opened, in words, before the first picture."""
    source_problem: str = ""
    """Why the camera gives nothing just now, in words; empty while it does."""

    @property
    def mirrored(self) -> bool:
        """Whether the picture is shown as in a mirror. What is measured never is."""
        return self.opened is not None and self.opened.live and self.opened.mirror

    @property
    def recording(self) -> bool:
        """Whether poses and events are being written in this moment."""
        return self.opened is not None and self.opened.recording and self.step is Step.RUNNING

    @property
    def kept(self) -> bool:
        """Whether a recording of this run lies on the disk."""
        return self.request.record and self.feedback is not None

    @property
    def active(self) -> bool:
        """Whether a run is under way, so that it can be paused and stopped."""
        return self.step in (Step.RUNNING, Step.PAUSED)


GONE_DETAIL = Message(
    "What you did is kept. Check the cable or the network: as soon as the camera is back, you go on."
)
PAUSED_CUE = Cue("pause", Message("Paused"), Message("Press Space to go on."))


def choose_cue(state: RunState) -> Cue | None:
    """The one thing to say now, None when there is nothing."""
    if state.step is Step.PAUSED:
        return PAUSED_CUE
    if state.source_problem and state.step is Step.RUNNING:
        return Cue("lost", state.source_problem, GONE_DETAIL)
    if state.step is not Step.RUNNING or state.feedback is None:
        return None
    guidance, cue = state.guidance, state.feedback.cue
    if guidance is not None and guidance.step == "starting" and guidance.seconds_left is not None:
        return Cue(
            "instruction",
            Message("Starts in {seconds}", seconds=max(1, math.ceil(guidance.seconds_left))),
        )
    if guidance is not None and guidance.step == "resting":
        return None
    return cue


def after_opened(state: RunState, opened: RunInfo) -> RunState:
    """Source and exercise are open. A pause that was asked for meanwhile stays."""
    return dataclasses.replace(
        state, step=Step.RUNNING if state.step is Step.OPENING else state.step, opened=opened
    )


def after_sight(state: RunState, sight: LiveFrame | None, events: tuple[Event, ...]) -> RunState:
    """A newer picture, with everything that happened since the last one."""
    session = state.session
    for event in events:
        session = fold(session, event)
    if sight is None:
        return dataclasses.replace(state, session=session)
    feedback, guidance = sight.feedback or state.feedback, sight.guidance or state.guidance
    return dataclasses.replace(
        state, session=session, sight=sight, feedback=feedback, guidance=guidance
    )


def after_pause(state: RunState, paused: bool) -> RunState:
    """The user paused or went on; nothing changes unless a run is under way."""
    return (
        dataclasses.replace(state, step=Step.PAUSED if paused else Step.RUNNING)
        if state.active
        else state
    )


def after_stop(state: RunState) -> RunState:
    """The user asked for the end."""
    return dataclasses.replace(state, step=Step.STOPPING)


def after_question(state: RunState) -> RunState:
    """All was watched; the recording is kept open for what the user says of their pain."""
    return dataclasses.replace(state, step=Step.ENDED, awaiting_pain_score=True)


def after_end(state: RunState, ended: RunResult) -> RunState:
    """The run is over: the source ended, the user stopped, or `ended.error` says what went wrong."""
    if isinstance(ended.error, CoachError):
        return dataclasses.replace(state, step=Step.FAILED, error=ended.error)
    return dataclasses.replace(
        state, step=Step.ENDED, problem=ended.problem, awaiting_pain_score=False
    )
