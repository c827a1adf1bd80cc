"""Webcams under Linux: OpenCV's own back-end with devices that are answered by a stand-in.

The stand-in must be loaded before the C library, so the tests run in a process of their own.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.capture.cameras import v4l2

pytestmark = [pytest.mark.slow, pytest.mark.waits]

HERE = Path(__file__).parent
FILES = (HERE / "v4l2_cases.py", HERE.parent / "test_source.py")
"""The second holds the contract of every source."""


@pytest.mark.skipif(sys.platform != "linux", reason="V4L2 is part of Linux")
@pytest.mark.skipif(v4l2.COMPILER is None, reason="there is no C compiler for the stand-in")
def test_webcams_of_every_kind(tmp_path: Path) -> None:
    library = v4l2.compile_library(tmp_path)
    if library is None:
        pytest.skip("there are no headers of the kernel for the stand-in")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    command += ["--no-header", "-W", "error", *map(str, FILES)]
    environment = {**os.environ, "LD_PRELOAD": str(library), v4l2.VARIABLE: str(tmp_path / "none")}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed is not None
    assert int(passed[1]) > 40
