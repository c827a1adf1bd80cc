"""Catalogues are found, read, and fall back to English."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from coach import translation
from coach.errors import CoachError
from coach.message import Message, Origin
from coach.translation import Translations, list_languages, load_translations, name_languages


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    program, exercises = Catalog(locale="de"), Catalog(locale="de")
    program.add("Home", "Start")
    program.add("Odd {name}", "Seltsam {name}")
    program.add(("{n} trial", "{n} trials"), ("{n} Versuch", "{n} Versuche"))
    exercises.add("Stand tall", "Steh aufrecht", context="lunge")
    exercises.add("Stand tall", "Steh gerade", context="squat")
    for name, catalogue in (("coach", program), ("exercises", exercises)):
        path = tmp_path / "de" / "LC_MESSAGES" / f"{name}.mo"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_mo(file, catalogue)
    return tmp_path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Home", "Start"),
        ("Never heard of", "Never heard of"),
        ("", ""),
        (Message("Odd {name}", name="{x}"), "Seltsam {x}"),
        (Message("{n} trial", plural="{n} trials", n=1), "1 Versuch"),
        (Message("{n} trial", plural="{n} trials", n=2), "2 Versuche"),
        (Message("{wide:.1f} m", wide=2.5), "2,5 m"),
        (Message("{wide} m", wide="2.5"), "2.5 m"),
    ],
)
def test_texts_of_the_program(folder: Path, text: str, said: str) -> None:
    assert load_translations("de", folder).translate(text) == said


@pytest.mark.parametrize(
    ("context", "text", "said"),
    [
        pytest.param("lunge", "Stand tall", "Steh aufrecht", id="of one exercise"),
        pytest.param("squat", "Stand tall", "Steh gerade", id="of another one"),
        pytest.param("mine", "Stand tall", "Steh aufrecht", id="of an exercise that has none"),
        pytest.param("", "Stand tall", "Steh aufrecht", id="of an exercise that is not known"),
        pytest.param("mine", "Home", "Start", id="a text that the program has too"),
        pytest.param("lunge", "", "", id="nothing"),
    ],
)
def test_texts_of_exercises(folder: Path, context: str, text: str, said: str) -> None:
    assert load_translations("de", folder).translate(Message(text, origin=Origin(context))) == said


def test_an_exercise_s_own_table_comes_first(folder: Path) -> None:
    german = load_translations("de", folder)
    own = Origin("lunge", {"de": {"Stand tall": "Mach dich groß"}})
    text = Message("Stand tall", origin=own)
    assert german.translate(text) == "Mach dich groß"
    assert german.translate(Message("Odd {name}", name=text)) == "Seltsam Mach dich groß"


@pytest.mark.parametrize("code", ["en", "fr"])
def test_without_a_catalogue_it_is_english(folder: Path, code: str) -> None:
    other = load_translations(code, folder)
    assert other.translate("Home") == "Home"
    assert other.translate(Message("{n} trial", plural="{n} trials", n=2)) == "2 trials"
    assert other.translate(Message("Stand tall", origin=Origin("lunge"))) == "Stand tall"


@pytest.mark.parametrize(
    "content", [b"", b"no catalogue at all", b"\xde\x12\x04\x95" + b"\xff" * 40]
)
def test_a_damaged_catalogue_is_named(folder: Path, content: bytes) -> None:
    (folder / "de" / "LC_MESSAGES" / "coach.mo").write_bytes(content)
    with pytest.raises(CoachError, match=r"coach\.mo") as raised:
        load_translations("de", folder)
    assert raised.value.hint


def test_languages_are_those_with_a_folder(folder: Path) -> None:
    assert list_languages(folder) == ("en", "de")
    assert set(list_languages()) >= {"en", "de", "es", "fr", "zh"}


def test_a_language_is_called_by_its_own_name() -> None:
    assert name_languages().items() >= {"en": "English", "de": "Deutsch", "zh": "简体中文"}.items()


def test_the_language_in_use() -> None:
    assert translation.translate(Message("Lunge", origin=Origin("lunge"))) == "Lunge"
    translation.use_translations(load_translations("de"))
    try:
        assert translation.current().code == "de"
        assert translation.translate(Message("Lunge", origin=Origin("lunge"))) == "Ausfallschritt"
    finally:
        translation.use_translations(Translations())


def test_catalogues_are_found_in_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translation, "PACKAGE", tmp_path / "coach")
    assert translation.find_locale_folder() == tmp_path / "locale"
    installed = tmp_path / "coach" / "_shipped" / "locale"
    installed.mkdir(parents=True)
    assert translation.find_locale_folder() == installed
