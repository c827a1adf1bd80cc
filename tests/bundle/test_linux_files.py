"""What the Debian package says to the desktop, and the list of what it needs."""

from __future__ import annotations

import ast
import configparser
import importlib.metadata
import importlib.util
import os
import re
import runpy
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

from coach.cli.system_libraries import LIBRARIES
from coach.translation import list_languages
from tests.translation.terms import has_any, has_term, read_terms

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "bundle" / "linux"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TRANSLATED = set(list_languages()) - {"en"}


def load_build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build", ROOT / "bundle" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    return build


def read_entry(name: str) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser(delimiters=("=",), interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(LINUX / name, encoding="utf-8")
    return parser["Desktop Entry"]


def read_types() -> list[ET.Element]:
    return ET.parse(LINUX / "coach.xml").getroot().findall(f"{MIME}mime-type")


@pytest.mark.parametrize("name", sorted(path.name for path in LINUX.glob("*.desktop")))
def test_a_menu_entry_starts_the_installed_program(name: str) -> None:
    entry = read_entry(name)
    assert entry["Type"] == "Application"
    assert entry["Exec"].split()[0] == entry["TryExec"] == "coach"
    assert entry["Terminal"] == "false"
    assert (ROOT / "assets" / f"{entry['Icon']}.svg").exists()
    for key in ("Name", "Comment"):
        if f"{key}[de]" in entry:
            assert {code for code in TRANSLATED if f"{key}[{code}]" in entry} == TRANSLATED


def test_every_type_of_file_is_translated_and_has_an_ending() -> None:
    endings = {}
    for each in read_types():
        codes = {comment.get(XML_LANG, "en") for comment in each.findall(f"{MIME}comment")}
        assert codes == {*TRANSLATED, "en"}
        endings[each.get("type")] = [glob.get("pattern") for glob in each.findall(f"{MIME}glob")]
    assert endings == {
        "application/x-coach-recording": ["session.mcap"],
        "application/x-coach-prescription": ["*.coach"],
    }


def list_said() -> list[tuple[str, str, str]]:
    """Return English text, language and translation of each text for the desktop."""
    said = []
    for path in LINUX.glob("*.desktop"):
        entry = read_entry(path.name)
        for key in ("Name", "Comment"):
            translated = [code for code in TRANSLATED if f"{key}[{code}]" in entry]
            said += [(entry[key], code, entry[f"{key}[{code}]"]) for code in translated]
    for each in read_types():
        texts = {
            each.get(XML_LANG, "en"): each.text or "" for each in each.findall(f"{MIME}comment")
        }
        said += [(texts["en"], code, texts[code]) for code in TRANSLATED]
    return said


def test_the_desktop_is_told_the_terms_of_the_window() -> None:
    assert len(list_said()) > 4 * len(TRANSLATED)
    for text, code, said in list_said():
        for term, words in read_terms(code).items():
            assert not has_term(text, term) or has_any(said, words), (term, said)


def test_each_type_is_opened_by_an_entry() -> None:
    opened = [read_entry(path.name).get("MimeType", "") for path in LINUX.glob("*.desktop")]
    types = [f"{each.get('type')};" for each in read_types()]
    assert types
    assert set(types) <= set(opened)


def test_the_package_asks_for_every_library_of_the_system() -> None:
    needed, voice = runpy.run_path(str(ROOT / "bundle" / "build.py"))["list_packages"]()
    wanted = {each.package for each in LIBRARIES if each.purpose != "tests"}
    assert {*needed, *voice} == wanted
    assert len(needed) == len(set(needed))


def test_the_recipe_keeps_the_version_of_every_dependency() -> None:
    recipe = (ROOT / "bundle" / "coach.spec").read_text(encoding="utf-8")
    (versioned,) = re.findall(r"^VERSIONED = (\[.*?\])$", recipe, re.MULTILINE | re.DOTALL)
    names = ast.literal_eval(versioned)
    dependencies = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "dependencies"
    ]
    for name in names:
        importlib.metadata.version(name)
        assert any(each.startswith(name) for each in dependencies), name
    assert len(names) == len(dependencies)


@pytest.mark.parametrize("architecture", ["amd64", "arm64"])
def test_the_package_names_the_architecture_that_it_was_built_on(
    architecture: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_control = runpy.run_path(str(ROOT / "bundle" / "build.py"))["write_control"]
    monkeypatch.setitem(write_control.__globals__, "find_architecture", lambda: architecture)
    write_control(tmp_path)
    control = (tmp_path / "DEBIAN" / "control").read_text(encoding="utf-8").splitlines()
    assert f"Architecture: {architecture}" in control


GLIBC = [
    pytest.param([b"\x7fELF\0GLIBC_2.2.5\0GLIBC_2.17\0"], "2.28", id="older than Python's"),
    pytest.param([b"\x7fELF\0GLIBC_2.36\0", b"\x7fELF\0GLIBC_2.4\0"], "2.36", id="newest"),
    pytest.param([b"a text\0GLIBC_2.99\0"], "2.28", id="no library"),
]


@pytest.mark.parametrize(("contents", "version"), GLIBC)
def test_the_package_asks_for_the_c_library_that_its_files_need(
    contents: list[bytes], version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, content in enumerate(contents):
        (tmp_path / f"lib{number}.so").write_bytes(content)
    build = load_build()
    monkeypatch.setattr(build, "find_architecture", lambda: "amd64")
    build.write_control(tmp_path)
    control = (tmp_path / "DEBIAN" / "control").read_text(encoding="utf-8")
    assert f"Depends: libc6 (>= {version}), " in control


def test_the_architecture_is_the_one_of_dpkg(monkeypatch: pytest.MonkeyPatch) -> None:
    find_architecture = runpy.run_path(str(ROOT / "bundle" / "build.py"))["find_architecture"]
    asked = []

    def answer(command: list[str], **_: object) -> str:
        asked.append(command)
        return "arm64\n"

    monkeypatch.setattr("subprocess.check_output", answer)
    assert find_architecture() == "arm64"
    assert asked == [["dpkg", "--print-architecture"]]


@pytest.fixture
def private() -> Iterator[None]:
    """Let new files be readable by their owner alone."""
    before = os.umask(0o077)
    yield
    os.umask(before)


@pytest.mark.usefixtures("private")
def test_a_package_can_be_read_by_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = load_build()
    program = tmp_path / "program"
    (program / "inner").mkdir(parents=True)
    (program / "coach").touch()
    (program / "coach").chmod(0o700)
    (program / "inner" / "data").touch()
    (program / "link").symlink_to("coach")
    monkeypatch.setattr(build, "PROGRAM", program)
    monkeypatch.setattr(build, "DIST", tmp_path)
    build.lay_out_package(tmp_path / "root")
    installed = tmp_path / "root" / "usr/lib/coach"
    modes = {path: path.stat().st_mode & 0o777 for path in (tmp_path / "root").rglob("*")}
    assert modes.pop(installed / "inner" / "data") == 0o644
    assert modes[installed / "coach"] == modes[installed / "inner"] == 0o755
    with tarfile.open(build.write_archive()) as archive:
        packed = {Path(each.name).name: each.mode for each in archive if not each.issym()}
    assert (packed["coach"], packed["inner"], packed["data"]) == (0o755, 0o755, 0o644)


def test_the_modules_of_other_packages_are_found(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.py").write_text(
        "import os\nimport coach.message\nfrom . import b\nimport pyarrow as pa\n"
        "def f():\n    import distributed\n    from pyarrow.parquet import write_table\n"
    )
    (tmp_path / "b.py").write_text("import numpy, pyarrow\n")
    assert load_build().list_imports(tmp_path) == ["numpy", "pyarrow", "pyarrow.parquet"]


def write_program(folder: Path, text: str) -> None:
    """Write a program that takes the part of a bundle's."""
    program = folder / "coach"
    program.write_text(text)
    program.chmod(0o755)


def test_a_bundle_that_can_import_everything_is_accepted(tmp_path: Path) -> None:
    write_program(
        tmp_path, f'#!/bin/sh\n[ "$1" = --as-python ] && exec {sys.executable} "$2" "$3"\n'
    )
    load_build().check_program(tmp_path)


def test_a_bundle_that_lacks_a_module_is_refused(tmp_path: Path) -> None:
    write_program(tmp_path, "#!/bin/sh\nexit 1\n")
    with pytest.raises(subprocess.CalledProcessError):
        load_build().check_program(tmp_path)


def test_a_bundle_with_a_link_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    write_program(tmp_path, "#!/bin/sh\n")
    (tmp_path / "libarrow.so").symlink_to("pyarrow/libarrow.so")
    with pytest.raises(FileNotFoundError, match=r"libarrow\.so"):
        load_build().check_program(tmp_path)
