"""A wrong command line is told in the user's language, with the help that describes it."""

from __future__ import annotations

from typing import Final

import pytest

from coach.cli.usage_errors import TEXTS, UsageError, explain
from coach.translation import list_languages, load_translations
from tests.cli.helpers import Say

CASES: Final = {
    "an unknown option": (["live", "--nonsense"], "There is no option --nonsense.", "coach live"),
    "an option with a slip": (
        ["live", "--exrcise", "lunge"],
        "There is no option --exrcise.\nDid you mean --exercise?",
        "coach live",
    ),
    "an option of coach after the command": (
        ["live", "--language", "de"],
        "There is no option --language.\n--language belongs right after `coach`.",
        "coach live",
    ),
    "an unknown option of coach": (["--nonsense"], "There is no option --nonsense.", "coach"),
    "an unknown command": (["nonsense"], "There is no command nonsense.", "coach"),
    "a command with a slip": (["liv"], "There is no command liv.\nDid you mean live?", "coach"),
    "an unknown command of a group": (
        ["recordings", "nonsense"],
        "There is no command nonsense.",
        "coach recordings",
    ),
    "a missing argument": (["analyze"], "SOURCE... is missing.", "coach analyze"),
    "a missing option": (
        ["results", "unpack", "ada.coachresults"],
        "--to is missing.",
        "coach results unpack",
    ),
    "an option without its value": (
        ["live", "--exercise"],
        "--exercise: its value is missing.",
        "coach live",
    ),
    "a value of a switch": (
        ["analyze", "a.mp4", "--quick=1"],
        "--quick takes no value.",
        "coach analyze",
    ),
    "an option of a group's command without its value": (
        ["prescription", "new", "ada.coach", "--weeks"],
        "--weeks: its value is missing.",
        "coach prescription new",
    ),
    "a value of a switch of a group's command": (
        ["--profile", "default", "recordings", "list", "--json=1"],
        "--json takes no value.",
        "coach recordings list",
    ),
    "too much": (["demo", "one", "two"], "one two: too many arguments.", "coach demo"),
    "an option without a command": (
        ["--profile", "default"],
        "The name of a command is missing.",
        "coach",
    ),
}


@pytest.mark.usefixtures("data_folder")
@pytest.mark.parametrize("case", CASES)
def test_a_wrong_command_line_is_explained(coach: Say, case: str) -> None:
    arguments, words, command = CASES[case]
    said = coach(*arguments)
    assert said.code == 2
    assert said.out == ""
    assert said.err == f"coach: {words}\n`{command} --help` describes it.\n"


@pytest.mark.usefixtures("data_folder")
@pytest.mark.parametrize("code", list_languages()[1:])
@pytest.mark.parametrize("arguments", [["nonsense"], ["live", "--nonsense"], ["analyze"]])
def test_it_is_told_in_the_language_of_the_call(
    coach: Say, code: str, arguments: list[str]
) -> None:
    english = coach(*arguments)
    said = coach("--language", code, *arguments)
    assert said.code == english.code == 2
    assert not set(said.err.splitlines()) & set(english.err.splitlines())


@pytest.mark.parametrize("code", list_languages()[1:])
def test_every_explanation_is_translated(code: str) -> None:
    translations = load_translations(code)
    assert not [text for text in TEXTS.values() if translations.translate(text) == text]


@pytest.mark.usefixtures("data_folder")
@pytest.mark.parametrize("arguments", [[], ["recordings"]])
def test_a_group_without_a_command_shows_its_help(coach: Say, arguments: list[str]) -> None:
    said = coach(*arguments)
    assert "Usage: coach" in said.out + said.err
    assert "describes it" not in said.err


def test_what_is_not_understood_is_left_as_typer_reports_it() -> None:
    assert explain(UsageError("Argument 'a' takes 2 values."), "coach live") is None
