"""Words for the results of a summary."""

from __future__ import annotations

from typing import Any

import pytest

from coach.report.text import count_clean

CLEAN: dict[str, Any] = {"faults": []}
FAULTY: dict[str, Any] = {"faults": ["leaning"]}
COUNTED: dict[str, Any] = {"faults": [], "only_counted": True}


@pytest.mark.parametrize(
    ("repetitions", "words"),
    [
        pytest.param([], "0", id="none"),
        pytest.param([CLEAN, FAULTY, CLEAN], "2", id="judged"),
        pytest.param([COUNTED, CLEAN], "1", id="one only counted"),
        pytest.param([COUNTED, FAULTY], "0", id="none clean"),
        pytest.param([COUNTED, COUNTED], "–", id="all only counted"),
    ],
)
def test_none_is_without_a_fault_if_none_could_be_judged(
    repetitions: list[dict[str, Any]], words: str
) -> None:
    assert count_clean(repetitions) == words
