"""Every report judges a recording by the person's own norms and names the person."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Final

import pytest

from coach.cli.export import Format, export
from coach.report.evaluation import evaluate_recording, name_people
from coach.store.exercises.loader import load_exercise
from coach.store.files import locations
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.installed import install
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.recordings.recording import open_recording
from coach.store.settings.folders import recordings_folder
from coach.store.settings.person import load_person, save_person
from coach.window.recordings import saving
from tests.store.recorded import keep, trial

NAMES: Final = {"patient": "Ada", "number": "1948", "clinician": "Grace"}


@pytest.fixture
def sample() -> Path:
    return locations.samples_folder() / "hip-flexion-test"


@pytest.fixture
def recording(sample: Path) -> Path:
    """Return a recording in the user's own folder."""
    return shutil.copytree(sample, recordings_folder() / "2026-01-31_18-05-00Z_hip-flexion-test")


def set_own_norm(norm_deg: float) -> None:
    save_person(
        load_person().model_copy(
            update={"norm_hip_flexion_deg": norm_deg, "norm_hip_flexion_source": "Agreed"}
        )
    )


def test_the_persons_own_norm_judges(recording: Path) -> None:
    set_own_norm(100.0)
    motion = evaluate_recording(open_recording(recording)).loaded.exercise.range_of_motion
    assert motion is not None
    assert (motion.norm_deg, motion.norm_source, motion.typical) == (100.0, "Agreed", None)


def test_the_window_and_the_command_export_the_same(
    recording: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_own_norm(100.0)
    today = dt.datetime.now(dt.UTC).date()
    head = make_head(today).model_copy(update=NAMES)
    install(build_prescription(head, choose_exercises(["lunge"], "", "")), today)
    written: list[str] = []
    monkeypatch.setattr(
        saving, "export", lambda data, *_, **__: written.append(describe(data.summary, data))
    )
    monkeypatch.setattr(
        "coach.report.formats.export", lambda data, *_: written.append(describe(data.summary, data))
    )
    saving.save("report", recording, tmp_path)
    export([Format.PDF], str(recording), str(tmp_path / "one.pdf"))
    assert written[0] == written[1]
    assert "Ada · 1948" in written[0]


def describe(summary: object, data: object) -> str:
    """Return everything that a report says, as text."""
    people = [getattr(data, name) for name in ("patient", "clinician", "patient_id")]
    return json.dumps([summary, people], default=str, ensure_ascii=False)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ((None, None, ""), ("Ada · 1948", "Grace")),
        (("ada ", None, ""), ("ada ", "Grace")),
        (("1948", None, ""), ("1948", "Grace")),
        (("Ada · 1948", None, "system|1"), ("Ada · 1948", "Grace")),
        ((None, "Katherine", ""), ("Ada · 1948", "Katherine")),
        ((None, "", "system|1"), ("Ada · 1948", "")),
    ],
)
def test_names_that_are_not_given_come_from_the_prescription(
    recording: Path, given: tuple[str | None, str | None, str], named: tuple[str, str]
) -> None:
    today = dt.datetime.now(dt.UTC).date()
    head = make_head(today).model_copy(update=NAMES)
    made = build_prescription(head, choose_exercises(["lunge"], "", ""))
    install(made, today)
    data = name_people(evaluate_recording(open_recording(recording)), *given)
    assert (data.patient, data.clinician) == named
    assert data.performer == (given[1] or ""), "who prescribed it was not there"
    assert data.patient_id == (given[2] or f"urn:ietf:rfc:3986|urn:uuid:{head.identifier}")


@pytest.mark.parametrize("given", [("Bea", None, ""), ("Bea", "Grace", "system|2"), ("", "", "")])
def test_whoever_else_is_named_is_not_given_the_identifier_of_the_prescription(
    recording: Path, given: tuple[str, str | None, str]
) -> None:
    today = dt.datetime.now(dt.UTC).date()
    head = make_head(today).model_copy(update=NAMES)
    install(build_prescription(head, choose_exercises(["lunge"], "", "")), today)
    data = name_people(evaluate_recording(open_recording(recording)), *given)
    assert (data.patient, data.clinician, data.patient_id) == (given[0], given[1] or "", given[2])


def test_a_recording_from_elsewhere_is_not_named_after_the_user_nor_compared_with_them(
    sample: Path, recording: Path
) -> None:
    today = dt.datetime.now(dt.UTC).date()
    head = make_head(today).model_copy(update=NAMES)
    install(build_prescription(head, choose_exercises(["lunge"], "", "")), today)
    keep(
        trial("left", 99.0, 99.0, 99.0),
        exercise="hip-flexion-test",
        exercise_text=load_exercise("hip-flexion-test").text,
        started_utc="2025-01-31T18:05:00+00:00",
    )
    mine, other = (
        name_people(evaluate_recording(open_recording(each))) for each in (recording, sample)
    )
    assert (mine.patient, mine.clinician) == ("Ada · 1948", "Grace")
    assert (other.patient, other.clinician, other.patient_id) == ("", "", "")
    assert [len(data.earlier.get("left", ())) for data in (mine, other)] == [1, 0]
    named = name_people(other, "Bea", "Katherine", "system|1")
    assert (named.patient, named.clinician, named.patient_id) == ("Bea", "Katherine", "system|1")
