"""Many files, one after the other or many at a time: any `Executor` does the work, a ledger remembers what is done.

Nothing here knows what the work is. A file's result is believed only when it was written down whole, for that very file (address, size,
time of change) and that very task; anything else is done again. A file that fails is named and the rest goes on. A worker that dies
takes nothing with it but its own file: those that were under way are tried again alone, so that the guilty one is found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Final

from coach.batch.result_store import InputFile, ResultStore, Row
from coach.errors import CoachError

Work = Callable[[str], Row]

MAX_DEATHS: Final = 2
"""A file whose worker died this often is given up."""


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of a file."""

    item: InputFile
    row: Row | None
    """The result; None where it failed."""
    error: str = ""
    """Why it failed, in words; empty where it did not."""
    bug: bool = False
    """Whether it failed by a fault of ours and not of the file."""
    known: bool = False
    """Whether it was done before and not again."""


class Batch:
    """Works through files. `make_executor` is called anew when a worker died and took its executor with it."""

    def __init__(
        self, work: Work, make_executor: Callable[[], Executor], ledger: ResultStore, at_once: int
    ) -> None:
        """at_once: how many files are given to the executor ahead of time."""
        self._work = work
        self._make_executor = make_executor
        self._ledger = ledger
        self._at_once = at_once
        self._deaths: dict[InputFile, int] = {}

    def run(self, items: Iterable[InputFile]) -> Iterator[FileOutcome]:
        """What became of each file, as it comes. Closing the iterator ends the work; what is written down stays."""
        waiting: list[InputFile] = []
        for item in items:
            row = self._ledger.find(item)
            if row is None:
                waiting.append(item)
            else:
                yield FileOutcome(item, row, known=True)
        suspects: list[InputFile] = []
        while waiting or suspects:
            # Suspects go one at a time: when a worker dies then, it is known by whose fault.
            alone = bool(suspects)
            turn = suspects if alone else waiting
            yield from self._work_through(turn, suspects, 1 if alone else self._at_once)

    def _work_through(
        self, turn: list[InputFile], suspects: list[InputFile], at_once: int
    ) -> Iterator[FileOutcome]:
        """Take files off `turn` until it is empty or an executor breaks; those under way then become suspects."""
        running: dict[Future[Row], InputFile] = {}
        finished: SimpleQueue[Future[Row]] = (
            SimpleQueue()
        )  # told by each by itself: of thousands none is looked at twice
        executor = self._make_executor()
        try:
            while turn or running:
                while turn and len(running) < at_once:
                    future = executor.submit(self._work, turn[0].url)
                    running[future] = turn[0]
                    del turn[0]
                    future.add_done_callback(finished.put)
                future = finished.get()
                if isinstance(future.exception(), BrokenExecutor):
                    yield from self._suspect(list(running.values()), suspects)
                    return
                yield self._settle(running.pop(future), future)
        except BrokenExecutor:  # while giving it more to do
            yield from self._suspect(list(running.values()), suspects)
        finally:
            executor.shutdown(wait=True, cancel_futures=True)

    def _suspect(self, items: list[InputFile], suspects: list[InputFile]) -> Iterator[FileOutcome]:
        for item in items:
            self._deaths[item] = self._deaths.get(item, 0) + 1
            if self._deaths[item] >= MAX_DEATHS and len(items) == 1:
                yield FileOutcome(
                    item,
                    None,
                    "The worker died on it, twice: the file may be damaged, or too large for the memory.",
                )
            else:
                suspects.append(item)

    def _settle(self, item: InputFile, future: Future[Row]) -> FileOutcome:
        error = future.exception()
        if error is None:
            return FileOutcome(item, self._ledger.write(item, future.result()))
        if isinstance(error, CoachError):
            return FileOutcome(item, None, str(error).replace("\n", " "))
        return FileOutcome(item, None, f"{type(error).__name__}: {error}", bug=True)
