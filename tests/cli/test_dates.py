"""People read days in words of their language and in their time zone; scripts read ISO 8601."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from coach.report.text import count_columns
from tests.cli.helpers import Say

STARTED: Final = "2026-01-31T23:05:00+00:00"
WORDS: Final = {
    "en": ("31 January 2026, 23:05", "1 February 2026, 01:05"),
    "es": ("31 de enero de 2026, 23:05", "1 de febrero de 2026, 01:05"),
    "zh": ("2026年1月31日, 23:05", "2026年2月1日, 01:05"),
}
"""Language -> start in UTC, and two hours east of it."""
PRINTED: Final = {
    "recordings list": ["recordings", "list"],
    "recordings show": ["recordings", "show", "last"],
    "history show": ["history", "show"],
}


@pytest.fixture(params=[0, 1], ids=["UTC", "two hours east"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Set the time zone of this computer, and return its place in `WORDS`."""
    if not hasattr(time, "tzset"):
        pytest.skip("Windows takes its time zone from the system only")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "EAST-2" if request.param else "UTC0")
        time.tzset()
        yield request.param
    time.tzset()


@pytest.mark.parametrize("code", WORDS)
@pytest.mark.parametrize("command", PRINTED)
def test_a_start_is_told_in_words_and_in_local_time(
    coach: Say, make_recording: Callable[..., Path], zone: int, command: str, code: str
) -> None:
    make_recording(started_utc=STARTED)
    lines = coach("--language", code, *PRINTED[command]).out
    assert WORDS[code][zone] in lines
    assert "T23:05" not in lines


@pytest.mark.parametrize("command", PRINTED)
def test_json_keeps_the_format_of_machines(
    coach: Say, make_recording: Callable[..., Path], command: str
) -> None:
    make_recording(started_utc=STARTED)
    told = json.loads(coach("--language", "de", *PRINTED[command], "--json").out)
    [one] = told if isinstance(told, list) else [told]
    assert one["started_utc"] == STARTED


@pytest.mark.parametrize("code", WORDS)
@pytest.mark.parametrize("command", ["recordings list", "history show"])
def test_columns_are_in_line(
    coach: Say, make_recording: Callable[..., Path], command: str, code: str
) -> None:
    for started in (STARTED, "2026-12-01T09:05:00+00:00"):
        make_recording(started_utc=started)
    lines = coach("--language", code, *PRINTED[command]).out.splitlines()[:2]
    begins = {count_columns(line[: line.rindex("  lunge")]) for line in lines}
    assert len(begins) == 1
