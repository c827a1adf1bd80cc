"""The bot of pytest-qt, on a computer that is busy."""

from __future__ import annotations

from typing import Any, Final

from pytestqt.qtbot import QtBot

PATIENCE_MS: Final = 300_000
"""Maximum time to wait for anything, in milliseconds: only a test that hangs needs a limit."""


class PatientQtBot(QtBot):
    """Waits at least `PATIENCE_MS` before a test fails."""

    def waitSignal(self, *arguments: Any, **options: Any) -> Any:
        return super().waitSignal(*arguments, **be_patient(options))

    def waitSignals(self, *arguments: Any, **options: Any) -> Any:
        return super().waitSignals(*arguments, **be_patient(options))

    def waitUntil(self, *arguments: Any, **options: Any) -> None:
        super().waitUntil(*arguments, **be_patient(options))

    def waitExposed(self, *arguments: Any, **options: Any) -> Any:
        return super().waitExposed(*arguments, **be_patient(options))


def be_patient(options: dict[str, Any]) -> dict[str, Any]:
    """Return options of a call that waits; one that may end without success is left alone."""
    if options.get("raising") is False:
        return options
    return {**options, "timeout": max(options.get("timeout", 0), PATIENCE_MS)}
