"""Recognise an exercise by the exercises' own files; "unknown" in case of doubt.

Everything is measured once. The trainer then evaluates the few exercises whose key positions were
reached. An exercise is recognised if its own rules find repetitions, holds or trials in enough of
the time. The body must then be near its key positions, or on the way from one to another, and no
other exercise may come close. Nothing is learned or random: the same poses give the same name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from coach.body.pose import Array, Pose
from coach.body.sides import SideChoice
from coach.exercise.definition.consistency import MEASURED
from coach.exercise.definition.exercise import Exercise
from coach.exercise.recognition.figures import find_common_rests, find_extra_figures, split_figures
from coach.exercise.recognition.postures import Postures, make_references, measure_postures
from coach.exercise.recognition.spans import Span, list_spans
from coach.exercise.recognition.versions import is_version
from coach.exercise.tracking.events import Event
from coach.exercise.tracking.trainer import Trainer

UNKNOWN: Final = "unknown"
MIN_RECORDING_S: Final = 2.0
"""Minimum duration of a recording, in seconds."""
MIN_RATE: Final = 10.0
"""Number of poses per second that are left of more."""
REACHED_DEG: Final = 20.0
"""Maximum distance at which a turning point or a hold counts as reached..."""
REACHED_SHARE: Final = 0.05
"""...and the minimum share of the time for it."""
MAX_DISTANCE_DEG: Final = 32.0
"""Maximum distance of a posture that belongs to repetitions or trials..."""
MAX_FAR_SHARE: Final = 0.25
"""...and the maximum share of the time beyond it. Around a hold any posture is allowed."""
SHORTLIST_SIZE: Final = 8
"""Number of exercises that are evaluated in detail."""
EARLY_SHARE: Final = 0.3
"""Share of the time, the nearest one, by which they are chosen."""
MAX_FIT_DEG: Final = 18.0
"""Maximum distance of an exercise in what was counted..."""
MAX_RARE_FIT_DEG: Final = 12.0
"""...if little was counted: fewer than `MIN_COUNT`, in less than `MIN_COUNTED_S`..."""
MIN_COUNT: Final = 3
MIN_COUNTED_S: Final = 8.0
MAX_FAULTY_FIT_DEG: Final = 8.0
"""...and if it was never right."""
MIN_HIDDEN_LEAD_DEG: Final = 6.0
"""Minimum advantage, by the near leg alone, over an exercise whose working leg may be hidden."""
MIN_FIT_LEAD_DEG: Final = 2.5
"""Minimum advantage over any other exercise."""
LYING: Final = ("supine", "prone", "side-lying")
"""Positions in which the far leg is seen well enough."""
MAX_TRIAL_S: Final = 7.0
"""Mean duration below which a hold may be the trial of a test, with the ways up and down."""
MIN_FILLED: Final = 0.25
"""Minimum share of the time that is filled by what was counted."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one exercise."""

    name: str
    fit_deg: float
    """Median distance, in degrees, from the exercise's positions and the ways between them, in what
    was counted."""
    filled: float
    """Share of the time in what was counted, 0 to 1."""
    filled_s: float
    """The same time in seconds."""
    counted: int
    """Number of repetitions, holds and trials."""

    @property
    def convincing(self) -> bool:
        """Whether the exercise's own rules find it, and the body is near its positions."""
        often = self.counted >= MIN_COUNT or (self.counted > 0 and self.filled_s >= MIN_COUNTED_S)
        largest = MAX_FIT_DEG if often else MAX_RARE_FIT_DEG if self.counted else MAX_FAULTY_FIT_DEG
        return self.filled >= MIN_FILLED and self.fit_deg <= largest


@dataclass(frozen=True, slots=True)
class Recognition:
    """The recognised exercise, and the evidence."""

    name: str
    """The exercise's name, or ``unknown``."""
    evidence: tuple[Evidence, ...] = ()
    """The exercises that were found by their rules, the best fit first."""
    rivals: tuple[str, ...] = ()
    """The exercises that it could be, the best fit first, if several are the reason why it is
    unknown."""


def recognise(
    poses: Sequence[Pose],
    exercises: Mapping[str, Exercise],
    side: SideChoice = "auto",
) -> Recognition:
    """Return which of these exercises the poses show; times must rise.

    Guided exercises cannot be recognised. Versions of other exercises are not looked for.
    """
    measured = {name: one for name, one in exercises.items() if one.kind in MEASURED}
    exercises = {name: one for name, one in measured.items() if not is_version(name, measured)}
    poses = downsample(poses)
    postures = measure_postures(poses)
    if postures.seconds.sum() < MIN_RECORDING_S:
        return Recognition(UNKNOWN)
    rough = {
        name: near
        for name, exercise in sorted(exercises.items())
        if (near := _measure_nearness(postures, exercise)) is not None
    }
    found = [
        _collect_evidence(
            name,
            list_spans(exercises[name], _update(poses, Trainer(exercises[name], side))),
            exercises[name],
            postures,
        )
        for name in sorted(rough, key=lambda name: rough[name])[:SHORTLIST_SIZE]
    ]
    evidence = tuple(sorted((one for one in found if one.filled > 0), key=lambda one: one.fit_deg))
    left = _decide(evidence, exercises, postures)
    if len(left) > 1:
        return Recognition(UNKNOWN, evidence, left)
    return Recognition(left[0] if left else UNKNOWN, evidence)


def downsample(poses: Sequence[Pose]) -> Sequence[Pose]:
    """Return every n-th pose, so that at least `MIN_RATE` per second are left."""
    steps = np.diff([pose.time_s for pose in poses])
    every = (
        int(1.0 / (MIN_RATE * float(np.median(steps))) + 1e-6)
        if len(steps) and np.median(steps) > 0
        else 1
    )
    return poses[:: max(1, every)]


def _measure_nearness(postures: Postures, exercise: Exercise) -> float | None:
    """Return degrees from the exercise's positions in the nearest part of the time.

    None if they were not reached.
    """
    rest, turning = split_figures(exercise)
    if not turning:
        return None
    reached = postures.measure_distance(make_references(exercise, turning))
    if _share(postures, reached < REACHED_DEG) < REACHED_SHARE:
        return None
    distance = np.fmin(reached, postures.measure_distance(make_references(exercise, turning, rest)))
    far = ~(distance <= MAX_DISTANCE_DEG)
    if exercise.kind != "hold" and _share(postures, far) > MAX_FAR_SHARE:
        return None
    return float(np.nanquantile(distance, EARLY_SHARE))


def _update(poses: Sequence[Pose], trainer: Trainer) -> list[Event]:
    events = [event for feedback in trainer.update_many(poses) for event in feedback.events]
    return [*events, *trainer.finish(poses[-1].time_s)]


def _collect_evidence(
    name: str, spans: Sequence[Span], exercise: Exercise, postures: Postures
) -> Evidence:
    inside = np.zeros(len(postures.times), dtype=bool)
    for span in spans:
        inside |= (postures.times >= span.start_s) & (postures.times <= span.end_s)
    distance = _measure_distance(postures, exercise)[inside]
    known = distance[np.isfinite(distance)]
    if not len(known):
        return Evidence(name, np.inf, 0.0, 0.0, 0)
    filled_s = float(postures.seconds[inside].sum())
    return Evidence(
        name,
        float(np.median(known)),
        _share(postures, inside),
        filled_s,
        sum(span.right for span in spans),
    )


def _measure_distance(postures: Postures, exercise: Exercise) -> Array:
    """Return (n,) degrees from the exercise.

    Unless it is a hold, the ways between its positions belong to it too.
    """
    rest, turning = split_figures(exercise)
    return postures.measure_distance(
        make_references(exercise, turning, None if exercise.kind == "hold" else rest)
    )


def _share(postures: Postures, true: NDArray[np.bool_]) -> float:
    """Return the share of the time in which something is true."""
    return float(postures.seconds[true].sum() / postures.seconds.sum())


def _decide(
    evidence: Sequence[Evidence], exercises: Mapping[str, Exercise], postures: Postures
) -> tuple[str, ...]:
    """Return the only exercise beyond doubt; several if it could be each of them, or none."""
    convincing = [one for one in evidence if one.convincing]
    rests = find_common_rests(exercises)
    if any(one.name not in rests and one.counted >= MIN_COUNT for one in convincing):
        convincing = [one for one in convincing if one.name not in rests]
    if not convincing:
        return ()
    close = {
        one.name: exercises[one.name]
        for one in convincing
        if one.fit_deg - convincing[0].fit_deg < MIN_FIT_LEAD_DEG
    }
    found = {one.name: one for one in convincing}
    left = tuple(
        name
        for name in close
        if not _is_only_more(name, close, postures) and not _is_trial(name, close, found)
    )
    if len(left) == 1 and (left[0] in rests or _could_be_hidden(left[0], exercises, postures)):
        return ()
    return left


def _is_only_more(name: str, close: Mapping[str, Exercise], postures: Postures) -> bool:
    """Return True if another exercise explains everything that was seen of this one.

    This one then has more positions, and none of those was reached.
    """
    for other, exercise in close.items():
        extra = find_extra_figures(close[name], exercise) if other != name else ()
        if (
            extra
            and _share(
                postures,
                postures.measure_distance(make_references(close[name], extra)) < REACHED_DEG,
            )
            < REACHED_SHARE
        ):
            return True
    return False


def _is_trial(name: str, close: Mapping[str, Exercise], found: Mapping[str, Evidence]) -> bool:
    """Return True if this hold is as short as the trials of a test that were found as often.

    A test finds no trials in a hold that is kept.
    """
    hold = found[name]
    if close[name].kind != "hold" or not 0 < hold.filled_s < MAX_TRIAL_S * hold.counted:
        return False
    return any(
        exercise.kind == "range-of-motion" and found[other].counted >= hold.counted
        for other, exercise in close.items()
    )


def _could_be_hidden(name: str, exercises: Mapping[str, Exercise], postures: Postures) -> bool:
    """Return True if it could as well be an exercise whose working leg is hidden.

    The hidden leg is mostly invented by the landmarker.
    """
    found = exercises[name]
    if found.position in LYING:
        return False
    rivals = [
        one
        for one in exercises.values()
        if one.position == found.position and one.view.near == "working" and one is not found
    ]
    bound = min(REACHED_DEG, _measure_near_leg(postures, found) + MIN_HIDDEN_LEAD_DEG)
    return any(_measure_near_leg(postures, rival) < bound for rival in rivals)


def _measure_near_leg(postures: Postures, exercise: Exercise) -> float:
    """Return degrees from the exercise by trunk and near leg alone, with the far leg working.

    Infinite if that is not seen.
    """
    distance = postures.measure_distance(
        make_references(exercise, split_figures(exercise)[1]), hidden=True
    )
    return float(np.nanquantile(distance, EARLY_SHARE)) if np.isfinite(distance).any() else np.inf
