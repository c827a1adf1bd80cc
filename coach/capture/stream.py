"""A camera in the network: a phone or IP camera that sends pictures over http, https or rtsp."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlsplit

import av
from av.container import InputContainer
from av.packet import Packet
from av.video.stream import VideoStream

from coach.capture.decoding import Converter, decode
from coach.capture.frame import Frame
from coach.capture.latest import Latest
from coach.capture.patience import giving_up
from coach.capture.reader import Reader
from coach.capture.timeline import Timeline
from coach.errors import SourceError

OPEN_S: Final = 10.0
"""How long an address may take to answer."""
SILENT_S: Final = 3.0
"""How long a camera may send nothing before it counts as gone."""
FORMATS: Final = "mpjpeg,mjpeg,mpegts,mov,mp4,matroska,webm,flv,asf,h264,hevc,rtsp"
"""What is read. Playlists are not: they would lead to other hosts."""
PROTOCOLS: Final = {"http": "http,tcp", "https": "https,tls,tcp", "rtsp": "rtsp,rtp,udp,tcp"}
"""What may be spoken, by the address's scheme: nothing that reads a file or another address."""
OPTIONS: Final = {
    "format_whitelist": FORMATS,
    "fflags": "nobuffer",  # the newest picture, not the oldest that is still on its way
    "flags": "low_delay",
    "analyzeduration": "1000000",  # microseconds to look at a stream before its first picture is given
    "rtsp_transport": "tcp",  # one connection, to the host that was named, and no picture torn by lost packets
    "max_redirects": "0",  # an answer that sends us to another host is refused
    "http_proxy": "",  # not even a proxy that the environment names
}
MEND: Final = (
    "Check that the camera's app runs, that both are in the same network, and that the address is the video's own, "
    "not that of a page around it."
)


class Stream:
    """A network camera that gives frames until it is closed or falls silent. Nothing but the host of the address is spoken to.

    A thread reads and decodes it; `frames` gives the newest picture. Raises SourceError where it does not answer or sends no video,
    and from `frames` where it stops.
    """

    live: Final = True
    duration_s: Final = None
    frame_count: Final = None
    problem: Final = ""

    def __init__(
        self, address: str, *, clock: Callable[[], float] = time.perf_counter, open_s: float = OPEN_S, silent_s: float = SILENT_S
    ) -> None:
        self.name = hide_password(address)
        self._clock = clock
        self._container = self._open(address, open_s, silent_s)
        self._reader = Reader("stream", self._read(), Latest())

    @property
    def dropped(self) -> int:
        """Frames that came while nobody took them."""
        return self._reader.dropped

    def frames(self) -> Iterator[Frame]:
        """The newest frame each time; its time is when it came. Raises SourceError when the camera stops sending."""
        return self._reader.frames()

    def close(self) -> None:
        """End the frames and hang up, at once: a camera that is silent is not waited for."""
        self._reader.close()
        self._container.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _open(self, address: str, open_s: float, silent_s: float) -> InputContainer:
        parts = urlsplit(address)
        options = {**OPTIONS, "protocol_whitelist": PROTOCOLS[parts.scheme]}
        try:
            container = av.open(parts.geturl(), options=options, metadata_errors="replace", timeout=(open_s, silent_s))
        except av.error.FFmpegError as error:
            raise SourceError(f"{self.name} gives no video: {explain(error)}.", MEND) from error
        if not container.streams.video or getattr(container.streams.video[0], "codec_context", None) is None:
            container.close()
            raise SourceError(f"{self.name} sends no video.", MEND)
        return container

    def _read(self) -> Iterator[Frame]:
        stream = self._container.streams.video[0]
        converter, timeline = Converter(stream.sample_aspect_ratio), Timeline()
        with giving_up(lambda: self._reader.stopped):
            for packet in self._demux():
                clock_s = self._clock()
                for picture in filter(None, decode(packet)):
                    if (image := converter.convert(picture)) is not None:
                        yield Frame(timeline.place(clock_s), image)

    def _demux(self) -> Iterator[Packet[VideoStream]]:
        cause: av.error.FFmpegError | None = None
        try:
            yield from self._container.demux(self._container.streams.video[0])
        except av.error.FFmpegError as error:
            cause = error
        raise SourceError(f"{self.name} stopped sending pictures.", MEND) from cause


def hide_password(address: str) -> str:
    """The address as it may be shown and stored: without a password."""
    parts = urlsplit(address)
    user, at, host = parts.netloc.rpartition("@")
    return parts._replace(netloc=f"{user.partition(':')[0]}{at}{host}").geturl()


def explain(error: av.error.FFmpegError) -> str:
    """What FFmpeg's error means when an address is opened, in a few words."""
    if isinstance(error, av.error.TimeoutError | av.error.ExitError):
        return "it does not answer"
    if isinstance(error, av.error.InvalidDataError | av.error.ArgumentError) or error.errno == errno.EIO:
        return "nothing came that is one"
    return error.strerror or "it cannot be read"
