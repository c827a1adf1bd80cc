"""Which files are found in folders, by patterns and at addresses."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import fsspec
import pytest

from coach.batch.cluster import connect
from coach.batch.files import fetch, list_items
from coach.errors import CoachError, SourceError

TREE = (
    "a.mp4",
    "b.MOV",
    "notes.txt",
    ".hidden.mp4",
    "deep/c.webm",
    "kept/session.mcap",
    "kept/video.mp4",
    "deep/more/session.mcap",
)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in TREE:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    return tmp_path


@dataclass(frozen=True)
class Case:
    name: str
    pattern: str
    found: tuple[str, ...]


CASES = [
    Case(
        "a folder",
        "",
        ("a.mp4", "b.MOV", "deep/c.webm", "deep/more/session.mcap", "kept/session.mcap"),
    ),
    Case("a folder in it", "deep", ("deep/c.webm", "deep/more/session.mcap")),
    Case("a file", "a.mp4", ("a.mp4",)),
    Case("a file of any kind that is named", "notes.txt", ("notes.txt",)),
    Case("a pattern", "*.mp4", ("a.mp4",)),
    Case("a deep pattern", "**/*.mcap", ("deep/more/session.mcap", "kept/session.mcap")),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_found(tree: Path, case: Case) -> None:
    items = list_items([str(tree / case.pattern)])
    assert tuple(str(Path(item.url).relative_to(tree.resolve())) for item in items) == case.found
    assert [item.size for item in items] == [len(name) for name in case.found]


def test_named_twice_is_found_once(tree: Path) -> None:
    assert len(list_items([str(tree / "a.mp4"), str(tree / "*.mp4"), str(tree)])) == 5


def test_changed_file_is_another_item(tree: Path) -> None:
    [before] = list_items([str(tree / "a.mp4")])
    (tree / "a.mp4").write_bytes(b"more")
    [after] = list_items([str(tree / "a.mp4")])
    assert before.mark("task") != after.mark("task")


@pytest.mark.parametrize("pattern", ["nothing", "*.avi", "memory://nowhere"])
def test_pattern_that_names_nothing(tree: Path, pattern: str) -> None:
    with pytest.raises(CoachError, match="no video"):
        list_items([pattern if "://" in pattern else str(tree / pattern)])


def test_unknown_kind_of_address() -> None:
    with pytest.raises(CoachError, match="nosuch"):
        list_items(["nosuch://host/folder"])


def test_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(CoachError, match="pip install s3fs"):
        list_items(["s3://clinic/tests"])


ABSENT = [
    pytest.param("fsspec.core", lambda: list_items(["s3://clinic/tests"]), "fsspec", id="address"),
    pytest.param(
        "distributed",
        lambda: connect("tcp://127.0.0.1:8786").__enter__(),
        "distributed fsspec",
        id="cluster",
    ),
]


@pytest.mark.parametrize(("module", "use", "packages"), ABSENT)
def test_a_missing_extra_is_named_without_the_name_of_another_program(
    module: str,
    use: Callable[[], object],
    packages: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A package index may give the name of coach to another program."""
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(CoachError) as refused:
        use()
    assert str(refused.value.hint).endswith(f"pip install {packages}")


@pytest.mark.parametrize("missing", ["s3fs", "fsspec.core"])
def test_a_bundle_advises_no_pip(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(CoachError) as refused:
        list_items(["s3://clinic/tests"])
    assert "Install coach with uv or pip" in str(refused.value.hint)


def test_a_server_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(url: str) -> None:
        raise ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused")

    monkeypatch.setattr(fsspec.core, "url_to_fs", refuse)
    with pytest.raises(SourceError, match=r"ftp://clinic/tests: cannot be read: Connection ref"):
        list_items(["ftp://clinic/tests"])


def test_link_that_leads_nowhere_is_an_item_that_fails_by_its_name(tree: Path) -> None:
    (tree / "gone.mp4").symlink_to(tree / "nowhere")
    assert str(tree / "gone.mp4") in [item.url for item in list_items([str(tree)])]


def test_address_is_listed_and_fetched() -> None:
    # The memory file system is shared by the whole process: other tests may use other folders.
    memory = fsspec.filesystem("memory")
    for name in TREE:
        memory.pipe(f"/test-files/{name}", name.encode())
    items = list_items(["memory://test-files"])
    assert [item.url for item in items] == [
        f"memory:///test-files/{name}" for name in CASES[0].found
    ]
    with fetch(items[0].url) as path:
        assert path.name == "a.mp4"
        assert path.read_bytes() == b"a.mp4"
    assert not path.exists()
    with pytest.raises(CoachError, match="cannot be read"), fetch("memory:///test-files/gone.mp4"):
        pass
