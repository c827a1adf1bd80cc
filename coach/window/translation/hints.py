"""What to do in the window where an error says what to do on the command line. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from coach.message import Message, translatable

IN_WINDOW: Final[Mapping[str, str]] = translatable(
    {
        "Correct them and check again: coach exercises check {path}": (
            "Correct them in an editor and save the file. The page “Own exercises” (E on the home "
            "page) reads it again at once."
        ),
        "Correct them and check again: coach programmes show {path}": (
            "Correct them in an editor and save the file. Then open the page “Programme” again "
            "(P on the home page)."
        ),
        " `coach exercises list` lists them.": " The home page shows all exercises.",
        "Rebuild it from the recordings: coach history rebuild": (
            "Close coach and delete this file: coach makes it again from the recordings."
        ),
        "Copy it again from where it came from, or save what can be read: coach recordings repair "
        "NAME": (
            "Copy it again from where it came from. If it is one of your own, R on the page "
            "“Recordings” (R on the home page) keeps what can be read."
        ),
        "Save what is in order: coach recordings repair NAME": (
            "R on the page “Recordings” (R on the home page) keeps what is in order."
        ),
        "It can be deleted: coach recordings delete NAME": (
            "It can be deleted on the page “Recordings” (R on the home page)."
        ),
        "Delete its recordings: coach recordings delete NAME": (
            "Delete its recordings on the page “Recordings” (R on the home page)."
        ),
        "`coach settings show` describes every key.": (
            "Until it is corrected, the earlier value stays."
        ),
        "`coach profiles show` describes every key.": (
            "Until it is corrected, the earlier value stays."
        ),
        "Name another one with --profile or in the environment variable {variable}, or make it: "
        "coach profiles new {name}": "Name another one in the environment variable {variable}.",
        "Choose another one: coach profiles use {name}  ({file} names it)": (
            "Choose another one on the page “Profiles” (U on the home page)."
        ),
        "Make it: coach profiles new {name}": (
            "Add it on the page “Profiles” (U on the home page)."
        ),
        "`coach profiles new NAME` makes one.": (
            "Add it on the page “Profiles” (U on the home page)."
        ),
        "Name a .task file of MediaPipe's pose landmarker, or go back to the shipped one: coach "
        'settings set model ""': (
            "Name a .task file of MediaPipe's pose landmarker in the settings (S), or leave “Pose "
            "model” empty there for the shipped one."
        ),
        "Name their folder once: coach settings set clinic_folder FOLDER; or for one call: "
        "--clinic FOLDER": (
            "Choose their folder: F on the page “Patients” (K on the home page), or “Folder of "
            "patients” in the settings (S)."
        ),
        "`coach programmes resume` continues it.": (
            "Z on the page “Programme” (P on the home page) continues it."
        ),
        "`coach programmes today` shows what is due.": (
            "The page “Programme” (P on the home page) shows what is due."
        ),
        "Name the folder of a recording, or the {file_name} in it.": (
            "It may have been moved or deleted, or its drive may not be connected."
        ),
        "Add --force to write over it, or name another place.": (
            "Move it elsewhere or delete it, then try again."
        ),
    }
)
"""Template of a hint for the command line -> what the window says in its place."""


def say_in_window(text: str) -> str:
    """Return a text without commands of the command line, also where it is a part of others."""
    if not isinstance(text, Message):
        return text
    if text.template in IN_WINDOW:
        return Message(IN_WINDOW[text.template], **text.values)
    said: dict[str, Any] = {
        name: say_in_window(value) if isinstance(value, Message) else value
        for name, value in text.values.items()
    }
    if all(said[name] is value for name, value in text.values.items()):
        return text
    return Message(
        text.template, plural=text.plural, short=text.short or "", origin=text.origin, **said
    )
