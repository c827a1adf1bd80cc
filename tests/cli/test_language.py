"""What the command line prints is translated, except data."""

from __future__ import annotations

import gettext
import json
import re
import string
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from coach.cli import call_language
from coach.cli.doctor import checks as doctor_checks
from coach.cli.language import load_language
from coach.store.settings.person import PersonSettings
from coach.translation import Translations, load_translations, use_translations
from tests.cli.helpers import Say

LETTERS: Final = re.compile(r"[^\W\d_]{2}")
SENTENCE: Final = re.compile(r"\b[A-Za-z]?[a-z]{2,} [a-z]{3,}\b")
"""Two words in a row: names, keys and paths have none."""


class Marking(gettext.NullTranslations):
    """A catalogue that encloses every literal part of a text in brackets."""

    def gettext(self, message: str) -> str:
        marked = ""
        for literal, field, spec, conversion in string.Formatter().parse(message):
            if literal:
                literal = literal.replace("{", "{{").replace("}", "}}")  # noqa: PLW2901
                marked += f"⟦{literal}⟧" if LETTERS.search(literal) else literal
            if field is not None:
                marked += f"{{{field}{f'!{conversion}' if conversion else ''}"
                marked += f"{f':{spec}' if spec else ''}}}"
        return marked if "{" in message else f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def list_unmarked(text: str) -> list[str]:
    """Return what looks like a sentence outside of brackets, backticks and quotes."""
    rest = re.sub(r"⟦[^⟧]*⟧|`[^`]*`|\"[^\"\n]*\"", " | ", text)
    return SENTENCE.findall(rest)


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> Translations:
    translations = Translations("xx", Marking())
    monkeypatch.setattr(call_language, "_load", lambda: translations)
    return translations


@pytest.fixture(autouse=True)
def _no_language_of_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_LANGUAGE", "")


RESULTS: Final = [
    "exercises list",
    "exercises show hip-flexion-test",
    "exercises show lunge",
    "exercises check lunge",
    "exercises new my-march",
    "settings show",
    "settings set volume 0.5",
    "recordings list",
    "recordings show last",
    "recordings check",
    "recordings pack last --to OUT",
    "recordings delete last --yes",
    "history show",
    "history rebuild",
    "programmes list",
    "programmes show hip-flexors-4-weeks",
    "programmes start hip-flexors-4-weeks",
    "profiles new ada",
    "profiles use default",
    "replay last --no-window",
    "analyze last",
]


@pytest.mark.parametrize("command", RESULTS)
@pytest.mark.usefixtures("marked")
def test_a_result_is_translated(
    coach: Say, make_recording: Callable[..., Path], tmp_path: Path, command: str
) -> None:
    make_recording()
    said = coach(*(str(tmp_path) if word == "OUT" else word for word in command.split()))
    assert said.code == 0, said.err
    assert "⟦" in said.out or command == "recordings pack last --to OUT"
    assert list_unmarked(said.out + said.err) == []


@pytest.mark.usefixtures("marked")
def test_a_day_of_a_programme_is_translated(coach: Say) -> None:
    assert coach("programmes", "start", "hip-flexors-4-weeks").code == 0
    for command in ("today", "pause", "today", "resume", "stop"):
        said = coach("programmes", command)
        assert said.code == 0
        assert "⟦" in said.out
        assert list_unmarked(said.out) == []


ERRORS: Final = [
    "analyze missing.mp4 -e lunge",
    "analyze FOLDER -e lunge",
    "analyze EMPTY -e lunge",
    "analyze EMPTY",
    "exercises show lunje",
    "exercises new Lunge!",
    "exercises new lunge",
    "history show -e lunje",
    "settings set emergency_number doctor",
    "settings set retention_days -1",
    "prescription new OUT.coach -e bridge --dose bridge=reps:3",
    "prescription new OUT.coach -e bridge -e bridge",
    "prescription new OUT.coach -e bridge --condition flu",
    "programmes start hip-flexors-4-weeks --on 1800-01-01",
    "exercises check BAD",
    "exercises check missing.toml",
    "exercises check LATIN",
    "replay nowhere",
    "recordings show EMPTY",
    "recordings unpack EMPTY",
    "settings set volume loud",
    "settings set colour red",
    "programmes today",
    "programmes show nothing",
    "programmes start hip-flexors-4-weeks --on tomorrow",
    "profiles use nobody",
    "profiles new con",
    "profiles new a/b",
    "profiles delete default",
    "screenshots FOLDER --size big",
    "demo --exercise cat-cow-dog --no-window",
    "--language xx cameras",
]
BAD: Final = """
schema_version = 1
title = 3
kind = "hold"
colour = "red"
main_angle = "knee_flexon_left"
[[faults]]
name = "A"
during = ["up"]
"""


@pytest.mark.parametrize("command", ERRORS)
@pytest.mark.usefixtures("marked")
def test_an_error_is_translated(coach: Say, tmp_path: Path, command: str) -> None:
    (tmp_path / "bad.toml").write_text(BAD, encoding="utf-8")
    (tmp_path / "latin.toml").write_bytes(b"title = '\xe9'")
    (tmp_path / "empty.mp4").touch()
    (tmp_path / "folder").mkdir()
    names = {"BAD": "bad.toml", "LATIN": "latin.toml", "EMPTY": "empty.mp4", "FOLDER": "folder"}
    said = coach(*(str(tmp_path / names[w]) if w in names else w for w in command.split()))
    assert said.code == 2, said
    assert "⟦" in said.err
    assert list_unmarked(said.err) == []


def test_the_report_of_the_doctor_is_translated(marked: Translations) -> None:
    checks = (
        doctor_checks.check_python,
        doctor_checks.check_libraries,
        doctor_checks.check_display,
        doctor_checks.check_folders,
        doctor_checks.check_cameras,
    )
    texts = [
        marked.translate(text)
        for check in checks
        for result in check()
        for text in (result.subject, result.text, result.hint)
    ]
    assert list_unmarked("\n".join(texts)) == []


GERMAN: Final = "coach: Es gibt keine Übung mit dem Namen 'lunje'. Meinst du lunge?\n"


def test_a_language_is_chosen_for_one_call(coach: Say) -> None:
    said = coach("--language", "de", "exercises", "show", "lunje")
    assert said.code == 2
    assert said.err.startswith(GERMAN)


def test_the_language_of_the_settings_is_used(coach: Say) -> None:
    assert coach("settings", "set", "language", "de").code == 0
    assert coach("exercises", "show", "lunje").err.startswith(GERMAN)
    english = coach("--language", "en", "exercises", "show", "lunje").err
    assert english.startswith("coach: There is no exercise named 'lunje'. Did you mean lunge?\n")


def test_the_language_of_the_system_is_used(coach: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_AT.UTF-8")
    assert coach("exercises", "show", "lunje").err.startswith(GERMAN)


def test_settings_that_cannot_be_read_do_not_hide_an_error(coach: Say, data_folder: Path) -> None:
    (data_folder / "config").mkdir()
    (data_folder / "config" / "settings.toml").write_text("language = 3", encoding="utf-8")
    said = coach("settings", "show")
    assert said.code == 2
    assert "language = 3" in said.err


@pytest.mark.parametrize(
    "command", ["recordings list --json", "recordings show last --json", "analyze last --json -"]
)
def test_json_is_the_same_in_every_language(
    coach: Say, make_recording: Callable[..., Path], command: str
) -> None:
    make_recording()
    english = coach(*command.split())
    assert json.loads(english.out)
    assert coach("--language", "zh", *command.split()).out == english.out


def test_numbers_are_written_as_the_language_writes_them(
    coach: Say, make_recording: Callable[..., Path]
) -> None:
    make_recording()
    said = coach("--language", "de", "analyze", "last").out
    assert said.splitlines()[0].endswith(" s lang zu sehen.")
    assert re.search(r"\d,\d s", said)
    assert load_translations("de").format_number("2.5") == "2,5"


def test_a_report_is_in_the_language_of_the_call() -> None:
    use_translations(load_translations("fr"))
    try:
        assert load_language(None).code == "fr"
        assert load_language("de").code == "de"
    finally:
        use_translations(load_translations("en"))


def test_what_a_profile_says_is_described_in_the_language_of_the_call(coach: Say) -> None:
    english = coach("--language", "en", "profiles", "show").out.splitlines()
    told = coach("--language", "de", "profiles", "show").out.splitlines()
    described = [line for line in english if line.startswith("  ")]
    assert len(described) == len(PersonSettings.model_fields) - 1
    assert [line for line in told if line in described] == []
