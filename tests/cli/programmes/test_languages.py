"""What is due today can be told in every language."""

from __future__ import annotations

import pytest

from coach.cli import main
from coach.translation import list_languages


@pytest.mark.parametrize("code", list_languages())
def test_the_day_is_told(
    code: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_LANGUAGE", "")
    assert main(["programmes", "start", "hip-flexors-4-weeks"]) == 0
    assert main(["--language", code, "programmes", "today"]) == 0
    assert "[ ]" in capsys.readouterr().out
