"""Exports of an answer on pain before an exercise that was not begun."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

import pytest

from coach.exercise.tracking.events import Pain
from coach.report.evaluation import evaluate_recording
from coach.report.fhir.bundle import build_bundle
from coach.report.page.content import write_page
from coach.report.page.pdf import write_pdf
from coach.report.report_data import ReportData
from coach.report.series.columns import write_events_csv
from coach.store.exercises.loader import load_exercise
from coach.store.recordings.recording import open_recording
from tests.store.recorded import keep_pain

STOP: Final = Pain(0.0, before=True, score=8, place="back", stopped=True)


def make(exercise: str, pain: Pain = STOP) -> ReportData:
    text = load_exercise(exercise).text
    return evaluate_recording(
        open_recording(keep_pain(pain, exercise=exercise, exercise_text=text))
    )


@pytest.mark.parametrize("exercise", ["lunge", "couch-stretch", "hip-flexion-test", "heat"])
def test_fhir_has_the_pain_and_no_test_that_failed(exercise: str) -> None:
    bundle = build_bundle(make(exercise))
    (resource,) = [entry["resource"] for entry in bundle["entry"]]
    title = load_exercise(exercise).exercise.title
    assert resource["valueQuantity"]["value"] == 8
    assert resource["bodySite"] == {"text": "The back"}
    assert f"Pain before {title}: 8 of 10" in resource["text"]["div"]
    assert [note["text"] for note in resource["note"]] == [
        f"Asked before the exercise {title}.",
        "The exercise was not begun because of this answer.",
    ]
    assert len(resource["contained"][0]["version"]) == 1, "no model has seen anything"


def test_pain_after_the_end_is_told_as_such(tmp_path: Path) -> None:
    pain = Pain(0.0, before=False, score=8, place="back", stopped=True)
    assert write_page(make("lunge", pain)).sentences == (
        "Pain: no answer before, 8 after, of 10.",
        "Pain after the exercise: 8 of 10, The back.",
        "Too much pain after the exercise: 8 of 10, The back.",
    )
    (resource,) = [entry["resource"] for entry in build_bundle(make("lunge", pain))["entry"]]
    assert [note["text"] for note in resource["note"]] == [
        "Asked after the exercise Lunge.",
        "The exercise is to be left out because of this answer.",
    ]


def test_the_report_says_that_it_was_not_begun(tmp_path: Path) -> None:
    page = write_page(make("hip-flexion-test"))
    assert page.sentences == (
        "Pain: 8 before, no answer after, of 10.",
        "Pain before the exercise: 8 of 10, The back.",
        "The exercise was not begun because of pain: 8 of 10, The back.",
    )
    write_pdf(make("hip-flexion-test"), tmp_path / "report.pdf")


def test_the_events_have_it(tmp_path: Path) -> None:
    write_events_csv(make("lunge"), tmp_path / "events.csv")
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    (pain,) = [row for row in rows if row["kind"] == "Pain"]
    assert [pain[name] for name in ("time_s", "before", "score", "place", "stopped")] == [
        "0.0",
        "True",
        "8",
        "back",
        "True",
    ]
