"""Feeds rubbish to everything that coach reads: ``python -m scripts.fuzz exercise --seconds 60``.

Guided by coverage where atheris is there (Linux on x86-64), otherwise by chance. Each input begins as a good one. Only a CoachError may
come out, quickly, and without memory growing. What breaks that is written to tests/reliability/cases/TARGET-HASH, where a test reads it.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from coach.errors import CoachError

ROOT: Final = Path(__file__).resolve().parents[1]
CASES: Final = ROOT / "tests" / "reliability" / "cases"
LONGEST_S: Final = 5.0
"""An input that takes longer hangs, seconds."""
MEMORY_MB: Final = 1024
"""So much more memory than at the beginning is too much."""
LOOKED_INTO: Final = ["coach", "tomllib", "mcap", "zipfile", "json"]
"""Packages whose coverage guides the search."""
Read = Callable[[bytes, Path], object]
"""Reads this content, with a folder to put it into as a file. May raise a CoachError."""


def read_exercise(content: bytes, folder: Path) -> object:
    """An exercise file, as `coach exercises check` reads it."""
    from coach.store.exercises import load_exercise

    return load_exercise(str(_put(folder / "mine.toml", content)))


def read_programme(content: bytes, folder: Path) -> object:
    """A programme file."""
    from coach.store.programmes import load_programme

    return load_programme(str(_put(folder / "mine.toml", content)))


def read_settings(content: bytes, folder: Path) -> object:
    """The settings, read and written again."""
    from coach.store.settings import load_settings, save_settings

    _put(_make(folder / "config") / "settings.toml", content)
    settings = load_settings()
    save_settings(settings.model_copy(update={"norm_hip_flexion_deg": 99.0}))
    if load_settings().norm_hip_flexion_deg != 99.0:
        raise AssertionError("what was saved does not come back")
    return settings


def read_recording(content: bytes, folder: Path) -> object:
    """A recording: its poses and events, what check and repair and the history say of it."""
    from coach.store.history_entry import summarise_recording
    from coach.store.recording_check import check_recording
    from coach.store.recording_repair import repair_recording
    from coach.store.recordings import open_recording

    place = _make(folder / "recordings" / "fuzzed")
    _put(place / "session.mcap", content)
    for act in (check_recording, repair_recording):
        with suppress(CoachError):
            act(place)
    recording = open_recording(place)
    summarise_recording(recording)
    return [*recording.poses(), *recording.events()]


def read_messages(content: bytes, folder: Path) -> object:
    """A whole recording whose messages are these lines, poses and events in turn, and whose exercise is the first."""
    from coach.store.recordings import Header, Recorder

    lines = content.split(b"\n")
    header = Header("lunge", lines[0].decode(errors="replace"), "auto", "2026-03-01T09:08:07+00:00", "0", "3", {}, "made up", "", 64, 48)
    with Recorder(folder / "written", header) as recorder:
        for number, line in enumerate(lines[1:]):
            recorder.write_raw("/events" if number % 2 else "/poses", number / 30, line)
    return read_recording(recorder.path.read_bytes(), folder)


def read_zip(content: bytes, folder: Path) -> object:
    """A packed recording."""
    from coach.store.pack import unpack_recording

    unpacked = unpack_recording(_put(folder / "packed.zip", content), _make(folder / "recordings"))
    outside = [path for path in folder.iterdir() if path.name not in ("packed.zip", "recordings")]
    if outside:
        raise AssertionError(f"it put {outside} elsewhere")
    return unpacked


def read_history(content: bytes, folder: Path) -> object:
    """The index over recordings."""
    from coach.store.history import History

    with History(_put(folder / "history.sqlite", content), _make(folder / "recordings")) as history:
        history.refresh()
        return history.read()


def read_video(content: bytes, folder: Path) -> object:
    """A video file, its first pictures."""
    from coach.capture.video import VideoFile

    with VideoFile(_put(folder / "film.mp4", content)) as video:
        return sum(1 for _, _ in zip(range(30), video.frames(), strict=False))


@dataclass(frozen=True)
class Target:
    """Something that is read: how, and good ones to begin with."""

    read: Read
    seeds: Callable[[], Iterator[bytes]]


def _seed_files(*patterns: str) -> Callable[[], Iterator[bytes]]:
    return lambda: (path.read_bytes() for pattern in patterns for path in sorted(ROOT.glob(pattern)) if path.is_file())


def _seed_settings() -> Iterator[bytes]:
    yield b""
    yield b'schema_version = 1\nvoice = false\nnorm_hip_flexion_deg = 110.0\ncamera = "0"\n# a note\ntext_size = 1.5 # large\n'


def _make_sample(folder: Path) -> Path:
    """A small recording."""
    from coach.store.recordings import Recorder, open_recording

    long = open_recording(ROOT / "recordings" / "samples" / "lunge")
    with Recorder(folder / "small", long.header) as recorder:
        for pose, _ in zip(long.poses(), range(40), strict=False):
            recorder.write(pose)
        recorder.write_events(long.events()[:8])
    return folder / "small"


def _seed_recordings() -> Iterator[bytes]:
    with tempfile.TemporaryDirectory() as name:
        yield (_make_sample(Path(name)) / "session.mcap").read_bytes()


def _seed_messages() -> Iterator[bytes]:
    from coach.store.recording_messages import event_to_json, pose_to_json
    from coach.store.recordings import open_recording

    long = open_recording(ROOT / "recordings" / "samples" / "lunge")
    for pose, event in zip(long.poses(30), long.events(), strict=False):
        yield b"\n".join((b"schema_version = 1", pose_to_json(pose), event_to_json(event)))


def _seed_zips() -> Iterator[bytes]:
    from coach.store.pack import pack_recording

    with tempfile.TemporaryDirectory() as name:
        yield pack_recording(_make_sample(Path(name)), Path(name) / "packed.zip").read_bytes()


def _seed_history() -> Iterator[bytes]:
    from coach.store.history import History

    with tempfile.TemporaryDirectory() as name:
        _make_sample(_make(Path(name) / "recordings"))
        with History(Path(name) / "history.sqlite", Path(name) / "recordings") as history:
            history.refresh()
        yield (Path(name) / "history.sqlite").read_bytes()


def _seed_videos() -> Iterator[bytes]:
    for kind, codec in (("mp4", "libx264"), ("matroska", "libx264"), ("avi", "mjpeg"), ("gif", "gif"), ("mpegts", "mpeg2video")):
        with tempfile.TemporaryDirectory() as name:
            yield _film(Path(name) / "film", kind, codec).read_bytes()


def _film(path: Path, kind: str, codec: str) -> Path:
    """A small video."""
    import av
    import numpy as np

    with av.open(str(path), "w", format=kind) as container:
        stream: Any = container.add_stream(codec, rate=25)
        stream.width, stream.height = 32, 32
        stream.pix_fmt = {"gif": "rgb8", "mjpeg": "yuvj420p"}.get(codec, "yuv420p")
        for shade in range(8):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(np.full((32, 32, 3), shade * 30, np.uint8), format="rgb24")))
        container.mux(stream.encode(None))
    return path


TARGETS: Final[Mapping[str, Target]] = {
    "exercise": Target(read_exercise, _seed_files("poses/*.toml")),
    "programme": Target(read_programme, _seed_files("poses/programmes/*.toml")),
    "settings": Target(read_settings, _seed_settings),
    "recording": Target(read_recording, _seed_recordings),
    "messages": Target(read_messages, _seed_messages),
    "zip": Target(read_zip, _seed_zips),
    "history": Target(read_history, _seed_history),
    "video": Target(read_video, _seed_videos),
}


def try_once(target: str, content: bytes, folder: Path) -> None:
    """Lets one input be read in an empty folder. Raises whatever comes out that is no CoachError, TimeoutError where it hangs."""
    for left in folder.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    os.environ["COACH_DATA"] = str(folder)
    with suppress(CoachError):
        TARGETS[target].read(content, folder)


def _put(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _make(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _read_memory_mb() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Hunt:
    """Tries inputs until the time is over; keeps what breaks."""

    def __init__(self, target: str, seconds: float, folder: Path) -> None:
        self.target, self.folder = target, folder
        self.executions, self.found = 0, 0
        self.began_mb = _read_memory_mb()
        self._end_s = time.monotonic() + seconds

    def try_next(self, content: bytes) -> None:
        """One input."""
        if time.monotonic() > self._end_s:
            self.end()
        self.executions += 1
        signal.setitimer(signal.ITIMER_REAL, LONGEST_S)
        try:
            try_once(self.target, content, self.folder)
        except Exception as error:  # noqa: BLE001 - everything that comes out is what is looked for
            self.keep(content, error)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def keep(self, content: bytes, error: Exception) -> None:
        """Writes an input that broke something."""
        self.found += 1
        CASES.mkdir(exist_ok=True)
        name = f"{self.target}-{hashlib.sha256(content).hexdigest()[:12]}"
        (CASES / name).write_bytes(content)
        print(f"{name}: {type(error).__name__}: {str(error)[:300]}", flush=True)
        if self.found >= 20:
            self.end()

    def end(self) -> None:
        """Says what came of it and ends the program: atheris gives no other way out."""
        grown_mb = _read_memory_mb() - self.began_mb
        print(f"{self.target}: {self.executions} executions, {self.found} crashes, memory grew by {grown_mb:.0f} MB", flush=True)
        shutil.rmtree(self.folder, ignore_errors=True)
        os._exit(1 if self.found or grown_mb > MEMORY_MB else 0)


def _raise_timeout(*_: object) -> None:
    raise TimeoutError(f"it takes longer than {LONGEST_S} s")


def mutate(content: bytes, chance: random.Random) -> bytes:
    """The content with a few bytes changed, taken out, doubled or cut off."""
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        place = chance.randrange(len(data) + 1)
        length = chance.choice((1, 1, 2, 4, 16, 64))
        act = chance.randrange(5)
        if act == 0:
            data[place : place + length] = chance.randbytes(length)
        elif act == 1:
            del data[place : place + length]
        elif act == 2:
            data[place:place] = data[place : place + length]
        elif act == 3 and chance.random() < 0.2:
            del data[place:]
        elif data:
            data[place % len(data)] = chance.choice((0, 1, 127, 128, 255))
    return bytes(data)


def hunt_guided(hunt: Hunt, seeds: list[bytes], atheris: Any) -> None:
    """Lets atheris find inputs that reach more of the code; never returns."""
    corpus = hunt.folder.parent / f"{hunt.folder.name}-corpus"
    corpus.mkdir()
    for number, seed in enumerate(seeds):
        (corpus / str(number)).write_bytes(seed)
    largest = max([4096, *(2 * len(seed) for seed in seeds)])
    atheris.Setup([sys.argv[0], str(corpus), f"-max_len={largest}", "-timeout=30", "-rss_limit_mb=4096", "-verbosity=0"], hunt.try_next)
    atheris.Fuzz()


def hunt_by_chance(hunt: Hunt, seeds: list[bytes]) -> None:
    """Changes good inputs at random; never returns."""
    chance = random.Random(1)
    while True:
        hunt.try_next(mutate(chance.choice(seeds), chance))


def main() -> None:
    """Hunts in one target, or in each for so long."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--by-chance", action="store_true", help="without atheris")
    options = parser.parse_args()
    signal.signal(signal.SIGALRM, _raise_timeout)
    folder = Path(tempfile.mkdtemp(prefix="coach-fuzz-"))
    guide = None if options.by_chance else _find_guide()
    with guide.instrument_imports(include=LOOKED_INTO) if guide else nullcontext():
        seeds = [*TARGETS[options.target].seeds(), b""]
        for seed in seeds:
            try_once(options.target, seed, folder)  # so that all of it is imported
    hunt = Hunt(options.target, options.seconds, folder)
    if guide:
        hunt_guided(hunt, seeds, guide)
    hunt_by_chance(hunt, seeds)


def _find_guide() -> Any:
    try:
        import atheris
    except ImportError:
        return None
    return atheris


if __name__ == "__main__":
    main()
