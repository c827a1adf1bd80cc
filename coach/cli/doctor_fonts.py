"""Whether the system has letters for the language that is chosen; the shipped font has those of Europe."""

from __future__ import annotations

import locale
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Final

from coach.cli.doctor_checks import CheckResult

CHINESE_PACKAGE: Final = "fonts-noto-cjk"
"""The Debian package with Chinese letters."""
LIST_FONTS: Final = (
    "from PySide6.QtGui import QFontDatabase, QGuiApplication; app = QGuiApplication([]); "
    "print('\\n'.join(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)))"
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
    hint = f"Run: sudo apt-get install -y {CHINESE_PACKAGE}" if linux else "Install one in the settings of the system."
    yield CheckResult("Fonts", "warning", "no font with Chinese letters was found: boxes are shown instead", hint)


def list_chinese_fonts() -> list[str]:
    """Names of the fonts with Chinese letters. Asked in a process of its own, since Qt ends the process where a library is missing."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    answer = subprocess.run([sys.executable, "-c", LIST_FONTS], capture_output=True, text=True, check=False, env=environment)
    return answer.stdout.split("\n")[:-1] if answer.returncode == 0 else []
