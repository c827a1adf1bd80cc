"""Targets of the files that clinic and patient send to each other, and their seeds."""

from __future__ import annotations

import json
from pathlib import Path

from coach.store.clinic.overview import summarise
from coach.store.clinic.progress import list_adherence, list_weeks
from coach.store.clinic.reasons import find_reasons
from coach.store.clinic.record import merge_results
from coach.store.exercises.loader import load_exercise
from coach.store.files.package import pack
from coach.store.prescriptions.archive import NAME, PACKAGE, read_prescription
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.definition import render_prescription
from coach.store.prescriptions.installed import install, load_installed
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.programmes.loader import load_programme
from coach.store.programmes.writer import render_programme
from coach.store.results.archive import PACKAGE as RESULTS
from coach.store.results.archive import RESULTS_FILE, parse_results

from .files import ONE_DAY


def read_prescription_file(content: bytes, folder: Path) -> object:
    """Read a prescription, and follow it."""
    file = folder / "ada.coach"
    file.write_bytes(content)
    loaded = read_prescription(file)
    install(loaded, ONE_DAY)
    installed = load_installed()
    if installed is None or installed.content != content:
        raise AssertionError("what is followed is not what was opened")
    return load_programme(NAME)


def read_prescription_texts(content: bytes, folder: Path) -> object:
    """Read a prescription whose list of contents fits these texts, as a hostile one may."""
    names = ("prescription.toml", "programme.toml", "exercises/mine.toml")
    files = dict(zip(names, content.split(b"\f"), strict=False))
    return read_prescription_file(pack(PACKAGE, files), folder)


def read_sent_results(content: bytes, _: Path) -> object:
    """Read results whose list of contents fits them, and what a clinic shows of them."""
    packed = pack(RESULTS, {RESULTS_FILE: content})
    results = parse_results(packed, Path("ada.coachresults"))
    head = make_head(ONE_DAY, patient="Ada")
    prescription = build_prescription(head, choose_exercises(["lunge"], "", ""))
    record = merge_results([prescription], [results])
    overview = summarise(head.identifier, record)
    adherence = list_adherence(record.counted_days)
    return list(find_reasons(overview, ONE_DAY)), list_weeks(record), adherence


def write_prescriptions() -> list[bytes]:
    """Return a small and a large prescription."""
    head = make_head(ONE_DAY, patient="Ada", language="de", note="Gently.")
    short = choose_exercises(["lunge"], "de", "")
    large = load_programme("hip-flexors-4-weeks")
    return [build_prescription(head, each).content for each in (short, large)]


def write_prescription_texts() -> list[bytes]:
    """Return the texts of a prescription, one after the other."""
    head = make_head(ONE_DAY, patient="Ada", language="de", note="Gently.")
    return [
        b"\f".join(
            text.encode()
            for text in (
                render_prescription(head),
                render_programme(choose_exercises(names, "de", "").programme),
                load_exercise("lunge").text,
            )
        )
        for names in (["lunge"], ["bridge", "couch-stretch"])
    ]


def write_sent_results() -> list[bytes]:
    """Return results as a patient sends them."""
    session = {
        "name": "2026-03-01_09-08-07Z_hip-flexion-test",
        "exercise": "hip-flexion-test",
        "started": "2026-03-01T10:08:07+01:00",
        "duration_s": 4.0,
        "tracked_s": 3.0,
        "sides": [{"side": "left", "peak_deg": 112.0, "uncertainty_deg": 7.0, "spread_deg": 1.0}],
        "faults": {"knee_not_bent": 2},
        "pain_after": 3,
    }
    task = {"exercise": "lunge", "unit": "repetitions", "amount": 10.0, "sides": 2, "times": 1}
    day = {"day": "2026-03-01", "number": 1, "tasks": [{**task, "times_done": 1, "share": 0.5}]}
    results = {
        "version": 1,
        "identifier": "6f1c1c52-5d5e-4c5e-9d0e-0a5a4c2d7b11",
        "revision": 1,
        "packed": "2026-03-08T10:00:00+01:00",
        "coach_version": "0.1.0",
        "sessions": [session],
        "days": [day],
    }
    return [json.dumps(results).encode()]
