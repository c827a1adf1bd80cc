"""Processes that do work, and end when they are told to."""

from __future__ import annotations

import multiprocessing
import time

from coach.batch.processes import Processes, count_cores


def test_work_comes_back() -> None:
    with Processes(1) as processes:
        assert processes.submit(abs, -3).result() == 3


def test_what_is_under_way_is_ended() -> None:
    processes = Processes(1)
    processes.submit(abs, -3).result()
    processes.submit(time.sleep, 600)
    processes.shutdown(cancel_futures=True)
    assert not multiprocessing.active_children()


def test_there_is_a_core() -> None:
    assert count_cores() >= 1
