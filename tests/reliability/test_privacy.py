"""System calls of every command without a network: same result, no socket, no stray files.

The user has an empty home folder. The tests check which files a command leaves in it and who can
read them.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import typer

from coach.cli import main
from coach.cli.app import app
from coach.store.files.locations import VARIABLE, samples_folder
from tests.clips import cut_sample
from tests.reliability.system_calls import drop_services, find_sockets, find_written
from tests.store.recorded import keep

pytestmark = [pytest.mark.slow, pytest.mark.waits]

FRAMES = 20
NETWORK = ("unshare", "--map-root-user", "--net")
TRACED = (
    "%network,%process,open,openat,creat,rename,renameat,renameat2,mkdir,mkdirat,link,linkat,"
    "symlink,symlinkat"
)
PROGRAM = "import sys; from coach.cli import main; sys.exit(main())"
WINDOW = (
    "import sys; from coach.window.app import RunRequest, open_window; "
    "sys.exit(open_window(RunRequest('lunge', 'CLIP'), close_when_done=True))"
)
ALLOWED_FOLDERS = (".local/share/coach", ".config/coach", "results")
"""What may be written in a home: data, settings, and the folder that the user chose."""
SYSTEM_PATHS = re.compile(
    r"/dev/|/proc/|socket:|pipe:|anon_inode|.*/\.(cache|config)$|.*/\.config/pulse|.*/tmp/pulse-\w+|.*/\.cache/speech-dispatcher"
)
"""Not files on a disk, and folders that the sound and speech services of Linux create."""
LINES = """
recordings list
recordings show last
recordings check
recordings pack last --to results/packed.zip
recordings delete last --yes
recordings unpack results/packed.zip
recordings repair last
history rebuild
history show
profiles new ada
profiles use ada
profiles list
profiles show
profiles set conditions osteoporosis
profiles use default
profiles delete ada --yes
exercises list
exercises show lunge
exercises new mine
exercises check mine
exercises try mine --source last
exercises draft yours --from last
exercises schema
programmes list
programmes show hip-flexors-4-weeks
programmes start hip-flexors-4-weeks
programmes today
programmes pause
programmes resume
programmes stop
prescription new results/ada.coach --exercise lunge --patient Ada
prescription check results/ada.coach
prescription show results/ada.coach
prescription print results/ada.coach --out results/plan.pdf
prescription open results/ada.coach --yes
results pack --to results/ada.coachresults --all --poses
results show results/ada.coachresults
results unpack results/ada.coachresults --to results/unpacked
results report --out results/weeks.html --to html
clinic receive results/ada.coach results/ada.coachresults --clinic results/clinic
clinic list --clinic results/clinic
clinic show Ada --clinic results/clinic
clinic report Ada --out results/ada.html --to html --clinic results/clinic
prescription remove --yes
settings path
settings set norm_hip_flexion_deg 110
settings show
cameras
""".strip().splitlines()
"""Quick commands, which run in this order in one process. Later ones use earlier results."""
MANY = """
import pathlib, shutil
from coach.cli import main

home = pathlib.Path.home()
made = [path for path in (home / ".local/share/coach").iterdir() if path.name != "recordings"]
made += (home / ".local/share/coach/recordings").glob("*_repaired")
for path in (*made, home / ".config/coach", home / "results"):
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
(home / "results").mkdir()
for line in LINES:
    print(line, main(line.split()))
"""


@dataclass(frozen=True)
class Case:
    """A command. `varies` matches the part of its output that changes and is not compared."""

    name: str
    words: tuple[str, ...]
    program: str = PROGRAM
    varies: str = r"(?!)"


CASES = [
    Case("analyze", ("analyze", "CLIP", "--exercise", "lunge", "--json", "-")),
    Case("analyze a recording", ("analyze", "RECORDING", "--json", "-")),
    Case("replay", ("replay", "RECORDING", "--no-window")),
    Case(
        "export",
        (
            "export",
            "RECORDING",
            "--to",
            "csv",
            "--to",
            "json",
            "--to",
            "html",
            "--to",
            "trc",
            "--out",
            "results",
            "--force",
        ),
    ),
    Case(
        "export to pdf",
        ("export", "RECORDING", "--to", "pdf", "--out", "results/report.pdf", "--force"),
    ),
    Case(
        "what takes little time",
        (),
        MANY.replace("LINES", repr(LINES)),
        varies=r"[0-9a-f]{8}[0-9a-f-]*|\d[\d:.-]*",
    ),
    Case("screenshots", ("screenshots", "results", "--only", "home")),
    # A busy computer may not answer in time about its speed and its voice.
    Case("doctor", ("doctor",), varies=r"(?m)^(ok  |look)  (Speed|Voice): .*\n(      .*\n)?|\d+"),
    Case("the window", (), WINDOW),
]
SEEN_AS = {"live": "the window", "demo": "the window"}
"""Commands that only open what another case opens."""


@dataclass
class Home:
    """A user's home with one recording, a clip and a folder for what is thrown away."""

    folder: Path
    clip: Path
    recording: Path

    def run(self, case: Case, *prefix: str) -> subprocess.CompletedProcess[str]:
        """Runs the command as this user."""
        words = [
            word.replace("CLIP", str(self.clip)).replace("RECORDING", str(self.recording))
            for word in case.words
        ]
        command = [
            *prefix,
            sys.executable,
            "-c",
            case.program.replace("CLIP", str(self.clip)),
            *words,
        ]
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "TMPDIR": str(self.folder / "tmp"),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        folder = self.folder
        return subprocess.run(
            command,
            env=environment,
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def list_left(self) -> Iterator[Path]:
        """Every file and folder that coach made in it."""
        given = (
            self.clip,
            self.folder / ".local",
            self.folder / ".local" / "share",
            self.folder / ".config",
            self.folder / "tmp",
        )
        return (path for path in sorted(self.folder.rglob("*")) if path not in given)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp("home")
    (folder / "tmp").mkdir()
    clip = folder / "clip.mp4"
    cut_sample(clip, FRAMES)
    recording = folder / ".local/share/coach/recordings/2026-03-01_09-08-07Z_lunge"
    shutil.copytree(samples_folder() / "lunge", recording)
    for place in (recording.parent.parent, recording.parent, recording):
        place.chmod(0o700)
    for file in recording.iterdir():
        file.chmod(0o600)
    return Home(folder, clip, recording)


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[str, ...]]:
    """The file of a trace, and the beginning of a command line that writes it."""
    file = tmp_path_factory.mktemp("trace") / "trace.txt"
    prefix = ("strace", "-f", "-qq", "-s", "400", "-y", "-o", str(file), "-e", f"trace={TRACED}")
    for tool in ("strace", "unshare"):
        if sys.platform != "linux" or shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
    if subprocess.run([*NETWORK, *prefix, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this computer lets nobody trace a process without a network")
    return file, prefix


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_without_a_network_it_does_the_same_and_leaves_nothing_elsewhere(
    case: Case, home: Home, traced: tuple[Path, tuple[str, ...]]
) -> None:
    file, prefix = traced
    usual = home.run(case)
    answer = home.run(case, *NETWORK, *prefix)
    assert answer.returncode == usual.returncode, answer.stderr
    assert "Traceback" not in answer.stderr
    assert re.sub(case.varies, "", answer.stdout) == re.sub(case.varies, "", usual.stdout)
    trace = drop_services(file.read_text(errors="replace"))
    assert find_sockets(trace) == []
    inside = tuple(str(home.folder / ours) for ours in (*ALLOWED_FOLDERS, "tmp")) + ALLOWED_FOLDERS
    assert [
        name
        for name in sorted(find_written(trace))
        if not name.startswith(inside) and not SYSTEM_PATHS.match(name)
    ] == []
    made = [path for path in home.list_left() if not SYSTEM_PATHS.match(str(path))]
    assert [
        path
        for path in made
        if not any(path.is_relative_to(home.folder / ours) for ours in ALLOWED_FOLDERS)
    ] == []
    loose = [
        path
        for path in made
        if "results" not in path.parts and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    assert loose == []


def list_commands(group: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Every command by its whole name."""
    if not hasattr(group, "commands"):
        yield " ".join(path)
        return
    for name, command in group.commands.items():
        yield from list_commands(command, (*path, name))


def test_every_command_is_watched() -> None:
    """A new command must be among the cases: a line of `LINES` if it is quick."""
    lines = [*LINES, *(" ".join(case.words) for case in CASES)]
    known = list(list_commands(typer.main.get_command(app)))
    assert (
        {name for name in SEEN_AS if SEEN_AS[name] in {case.name for case in CASES}}
        == set(SEEN_AS)
        <= set(known)
    )
    assert [
        name
        for name in known
        if name not in SEEN_AS and not any(f"{line} ".startswith(f"{name} ") for line in lines)
    ] == []
    assert [
        line for line in LINES if not any(f"{line} ".startswith(f"{name} ") for name in known)
    ] == []


def test_stray_files_and_sockets_are_detected(
    tmp_path: Path, traced: tuple[Path, tuple[str, ...]]
) -> None:
    file, prefix = traced
    program = (
        "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close(); "
        f"open({str(tmp_path / 'left')!r}, 'w')"
    )
    subprocess.run([*prefix, sys.executable, "-B", "-c", program], check=True)
    trace = file.read_text()
    assert find_sockets(trace)
    assert find_written(trace) - {"/dev/null"} == {str(tmp_path / "left")}


def test_folders_and_files_are_for_this_user_alone(data_folder: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no such permissions")
    keep()
    for words in (
        ["settings", "set", "voice", "false"],
        ["history", "rebuild"],
        ["exercises", "new", "mine"],
        ["profiles", "new", "ada"],
    ):
        assert main(words) == 0
    loose = {
        path.name: oct(path.stat().st_mode)
        for path in data_folder.rglob("*")
        if stat.S_IMODE(path.stat().st_mode) & 0o077
    }
    assert loose == {}
    assert VARIABLE in os.environ
