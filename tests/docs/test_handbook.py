"""The parts of the made pages."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from coach.body.posture import Posture
from coach.window.safety import red_flags
from scripts.handbook import pieces, roots, site, vocabulary
from scripts.handbook.drawings import measure_room, write_drawing
from scripts.handbook.words import escape, write_seconds

STANDING = Posture()
HANGING = Posture(
    trunk_lean=-90.0, hip_flexion=(-30.0, 120.0), knee_flexion=(60.0, 120.0), rests_on="back"
)


def parse(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def test_a_drawing_is_whole_and_within_its_frame() -> None:
    element = parse(write_drawing(STANDING, "Somebody who stands"))
    left, top, width, height = map(float, element.attrib["viewBox"].split())
    numbers = [
        float(number) for path in element for number in re.findall(r"-?[\d.]+", path.attrib["d"])
    ]
    assert [path.attrib["class"] for path in element] == ["ground", "far", "body", "working"]
    assert element.attrib["aria-label"] == "Somebody who stands"
    assert min(left, top) <= min(numbers)
    assert max(numbers) <= max(left + width, top + height)
    assert 150 < height < 220


def test_a_drawing_has_no_colour_of_its_own() -> None:
    assert not re.search(r"#[0-9a-f]{3}|rgb|style=|fill=", write_drawing(STANDING, "x"))


def test_words_of_a_drawing_are_not_markup() -> None:
    assert parse(write_drawing(STANDING, 'a "<b>"')).attrib["aria-label"] == 'a "<b>"'


def test_a_hanging_leg_hangs_from_something() -> None:
    assert "support" in [path.attrib["class"] for path in parse(write_drawing(HANGING, "x"))]


def test_drawings_with_the_same_room_have_the_same_scale() -> None:
    room = measure_room([(STANDING, "side"), (HANGING, "side")])
    boxes = {
        parse(write_drawing(figure, "x", room=room)).attrib["viewBox"]
        for figure in (STANDING, HANGING)
    }
    assert len(boxes) == 1


@pytest.mark.parametrize(
    ("seconds", "words"), [(20.0, "20 s"), (0.5, "0.5 s"), (60.0, "1 min"), (220.0, "3 min 40 s")]
)
def test_seconds_in_words(seconds: float, words: str) -> None:
    assert write_seconds(seconds) == words


def test_text_of_a_file_is_not_markup() -> None:
    assert escape("a_b *c* [d](e) <f> |") == r"a\_b \*c\* \[d\](e) \<f\> \|"


@pytest.mark.parametrize(
    ("link", "becomes"),
    [
        ("[accuracy](docs/accuracy.md#limits)", "[accuracy](accuracy.md#limits)"),
        ("[CONTRIBUTING.md](CONTRIBUTING.md)", "[CONTRIBUTING.md](contributing.md)"),
        ("[tests/window/test_qt.py](tests/window/test_qt.py)", "`tests/window/test_qt.py`"),
        ("[uv](https://docs.astral.sh/uv/)", "[uv](https://docs.astral.sh/uv/)"),
        ("[below](#below)", "[below](#below)"),
    ],
)
def test_links_of_the_projects_own_documents(link: str, becomes: str) -> None:
    assert roots.rewrite_links(f"See {link}.") == f"See {becomes}."


def test_a_piece_stands_where_its_mark_was() -> None:
    filled = pieces.fill_pieces("Before\n\n<!-- piece: red-flags -->\n\nAfter")
    assert all(point in filled for section in red_flags.SECTIONS for point in section.points)
    assert "piece:" not in filled


def test_a_piece_that_is_not_known_is_an_error() -> None:
    with pytest.raises(KeyError, match="nothing"):
        pieces.fill_pieces("<!-- piece: nothing -->")


def test_the_accuracy_table_is_a_table() -> None:
    rows = pieces.write_accuracy().splitlines()
    assert len(rows) > 10
    assert {row.count("|") for row in rows} == {4}


def test_the_navigation_is_filled_at_its_mark() -> None:
    assert site.fill_navigation([{"A": ["a.md", "mark.md"]}, "b.md"], "mark.md", ["x.md"]) == [
        {"A": ["a.md", "mark.md", "x.md"]},
        "b.md",
    ]


def test_a_list_that_takes_texts_is_not_told_as_tables_alone() -> None:
    page = vocabulary.write_pages()["reference/exercise-files.md"]
    assert "| a list of texts or tables, [caution](#caution) |" in page
    assert "| a list of tables, [contraindication](#contraindication) |" in page
    assert "Written as `cautions`." in page
    assert "Written as `[[contraindications]]`." in page
