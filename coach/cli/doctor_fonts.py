"""Whether the system has letters for the language that is chosen; the shipped font has those of Europe."""

from __future__ import annotations

import locale
import sys
from collections.abc import Iterator
from typing import Final

from coach.cli.doctor_checks import CheckResult
from coach.cli.probe import ask_qt

CHINESE_PACKAGE: Final = "fonts-noto-cjk"
"""The Debian package with Chinese letters."""
LIST_FONTS: Final = (
    "import json; from PySide6.QtGui import QFontDatabase, QGuiApplication; app = QGuiApplication([]); "
    "print(json.dumps(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)))"
)


def check_fonts() -> Iterator[CheckResult]:
    """Whether Chinese can be shown, where that is the language; nothing to say for the others. Raises CoachError."""
    from coach.store.settings.settings import load_settings

    chosen = load_settings().language or (locale.getlocale()[0] or "")
    if not chosen.lower().startswith(("zh", "chinese")):
        return
    families = list_chinese_fonts()
    if families:
        yield CheckResult("Fonts", "good", f"Chinese is shown in {families[0]}")
        return
    linux = sys.platform.startswith("linux")
    hint = (
        f"Run: sudo apt-get install -y {CHINESE_PACKAGE}"
        if linux
        else "Install one in the settings of the system."
    )
    yield CheckResult(
        "Fonts", "warning", "no font with Chinese letters was found: boxes are shown instead", hint
    )


def list_chinese_fonts() -> list[str]:
    """Return the names of the fonts with Chinese letters; none if there is no such font, or if Qt cannot be loaded."""
    return ask_qt(LIST_FONTS) or []
