"""The camera of a run is told to be closing until it is released."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from coach.store.exercises.loader import load_exercise
from coach.window.background.closing_devices import CLOSING
from coach.window.run.source_opener import SourceOpener
from coach.window.run.state import RunRequest
from tests.window.fakes import FakeBackend, FakeSource


@dataclass
class SlowSource(FakeSource):
    """A camera that takes its time to be released, for whoever closes it first."""

    released: threading.Event = field(default_factory=threading.Event)

    def close(self) -> None:
        first = not self.closed.is_set()
        super().close()
        if first:
            self.released.wait()


def test_a_camera_that_another_thread_closes_is_not_free_before_it_is_released() -> None:
    source, changed = SlowSource(live=True), threading.Condition()
    opener = SourceOpener(
        RunRequest("lunge", "0"),
        FakeBackend(lambda _: source),
        lambda _: None,
        changed,
        lambda: False,
        lambda: False,
    )
    with opener.open(load_exercise("lunge").exercise):
        with changed:
            opener.begin_to_close()
        source.closed.wait()
        opener.close(source)
        kept = "0" in CLOSING._closing.values()
        source.released.set()
    assert kept
    assert "0" not in CLOSING._closing.values()
