"""Catalogues are found, read, and fall back to English."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from coach import translation
from coach.errors import CoachError
from coach.translation import Translations, list_languages


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    program, exercises = Catalog(locale="de"), Catalog(locale="de")
    program.add("Home", "Start")
    program.add(("{n} trial", "{n} trials"), ("{n} Versuch", "{n} Versuche"))
    exercises.add("Stand tall", "Steh aufrecht", context="lunge")
    exercises.add("Stand tall", "Steh gerade", context="squat")
    for name, catalogue in (("coach", program), ("exercises", exercises)):
        path = tmp_path / "de" / "LC_MESSAGES" / f"{name}.mo"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_mo(file, catalogue)
    return tmp_path


def test_texts_of_the_program(folder: Path) -> None:
    german = Translations("de", folder)
    assert german.gettext("Home") == "Start"
    assert german.gettext("Never heard of") == "Never heard of"
    assert german.gettext("") == ""
    assert german.ngettext("{n} trial", "{n} trials", 1) == "{n} Versuch"
    assert german.ngettext("{n} trial", "{n} trials", 2) == "{n} Versuche"


@pytest.mark.parametrize(
    ("context", "text", "said"),
    [
        pytest.param("lunge", "Stand tall", "Steh aufrecht", id="of one exercise"),
        pytest.param("squat", "Stand tall", "Steh gerade", id="of another one"),
        pytest.param("mine", "Stand tall", "Stand tall", id="of an exercise without translations"),
        pytest.param("mine", "Home", "Start", id="a text that the program has too"),
        pytest.param("lunge", "", "", id="nothing"),
    ],
)
def test_texts_of_exercises(folder: Path, context: str, text: str, said: str) -> None:
    assert Translations("de", folder).pgettext(context, text) == said


def test_an_own_exercise_s_own_table_comes_first(folder: Path) -> None:
    own = {"Stand tall": "Mach dich groß"}
    assert Translations("de", folder).pgettext("lunge", "Stand tall", own) == "Mach dich groß"


def test_texts_of_all_exercises_are_listed_without_their_context(folder: Path) -> None:
    assert Translations("de", folder).list_exercise_texts() == {"Stand tall": "Steh aufrecht"}
    assert Translations("en", folder).list_exercise_texts() == {}


@pytest.mark.parametrize("code", ["en", "fr"])
def test_without_a_catalogue_it_is_english(folder: Path, code: str) -> None:
    other = Translations(code, folder)
    assert other.gettext("Home") == "Home"
    assert other.ngettext("{n} trial", "{n} trials", 2) == "{n} trials"
    assert other.pgettext("lunge", "Stand tall") == "Stand tall"


@pytest.mark.parametrize(
    "content", [b"", b"no catalogue at all", b"\xde\x12\x04\x95" + b"\xff" * 40]
)
def test_a_damaged_catalogue_is_named(folder: Path, content: bytes) -> None:
    (folder / "de" / "LC_MESSAGES" / "coach.mo").write_bytes(content)
    with pytest.raises(CoachError, match=r"coach\.mo") as raised:
        Translations("de", folder)
    assert raised.value.hint


def test_languages_are_those_with_a_folder(folder: Path) -> None:
    assert list_languages(folder) == ("en", "de")
    assert set(list_languages()) >= {"en", "de", "es", "fr", "zh"}


def test_the_language_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translation, "_current", translation.current())
    assert translation.pgettext("lunge", "Lunge") == "Lunge"
    translation.use_language("de")
    assert translation.current().code == "de"
    assert translation.pgettext("lunge", "Lunge") == "Ausfallschritt"
    assert translation.gettext("Never heard of") == "Never heard of"
    assert translation.ngettext("one", "many", 2) == "many"


def test_catalogues_are_found_in_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translation, "PACKAGE", tmp_path / "coach")
    assert translation.find_locale_folder() == tmp_path / "locale"
    installed = tmp_path / "coach" / "_shipped" / "locale"
    installed.mkdir(parents=True)
    assert translation.find_locale_folder() == installed
