"""The option `--language` of commands that write reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.call_language import find_system_locale
from coach.errors import CoachError
from coach.message import Message

if TYPE_CHECKING:
    from coach.translation import Translations

LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="CODE",
        help="Language of the report, for example de; by default that of the settings.",
    ),
]


def load_language(code: str | None) -> Translations:
    """Load the language of a report.

    Args:
        code: The user's choice for this report. None for the language of this call, else of the
            settings, else of the system; English if coach does not have that one.

    Raises:
        CoachError: There is no such language, or its catalogue or the settings are damaged.

    """
    from coach.store.settings.settings import load_settings
    from coach.translation import (
        choose_language,
        find_language_of_call,
        list_languages,
        load_translations,
        name_languages,
    )

    if code is None:
        request = find_language_of_call() or load_settings().language
        return load_translations(choose_language(request, find_system_locale()))
    if code not in list_languages():
        names = ", ".join(f"{known} ({name})" for known, name in name_languages().items())
        raise CoachError(
            Message("--language {code}: there is no such language.", code=code),
            Message("There are {names}.", names=names),
        )
    return load_translations(code)
