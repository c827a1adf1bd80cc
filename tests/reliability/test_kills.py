"""A recording program that is killed loses at most the last second.

``make kill`` kills it 250 times.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_ten_kills() -> None:
    command = [sys.executable, "-m", "scripts.kill_recordings", "--kills", "10", "--longest", "0.3"]
    answer = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert answer.stdout.startswith("10 kills")
