"""The language of what the command line prints; JSON, tables and recordings stay English."""

from __future__ import annotations

import locale
import os
import sys

from coach.errors import CoachError
from coach.message import Message
from coach.translation import (
    VARIABLE,
    Translations,
    choose_language,
    find_language_of_call,
    list_languages,
    load_translations,
    load_when_needed,
    translate,
)


def choose_for_this_call(code: str) -> None:
    """Use a language for this call, also in the window and in processes started by coach.

    Raises:
        CoachError: There is no such language.

    """
    if code not in list_languages():
        raise CoachError(
            Message("There is no language {code!r}.", code=code),
            Message("There are: {names}.", names=", ".join(list_languages())),
        )
    os.environ[VARIABLE] = code


def use_language_of_user() -> None:
    """Translate into the language of this call, of the settings or of the system.

    The settings are read when the first text is translated, so JSON needs none of this.
    """
    load_when_needed(_load)


def format_error(error: CoachError) -> str:
    """Return message and hint of an error, translated, each on a line of its own.

    Passwords of network cameras are hidden.
    """
    from coach.capture.cameras.address import hide_secrets_in_text

    lines = (translate(text) for text in (error.message, error.hint) if text)
    return hide_secrets_in_text("\n".join(lines))


def find_system_locale() -> str:
    """Return the locale of the system, for example ``de_AT``; ``C`` if it has none."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if found := os.environ.get(name):
            return found.partition(".")[0]
    if sys.platform == "win32":
        import ctypes

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "C")
    return locale.getlocale()[0] or "C"


def _load() -> Translations:
    request = find_language_of_call()
    try:
        return load_translations(choose_language(request or _read_setting(), find_system_locale()))
    except CoachError:
        return Translations()


def _read_setting() -> str:
    """Return the language of the settings; empty if there is none or they cannot be read."""
    from coach.store.settings.settings import load_settings

    try:
        return load_settings().language
    except CoachError:
        return ""
