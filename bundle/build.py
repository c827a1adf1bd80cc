"""Build the bundle of coach that needs no Python: a folder, an archive, and a Debian package.

PyInstaller collects the program and the libraries that requirements.lock names. The results are in
``dist``: ``coach-VERSION-linux-x86_64.tar.gz``, which runs in place, and
``coach_VERSION_ARCHITECTURE.deb``.
"""

from __future__ import annotations

import argparse
import ast
import os
import platform
import re
import runpy
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from coach import __version__  # noqa: E402
from coach.interpreter import AS_PYTHON  # noqa: E402

BUILD: Final = ROOT / "build"
PROGRAM: Final = BUILD / "bundle" / "coach"
"""Folder that PyInstaller makes; the program in it has the same name."""
DIST: Final = ROOT / "dist"
LINUX: Final = ROOT / "bundle" / "linux"
OPTIONAL: Final = ("distributed", "fsspec")
"""Packages of the extra for clusters, which a bundle does not contain."""

CONTROL: Final = """\
Package: coach
Version: {version}
Architecture: {architecture}
Maintainer: The coach team <coach@localhost>
Installed-Size: {size_kib}
Depends: libc6 (>= {glibc}), {depends}
Recommends: fonts-noto-cjk, speech-dispatcher, espeak-ng, {recommends}
Section: science
Priority: optional
Description: webcam exercise form coach, private and offline
 Watches stretches and exercises for tight hip flexors and sore lower backs
 through the webcam: counts, times, measures and corrects. Nothing leaves the
 computer. Not a medical device.
"""

LOAD_MEDIAPIPE: Final = "from coach.capture.landmarker import load_libraries; load_libraries()"
"""Imports mediapipe as coach does, without matplotlib."""


def run_pyinstaller() -> None:
    """Collect the program in `PROGRAM`."""
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--distpath", str(PROGRAM.parent), "--workpath", str(BUILD / "pyinstaller")),
            str(ROOT / "bundle" / "coach.spec"),
        ],
        check=True,
    )


def list_imports(folder: Path) -> list[str]:
    """Return the modules of other packages that the Python files in a folder import, sorted."""
    names = {name for path in folder.rglob("*.py") for name in _find_imports(path)}
    known = {*sys.stdlib_module_names, "coach", *OPTIONAL}
    return sorted(name for name in names if name.partition(".")[0] not in known)


def _find_imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def check_program(program: Path) -> None:
    """Check that the bundle can import all that coach imports, and that its links lead somewhere.

    Args:
        program: The folder that PyInstaller made.

    Raises:
        CalledProcessError: A module is missing, or a library that it needs.
        FileNotFoundError: A symbolic link leads to a file that is not in the bundle.

    """
    for path in program.rglob("*"):
        path.stat()
    names = list_imports(ROOT / "coach")
    text = "\n".join((LOAD_MEDIAPIPE, *(f"import {name}" for name in names)))
    subprocess.run([str(program / "coach"), AS_PYTHON, "-c", text], check=True)


def write_archive() -> Path:
    """Write the folder as an archive that runs in place, and return its path."""
    system = "linux" if sys.platform == "linux" else sys.platform
    name = f"coach-{__version__}-{system}-{platform.machine()}"
    path = DIST / f"{name}.tar.gz"
    with tarfile.open(path, "w:gz", compresslevel=6) as archive:
        archive.add(PROGRAM, arcname=name, filter=_belong_to_root)
    return path


def _belong_to_root(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    if not entry.issym():
        entry.mode = _open_to_all(entry.mode)
    return entry


def _open_to_all(mode: int) -> int:
    """Return the mode of a file or folder that everybody may read, whatever the umask was."""
    return 0o755 if mode & 0o100 else 0o644


def list_packages() -> tuple[list[str], list[str]]:
    """Return the Debian packages that the program needs, and those that its voice needs."""
    libraries = runpy.run_path(str(ROOT / "coach" / "cli" / "system_libraries.py"))["LIBRARIES"]
    needed = [each.package for each in libraries if each.purpose in ("pose", "window", "wayland")]
    voice = [each.package for each in libraries if each.purpose == "voice"]
    return list(dict.fromkeys(needed)), list(dict.fromkeys(voice))


def lay_out_package(root: Path) -> None:
    """Put every file of the Debian package in its place below a folder."""
    places = {
        **{path: f"usr/share/applications/{path.name}" for path in LINUX.glob("*.desktop")},
        LINUX / "coach.xml": "usr/share/mime/packages/coach.xml",
        ROOT / "assets/coach.svg": "usr/share/icons/hicolor/scalable/apps/coach.svg",
        ROOT / "LICENSE": "usr/share/doc/coach/copyright",
    }
    shutil.copytree(PROGRAM, root / "usr/lib/coach", symlinks=True)
    for source, place in places.items():
        target = root / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        target.chmod(0o644)
    link = root / "usr/bin/coach"
    link.parent.mkdir(parents=True)
    link.symlink_to("../lib/coach/coach")
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            path.chmod(_open_to_all(path.stat().st_mode))


def find_architecture() -> str:
    """Return Debian's name of this computer's architecture, such as ``amd64``."""
    return subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()


def find_glibc(root: Path) -> str:
    """Return the oldest version of the C library that has what the libraries in a folder use.

    It is that of the system on which they were built, or an older one: ``2.35``.
    """
    found = {(2, 28)}
    for path in root.rglob("*"):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            if content.startswith(b"\x7fELF"):
                found |= {(2, int(minor)) for minor in re.findall(rb"\0GLIBC_2\.(\d+)\0", content)}
    return ".".join(map(str, max(found)))


def write_control(root: Path) -> None:
    """Write the description of the Debian package."""
    needed, voice = list_packages()
    size = sum(each.stat().st_size for each in root.rglob("*") if each.is_file())
    control = root / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        CONTROL.format(
            version=__version__,
            architecture=find_architecture(),
            size_kib=size // 1024,
            glibc=find_glibc(root),
            depends=", ".join(needed),
            recommends=", ".join(voice),
        ),
        encoding="utf-8",
    )


def write_package() -> Path | None:
    """Write the Debian package and return its path; None if this system cannot make one."""
    if shutil.which("dpkg-deb") is None:
        return None
    root = BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    root.chmod(0o755)
    lay_out_package(root)
    write_control(root)
    path = DIST / f"coach_{__version__}_{find_architecture()}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "--build", str(root), str(path)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return path


def main() -> None:
    """Build what was asked for and print the paths and sizes."""
    parser = argparse.ArgumentParser(description="Build the bundle of coach.")
    parser.add_argument("--folder-only", action="store_true", help="no archive, no Debian package")
    options = parser.parse_args()
    os.umask(0o022)  # dpkg-deb refuses folders that only their owner may read
    run_pyinstaller()
    check_program(PROGRAM)
    print(PROGRAM)
    if options.folder_only:
        return
    DIST.mkdir(exist_ok=True)
    for path in (write_archive(), write_package()):
        if path is not None:
            print(f"{path}  {path.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
