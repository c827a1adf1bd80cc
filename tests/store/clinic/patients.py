"""Made-up patients with results."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from coach.exercise.definition.programme import Retest
from coach.store.prescriptions.archive import LoadedPrescription
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.results.archive import LoadedResults, pack_results, parse_results
from coach.store.results.document import DayResult, Results, Session, SideResult, TaskResult

TODAY = dt.date(2026, 3, 31)
TEST = "hip-flexion-test"


def go_back(days: int) -> dt.date:
    """Return the day so many days before today."""
    return TODAY - dt.timedelta(days=days)


def prescribe(name: str = "Ada", number: str = "") -> LoadedPrescription:
    head = make_head(TODAY - dt.timedelta(days=40), patient=name, number=number)
    loaded = choose_exercises(["lunge", TEST], "", "")
    [routine] = loaded.programme.routines
    lunge = routine.model_copy(update={"items": routine.items[:1]})
    tested = {"routines": (lunge,), "retest": (Retest(exercise=TEST),)}
    programme = loaded.programme.model_copy(update=tested)
    return build_prescription(head, dataclasses.replace(loaded, programme=programme))


def make_session(
    day: dt.date, exercise: str = "lunge", pain: int | None = None, peak_deg: float | None = None
) -> Session:
    side = SideResult(
        side="left",
        repetitions=10,
        peak_deg=peak_deg,
        uncertainty_deg=None if peak_deg is None else 3.0,
        spread_deg=None if peak_deg is None else 1.0,
    )
    return Session(
        name=f"{day}_{exercise}",
        exercise=exercise,
        started=f"{day}T18:00:00+01:00",
        duration_s=60.0,
        tracked_s=50.0,
        sides=(side,),
        faults={"knee_past_toes": 2},
        pain_after=pain,
    )


def make_day(day: dt.date, share: float = 1.0) -> DayResult:
    task = TaskResult(
        exercise="lunge",
        unit="repetitions",
        amount=10.0,
        sides=2,
        times=2,
        times_done=int(2 * share),
        share=share,
    )
    return DayResult(day=day, number=1, tasks=(task,))


def send(
    prescription: LoadedPrescription,
    sessions: Sequence[Session],
    days: Sequence[DayResult] = (),
    packed: dt.date = TODAY,
) -> LoadedResults:
    results = Results(
        version=1,
        identifier=prescription.prescription.identifier,
        revision=prescription.prescription.revision,
        packed=f"{packed}T20:00:00+01:00",
        coach_version="0.1.0",
        sessions=tuple(sessions),
        days=tuple(days),
    )
    content = pack_results(results, {})
    return parse_results(content, Path("ada.coachresults"))


def forget_error(session: Session) -> Session:
    """Return the session as one whose results do not say how wrong they may be."""
    sides = tuple(side.model_copy(update={"uncertainty_deg": None}) for side in session.sides)
    return session.model_copy(update={"sides": sides})
