"""A Dask cluster as an executor (extra ``cluster``)."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import Any, Final

from coach.batch.extra import advise_installing
from coach.errors import CoachError, find_reason
from coach.message import Message

CONNECT_S: Final = 10.0
"""Timeout for the connection to a scheduler, in seconds."""


class ClusterExecutor(Executor):
    """Submits work to a Dask client, which retries a task if its worker dies."""

    def __init__(self, client: Any) -> None:
        self._executor = client.get_executor(pure=False)

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **keywords: Any) -> Future[Any]:
        """Submit work, as `Executor.submit`."""
        future: Future[Any] = self._executor.submit(work, *arguments, **keywords)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Shut down, as `Executor.shutdown`, without waiting for cancelled work."""
        self._executor.shutdown(wait=wait and not cancel_futures)


@contextmanager
def connect(address: str) -> Iterator[tuple[Callable[[], Executor], int]]:
    """Yield a factory of executors on a cluster, and its current number of threads.

    Args:
        address: Address of the scheduler (``tcp://10.0.0.5:8786``).

    Raises:
        CoachError: The extra is not installed, or no scheduler answers.
    """
    try:
        import distributed
        from distributed.comm.addressing import get_address_host_port
    except ImportError as error:
        raise CoachError(
            Message("For a cluster, coach needs Dask."),
            advise_installing("distributed fsspec"),
        ) from error
    connect_client: Any = distributed.Client  # it has no types
    try:
        # A client that fails to connect leaves a thread behind: try the address first.
        socket.create_connection(get_address_host_port(address, strict=True), CONNECT_S).close()
        client = connect_client(address, timeout=CONNECT_S, set_as_default=False)
    except (OSError, ValueError) as error:
        raise CoachError(
            Message(
                "{address}: no scheduler answers ({reason}).",
                address=address,
                reason=find_reason(error),
            ),
            Message("Start one with `dask scheduler`; it prints its address, tcp://HOST:8786."),
        ) from error
    try:
        yield lambda: ClusterExecutor(client), sum(client.nthreads().values())
    finally:
        client.close()
