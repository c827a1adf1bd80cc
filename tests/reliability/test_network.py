"""Nothing leaves this computer: Python and the kernel watch whole runs for sockets."""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from coach.interpreter import AS_PYTHON
from tests.clips import cut_sample

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
MEDIAPIPE = "0.10.33"
FRAMES = 20
LIMIT_S = 220
"""Ends a program that hangs, before pytest ends the whole process; on a busy machine a traced
program takes more than a minute."""

FORBID_SOCKETS = """
import sys

NAMING = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg",
          "socket.getaddrinfo", "socket.gethostbyname")

def forbid(event, arguments):
    is_path = isinstance(arguments[1], (str, bytes)) if event in NAMING else False
    if event not in NAMING or is_path and event != "socket.getaddrinfo":
        return  # a name in the file system leads to this computer alone
    if not any(loopback in str(arguments) for loopback in ("127.0.0.1", "'::1'", "'localhost'")):
        raise SystemExit(f"{event} {arguments}")

sys.addaudithook(forbid)
"""
ANALYZE = (
    "from coach.cli import main; "
    "sys.exit(main(['analyze', sys.argv[1], '--exercise', 'lunge', '--json', '-']))"
)
WINDOW = (
    "from coach.window.app import open_window; from coach.window.run.state import RunRequest; "
    "sys.exit(open_window(RunRequest('lunge', sys.argv[1]), close_when_done=True))"
)
TALKATIVE = (
    "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('192.0.2.1', 9))"
)
"""Names a host without sending it anything."""

SPARING = ("--seccomp-bpf",)
"""Stops a program at network calls only. Otherwise every call waits for strace, which takes long
if other programs want the processor. Versions before 5.3 cannot do it."""

RUNS = [pytest.param(ANALYZE, id="analyze"), pytest.param(WINDOW, id="window")]
BUNDLE = ROOT / "build" / "bundle" / "coach" / "coach"
"""The program that `make bundle` builds."""
PYTHONS = [
    pytest.param((sys.executable,), id="installed"),
    pytest.param(
        (str(BUNDLE), AS_PYTHON),
        id="bundle",
        marks=pytest.mark.skipif(not BUNDLE.exists(), reason="`make bundle` was not run here"),
    ),
]
Python = tuple[str, ...]


def run(
    program: str, clip: Path, *prefix: str, python: Python = (sys.executable,)
) -> subprocess.CompletedProcess[str]:
    command = [*prefix, *python, "-c", program, str(clip)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=LIMIT_S)


def find_hosts(trace: str) -> list[str]:
    """Lines of an strace in which an internet address other than the loopback is named."""
    lines = (line for line in trace.splitlines() if re.search(r"sin6?_(addr|port)", line))
    return [line for line in lines if not re.search(r'inet_addr\("127\.|"::1"', line)]


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The beginning of a sample: somebody is in it, so that every part of the model runs."""
    return cut_sample(tmp_path_factory.mktemp("clip") / "clip.mp4", FRAMES)


@pytest.fixture(scope="module")
def strace() -> tuple[str, ...]:
    """The beginning of a command line that writes every network call to standard error."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    for options in SPARING, ():
        command = ("strace", "-f", *options, "-qq", "-e", "trace=%network")
        if not subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
            return command
    pytest.skip("strace may not trace here")


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("program", RUNS)
def test_python_names_no_host(clip: Path, program: str, python: Python) -> None:
    answer = run(FORBID_SOCKETS + program, clip, python=python)
    assert answer.returncode == 0, answer.stderr


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("program", RUNS)
def test_no_library_names_a_host(
    clip: Path, program: str, strace: tuple[str, ...], python: Python
) -> None:
    answer = run("import sys; " + program, clip, *strace, python=python)
    assert answer.returncode == 0, answer.stderr[-2000:]
    assert not find_hosts(answer.stderr)


@pytest.mark.parametrize("python", PYTHONS)
def test_works_where_there_is_no_network(clip: Path, python: Python) -> None:
    prefix = ("unshare", "--map-root-user", "--net")
    if (
        shutil.which("unshare") is None
        or subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("this computer cannot take the network away from a process")
    answer = run("import sys; " + ANALYZE, clip, *prefix, python=python)
    assert answer.returncode == 0, answer.stderr


TRACES = [
    pytest.param(
        "[pid 7] connect(3, {sa_family=AF_INET, sin_port=htons(9), "
        'sin_addr=inet_addr("127.0.0.1")}, 16) = 0',
        False,
        id="this computer",
    ),
    pytest.param(
        'connect(3, {sa_family=AF_INET6, inet_pton(AF_INET6, "::1", &sin6_addr)}, 28) = 0',
        False,
        id="this computer, IPv6",
    ),
    pytest.param(
        'connect(3, {sa_family=AF_UNIX, sun_path="/run/pulse"}, 110) = 0',
        False,
        id="a name in the file system",
    ),
    pytest.param(
        "connect(3, {sa_family=AF_INET, sin_port=htons(9), "
        'sin_addr=inet_addr("192.0.2.1")}, 16 <unfinished ...>',
        True,
        id="a host",
    ),
    pytest.param(
        'connect(3, {sa_family=AF_INET6, inet_pton(AF_INET6, "2001:db8::1", &sin6_addr)}, 28) = -1',
        True,
        id="a host, IPv6",
    ),
]


@pytest.mark.parametrize(("trace", "found"), TRACES)
def test_a_host_is_seen_in_a_trace(trace: str, found: bool) -> None:
    assert bool(find_hosts(trace)) is found


def test_a_named_host_would_be_seen_by_python(tmp_path: Path) -> None:
    assert "192.0.2.1" in run(FORBID_SOCKETS + TALKATIVE, tmp_path).stderr


def test_a_named_host_would_be_seen_by_the_kernel(tmp_path: Path, strace: tuple[str, ...]) -> None:
    assert find_hosts(run(TALKATIVE, tmp_path, *strace).stderr)


def test_mediapipe_stays_the_one_without_network_code() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "dependencies"
    ]
    assert f"mediapipe=={MEDIAPIPE}" in asked
    assert re.search(
        rf"^mediapipe=={re.escape(MEDIAPIPE)} \\$",
        (ROOT / "requirements.lock").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert importlib.metadata.version("mediapipe") == MEDIAPIPE
