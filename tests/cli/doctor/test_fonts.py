from __future__ import annotations

import sys
from pathlib import Path

import pytest

from coach.cli.doctor import fonts
from coach.store.settings.settings import Settings, save_settings


@pytest.mark.parametrize(
    ("language", "families", "grades"),
    [("de", [], []), ("zh", ["Noto Sans CJK SC"], ["good"]), ("zh", [], ["warning"])],
    ids=["another language", "there", "missing"],
)
def test_a_missing_chinese_font_is_named(
    monkeypatch: pytest.MonkeyPatch, language: str, families: list[str], grades: list[str]
) -> None:
    save_settings(Settings(language=language))  # type: ignore[arg-type]
    monkeypatch.setattr(fonts, "list_chinese_fonts", lambda: families)
    monkeypatch.setattr(fonts.sys, "platform", "linux")
    found = list(fonts.check_fonts())
    assert [finding.grade for finding in found] == grades
    assert all(
        fonts.CHINESE_PACKAGE in finding.hint for finding in found if finding.grade == "warning"
    )


@pytest.mark.parametrize(
    ("answer", "families"), [(["Noto Sans CJK SC"], ["Noto Sans CJK SC"]), ([], []), (None, [])]
)
def test_what_qt_says_is_understood(
    monkeypatch: pytest.MonkeyPatch, answer: list[str] | None, families: list[str]
) -> None:
    monkeypatch.setattr(fonts, "ask_qt", lambda program: answer)
    assert fonts.list_chinese_fonts() == families


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only there the fonts can be taken away"
)
def test_without_any_font_none_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nothing = tmp_path / "fonts.conf"
    nothing.write_text("<fontconfig/>")
    monkeypatch.setenv("FONTCONFIG_FILE", str(nothing))
    assert fonts.list_chinese_fonts() == []


def test_this_computer_has_fonts_with_names_or_none() -> None:
    """On any computer the result agrees with the list."""
    save_settings(Settings(language="zh"))
    families = fonts.list_chinese_fonts()
    [finding] = fonts.check_fonts()
    assert "" not in families
    assert finding.grade == ("good" if families else "warning")
    assert all(name in finding.text for name in families[:1])
