"""Reports in other languages: all of a report is translated, and nothing besides reports."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from coach import translation
from coach.exercise.definition.range_of_motion import Cutoff
from coach.exercise.tracking.range_test.cutoffs import judge_cutoffs
from coach.exercise.tracking.range_test.result import (
    Comparison,
    RangeResult,
    compare_earlier,
    compare_norm,
    compare_sides,
)
from coach.message import Message, Origin
from coach.report.annotation.cards import list_cards
from coach.report.formats import PARTS
from coach.report.language import can_draw, get_language, ntr, tr, use_language
from coach.report.page.content import write_page
from coach.report.page.pdf import write_pdf
from coach.report.page.sheet import Sheet
from coach.report.page.tables import judge
from coach.report.report_data import ReportData
from coach.report.results import archive
from coach.report.results.measurements import describe_finding
from coach.report.results.packed_text import pack, unpack
from coach.report.text import format_number, name_missing
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.translation import Translations, list_languages, load_translations
from tests.report.helpers import SAMPLES, Record, film_empty_room
from tests.report.helpers import judge_sample_by_shipped_rules as judge_sample
from tests.report.page.reader import list_words, read_html
from tests.translation.marked_texts import find_unmarked, mark_texts

pytestmark = pytest.mark.slow

LANGUAGES = list_languages()[1:]
NAMES = re.compile(r"\bcoach\b|\d s\b")
"""What is not translated: the program's name, and seconds."""
EMPTY_ROOMS = ("lunge", "couch-stretch", "thomas-test", "seated-hip-flexion-hold", "heat")
"""One exercise of each kind."""
EARLIER = {
    "left": [RangeResult(100.0, 7.0, 2.0, 3), RangeResult(104.0, 7.0, 2.0, 3)],
    "right": [RangeResult(90.0, 7.0, 2.0, 3)],
}


@pytest.fixture(params=[*SAMPLES, *(f"empty room: {name}" for name in EMPTY_ROOMS)])
def data(request: pytest.FixtureRequest, record: Record) -> ReportData:
    """Each sample, and an empty room with an exercise of each kind."""
    name = request.param.removeprefix("empty room: ")
    return judge_sample(name) if name == request.param else record(film_empty_room(), name)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Every text of a PDF, and what the font shows of it."""
    texts: list[tuple[str, str]] = []
    real = Sheet.known

    def know(self: Sheet, text: str) -> str:
        shown = real(self, text)
        texts.append((" ".join(text.split()), shown))
        return shown

    monkeypatch.setattr(Sheet, "known", know)
    return texts


def find_english(texts: list[str]) -> dict[str, str]:
    return {text: left for text in texts if (left := find_unmarked(text, NAMES))}


def test_no_text_of_a_report_is_untranslated(
    data: ReportData, tmp_path: Path, drawn: list[tuple[str, str]]
) -> None:
    with use_language(mark_texts()):
        reader, _ = read_html(data, tmp_path)
        write_pdf(data, tmp_path / "page.pdf")
    labels = [attributes.get("aria-label") or "" for _, attributes in reader.elements]
    assert find_english([*reader.words, *labels]) == {}
    assert find_english([text for text, _ in drawn]) == {}
    assert ("html", {"lang": "marked"}) in reader.elements


def test_earlier_days_are_translated() -> None:
    sample = judge_sample("hip-flexion-test")
    data = ReportData(
        sample.recording, sample.loaded, sample.side, sample.analysis, sample.trace, EARLIER
    )
    with use_language(mark_texts()):
        page = write_page(data)
    assert find_english(list_words(page)) == {}


@pytest.mark.parametrize("name", SAMPLES)
def test_no_text_of_a_clip_is_untranslated(name: str) -> None:
    sample = judge_sample(name)
    with use_language(mark_texts()):
        texts = [
            text
            for _, feedback in islice(sample.evaluate(), 0, None, 10)
            for card in list_cards(feedback, sample.exercise.kind)
            for text in (card.large, card.small)
        ]
    assert find_english(texts) == {}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_report_in_each_language(
    code: str, name: str, tmp_path: Path, drawn: list[tuple[str, str]]
) -> None:
    sample = judge_sample(name)
    english = set(list_words(write_page(sample)))
    with use_language(load_translations(code)):
        reader, words = read_html(sample, tmp_path)
        page = write_page(sample)
        drawn.clear()
        write_pdf(sample, tmp_path / "page.pdf")
    assert ("html", {"lang": code}) in reader.elements
    assert page.title in words
    assert page.title != sample.exercise.title
    assert page.subtitle not in english
    assert [text for text, shown in drawn if text != shown] == []
    assert len(re.findall(rb"/Type /Page\b", (tmp_path / "page.pdf").read_bytes())) <= 2


@pytest.mark.parametrize(("code", "shown"), [("de", "de"), ("fr", "fr"), ("zh", "en")])
def test_a_pdf_that_the_font_cannot_show_is_in_english_and_says_so(
    code: str, shown: str, tmp_path: Path, drawn: list[tuple[str, str]]
) -> None:
    chosen = load_translations(code)
    with use_language(chosen):
        write_pdf(judge_sample("lunge"), tmp_path / "page.pdf")
        assert get_language() is chosen
    assert can_draw(chosen) is (code == shown)
    said = any(
        text.startswith(
            "This report is in English: the font of PDF files has no letters of the language "
            f"{code}. "
        )
        for text, _ in drawn
    )
    assert said is (code != shown)
    assert f"/Lang ({shown})".encode() in (tmp_path / "page.pdf").read_bytes()


@pytest.mark.parametrize("kind", ["json", "csv", "parquet", "trc", "mot", "fhir"])
def test_data_are_the_same_in_every_language(kind: str, tmp_path: Path) -> None:
    sample = judge_sample("hip-flexion-test")
    for part in PARTS[kind]:  # type: ignore[index]
        part.write(sample, tmp_path / "english")
        with use_language(mark_texts()):
            part.write(sample, tmp_path / "marked")
        assert (tmp_path / "marked").read_bytes() == (tmp_path / "english").read_bytes()


def test_numbers_have_the_decimal_sign_of_the_language() -> None:
    with use_language(load_translations("de")):
        words = [*list_words(write_page(judge_sample("knee-to-chest")))]
        assert any(re.search(r"\d,\d s", text) for text in words)
        assert not any(re.search(r"\d\.\d s", text) for text in words)
        assert [format_number(value) for value in (2.5, 3, "2.5")] == ["2,5", "3", "2.5"]
    assert format_number(2.5) == "2.5"


def test_the_language_of_a_report_is_of_its_own() -> None:
    """It is not that of the process or of other threads, and ends with the block."""
    german, french = load_translations("de"), load_translations("fr")
    elsewhere: list[str] = []
    with use_language(german):
        thread = threading.Thread(target=lambda: elsewhere.append(get_language().code))
        thread.start()
        thread.join()
        assert elsewhere == ["en"]
        assert translation.current().code == "en"
        assert translation.translate("Exercise") == "Exercise"
        with use_language(french):
            assert tr("Faults") == "Défauts"
        with pytest.raises(ZeroDivisionError), use_language(french):
            raise ZeroDivisionError
        assert tr("Exercise") == "Übung"
        assert ntr("{n} repetition", "{n} repetitions", 2) == "2 Wiederholungen"
    assert tr("Exercise") == "Exercise"


def test_without_a_choice_it_is_the_language_of_the_process() -> None:
    translation.use_translations(load_translations("de"))
    try:
        assert tr("Exercise") == "Übung"
    finally:
        translation.use_translations(Translations())


@pytest.mark.parametrize("name", list_exercises())
def test_everything_that_is_not_watched_has_a_translated_name(name: str) -> None:
    exercise = load_exercise(name).exercise
    whats = [f"faults.{item.name}" for item in (*exercise.not_watched, *exercise.faults)]
    whats += [item.name for item in exercise.not_watched]
    with use_language(mark_texts()):
        assert find_english([name_missing(what, exercise) for what in whats]) == {}


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (Message("everything"), "Everything"),
        ("range_of_motion.left", "Left, range of motion"),
        ("hold_test.right", "Right"),
        ("faults.knee_past_toes", "Knee past the toes"),
        ("faults.rear_leg_turned", "Rear leg turned"),
        ("lower_back_arched", "Lower back arched"),
    ],
)
def test_names_of_what_was_not_measured(what: str, said: str) -> None:
    assert name_missing(what, load_exercise("lunge").exercise) == said


RESULTS = [RangeResult(peak, 7.0, 2.0, 3) for peak in (80.0, 112.0, 118.0, 140.0)]


def list_comparisons() -> Iterator[Comparison]:
    for downward in (False, True):
        for first in RESULTS:
            yield compare_norm(first, 120.0, downward)
            yield from (compare_sides(first, second, downward) for second in RESULTS)
            compared = compare_earlier(first, [RESULTS[1]], downward)
            assert compared is not None
            yield compared


def test_every_result_of_a_comparison_is_translated() -> None:
    words = sorted({compared.words for compared in list_comparisons()})
    assert len(words) >= 10
    with use_language(mark_texts()):
        assert find_english([tr(word) for word in words]) == {}


@pytest.mark.parametrize("value", [None, -20.0, -9.0, 10.0])
def test_a_finding_reads_as_in_the_summary(value: float | None) -> None:
    cutoffs = (
        Cutoff(above=-12.5, meaning="Thigh above", source="Book"),
        Cutoff(below=-12.5, meaning="Thigh below", source="Book", measure="also"),
    )
    result = None if value is None else RangeResult(value, 5.0, 0.0, 1)
    findings = judge_cutoffs(cutoffs, result or RESULTS[0], result)
    assert len(findings) == 2
    for finding in map(describe_finding, findings):
        assert judge(finding) == finding["words"]
        with use_language(mark_texts()):
            assert find_english([judge(finding)]) == {}


TEXTS = [
    "plain {text}",
    Message("left"),
    Message("{n} trial", plural="{n} trials", n=2),
    Message("It was tilted by {degrees:.1f} degrees.", degrees=2.5),
    Message("Not watched. {why}", why=Message("Stand tall", origin=Origin("lunge"))),
    Message("Mine", origin=Origin("mine", {"de": {"Mine": "Meins", "Other": "Anderes"}})),
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_translated_after_it_was_stored(text: str) -> None:
    stored = unpack(json.loads(json.dumps(pack(text))))
    assert stored == text
    for code in ("en", *LANGUAGES):
        assert load_translations(code).translate(stored) == load_translations(code).translate(text)


def make_rows(data: ReportData) -> list[dict[str, object]]:
    done = archive.make_row(data.summary, data.exercise, "0" * 64, "1")
    unknown = archive.make_unknown_row([], [], "0" * 64, "1")
    either = archive.make_unknown_row([], [data.loaded.name], "0" * 64, "1")
    rows = [{"file": "1.mp4", "status": "done", **row} for row in (done, unknown, either)]
    return [json.loads(json.dumps(row)) for row in rows]


def test_no_text_of_the_page_of_an_archive_is_untranslated(data: ReportData) -> None:
    rows = make_rows(data)
    with use_language(mark_texts()):
        page = archive.render_index(rows).decode()
        tables = archive.render_csv(rows), archive.render_parquet(rows)
    assert '<html lang="marked">' in page
    cells = re.findall(r">([^<>]+)<", re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL))
    names = re.compile(rf"{NAMES.pattern}|1\.mp4|[\w-]+_\w+|faults\.\w+|{data.loaded.name}|unknown")
    assert {cell: left for cell in cells if (left := find_unmarked(cell, names))} == {}
    assert tables == (archive.render_csv(rows), archive.render_parquet(rows))


def test_a_result_that_was_stored_without_its_texts_is_shown_in_english() -> None:
    row = {"file": "1.mp4", "status": "done", "not_measured": "everything: Nobody was seen."}
    with use_language(load_translations("de")):
        assert "everything: Nobody was seen." in archive.render_index([row]).decode()
