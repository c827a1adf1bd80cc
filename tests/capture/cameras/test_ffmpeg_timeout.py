"""PyAV still reads the clock that `ffmpeg_timeout` replaces."""

from __future__ import annotations

import av.container.core
import pytest

from coach.capture.cameras import ffmpeg_timeout
from coach.capture.cameras.ffmpeg_timeout import abort_waits_when, current_clock

MISSING_CLOCK = (
    "PyAV no longer reads the time from av.container.core.time, so coach cannot abort FFmpeg while "
    "it waits for a network. See coach/capture/cameras/ffmpeg_timeout.py; keep the older PyAV "
    "until then."
)


def test_pyav_has_the_private_clock_that_is_replaced() -> None:
    assert hasattr(getattr(av.container.core, "time", None), "monotonic"), MISSING_CLOCK


def test_the_clock_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(av.container.core, "time", None)
    ffmpeg_timeout.install_clock()
    assert av.container.core.time.monotonic() == pytest.approx(current_clock(), abs=60.0)  # type: ignore[attr-defined]


def test_the_time_is_over_only_while_the_wait_is_cancelled() -> None:
    before_s = current_clock()
    with abort_waits_when(lambda: True):
        assert current_clock() - before_s > 1e8
    with abort_waits_when(lambda: False):
        assert current_clock() >= before_s
