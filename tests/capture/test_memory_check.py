"""The memory of this computer."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from coach.capture import memory_check
from coach.capture.landmarker import MediaPipeLandmarker
from coach.capture.memory_check import LIVE_LARGER_BYTES, find_physical_memory
from coach.errors import LowMemoryError
from coach.window.run.real_backend import RealBackend

GIB = 1 << 30


def have(size: int | None) -> Callable[[], int | None]:
    return lambda: size


@pytest.mark.skipif(not hasattr(os, "sysconf"), reason="this system does not tell its memory")
def test_this_computer_has_memory() -> None:
    found = find_physical_memory()
    assert found is not None
    assert GIB / 4 < found < 2**60


@pytest.mark.parametrize("error", [ValueError, OSError, AttributeError])
def test_a_system_that_does_not_tell_its_memory(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: str) -> int:
        raise error

    monkeypatch.setattr(os, "sysconf", fail, raising=False)
    assert find_physical_memory() is None


@pytest.mark.parametrize(
    ("size", "opens"),
    [(2 * GIB, False), (LIVE_LARGER_BYTES - 1, False), (LIVE_LARGER_BYTES, True), (None, True)],
)
def test_a_live_run_on_a_small_computer_does_without_the_larger_model(
    size: int | None, opens: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(memory_check, "find_physical_memory", have(size))
    monkeypatch.setattr(MediaPipeLandmarker, "__init__", lambda _, model: opened.append(model))
    if opens:
        RealBackend().make_larger_landmarker()
    else:
        with pytest.raises(LowMemoryError):
            RealBackend().make_larger_landmarker()
    assert bool(opened) == opens
