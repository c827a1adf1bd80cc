from __future__ import annotations

import pytest

from coach.cli import doctor_fonts as fonts
from coach.store.settings.settings import Settings, save_settings


@pytest.mark.parametrize(
    ("language", "families", "grades"),
    [("de", [], []), ("zh", ["Noto Sans CJK SC"], ["good"]), ("zh", [], ["warning"])],
    ids=["another language", "there", "missing"],
)
def test_a_missing_chinese_font_is_named(monkeypatch: pytest.MonkeyPatch, language: str, families: list[str], grades: list[str]) -> None:
    save_settings(Settings(language=language))  # type: ignore[arg-type]
    monkeypatch.setattr(fonts, "list_chinese_fonts", lambda: families)
    monkeypatch.setattr(fonts.sys, "platform", "linux")
    found = list(fonts.check_fonts())
    assert [finding.grade for finding in found] == grades
    assert all(fonts.CHINESE_PACKAGE in finding.hint for finding in found if finding.grade == "warning")


def test_the_system_says_what_it_has() -> None:
    assert all(fonts.list_chinese_fonts())
