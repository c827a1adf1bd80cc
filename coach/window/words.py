"""What the window says while somebody exercises, in words: pure functions of what is known."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from coach.body.angles import RATIOS
from coach.body.landmarks import SIDES, Side
from coach.errors import CoachError
from coach.exercise.definition import Exercise
from coach.exercise.feedback import Feedback, HoldClock
from coach.exercise.range_result import estimate_uncertainty
from coach.exercise.session import Session
from coach.window.limbs import split_angle

UNKNOWN: Final = "–"
"""Stands for what was not measured; it is never a 0."""

ANGLES: Final[Mapping[str, str]] = {
    "hip_flexion": "hip",
    "hip_bend": "hip",
    "knee_flexion": "knee",
    "knee_bend": "knee",
    "thigh_elevation": "thigh",
    "shin_lean": "shin",
    "shin_tilt": "shin",
    "knee_past_toes": "knee past toes",
    "knee_valgus": "knee inward",
    "ankle_dorsiflexion": "ankle",
    "elbow_flexion": "elbow",
    "trunk_lean": "trunk lean",
    "head_lift": "head",
    "pelvis_obliquity": "pelvis",
    "shoulder_obliquity": "shoulders",
}
"""How an angle is called for people; the side comes before it."""

WORDS_FOR_SIDES: Final[Mapping[str, str]] = {"working": "", "either": "", "both": "", "near": "", "far": "far", "other": "other"}
"""Words of exercise files that are said otherwise to people; the rest is said as it is."""

PHASES: Final[Mapping[str, str]] = {"hold": "holding", "pause": "waiting"}
"""Phases that are said otherwise to people."""

STOPPED_EARLY: Final = ("Stopped before the first picture", "")
TOLD_FAULTS: Final = 3
"""More kinds of faults than this are only named at the end: nobody mends everything at once."""
DOTS: Final = 12
"""More repetitions than this are not shown one by one."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something small with its name."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Note:
    """A line with a symbol before it."""

    kind: Literal["good", "problem", "open"]
    """``good`` is a check, ``problem`` wants something done, ``open`` is neither."""
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a range-of-motion test says of one side."""

    side: Side
    value: str
    """The result, or a dash."""
    error: str
    """How sure it is, empty without a result."""
    trials: str
    """Every trial in order; a dash for one that gives no number."""


def format_degrees(value: float) -> str:
    """``114°``, with a true minus; a dash where not measured."""
    return UNKNOWN if not math.isfinite(value) else f"{round(value) + 0:d}°".replace("-", "−")


def format_angle(name: str, value: float) -> str:
    """An angle's value with its unit; ratios without one."""
    if split_angle(name)[0] in RATIOS and math.isfinite(value):
        return f"{value:.2f}".replace("-", "−")
    return format_degrees(value)


def format_seconds(seconds: float) -> str:
    """Whole seconds that are over: ``38``, from 100 on ``1:40``."""
    whole = int(seconds)
    return str(whole) if whole < 100 else f"{whole // 60}:{whole % 60:02d}"


def format_duration(seconds: float) -> str:
    """The same with its unit: ``38 s``, ``1:40 min``."""
    return f"{format_seconds(seconds)} {'s' if int(seconds) < 100 else 'min'}"


def name_angle(name: str) -> str:
    """An angle for people: ``knee_flexion_left`` is ``Left knee``; empty for an empty name."""
    base, word = split_angle(name)
    noun = ANGLES.get(base, base.replace("_", " "))
    said = f"{WORDS_FOR_SIDES.get(word, word)} {noun}".strip()
    return said[:1].upper() + said[1:]


def describe_side(exercise: Exercise, side: Side | None) -> str:
    """Which side is exercised: ``left leg in front``; empty where that is not known or makes no difference."""
    return "" if side is None or exercise.side == "none" else f"{side} {exercise.side_words}"


def describe_phase(feedback: Feedback | None) -> str:
    """The phase for people, empty before it began."""
    name = "" if feedback is None or feedback.phase is None else PHASES.get(feedback.phase, feedback.phase.replace("_", " "))
    return name[:1].upper() + name[1:]


def describe_hold(clock: HoldClock) -> str:
    """What stands under the clock: why it stands still, or how many holds are done."""
    if clock.why_paused:
        return f"Waiting: {clock.why_paused[:1].lower()}{clock.why_paused[1:]}"
    if clock.done:
        return f"{count_things(clock.done, 'hold')} done"
    if clock.running:
        return "Keep it there"
    return "Waiting" if clock.held_s > 0 else "Starts when you are in position"


def count_things(count: int, noun: str) -> str:
    """``1 hold``, ``2 holds``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def list_facts(exercise: Exercise, feedback: Feedback, session: Session) -> tuple[Fact, ...]:
    """The few things worth a glance beside the count."""
    side = UNKNOWN if feedback.side is None else feedback.side.capitalize()
    facts = [] if exercise.side == "none" else [Fact("Side", side)]
    if exercise.kind == "repetitions":
        facts.append(Fact("Without fault", str(feedback.good_repetitions)))
        if session.repetitions:
            last = session.repetitions[-1]
            facts.append(Fact("Last took", f"{last.time_s - last.start_s:.1f} s"))
    if feedback.hold is not None:
        wanted = exercise.dose.repetitions
        facts.append(Fact("Holds", f"{feedback.hold.done} / {wanted}" if wanted else str(feedback.hold.done)))
    return tuple(facts)


def list_dots(session: Session) -> tuple[bool, ...]:
    """One for each of the last repetitions: whether it was without a fault."""
    return tuple(not repetition.faults for repetition in session.repetitions[-DOTS:])


def list_view_notes(feedback: Feedback | None) -> tuple[Note, ...]:
    """How the camera sees the body, in words: all well, or the first thing to do about it."""
    if feedback is None or not feedback.present:
        return (Note("open", "Nobody in the picture yet"),)
    problems = feedback.view.problems
    if problems:
        more = len(problems) - 1
        return (Note("problem", problems[0]), *((Note("open", f"{count_things(more, 'thing')} more after that"),) if more else ()))
    if not feedback.view.ok:
        return (Note("open", "Looking for the right view"),)
    return (Note("good", f"{feedback.view.kind.capitalize()} view, all in sight"),)


def describe_not_watched(exercise: Exercise) -> str:
    """What the camera cannot judge, as it is coached; empty where there is nothing."""
    return "; ".join(item.cue for item in exercise.not_watched)


def describe_measure(exercise: Exercise) -> str:
    """What the number of a range-of-motion test is, shortly; empty for other exercises."""
    return exercise.range_of_motion.definition.partition(";")[0].rstrip(".") if exercise.range_of_motion else ""


def list_readings(exercise: Exercise, feedback: Feedback) -> tuple[Reading, ...]:
    """The results of a range-of-motion test so far, left and right."""
    wanted = exercise.range_of_motion.trials if exercise.range_of_motion else 0
    return tuple(_read_side(side, feedback.trials.get(side, ()), wanted, feedback.view.yaw_deg) for side in SIDES)


def _read_side(side: Side, trials: tuple[float | None, ...], wanted: int, yaw_deg: float) -> Reading:
    credited = [trial for trial in trials if trial is not None]
    said = ", ".join(UNKNOWN if trial is None else str(round(trial)) for trial in trials)
    rest = f"{count_things(max(0, wanted - len(credited)), 'trial')} to go" if len(credited) < wanted else ""
    words = ", ".join(part for part in (f"trials {said}" if said else "", rest) if part)
    if not credited:
        return Reading(side, UNKNOWN, "", words)
    return Reading(side, format_degrees(statistics.median(credited)), f"± {round(estimate_uncertainty(credited, yaw_deg))}", words)


def describe_dropped(dropped: int) -> str:
    """How many pictures of a camera were skipped, empty for none."""
    return f"{dropped} skipped" if dropped else ""


def describe_opening(source: str) -> tuple[str, str]:
    """What is going on before the first picture: a sentence, and what to know meanwhile."""
    what = "the camera" if source.isdecimal() else source
    return f"Opening {what}", "Everything stays on this computer."


def describe_failure(error: CoachError, kept: bool) -> tuple[str, str]:
    """What went wrong, and what to do about it; `kept`: whether something was recorded before."""
    return error.message, " ".join(part for part in (error.mend, "What was recorded before is kept." if kept else "") if part)


@dataclass(frozen=True, slots=True)
class Summary:
    """What stands at the end."""

    headline: str
    lines: tuple[Note, ...]


def write_summary(exercise: Exercise, session: Session, readings: tuple[Reading, ...], problem: str, *, kept: bool) -> Summary:
    """The end of a run in words: what was done, what to do next time, and what was wrong with the source, if anything."""
    notes = (*_praise(session), *_tell_faults(exercise, session), *_tell_trials(session))
    notes = notes or (Note("open", exercise.dose.text),)
    notes += (Note("problem", problem),) if problem else ()
    notes += (Note("open", "Recorded: the measured points, no picture"),) if kept else ()
    return Summary(_write_headline(exercise, session, readings), notes)


def _write_headline(exercise: Exercise, session: Session, readings: tuple[Reading, ...]) -> str:
    if exercise.kind == "repetitions":
        return count_things(len(session.repetitions), "repetition")
    if exercise.kind == "hold":
        held = sum(hold.held_s for hold in session.holds)
        return f"{format_duration(held)} held" if session.holds else "Nothing held yet"
    if exercise.kind == "range-of-motion":
        return "   ".join(f"{reading.side.capitalize()} {reading.value} {reading.error}".strip() for reading in readings)
    return "Done"


def _praise(session: Session) -> Iterator[Note]:
    good = sum(not repetition.faults for repetition in session.repetitions)
    if good:
        yield Note("good", f"{good} of {len(session.repetitions)} without a fault")
    held = sum(not hold.faults for hold in session.holds)
    if held:
        yield Note("good", f"{count_things(held, 'hold')} without a fault")


def _tell_faults(exercise: Exercise, session: Session) -> Iterator[Note]:
    """The commonest faults with what to do, and how many others there were."""
    counts = Counter(seen.name for seen in session.faults)
    told = [fault for fault in exercise.faults if counts[fault.name]]
    told.sort(key=lambda fault: -counts[fault.name])
    for fault in told[:TOLD_FAULTS]:
        times = counts[fault.name]
        yield Note("problem", f"{fault.title}, {'once' if times == 1 else f'{times} times'}. {fault.fix}")
    if told[TOLD_FAULTS:]:
        yield Note("problem", "Also: " + ", ".join(fault.title.lower() for fault in told[TOLD_FAULTS:]))


def _tell_trials(session: Session) -> Iterator[Note]:
    for (side, why), times in Counter((trial.side, trial.why_not) for trial in session.trials if trial.why_not).items():
        where = "" if side is None else f" on the {side}"
        yield Note("open", f"{count_things(times, 'trial')}{where} gave no number: {why}")


def break_words(words: str, fits: Callable[[str], bool]) -> tuple[str, str]:
    """Two lines: as many words in the first as fit, at least one."""
    said = words.split()
    count = max((number for number in range(1, len(said) + 1) if fits(" ".join(said[:number]))), default=1)
    return " ".join(said[:count]), " ".join(said[count:])
