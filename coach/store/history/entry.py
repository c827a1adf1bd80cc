"""What the history stores of a recording: counts of its recorded events."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from coach.body.landmarks import SIDES, Side
from coach.body.pose import Pose
from coach.body.pose_features import extract_features_many, measure_yaw
from coach.errors import ExerciseError
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.level_hints import find_hints
from coach.exercise.tracking.events import Event, Pain
from coach.exercise.tracking.range_test.result import RangeResult, find_result
from coach.exercise.tracking.session import Session, drop_faults, fold_all
from coach.store.exercises.loader import parse_exercise
from coach.store.recordings.messages import Header
from coach.store.recordings.recording import Recording

SAMPLED: Final = 10
"""Every n-th pose is used to measure the yaw of the body."""


@dataclass(frozen=True, slots=True)
class SideEntry:
    """What one side of the body did in a session."""

    side: Side | None
    """None if both sides work alike, or the side is unknown."""
    repetitions: int = 0
    clean_repetitions: int = 0
    """Repetitions without a fault."""
    holds: int = 0
    clean_holds: int = 0
    held_s: float = 0.0
    """Total time of all holds, in seconds."""
    longest_s: float = 0.0
    """Time of the longest hold, in seconds."""
    range_result: RangeResult | None = None
    """None if no trial was credited."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One session."""

    name: str
    """Name of the recording's folder."""
    exercise: str
    started_utc: str
    """ISO 8601."""
    finished: bool
    duration_s: float
    """Time of the last event, in seconds; 0 without one."""
    tracked_s: float
    """Time with a person in view, in seconds."""
    norm_deg: float | None = None
    """Norm of a range-of-motion test; None for other exercises."""
    sides: tuple[SideEntry, ...] = ()
    """Sides with a result."""
    faults: Mapping[str, int] = field(default_factory=dict)
    """Name -> number of times."""
    pain_before: int | None = None
    """0 to 10; None without an answer."""
    pain_after: int | None = None
    """The same after the session; what was said during it is in `pains`."""
    downward: bool = False
    """Whether the limb is lowered in the test, so that a smaller number is further."""
    pain_place: str = ""
    """Where it hurt by the last answer (`PainPlace`); empty if unknown."""
    pains: tuple[Pain, ...] = ()
    """Every answer, in order; empty if only the last ones before and after are known."""
    begun: bool = True
    """Whether the exercise was begun, and not only the pain before or after it was asked."""
    ended: bool = True
    """False if nothing counted, or a guided exercise was stopped before its last step ended."""

    @property
    def pain_during(self) -> int | None:
        """The highest answer during the session, 0 to 10; None without one."""
        return max((pain.score for pain in self.pains if pain.during), default=None)

    @property
    def worst_pain(self) -> int | None:
        """The highest answer, 0 to 10; None without an answer."""
        last = [score for score in (self.pain_before, self.pain_after) if score is not None]
        return max([*last, *(pain.score for pain in self.pains)], default=None)

    @property
    def stop(self) -> Pain | None:
        """The worst answer that was a reason to stop; None without one."""
        stops = [pain for pain in self.pains if pain.stopped]
        return max(stops, key=lambda pain: pain.score, default=None)

    def side(self, side: Side | None) -> SideEntry:
        """Return what this side did; an empty entry if it did nothing."""
        return next((entry for entry in self.sides if entry.side == side), SideEntry(side))


def drop_copies(entries: Iterable[Entry]) -> list[Entry]:
    """Return the sessions, in order, each once if there are copies of its recording.

    Copies have the same exercise and start, whatever the names of their folders. One that is
    finished counts, otherwise the first one. Two answers on pain may be of one moment, so
    recordings of nothing else are copies only if they are of the same answers.
    """
    chosen: dict[tuple[str, str, bool, tuple[Pain, ...]], Entry] = {}
    for entry in entries:
        answers = () if entry.begun else tuple(entry.pains)
        identity = entry.exercise, entry.started_utc, entry.begun, answers
        before = chosen.setdefault(identity, entry)
        if entry.finished and not before.finished:
            chosen[identity] = entry
    return list(chosen.values())


def guess_begun(pains: Sequence[Pain], duration_s: float) -> bool:
    """Return whether an exercise was probably begun, where earlier versions of coach did not say.

    Args:
        pains: Every answer on pain.
        duration_s: Time of the last event, in seconds.
    """
    return not pains or duration_s > 0


def summarise_recording(recording: Recording) -> Entry:
    """Return the entry of a recording.

    Raises:
        RecordingError: The recording cannot be read to its end.
    """
    header, events = recording.header, recording.events()
    session = fold_all(events)
    exercise = find_recorded_exercise(header)
    rule = exercise.range_of_motion if exercise else None
    session = drop_faults(session, find_hints(exercise) if exercise else frozenset())
    yaw_deg = measure_usual_yaw(recording.poses(SAMPLED)) if session.trials else float("nan")
    pains = recording.pains()
    return Entry(
        name=recording.name,
        exercise=header.exercise,
        started_utc=header.started_utc,
        finished=recording.finished,
        duration_s=max((event.time_s for event in events), default=0.0),
        tracked_s=find_tracked(session, events),
        norm_deg=rule.norm_deg if rule else None,
        downward=rule is not None and rule.downward,
        sides=_summarise_sides(session, yaw_deg),
        faults=dict(Counter(fault.name for fault in session.faults)),
        pain_before=_last_score(pains, "before"),
        pain_after=_last_score(pains, "after"),
        pain_place=next((pain.place for pain in reversed(pains) if pain.place), ""),
        pains=tuple(pains),
        begun=header.begun,
        ended=_has_ended(session),
    )


def read_ended(recording: Recording) -> bool:
    """Return `Entry.ended` of a recording.

    Raises:
        RecordingError: The events cannot be read.
    """
    return _has_ended(fold_all(recording.events()))


def find_tracked(session: Session, events: Iterable[Event]) -> float:
    """Return the time with a person in view, in seconds, also for a recording that was cut off."""
    open_s = (
        max((event.time_s for event in events), default=0.0) - session.found_s
        if session.found_s is not None
        else 0.0
    )
    return session.tracked_s + open_s


def measure_usual_yaw(poses: Iterable[Pose]) -> float:
    """Return the median turn of the body from the side view, in degrees, or NaN without a body.

    It has no sign, as in `coach.pipeline.Analysis.yaw_deg`.
    """
    yaws = [
        measure_yaw(features.shoulder_line)[0] for features in extract_features_many(list(poses))
    ]
    known = [abs(yaw) for yaw in yaws if not math.isnan(yaw)]
    return statistics.median(known) if known else math.nan


def _summarise_sides(session: Session, yaw_deg: float) -> tuple[SideEntry, ...]:
    sides: list[SideEntry] = []
    for side in (*SIDES, None):
        repetitions = [each for each in session.repetitions if each.side == side]
        holds = [each for each in session.holds if each.side == side]
        clean = sum(each.is_clean for each in repetitions), sum(not each.faults for each in holds)
        result = (
            find_result(session.peaks(side), yaw_deg, session.peak_errors(side)) if side else None
        )
        if repetitions or holds or result:
            sides.append(
                SideEntry(
                    side=side,
                    repetitions=len(repetitions),
                    clean_repetitions=clean[0],
                    holds=len(holds),
                    clean_holds=clean[1],
                    held_s=sum(each.held_s for each in holds),
                    longest_s=max((each.held_s for each in holds), default=0.0),
                    range_result=result,
                )
            )
    return tuple(sides)


def _has_ended(session: Session) -> bool:
    return not session.broken_off and session.has_results


def find_recorded_exercise(header: Header) -> Exercise | None:
    """Return the exercise as it was recorded; None if its file is lost or cannot be read."""
    return _parse_exercise(header.exercise_text, header.exercise)


@lru_cache(maxsize=128)
def _parse_exercise(text: str, name: str) -> Exercise | None:
    try:
        return parse_exercise(text, name).exercise
    except ExerciseError:  # an older vocabulary, or lost
        return None


def _last_score(pains: list[Pain], moment: str) -> int | None:
    return next((pain.score for pain in reversed(pains) if pain.moment == moment), None)
