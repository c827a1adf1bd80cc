"""The emergency number that a user may choose."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.store.settings.phone_number import check_phone_number, is_phone_number
from coach.store.settings.settings import find_settings_file, load_settings, save_settings

NUMBERS = ["", " ", "112", "999", " 112 ", "+49 112", "0800-123 45", "1669"]
OTHERS = ["abc", "call 112", "1", "+", "112!", "1  1", "11-", "١١٢"]


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_can_be_called(text: str) -> None:
    assert check_phone_number(text) == text.strip()


@pytest.mark.parametrize("text", OTHERS)
def test_what_cannot_be_called_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="two digits or more"):
        check_phone_number(text)


@given(st.text(alphabet="0123456789", min_size=2))
def test_all_digits_can_be_called(digits: str) -> None:
    assert is_phone_number(digits)


@pytest.mark.usefixtures("data_folder")
@pytest.mark.parametrize(("kept", "read"), [("112", "112"), ("ask Ada", "")])
def test_an_earlier_file_opens(kept: str, read: str) -> None:
    path: Path = find_settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'schema_version = 1\nvolume = 0.5\nemergency_number = "{kept}"\n')
    settings = load_settings()
    assert settings.emergency_number == read
    assert settings.volume == 0.5
    save_settings(settings)
    assert load_settings() == settings
