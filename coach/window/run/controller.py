"""Turns what the user wants into runs, and what runs report into states."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from coach.errors import CoachError
from coach.exercise.tracking.events import ArmRaised, Pain, PainPlace
from coach.store.settings.camera_rotations import turn_further
from coach.window.background.malloc import trim
from coach.window.background.task import BackgroundTask
from coach.window.run import transitions
from coach.window.run.backend import Backend
from coach.window.run.camera_watch import CameraWatch
from coach.window.run.events import Finished, NewFrame, Opened, RunEvent
from coach.window.run.state import EndedBy, RunRequest, RunResult, RunState, Step
from coach.window.run.text import name_source
from coach.window.run.thread import RunThread


class RunController(QObject):
    """Holds the state. There is one run at a time: the next one starts when the last has ended."""

    state_changed = Signal(RunState)
    finished = Signal()
    """The run is over, successful or not, and no other one follows."""
    arms_raised = Signal(int)
    """1 or 2 arms were raised, before or during a run."""
    pain_unrecorded = Signal(Pain)
    """Pain that was noted during or after the run, and is in no recording."""
    crashed = Signal(Exception)
    """A bug ended the run."""

    def __init__(self, request: RunRequest, backend: Backend, parent: QObject | None = None):
        super().__init__(parent)
        self.state, self.backend = RunState(request), backend
        self.more_follows = False
        """True if another exercise follows the next ones automatically."""
        self.due_side = "auto"
        """The side whose dose is due in the next exercises of a routine."""
        self.follows_arms = True
        """False if the user does not want raised arms to be followed."""
        self.page_shown = True
        """False while another page is in front of the run; a run that begins then is paused."""
        self._thread: RunThread | None = None
        self.following: RunRequest | None = None
        """What starts once the run has ended; None if nothing was asked for meanwhile."""
        self.find_profile: Callable[[], str | None] = lambda: None
        """Returns whose the next run is, as in `RunRequest`."""
        self._cameras: Mapping[str, str] = {}
        self._notes = BackgroundTask(self, latest_only=True)
        """Writes settings; a drive may never answer."""
        self._opened_source = ""
        """Source of the newest run; the user may have chosen another one since."""
        self._camera = CameraWatch(lambda: self._change(self.state), self)

    def start(self) -> None:
        """Start the requested run after the current one, if there is one; not after pain."""
        if self.state.request.exercise and self.state.ended_by != "pain":
            self._start(self.state.request)

    def toggle_pause(self) -> None:
        """Pause, resume, or start again if nothing runs."""
        if self.state.step in (Step.ENDED, Step.FAILED):
            self.start()
        elif self.state.active and self._thread is not None:
            paused = self.state.step is Step.RUNNING
            (self._thread.pause if paused else self._thread.resume)()
            self._change(transitions.after_pause(self.state, paused))

    def confirm_end(self) -> None:
        """Pause, until the user says again that the run should end."""
        if self.state.active and self._thread is not None:
            self._thread.pause()
            self._change(transitions.after_end_request(self.state))

    def stay_paused(self) -> None:
        """Wait no longer for the user to say again that the run should end."""
        if self.state.confirms_end:
            self._change(transitions.after_pause(self.state, paused=True))

    def begin(self) -> None:
        """Begin the exercise that was introduced."""
        if self._thread is not None and self.state.request.introduce:
            self._thread.begin()
            self._change(transitions.after_begin(self.state))

    def stop(self, *, ask_pain: bool = True, ended_by: EndedBy = "user") -> None:
        """End the current run, and start none that waits for its end; what was recorded is kept.

        Args:
            ask_pain: False to close the recording without the user's pain after the run.
            ended_by: What ends it. After pain nothing but `choose_exercise` starts a run.
        """
        self.following = None
        if self._thread is not None and not self.state.awaiting_pain_score:
            if not ask_pain:
                self._thread.answer(None)
            # Who ended it with raised arms answers with one, too.
            (self._thread.end if ended_by == "arms" else self._thread.stop)()
            self._change(transitions.after_stop(self.state, ended_by))
        elif ended_by == "pain":
            self._change(dataclasses.replace(self.state, ended_by=ended_by))

    def leave_introduction(self) -> None:
        """Close the camera behind the introduction, also if it waits for the run before."""
        if self.following is not None and self.following.introduce:
            self.following = None
        if self.state.awaits_begin:
            self.stop(ask_pain=False)

    def note_pain(self, score: int, place: PainPlace = "", *, stopped: bool = False) -> None:
        """Record the user's pain during the run, 0 to 10, where, and if it stops the run.

        If no run takes it, `pain_unrecorded` follows.
        """
        pain = Pain(self.state.time_s, before=False, score=score, place=place, stopped=stopped)
        if self._thread is None or not self._thread.note_pain(pain):
            self.pain_unrecorded.emit(pain)

    def release_pain(self) -> None:
        """Emit `pain_unrecorded` now for what no recording has yet, and not after the run."""
        for pain in self._thread.take_unrecorded_pain() if self._thread else ():
            self.pain_unrecorded.emit(pain)

    def answer(self, score: int | None, place: PainPlace = "", *, stopped: bool = False) -> None:
        """Take the user's pain after the run, None for no answer; the recording is then closed.

        If no run waits for it, as an error has ended it, `pain_unrecorded` follows.
        """
        if self._thread is not None and self.state.awaiting_pain_score:
            self._change(transitions.after_answer(self.state))
            self._thread.answer(score, place, stopped=stopped)
        elif score is not None:
            pain = Pain(self.state.time_s, before=False, score=score, place=place, stopped=stopped)
            self.pain_unrecorded.emit(pain)

    def choose_exercise(
        self,
        name: str,
        pain: int | None = None,
        *,
        pain_place: PainPlace = "",
        ask_pain: bool = False,
        ease: bool = False,
        introduce: bool = False,
    ) -> None:
        """Start another exercise.

        Args:
            name: Name of the exercise or path of its file.
            pain: The user's pain before it, 0 to 10; None without an answer.
            pain_place: Where it hurts; empty if unknown.
            ask_pain: True if the recording waits for the user's pain after the run.
            ease: True to halve the dose.
            introduce: True to open the camera, and to wait for `begin`.
        """
        request = self.state.request
        self._start(
            dataclasses.replace(
                request,
                exercise=name,
                source=self.backend.choose_source(name, request.source),
                side=request.side if name == request.exercise else "auto",
                pain=pain,
                pain_place=pain_place,
                ease=ease,
                ask_pain=ask_pain,
                due_side=self.due_side,
                more_follows=self.more_follows,
                introduce=introduce,
            )
        )

    def choose_source(self, text: str) -> None:
        """Use another camera or file for the same exercise, at once if there is a run."""
        over = self.state.step in (Step.ENDED, Step.FAILED)
        if self.state.ended_by != "pain" and (self._thread is not None or over):
            self._start(dataclasses.replace(self.state.request, source=text, rotation=None))
        else:
            self.set_source(text)

    def follow_page(self, *, shown: bool) -> None:
        """Pause while another page is in front. Then use the camera that was chosen there.

        Once the first set has begun, the exercise keeps its camera.
        """
        self.page_shown = shown
        chosen = self.state.request.source
        if not shown and self.state.step is Step.RUNNING:
            self.toggle_pause()
        elif shown and self.state.gets_ready and chosen != self._opened_source:
            self.choose_source(chosen)

    def turn_picture(self) -> None:
        """Turn the picture by 90 degrees clockwise, and remember that for this camera.

        The run begins again, because what was seen in the other picture is not comparable.
        """
        opened, hurts = self.state.opened, self.state.ended_by == "pain"
        if opened is None or opened.blank or self._thread is None or hurts:
            return
        rotation = turn_further(opened.rotation)
        if opened.live:
            self._notes.run(partial(self.backend.remember_rotation, opened.source, rotation))
        self._start(dataclasses.replace(self.state.request, rotation=rotation))

    def set_source(self, text: str) -> None:
        """Use another camera or file from the next run on."""
        request = dataclasses.replace(self.state.request, source=text, rotation=None)
        self._change(dataclasses.replace(self.state, request=request))

    def forget(self) -> None:
        """Know nothing of the last exercise any more; the camera stays chosen."""
        self._change(transitions.after_forget(self.state))

    def find_cameras(self) -> Mapping[str, str]:
        """Ask the system for its cameras; from any thread, as a device may never answer."""
        return self.backend.list_cameras()

    def note_cameras(self, cameras: Mapping[str, str]) -> None:
        """Use these cameras from now on."""
        self._cameras = cameras

    def list_sources(self) -> Mapping[str, str]:
        """Return text that opens it -> name, of every known camera and of the current source."""
        source = self.state.request.source
        return {**self._cameras, source: self._cameras.get(source) or self.name_source()}

    def name_source(self) -> str:
        """Return the name of the requested source; asks no device."""
        opened, source = self.state.opened, self.state.request.source
        if opened is not None and source == self._opened_source:
            return opened.source
        return name_source(source)

    def close(self) -> None:
        """End the run and wait until its thread has ended and the recording is closed."""
        self.following = None
        self._camera.close()
        self._notes.cancel_and_wait()
        thread, self._thread = self._thread, None
        for pain in thread.leave() if thread is not None else ():
            self.pain_unrecorded.emit(pain)

    def _start(self, request: RunRequest) -> None:
        if self._thread is not None:
            self.following = request
            self._thread.answer(None)
            self._thread.stop()
            self._change(transitions.after_stop(self.state, self.state.ended_by or "user"))
            return
        whose, arms = self.find_profile(), self.follows_arms
        bound = dataclasses.replace(request, profile=whose, arms=arms)
        self._opened_source, self._thread = request.source, RunThread(bound, self.backend, self)
        self._thread.run_event.connect(self._on_run_event)
        self._change(RunState(request))
        self._thread.start()

    def _change(self, state: RunState) -> None:
        self.state = self._camera.apply(state)
        self.state_changed.emit(self.state)

    def _on_run_event(self, event: RunEvent) -> None:
        match event:
            case Opened(info):
                self._change(transitions.after_opened(self.state, info))
                if self.state.step is Step.RUNNING and not self.page_shown:
                    self.toggle_pause()
            case NewFrame(frame, events):
                self._change(transitions.after_frame(self.state, frame, events))
                for raised in events:
                    if isinstance(raised, ArmRaised):
                        self.arms_raised.emit(raised.arms)
            case Finished(result):
                self._finish(result)
            case _:
                self._change(transitions.after_report(self.state, event))

    def _finish(self, result: RunResult) -> None:
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()
            thread.deleteLater()
            trim()
        self._change(transitions.after_end(self.state, result))
        for pain in result.unrecorded:
            self.pain_unrecorded.emit(pain)
        request, self.following = self.following, None
        if result.error is not None and not isinstance(result.error, CoachError):
            self.crashed.emit(result.error)
        elif request is not None:
            self._start(request)
        else:
            self.finished.emit()
