"""The report as HTML and PDF: same content, no scripts, texts from files escaped."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import get_args

import pytest

from coach.body.synthetic_pose import SyntheticCamera
from coach.errors import RecordingError
from coach.exercise.definition.positions import Position
from coach.exercise.tracking.events import HoldBegan, HoldEnded, HoldStarted
from coach.exercise.tracking.range_test.result import RangeResult, find_result
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import Analysis, evaluate_poses
from coach.report.page.content import write_page
from coach.report.page.head import POSITIONS
from coach.report.page.html import write_html
from coach.report.page.pdf import write_pdf
from coach.report.plots.drawing import Box, Drawing, Text, choose_ticks
from coach.report.report_data import ReportData
from coach.store.exercises.loader import list_exercises
from tests.animation import animate
from tests.exercise.sessions import HANDS_ON_FLOOR, LEANING_AWHILE, LOW, lunge
from tests.report.helpers import HOSTILE, Record, film_empty_room, judge_sample
from tests.report.page.reader import list_words, read_html
from tests.synthetic import make_poses


def result(peak_deg: float) -> RangeResult:
    return RangeResult(peak_deg, 7.0, 0.0, 3)


def test_a_trial_that_was_refused_is_explained() -> None:
    data = dataclasses.replace(judge_sample("hip-flexion-test"))  # a copy, with its own summary
    why = "Both legs must first rest for 2 s."
    data.summary["range_of_motion"]["right"]["trials"][1].update(peak_deg=None, why_not=why)
    [items] = [notes.items for notes in write_page(data).notes if "not measured" in notes.heading]
    assert ("right, trial 2", why) in items
    assert not any(name == "Nothing" for name, _ in items)


def test_html_holds_all_of_the_page_and_nothing_from_outside(
    sample: ReportData, tmp_path: Path
) -> None:
    reader, words = read_html(sample, tmp_path)
    assert all(" ".join(word.split()) in words for word in list_words(write_page(sample)))
    names = {name for name, _ in reader.elements}
    assert "svg" in names
    assert not names & {
        "script",
        "img",
        "link",
        "iframe",
        "object",
        "image",
        "use",
        "foreignobject",
    }
    for _, attributes in reader.elements:
        assert not [
            name
            for name in attributes
            if name.startswith("on") or name in ("src", "href", "xlink:href")
        ]
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "url(" not in text
    assert "@import" not in text
    assert not re.search(r"\bnan\b", text)


def test_pdf_is_at_most_two_pages_and_says_the_same_every_time(
    sample: ReportData, tmp_path: Path
) -> None:
    for name in ("one.pdf", "two.pdf"):
        write_pdf(sample, tmp_path / name)
    data = (tmp_path / "one.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type /Page\b", data)) <= 2
    assert data == (tmp_path / "two.pdf").read_bytes()
    assert b"/FontFile" in data
    assert b"/URI" not in data


def test_texts_of_a_recording_are_never_markup(record: Record, tmp_path: Path) -> None:
    data = record(
        film_empty_room(),
        title=HOSTILE.replace("中文 ", ""),
        camera=HOSTILE,
        model_sha256="</footer><b>",
    )
    reader, words = read_html(data, tmp_path)
    assert "script" not in {name for name, _ in reader.elements}
    assert "b" not in {name for name, _ in reader.elements}
    assert "<script>alert('Ü')</script> &" in words
    assert "<script" not in (tmp_path / "page.html").read_text(encoding="utf-8")
    write_pdf(data, tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").stat().st_size > 1000


def test_letters_that_the_font_lacks_do_no_harm(
    record: Record, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_pdf(
        record(film_empty_room(), title="中文 Ausfallschritt für Ältere"), tmp_path / "page.pdf"
    )
    assert not caplog.records


def test_a_hold_is_told_with_the_level_at_which_it_was_held(record: Record) -> None:
    leaning = [(0.0, HANDS_ON_FLOOR), (5.0, HANDS_ON_FLOOR)]
    page = write_page(record(make_poses(leaning), exercise="couch-stretch"))
    (holds,) = [table for table in page.tables if table.heading == "Holds"]
    assert holds.columns[-1] == "held longest at"
    assert [row[-1] for row in holds.rows] == ["Level 1 of 3: Hands on the floor"]
    assert [row[-2] for row in holds.rows] == ["0"], "a level is no fault"
    assert "Faults" not in {table.heading for table in page.tables}
    assert holds.words == (0, 5)


def test_holds_of_an_exercise_without_levels_have_no_level() -> None:
    (holds,) = [
        table for table in write_page(judge_sample("knee-to-chest")).tables
        if table.heading == "Holds"
    ]  # fmt: skip
    assert len(holds.columns) == len(holds.rows[0]) == 5


def test_a_test_is_shown_against_norm_other_side_and_earlier_days() -> None:
    data = dataclasses.replace(
        judge_sample("hip-flexion-test"),
        earlier={"left": [result(100.0), result(104.0)], "right": [result(90.0)]},
    )
    page = write_page(data)
    left = find_result(
        data.analysis.session.peaks("left"),
        data.analysis.yaw_deg,
        data.analysis.session.peak_errors("left"),
    )
    assert left is not None
    assert f"{left.peak_deg:.0f}° ± {left.uncertainty_deg:.0f}°" == page.figures[0].value
    words = " ".join(list_words(page)) + " ".join(
        shape.text for shape in page.plots[0].drawing.shapes if isinstance(shape, Text)
    )
    for said in (
        "norm 120°",
        "The left side goes",
        "2 earlier days",
        "95 of 100",
        "earlier days",
        data.sha256,
    ):
        assert said in words
    assert "115° to 140°" not in words, "what is typical is the only range"
    assert "110° to 130°" in words


def test_lanes_show_what_happened() -> None:
    def list_texts(drawing: Drawing) -> set[str]:
        return {shape.text for shape in drawing.shapes if isinstance(shape, Text)}

    assert {"Repetitions", "Knee past the toes", "target"} <= list_texts(
        write_page(judge_sample("lunge")).plots[0].drawing
    )
    assert {"Held", "Other leg rising"} <= list_texts(
        write_page(judge_sample("knee-to-chest")).plots[0].drawing
    )
    assert "Trials" in list_texts(write_page(judge_sample("hip-flexion-test")).plots[1].drawing)


def test_a_hold_that_ended_before_the_countdown_is_not_shown(record: Record) -> None:
    data = record(make_poses(LEANING_AWHILE), "couch-stretch")
    number, began = next(each for each in enumerate(data.events) if isinstance(each[1], HoldBegan))
    before, after = data.events[: number + 1], data.events[number + 1 :]
    shown = write_page(data).plots[0].drawing
    false_start = [HoldBegan(0.1, "left"), HoldEnded(0.5, 0.1, 0.4, 0.3, "left", ())]
    data.analysis.events[:] = [*false_start, *before, HoldStarted(began.time_s), *after]
    assert write_page(data).plots[0].drawing == shown


def test_the_clock_of_a_hold_that_was_paused_is_shown_with_its_pause(record: Record) -> None:
    data = record(make_poses(LEANING_AWHILE), "couch-stretch")
    drawing = write_page(data).plots[0].drawing
    lane = (
        next(
            shape.y for shape in drawing.shapes if isinstance(shape, Text) and shape.text == "Held"
        )
        - 7.5
    )
    spans = [
        shape for shape in drawing.shapes if isinstance(shape, Box) and lane < shape.y < lane + 8
    ]
    assert len(spans) == 1 + sum(type(event).__name__ == "HoldResumed" for event in data.events) > 1


def test_what_was_not_measured_is_told_with_its_reason(record: Record) -> None:
    page = write_page(record(film_empty_room(), "hip-flexion-test"))
    assert ("Everything", "Nobody was seen.") in page.notes[1].items
    assert [figure.value for figure in page.figures[:2]] == ["–", "–"]
    assert [row[1] for row in page.tables[0].rows] == ["not measured", "not measured"]


@pytest.mark.parametrize("exercise", ["lunge", "couch-stretch", "thomas-test"])
def test_nobody_has_no_zero(record: Record, exercise: str) -> None:
    figures = write_page(record(film_empty_room(4.0), exercise)).figures
    assert figures
    assert not [figure for figure in figures if figure.value.startswith("0")]


def test_what_was_not_counted_is_told_with_its_time_and_reason(
    record: Record, tmp_path: Path
) -> None:
    data = record(make_poses([*lunge(LOW), *lunge(LOW)[:3]]), "lunge")
    (part,) = data.summary["uncounted"]
    times = f"{part['start_s']:.1f} to {part['end_s']:6.1f} s"
    assert write_page(data).notes[1].items == ((times, part["why"]),)
    _, words = read_html(data, tmp_path)
    assert "What was not counted, and why" in words
    assert part["why"] in words


def test_nothing_is_said_of_what_was_counted() -> None:
    notes = write_page(judge_sample("lunge")).notes
    assert [note.heading for note in notes] == [
        "What the numbers are",
        "What was not measured, and why",
    ]


def test_no_pose_at_all(record: Record, tmp_path: Path) -> None:
    data = record([])
    write_html(data, tmp_path / "page.html")
    write_pdf(data, tmp_path / "page.pdf")
    assert "Nobody was seen." in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    [note] = [note for note in write_page(data).notes if "not measured" in note.heading]
    assert "Nobody was seen." in str(note)


def test_a_time_that_is_none_is_said(record: Record) -> None:
    with pytest.raises(RecordingError, match="yesterday"):
        write_page(record(film_empty_room(), started_utc="yesterday"))


@pytest.mark.parametrize(
    ("low", "high"), [(0.0, 90.0), (-60.0, 140.0), (0.0, 1e-9), (3.2, 3.3), (0.0, 1e9)]
)
def test_ticks_are_round_few_and_inside(low: float, high: float) -> None:
    ticks = choose_ticks(low, high, 7, (5, 10, 30, 90))
    assert all(low - 1e-6 <= tick <= high + 1e-6 for tick in ticks)
    assert len(ticks) <= 1001


def test_every_position_has_words() -> None:
    assert set(POSITIONS) == set(get_args(Position))


@pytest.mark.parametrize("exercise", list_exercises())
def test_every_exercise_has_a_page(record: Record, exercise: str) -> None:
    data = record(film_empty_room(0.3), exercise)
    assert write_page(data).title == data.exercise.title


def test_the_turn_of_somebody_who_turned_round_is_not_cancelled_out() -> None:
    sample = judge_sample("hip-flexion-test")
    figure, analysis = sample.exercise.figures[0], Analysis()
    for camera in (
        SyntheticCamera(turned_deg=18.0),
        SyntheticCamera(facing="left", turned_deg=-18.0),
    ):
        trainer = Trainer(sample.exercise)
        for _, feedback in evaluate_poses(animate([(figure, 0.0, 4.0)], camera), trainer):
            analysis.add(feedback)
    data = dataclasses.replace(sample, analysis=analysis)
    assert data.summary["view"]["yaw_deg"] == pytest.approx(18.0, abs=1.0)
    assert "camera 18° off the side view" in write_page(data).subtitle
