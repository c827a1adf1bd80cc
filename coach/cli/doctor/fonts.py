"""Checks that the system has fonts for the chosen language; the shipped font covers Europe."""

from __future__ import annotations

import locale
import sys
from collections.abc import Iterator
from typing import Final

from coach.cli.doctor.checks import CheckResult
from coach.cli.doctor.probe import ask_qt
from coach.message import Message

CHINESE_PACKAGE: Final = "fonts-noto-cjk"
"""Debian package with Chinese fonts."""
LIST_FONTS: Final = (
    "import json; from PySide6.QtGui import QFontDatabase, QGuiApplication; "
    "app = QGuiApplication([]); "
    "print(json.dumps(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)))"
)


def check_fonts() -> Iterator[CheckResult]:
    """Check that Chinese can be shown, if it is the language; other languages yield no result.

    Raises:
        CoachError: The settings cannot be read.

    """
    from coach.store.settings.settings import load_settings

    chosen = load_settings().language or (locale.getlocale()[0] or "")
    if not chosen.lower().startswith(("zh", "chinese")):
        return
    families = list_chinese_fonts()
    if families:
        yield CheckResult(
            Message("Fonts"), "good", Message("Chinese is shown in {font}", font=families[0])
        )
        return
    linux = sys.platform.startswith("linux")
    hint = (
        Message("Run: {command}", command=f"sudo apt-get install -y {CHINESE_PACKAGE}")
        if linux
        else Message("Install one in the settings of the system.")
    )
    yield CheckResult(
        Message("Fonts"),
        "warning",
        Message("no font with Chinese letters was found: boxes are shown instead"),
        hint,
    )


def list_chinese_fonts() -> list[str]:
    """Return the names of the fonts with Chinese letters, if there are any and Qt can be loaded."""
    return ask_qt(LIST_FONTS) or []
