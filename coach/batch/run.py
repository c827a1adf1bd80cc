"""Process many files with any `Executor`, and skip those whose results are stored.

This module does not know what the work is. A result is reused only if it is complete and belongs to
the same file (address, size, time of change) and task. A file that fails is reported and the rest
continues. If a worker dies, the files in progress are retried one at a time to find the one that
causes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Final

from coach.batch.result_store import InputFile, ResultStore, Row
from coach.errors import CoachError
from coach.message import Message, join_with

Work = Callable[[str], Row]

MAX_DEATHS: Final = 2
"""Number of dead workers after which a file is given up."""


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """The outcome for one file."""

    item: InputFile
    row: Row | None
    """The result; None if it failed."""
    error: str = ""
    """Why it failed; empty if it did not."""
    bug: bool = False
    """True if the cause is a bug, not the file."""
    known: bool = False
    """True if the stored result was used."""


class Batch:
    """Processes files. A new executor is made if a dead worker has broken the old one."""

    def __init__(
        self, work: Work, make_executor: Callable[[], Executor], results: ResultStore, at_once: int
    ) -> None:
        """Prepare a batch.

        Args:
            work: Analyses one file.
            make_executor: Makes an executor.
            results: The stored results.
            at_once: Maximum number of files that are submitted ahead of time.
        """
        self._work = work
        self._make_executor = make_executor
        self._results = results
        self._at_once = at_once
        self._deaths: dict[InputFile, int] = {}

    def run(self, items: Iterable[InputFile]) -> Iterator[FileOutcome]:
        """Yield the outcome of each file as it arrives.

        Closing the iterator ends the work; stored results stay.
        """
        waiting: list[InputFile] = []
        for item in items:
            row = self._results.find(item)
            if row is None:
                waiting.append(item)
            else:
                yield FileOutcome(item, row, known=True)
        suspects: list[InputFile] = []
        while waiting or suspects:
            # Suspects run one at a time, so that a dead worker shows which one is to blame.
            alone = bool(suspects)
            queue = suspects if alone else waiting
            yield from self._work_through(queue, suspects, 1 if alone else self._at_once)

    def _work_through(
        self, queue: list[InputFile], suspects: list[InputFile], at_once: int
    ) -> Iterator[FileOutcome]:
        """Process files of `queue` until it is empty or an executor breaks.

        Files in progress then become suspects.
        """
        running: dict[Future[Row], InputFile] = {}
        finished: SimpleQueue[Future[Row]] = SimpleQueue()  # filled by each future itself
        executor = self._make_executor()
        try:
            while queue or running:
                while queue and len(running) < at_once:
                    future = executor.submit(self._work, queue[0].url)
                    running[future] = queue[0]
                    del queue[0]
                    future.add_done_callback(finished.put)
                future = finished.get()
                if isinstance(future.exception(), BrokenExecutor):
                    yield from self._suspect(list(running.values()), suspects)
                    return
                yield self._settle(running.pop(future), future)
        except BrokenExecutor:  # from `submit`
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
                    Message(
                        "The worker died on it, twice: the file may be damaged, or too "
                        "large for the memory."
                    ),
                )
            else:
                suspects.append(item)

    def _settle(self, item: InputFile, future: Future[Row]) -> FileOutcome:
        error = future.exception()
        if error is None:
            return FileOutcome(item, self._results.write(item, future.result()))
        if isinstance(error, CoachError):
            parts = (error.message, error.hint) if error.hint else (error.message,)
            return FileOutcome(item, None, join_with(" ", parts))
        return FileOutcome(item, None, f"{type(error).__name__}: {error}", bug=True)
