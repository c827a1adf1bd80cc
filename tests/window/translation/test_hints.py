"""The window says what to do in the window; only the command line names its commands."""

from __future__ import annotations

import re

import pytest

from coach.message import Message, join_with
from coach.translation import Translations, load_translations
from coach.window.translation.hints import IN_WINDOW, say_in_window
from scripts.languages.catalogues import extract_program

COMMAND = re.compile(
    r"(?<!\w)coach (analyze|clinic|demo|doctor|exercises|export|history|live|prescription|profiles|"
    r"programmes|recordings|replay|results|settings)(?= [a-z]|`)|--[a-z]"
)
COMMANDS_ONLY = (
    "--dose {text}: this cannot be understood.",
    "--dose {text}: {key} is not a key. The keys are: {names}.",
    "--dose {text}: {key} is given twice.",
    "--condition {name}: there is no such condition.",
    "--condition {text}: this cannot be understood.",
    "--days {text}: this cannot be understood.",
    "For example: --days 1,3,5",
    "--hip-limit {text}: this cannot be understood.",
    "Give the degrees of each hip once: --hip-limit left=110, or with their last day: "
    "--hip-limit left=110:2026-03-31",
    "For example: --dose couch-stretch:left=sets:3 --dose couch-stretch:right=sets:2",
    "Add it first: --dose {name}=sides:both",
    "Ask for them: coach results pack --poses",
    "Choose other exercises. If you allow it after an examination, add {options}.",
    "For example: --dose bridge=sets:2,repetitions:8,hold_s:5,sides:left",
    "It was not recognised. These fit equally well: {names}. Say which it is with --exercise.",
    "It was not recognised; say which it is with --exercise.",
    "Name a folder that you may write to, with --out.",
    "`coach clinic list` lists them.",
)
"""Texts outside of the folder of commands that only commands show."""


def list_named() -> set[str]:
    """Return the texts that name a command and are not in the folder of commands."""
    return {
        text
        for message in extract_program()
        for text in (message.id if isinstance(message.id, tuple) else (message.id,))
        if COMMAND.search(text)
        and any(not place.startswith("coach/cli/") for place, _ in message.locations)
    }


def test_every_hint_that_names_a_command_has_one_for_the_window() -> None:
    assert list_named() <= {*IN_WINDOW, *COMMANDS_ONLY}
    assert set(IN_WINDOW) <= {message.id for message in extract_program()}


@pytest.mark.parametrize("hint", IN_WINDOW.values())
def test_no_hint_of_the_window_names_a_command(hint: str) -> None:
    assert not COMMAND.search(hint)


NAMED = Message("Make it: coach profiles new {name}", name="ada")
SAID = "Add it on the page “Profiles” (U on the home page)."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Make it: coach profiles new {name}", "Make it: coach profiles new {name}"),
        (NAMED, SAID),
        (join_with("\n", ["One.", NAMED]), f"One.\n{SAID}"),
        (
            Message("{n} mistake: {why}", plural="{n} mistakes: {why}", n=2, why=NAMED),
            f"2 mistakes: {SAID}",
        ),
    ],
    ids=["a text", "a hint", "among others", "in a plural"],
)
def test_a_hint_is_replaced_wherever_it_is(text: str, said: str) -> None:
    assert say_in_window(text) == said
    assert Translations().translate(say_in_window(text)) == said


def test_a_text_without_a_command_stays_as_it_is() -> None:
    text = Message("{one} and {other}", one=Message("Lunge"), other=3)
    assert say_in_window(text) is text


def test_a_hint_is_translated() -> None:
    assert load_translations("de").translate(say_in_window(NAMED)) not in (NAMED, SAID)
