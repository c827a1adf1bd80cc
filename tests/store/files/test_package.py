"""A package comes back as it was written; a hostile one is refused with the reason."""

from __future__ import annotations

import io
import json
import re
import stat
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import CoachError
from coach.store.files import package
from coach.store.files.package import MANIFEST, PackageKind, pack, read_content, unpack

KIND = PackageKind(
    "letter",
    "a prescription",
    ".coach",
    2,
    re.compile(r"[a-z]+\.txt|in/[A-Za-z.]+"),
    100_000,
    "Ask again.",
)
FILES = {"a.txt": b"one", "in/b.": b"two"}
FILE = Path("letter.coach")


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}\.txt", fullmatch=True), st.binary(max_size=99)))
def test_it_comes_back(files: dict[str, bytes]) -> None:
    files = {name: content for name, content in files.items() if not package._is_reserved(name)}
    assert unpack(pack(KIND, files), FILE, KIND) == files
    assert pack(KIND, files) == pack(KIND, dict(reversed(files.items())))


def test_it_is_written_once_and_privately(tmp_path: Path) -> None:
    path = package.write_package(tmp_path / "a.coach", KIND, FILES)
    assert unpack(read_content(path, KIND), path, KIND) == FILES
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(CoachError, match="there already"):
        package.write_package(path, KIND, {})
    assert unpack(read_content(path, KIND), path, KIND) == FILES


def test_what_cannot_be_written_or_read_is_reported(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="cannot be written"):
        package.write_package(tmp_path / "none" / "a.coach", KIND, FILES)
    for path in (tmp_path / "none", tmp_path, Path("\0")):
        with pytest.raises(CoachError, match="cannot be read"):
            read_content(path, KIND)
    with pytest.raises(CoachError, match="too much"):
        pack(KIND, {"a.txt": bytes(100_001)})


Change = Callable[[zipfile.ZipFile], object]


def write_hostile(change: Change, manifest: object = None) -> bytes:
    stream = io.BytesIO()
    listed = json.loads(zipfile.ZipFile(io.BytesIO(pack(KIND, FILES))).read(MANIFEST))
    listed |= manifest if isinstance(manifest, dict) else {}
    with zipfile.ZipFile(stream, "w") as archive:
        text = json.dumps(listed) if manifest is None or isinstance(manifest, dict) else manifest
        archive.writestr(MANIFEST, str(text))
        for name, content in FILES.items():
            archive.writestr(name, content)
        change(archive)
    return stream.getvalue()


def add(name: str, content: bytes = b"x", mode: int = 0, kind: int = zipfile.ZIP_STORED) -> Change:
    def write(archive: zipfile.ZipFile) -> None:
        entry = zipfile.ZipInfo(name)
        entry.create_system, entry.external_attr, entry.compress_type = 3, mode << 16, kind
        archive.writestr(entry, content)

    return write


def nothing(archive: zipfile.ZipFile) -> None:
    del archive


def add_many(archive: zipfile.ZipFile) -> None:
    for number in range(20_000):
        archive.writestr(f"{'n' * 60}{number}.txt", b"")


HOSTILE = {
    "path traversal": (write_hostile(add("../x.txt")), "does not belong"),
    "absolute path": (write_hostile(add("/etc/passwd")), "does not belong"),
    "drive": (write_hostile(add("C:x.txt")), "does not belong"),
    "backslash": (write_hostile(add("in\\x")), "does not belong"),
    "name kept by Windows": (write_hostile(add("in/NUL.x")), "does not belong"),
    "no name": (write_hostile(add("")), "does not belong"),
    "folder": (write_hostile(add("in/", b"")), "not a file"),
    "unlisted": (write_hostile(add("x.txt")), "does not fit"),
    "link": (write_hostile(add("x.txt", b"/etc/passwd", stat.S_IFLNK | 0o777)), "a link"),
    "device": (write_hostile(add("x.txt", b"", stat.S_IFCHR | 0o600)), "a device"),
    "twice, in other letters": (write_hostile(add("in/B.")), "twice"),
    "bomb": (
        write_hostile(add("x.txt", bytes(10_000_000), 0, zipfile.ZIP_DEFLATED)),
        "without limit",
    ),
    "compressed by bzip2": (write_hostile(add("x.txt", b"x", 0, zipfile.ZIP_BZIP2)), "compressed"),
    "compressed by LZMA": (write_hostile(add("x.txt", b"x", 0, zipfile.ZIP_LZMA)), "compressed"),
    "too large": (bytes(100_001), "is too large"),
    "no zip": (b"hello", "not a file of coach"),
    "comment behind": (pack(KIND, FILES) + b"x", "not a file of coach"),
    "list of another kind": (write_hostile(nothing, {"coach": "recipe"}), "something other"),
    "file of another kind": (
        pack(replace(KIND, name="recipe"), {"cake.md": b"x"}),
        "something other than a prescription.\nIts name ends in .coach",
    ),
    "list of no kind": (write_hostile(nothing, "[]"), "not a file of coach"),
    "broken list": (write_hostile(nothing, "{"), "damaged"),
    "deep list": (write_hostile(nothing, "[" * 90_000), "damaged"),
    "odd version": (write_hostile(nothing, {"version": "1"}), "damaged"),
    "files are no table": (write_hostile(nothing, {"files": 5}), "does not fit"),
    "other checksum": (
        write_hostile(nothing, {"files": {name: {"size": 3, "sha256": "0"} for name in FILES}}),
        "not as it was written",
    ),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_one_is_refused_with_the_reason(name: str) -> None:
    content, reason = HOSTILE[name]
    with pytest.raises(CoachError, match=re.escape(reason)) as refused:
        unpack(content, FILE, KIND)
    assert str(FILE) in refused.value.message
    assert refused.value.hint


def test_many_files_are_refused_before_their_list_is_read() -> None:
    large = PackageKind("letter", "a prescription", ".x", 2, KIND.pattern, 50_000_000, "Ask again.")
    with pytest.raises(CoachError, match="too many files"):
        unpack(write_hostile(add_many), FILE, large)


def test_a_newer_one_says_update_coach() -> None:
    with pytest.raises(CoachError, match="newer coach") as refused:
        unpack(write_hostile(nothing, {"version": 3}), FILE, KIND)
    assert refused.value.hint == "Update coach."


@pytest.mark.parametrize("method", [1, 9, 12, 14, 93, 95, 99])
def test_no_way_of_compression_ends_the_program(method: int) -> None:
    changed = bytearray(pack(KIND, FILES))
    place = changed.index(b"PK\x01\x02")
    changed[place + 10 : place + 12] = method.to_bytes(2, "little")
    with pytest.raises(CoachError, match="not compressed as zips usually are"):
        unpack(bytes(changed), FILE, KIND)


def test_every_changed_byte_is_noticed_or_harmless() -> None:
    whole = pack(KIND, FILES)
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 0x55
        with suppress(CoachError):
            assert unpack(bytes(changed), FILE, KIND) == FILES
