"""The option `--language` of commands that write reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.arguments import ReportFormat
from coach.errors import CoachError
from coach.message import Message
from coach.translation import tr

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
PlanLanguageOption = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="CODE",
        help="Language of the plan, for example de; by default that of the prescription.",
    ),
]


def tell_english(to: ReportFormat, translations: Translations) -> None:
    """Print a note if a report is a PDF in English because its font cannot show the language."""
    from coach.report.language import can_draw

    if to is ReportFormat.PDF and not can_draw(translations):
        note = tr(
            "The pdf is in English, since its font cannot show {code}. html can.",
            code=translations.code,
        )
        typer.echo(f"coach: {note}", err=True)


def load_language(code: str | None) -> Translations:
    """Load the language of a report.

    Args:
        code: The user's choice for this report; None for the language of this call.

    Raises:
        CoachError: There is no such language, or its catalogue is damaged.

    """
    from coach.translation import current, list_languages, load_translations, name_languages

    if code is None:
        return current()
    if code not in list_languages():
        names = ", ".join(f"{known} ({name})" for known, name in name_languages().items())
        raise CoachError(
            Message("--language {code}: there is no such language.", code=code),
            Message("There are {names}.", names=names),
        )
    return load_translations(code)
