"""A recording comes back from its zip byte for byte; a hostile zip leaves nothing behind."""

from __future__ import annotations

import io
import shutil
import stat
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.errors import RecordingError
from coach.store.files.checksums import write_checksums
from coach.store.recordings import zip_archive as pack
from coach.store.recordings.file_names import FILE_NAME, VIDEO_NAME
from coach.store.recordings.writer import Recorder
from coach.store.recordings.zip_archive import pack_recording, unpack_recording
from coach.store.settings import folders
from tests.store.recorded import HEADER, keep


@pytest.fixture
def folder() -> Path:
    folder = keep()
    (folder / "video.mp4").write_bytes(bytes(range(256)) * 10)
    write_checksums(folder, (FILE_NAME, VIDEO_NAME))
    return folder


@pytest.fixture
def packed(folder: Path, tmp_path: Path) -> Path:
    return pack_recording(folder, tmp_path / "one.zip")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_it_comes_back_byte_for_byte(folder: Path, packed: Path, tmp_path: Path) -> None:
    before = contents(folder)
    (folder / "notes.txt").write_text("not packed")
    back = unpack_recording(packed, tmp_path / "other computer")
    assert contents(back) == before
    assert back.name == "2026-03-01_09-08-07Z_lunge"
    if hasattr(stat, "S_IMODE") and back.stat().st_uid:
        assert stat.S_IMODE((back / FILE_NAME).stat().st_mode) == 0o600


def test_the_same_recording_gives_the_same_bytes(
    folder: Path, packed: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "elsewhere"
    shutil.copytree(folder, copy)
    (copy / FILE_NAME).touch()
    assert pack_recording(copy, tmp_path / "two.zip").read_bytes() == packed.read_bytes()


def test_a_folder_gets_a_zip_of_the_recordings_name(folder: Path, tmp_path: Path) -> None:
    assert pack_recording(folder / FILE_NAME, tmp_path) == tmp_path / f"{folder.name}.zip"


def test_a_file_that_is_there_is_not_written_over(folder: Path, packed: Path) -> None:
    before = packed.read_bytes()
    with pytest.raises(RecordingError, match="there already"):
        pack_recording(folder, packed)
    assert packed.read_bytes() == before


def test_an_existing_zip_is_replaced_only_by_a_complete_one(
    folder: Path, packed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = packed.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "copyfileobj", fail)
        with pytest.raises(RecordingError, match="Input/output error"):
            pack_recording(folder, packed, overwrite=True)
    assert packed.read_bytes() == before
    (folder / "video.mp4").write_bytes(b"another")
    assert pack_recording(folder, packed, overwrite=True) == packed
    assert packed.read_bytes() != before
    assert [path.name for path in packed.parent.iterdir() if path.suffix == ".part"] == []


def test_one_that_is_here_already_is_not_doubled(packed: Path, folder: Path) -> None:
    with pytest.raises(RecordingError, match=f"here already: {folder.name}"):
        unpack_recording(packed)
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_one_that_is_being_written_is_not_packed(tmp_path: Path) -> None:
    with (
        Recorder(tmp_path / "r", HEADER) as recorder,
        pytest.raises(RecordingError, match="being written"),
    ):
        pack_recording(recorder.path, tmp_path / "r.zip")
    assert not (tmp_path / "r.zip").exists()


def test_a_full_disk_leaves_no_half_zip(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfileobj", fail)
    with pytest.raises(RecordingError, match="No space left"):
        pack_recording(folder, tmp_path / "one.zip")
    assert not (tmp_path / "one.zip").exists()


# Hostile

Zip = zipfile.ZipFile
Change = Callable[[Zip, bytes], None]


def named(name: str) -> Change:
    return lambda archive, session: archive.writestr(name, b"evil")


def with_mode(mode: int) -> Change:
    def write(archive: Zip, session: bytes) -> None:
        entry = zipfile.ZipInfo("video.mp4")
        entry.create_system, entry.external_attr = 3, mode << 16
        archive.writestr(entry, "/etc/passwd")

    return write


def write_bomb(archive: Zip, session: bytes) -> None:
    archive.writestr("video.mp4", bytes(50_000_000), zipfile.ZIP_DEFLATED)


def write_twice(archive: Zip, session: bytes) -> None:
    archive.writestr("session.mcap", session)


def write_too_much(archive: Zip, session: bytes) -> None:
    archive.writestr("SHA256SUMS", b"x" * 5000)


HOSTILE = [
    pytest.param(named("/etc/cron.d/evil"), "not part of a recording", id="absolute path"),
    pytest.param(named("C:\\evil.txt"), "not part of a recording", id="Windows path"),
    pytest.param(named("../../evil"), "not part of a recording", id="upward"),
    pytest.param(named("..\\evil"), "not part of a recording", id="upward, Windows"),
    pytest.param(named("deep/video.mp4"), "not part of a recording", id="folder"),
    pytest.param(named("video.mp4/"), "not part of a recording", id="a folder of that name"),
    pytest.param(named("VIDEO.MP4"), "not part of a recording", id="other capitals"),
    pytest.param(named("notes.txt"), "not part of a recording", id="unknown name"),
    pytest.param(with_mode(stat.S_IFLNK | 0o777), "link or a device", id="link"),
    pytest.param(with_mode(stat.S_IFBLK | 0o600), "link or a device", id="device"),
    pytest.param(with_mode(stat.S_IFIFO | 0o600), "link or a device", id="pipe"),
    pytest.param(write_bomb, "grow without limit", id="bomb"),
    pytest.param(write_twice, "twice", id="twice"),
    pytest.param(write_too_much, "larger than a recording can be", id="too large"),
]


def refuse(file: Path, words: str) -> None:
    parent = folders.recordings_folder()
    before = sorted(parent.rglob("*"))
    with pytest.raises(RecordingError, match=words) as caught:
        unpack_recording(file)
    assert str(file) in caught.value.message
    assert ".unpacking" not in str(caught.value), "the folder is gone"
    assert sorted(parent.rglob("*")) == before


@pytest.mark.parametrize(("change", "words"), HOSTILE)
def test_a_hostile_zip_is_refused_and_leaves_nothing(
    change: Change, words: str, tmp_path: Path
) -> None:
    session = (keep(parent=tmp_path) / FILE_NAME).read_bytes()
    file = tmp_path / "hostile.zip"
    with zipfile.ZipFile(file, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile tells of double names itself
        archive.writestr(FILE_NAME, session)
        change(archive, session)
    refuse(file, words)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "2026-03-01_09-08-07Z_lunge",
        "hostile.zip",
    ]


def test_a_zero_in_a_name_hides_nothing(tmp_path: Path) -> None:
    file = tmp_path / "zero.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.write(keep(parent=tmp_path) / FILE_NAME, FILE_NAME)
        archive.writestr("video.mp4x.exe", b"evil")
    file.write_bytes(file.read_bytes().replace(b"video.mp4x", b"video.mp4\0"))
    refuse(file, "not part of a recording|cannot be read as a zip")


def patch(packed: Path, place: Callable[[bytes], int], new: bytes) -> None:
    content = bytearray(packed.read_bytes())
    at = place(bytes(content))
    content[at : at + len(new)] = new
    packed.write_bytes(content)


def test_an_encrypted_one_is_refused(packed: Path) -> None:
    patch(packed, lambda content: content.index(b"PK\x01\x02") + 8, b"\x01")
    refuse(packed, "encrypted")


@pytest.mark.parametrize("method", [1, 9, 12, 14, 93, 95, 99])
def test_no_way_of_compression_ends_the_program(packed: Path, method: int) -> None:
    patch(packed, lambda content: content.index(b"PK\x01\x02") + 10, method.to_bytes(2, "little"))
    refuse(packed, "not compressed as zips usually are")


def test_one_that_says_less_than_it_holds_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "lying.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(FILE_NAME, bytes(1_000_000))
    patch(file, lambda content: content.index(b"PK\x01\x02") + 24, (1000).to_bytes(4, "little"))
    refuse(file, "CRC|cut off|larger than it says|not a recording")


def test_a_zip_cut_off_anywhere_is_refused(packed: Path) -> None:
    shutil.rmtree(folders.recordings_folder())
    folders.recordings_folder().mkdir()
    content = packed.read_bytes()
    for length in range(0, len(content), 173):
        packed.write_bytes(content[:length])
        refuse(packed, "cannot be read as a zip")


def test_any_damaged_byte_is_refused_or_harmless(packed: Path, folder: Path) -> None:
    whole = contents(folder)
    shutil.rmtree(folder)
    content = packed.read_bytes()
    for place in range(0, len(content), 113):
        packed.write_bytes(content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :])
        try:
            back = unpack_recording(packed)
        except RecordingError:
            assert list(folder.parent.iterdir()) == []
        else:
            assert contents(back).items() <= whole.items()
            shutil.rmtree(back)


@pytest.mark.parametrize(
    "content", [b"", b"no zip", b"\x89PNG\r\n"], ids=["empty", "text", "picture"]
)
def test_what_is_no_zip_is_refused(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "none.zip"
    file.write_bytes(content)
    refuse(file, "cannot be read as a zip")


def test_without_a_recording_in_it_or_a_file_at_all_it_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "empty.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("video.mp4", b"")
    refuse(file, "holds no session.mcap")
    refuse(tmp_path / "none.zip", "cannot be unpacked")


def test_a_damaged_recording_is_not_let_in(tmp_path: Path) -> None:
    session = bytearray((keep(parent=tmp_path) / FILE_NAME).read_bytes())
    session[len(session) // 2] ^= 0x55
    file = tmp_path / "damaged.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(FILE_NAME, bytes(session))
    refuse(file, "its recording is damaged")


def test_a_disk_too_small_is_told_before_anything_is_written(
    packed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack.shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10, 0, 10))
    refuse(packed, "not enough space")


def test_a_stream_of_more_than_was_announced_stops(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match="larger than it says"):
        pack._extract(
            tmp_path / "a.zip", io.BytesIO(bytes(3_000_000)), tmp_path / "video.mp4", 2_000_000
        )
