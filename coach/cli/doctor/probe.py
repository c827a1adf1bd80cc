"""Queries Qt in a separate process, because Qt ends the process if a library is missing."""

from __future__ import annotations

import json
import os
import subprocess
from typing import Any, Final

from coach.interpreter import python_command

MAX_ANSWER_S: Final = 20.0
"""Maximum time for an answer, in seconds; a service of the system may never answer."""


def ask_qt(program: str) -> Any:
    """Run a Python program without a screen and return the JSON of its last output line.

    Libraries print to the same output when they are loaded, so only the last line counts. JSON is
    plain ASCII, so names of fonts and voices survive any system encoding.

    Returns:
        None if the program failed, took too long, or its last line is not JSON.

    """
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    try:
        answer = subprocess.run(
            [*python_command(), "-c", program],
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            env=environment,
            timeout=MAX_ANSWER_S,
        )
    except subprocess.TimeoutExpired:
        return None
    if answer.returncode != 0:
        return None
    try:
        return json.loads(answer.stdout.strip().rpartition("\n")[2])
    except ValueError:
        return None
