"""How long the list of patients takes: fifty patients with a year each.

    python -m benchmarks.speed.clinic

Every patient does six exercises on five days a week, with a test and an answer on pain each week,
and sends results once a week. The list is opened as it is on another day, and once more without
any overview kept beside the files.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from coach.store.clinic.folder import add_prescription, add_results, list_patients
from coach.store.clinic.overview import FILE_NAME, read_overviews
from coach.store.clinic.progress import list_adherence, list_weeks
from coach.store.clinic.reasons import find_reasons
from coach.store.clinic.record import read_record
from coach.store.prescriptions.archive import LoadedPrescription
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.programmes.loader import load_programme
from coach.store.results.archive import LoadedResults, pack_results, parse_results
from coach.store.results.document import DayResult, Results, Session, SideResult, TaskResult

PATIENTS, WEEKS = 50, 52
FIRST = dt.date(2025, 1, 6)
EXERCISES = ("couch-stretch", "lunge-stretch", "knee-to-chest", "bridge", "lunge", "plank")
TEST = "hip-flexion-test"


def list_sessions(monday: dt.date, seed: int) -> Iterator[Session]:
    """Yield the sessions of a week."""
    for day in range(5):
        date = monday + dt.timedelta(days=day)
        for minute, exercise in enumerate((*([TEST] if day == 0 else []), *EXERCISES)):
            tested = exercise == TEST
            yield Session(
                name=f"{date}_17-{minute:02d}-00Z_{exercise}",
                exercise=exercise,
                started=f"{date}T18:{minute:02d}:00+01:00",
                duration_s=180.0,
                tracked_s=170.0,
                sides=tuple(
                    SideResult(
                        side=side,
                        repetitions=10,
                        holds=1,
                        held_s=60.0,
                        peak_deg=105.0 + seed % 20 if tested else None,
                        uncertainty_deg=7.0 if tested else None,
                        spread_deg=2.0 if tested else None,
                    )
                    for side in ("left", "right")
                ),
                faults={"hips_low": 2},
                pain_after=(seed + day) % 6 if minute == 0 else None,
            )


def list_days(monday: dt.date) -> Iterator[DayResult]:
    """Yield the days of the programme of a week."""
    for day in range(7):
        tasks = tuple(
            TaskResult(
                exercise=name,
                unit="repetitions",
                amount=20.0,
                sides=2,
                times=1,
                times_done=1,
                share=1.0,
            )
            for name in EXERCISES
        )
        yield DayResult(day=monday + dt.timedelta(days=day), number=day + 1, tasks=tasks)


def make_results(prescription: LoadedPrescription, week: int, seed: int) -> LoadedResults:
    """Return the results of a week."""
    monday = FIRST + dt.timedelta(weeks=week)
    results = Results(
        version=1,
        identifier=prescription.prescription.identifier,
        revision=1,
        packed=f"{monday + dt.timedelta(days=6)}T20:00:00+01:00",
        coach_version="0.1.0",
        sessions=tuple(list_sessions(monday, seed + week)),
        days=tuple(list_days(monday)),
    )
    return parse_results(pack_results(results, {}), Path("results"))


def make_clinic(clinic: Path) -> None:
    """Write all patients."""
    programme = load_programme("hip-flexors-4-weeks")
    for number in range(PATIENTS):
        head = make_head(FIRST, patient=f"Patient {number}", number=str(1000 + number))
        prescription = build_prescription(head, programme)
        add_prescription(clinic, prescription)
        for week in range(WEEKS):
            add_results(clinic, make_results(prescription, week, number), Path("results"))


def open_list(clinic: Path) -> float:
    """Return how long the list takes, in seconds."""
    began = perf_counter()
    today = FIRST + dt.timedelta(weeks=WEEKS)
    found = read_overviews(clinic)
    for each in found:
        assert not isinstance(each, Exception)
        list(find_reasons(each, today))
    assert len(found) == PATIENTS
    return perf_counter() - began


def open_patient(clinic: Path) -> float:
    """Return how long one patient takes, in seconds."""
    began = perf_counter()
    record = read_record(list_patients(clinic)[0])
    list_weeks(record)
    list_adherence(record.counted_days)
    return perf_counter() - began


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        clinic = Path(name)
        make_clinic(clinic)
        first = open_list(clinic)
        kept = min(open_list(clinic) for _ in range(5))
        one = min(open_patient(clinic) for _ in range(5))
        size = sum(path.stat().st_size for path in clinic.rglob("*") if path.is_file())
        for patient in list_patients(clinic):
            assert (patient.path / FILE_NAME).is_file()
    print(f"{PATIENTS} patients, {WEEKS} weeks each, {size / 1e6:.1f} MB on the disk")
    print(f"list, the first time after new files: {first:.2f} s")
    print(f"list, opened again: {kept:.3f} s (best of 5)")
    print(f"one patient, everything: {one:.3f} s (best of 5)")


if __name__ == "__main__":
    main()
