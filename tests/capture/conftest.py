"""Sources for tests: short videos, a fake camera, a network camera on the loopback."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.capture.helpers import PhoneServer, write_video


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """A clip of 40 pictures in 2 seconds."""
    return write_video(tmp_path / "clip.mp4", range(40))


@pytest.fixture
def phone() -> Iterator[PhoneServer]:
    """A network camera on the loopback."""
    with PhoneServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.over.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def in_thread() -> Iterator[Callable[[Callable[[], None]], threading.Thread]]:
    """Run a function in a thread that must have ended when the test ends."""
    threads: list[threading.Thread] = []

    def run(work: Callable[[], None]) -> threading.Thread:
        threads.append(threading.Thread(target=work))
        threads[-1].start()
        return threads[-1]

    yield run
    for thread in threads:
        thread.join(30)
        assert not thread.is_alive()
