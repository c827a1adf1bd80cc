"""A program whose window hangs on closing says so."""

from __future__ import annotations

import subprocess
import sys

from coach.store.run_log import read_logs
from coach.window.background.time_limit import EXIT_CODE

HANGS = """
import threading
from coach.store.run_log import logging_to_file
from coach.window.background import time_limit

time_limit.MAX_LOG_S = 60.0
with logging_to_file("1.2.3"):
    limit = time_limit.TimeLimit()
    limit.start(0.0)
    threading.Event().wait()
"""


def test_a_program_that_hangs_is_ended_with_its_own_code_and_a_line_in_the_log() -> None:
    assert EXIT_CODE not in (0, 1, 2)
    done = subprocess.run([sys.executable, "-c", HANGS], check=False)
    assert done.returncode == EXIT_CODE
    (line,) = [line for line in read_logs().splitlines() if "ERROR" in line]
    assert "closing took too long; still running: " in line
    assert "coach-close-limit" in line
