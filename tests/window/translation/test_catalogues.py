"""Every text of the program is in every catalogue, whole: the same places and numbers, nothing left in English."""

from __future__ import annotations

import re

import pytest

from coach.errors import CoachError
from coach.window.translation.catalogue import find_catalogue, load_catalogue, read_catalogue
from coach.window.translation.translate import LANGUAGES, Language
from scripts.languages.gathering import gather
from scripts.languages.linguist import read, write

CODES = [code for code in LANGUAGES if code != "en"]
SAME = {
    "de": {"Arm", "Editor", "L", "Pause", "R", "Status", "Tempo", "Video", "coach", "%1 August", "%1 April", "%1 September", "%1 November",
           "April", "August", "September", "November", "Norm %1°"},
    "es": {"Editor", "Pelvis", "coach"},
    "fr": {"Angle", "Conditions", "Distance", "Pause", "Programme", "Squat", "Tempo", "Volume", "coach", "%1 minutes", "{count} minutes",
           "1 minute"},
    "zh": {"Del", "coach"},
}  # fmt: skip
"""Texts that are the same in English."""
HEADER = '<?xml version="1.0" encoding="utf-8"?>\n<TS version="2.1" language="de">\n<context><name>coach</name>\n'


@pytest.fixture(scope="module")
def texts() -> tuple[str, ...]:
    return gather()


GATHERED = (
    "Home", "Set %1 of %2", "Turn around: the %leg must be towards the camera.", "Turn around", "%angle is not seen well enough",
    "%1 of %2 s held", "%1 March", "Left knee", "Halfway", "Enough light", "Left side", "Rules of %name",
)  # fmt: skip


@pytest.mark.parametrize("text", GATHERED)
def test_gathers(texts: tuple[str, ...], text: str) -> None:
    assert text in texts


@pytest.mark.parametrize("code", CODES)
def test_every_text_is_translated(texts: tuple[str, ...], code: str) -> None:
    catalogue = read_catalogue(find_catalogue(code))
    assert [text for text in texts if text not in catalogue] == [], (
        "run `make languages`, then translate what is unfinished"
    )
    assert set(read(find_catalogue(code))) >= set(texts)
    assert find_catalogue(code).read_text(encoding="utf-8") == write(
        code, texts, read(find_catalogue(code))
    )


@pytest.mark.parametrize("code", CODES)
def test_places_and_numbers_stay(code: str) -> None:
    for text, said in read_catalogue(find_catalogue(code)).items():
        assert list_places(said) == list_places(text), text
        plain, translated = (sorted(re.findall(r"(?<!%)\d+", each)) for each in (text, said))
        assert translated == plain or _is_month(text), text
        assert (text[0] == " ", text[-1] == " ") == (
            said[0] == " ",
            said[-1] == " ",
        ) or code == "zh", text


def list_places(text: str) -> list[str]:
    """The places of a text of a catalogue, sorted: ``%1``, ``%leg``, ``{title}``."""
    return sorted(re.findall(r"%(?:\d+|[a-z]+)|\{\w+\}", text))


def _is_month(text: str) -> bool:
    """In Chinese the months are numbers."""
    return bool(re.fullmatch(r"(%1 )?[A-Z][a-z]{2,8}", text))


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_left_in_english(code: str) -> None:
    same = {text for text, said in read_catalogue(find_catalogue(code)).items() if said == text}
    assert same <= SAME[code]


def test_chinese_is_written_in_chinese() -> None:
    plain = {
        text: re.sub(r"%[a-z]+|\{\w+\}|min", "", said)
        for text, said in read_catalogue(find_catalogue("zh")).items()
    }
    assert {
        text
        for text, said in plain.items()
        if re.search("[A-Za-z]{2}", said) and not re.search("[\u4e00-\u9fff]", said)
    } == {
        "Del",
        "coach",
    }


def test_a_text_that_is_gone_is_marked_and_comes_back() -> None:
    known = {"Home": "Start", "Old": "Alt"}
    written = write("de", ("Home", "New"), known)
    assert '<translation type="vanished">Alt</translation>' in written
    assert written.count("unfinished") == 1
    assert list(written.splitlines()) == list(write("de", ("Home", "New"), known).splitlines())


def test_unfinished_and_vanished_texts_are_not_shown(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "coach_de.ts"
    path.write_text(
        write("de", ("Home", 'A & B <"c">'), {"Home": "Start", "Old": "Alt"}), encoding="utf-8"
    )
    assert read_catalogue(path) == {"Home": "Start"}
    path.write_text(write("de", ('A & B <"c">',), {'A & B <"c">': "C > 'd'"}), encoding="utf-8")
    assert read_catalogue(path) == {'A & B <"c">': "C > 'd'"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<TS>", id="not whole"),
        pytest.param("<html/>", id="something else"),
        pytest.param(HEADER.replace("coach", "other") + "</context></TS>", id="another context"),
        pytest.param(
            HEADER + "<message><source>Home</source></message></context></TS>",
            id="without a translation",
        ),
        pytest.param(
            HEADER
            + "<message><source>A</source><translation>a</translation></message>" * 2
            + "</context></TS>",
            id="twice",
        ),
    ],
)
def test_a_damaged_catalogue_is_named(tmp_path, text: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "coach_de.ts"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CoachError, match=r"coach_de\.ts") as raised:
        read_catalogue(path)
    assert raised.value.hint


@pytest.mark.parametrize(
    ("code", "english", "said"),
    [
        (
            "de",
            "Turn around: the leg in front must be towards the camera.",
            "Dreh dich um. Zur Kamera zeigt: Bein vorn.",
        ),
        ("fr", "Left leg in front", "À gauche\u00a0: jambe avant"),
        (
            "zh",
            "Move back or tilt the camera: your head and feet must be in the picture.",
            "后退或调整摄像头角度：画面中要能看到头和双脚。",
        ),
        (
            "es",
            "Knee flexion, front is not seen well enough",
            "No se ve lo bastante bien: Flexión de rodilla, delante",
        ),
        ("de", "HD camera stopped giving pictures.", "HD camera liefert keine Bilder mehr."),
        ("de", "Both legs must first rest for 1.5 s.", "Beide Beine müssen erst 1,5 s ruhen."),
        ("de", "Last time, 2026-02-27", "Letztes Mal, 27.02.2026"),
        ("zh", "27 February", "2月27日"),
        (
            "es",
            "Camera 0 (HD 2.0) is there but gives no picture.",
            "La cámara 0 (HD 2.0) está ahí, pero no da imagen.",
        ),
    ],
)
def test_says(code: str, english: str, said: str) -> None:
    from coach.store.exercises.loader import load_exercise

    language = Language()
    language.choose(code, load_catalogue(code))
    language.add_table(load_exercise("lunge").exercise.translations)
    assert language.translate(english) == said
