"""A camera in the network: a phone or IP camera that sends pictures over http, https or rtsp."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import urlsplit

import av
from av.container import InputContainer
from av.packet import Packet
from av.video.stream import VideoStream

from coach.capture.decoding import Converter, decode
from coach.capture.ffmpeg_timeout import abort_waits_when, install_clock
from coach.capture.frame import Frame
from coach.capture.frame_mailbox import LatestFrame
from coach.capture.frame_times import FrameTimes
from coach.capture.reader_thread import Reader, ReadSource
from coach.capture.rtsp_redirect import redirects_to_other_host
from coach.errors import SourceError

install_clock()

OPEN_TIMEOUT_S: Final = 10.0
"""How long an address may take to answer."""
READ_TIMEOUT_S: Final = 3.0
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
HINT: Final = (
    "Check that the camera's app runs, that both are in the same network, and that the address is the video's own, "
    "not that of a page around it."
)


class NetworkCamera(ReadSource):
    """A network camera that gives frames until it is closed or falls silent. Nothing but the host of the address is spoken to.

    A thread reads and decodes it; `frames` gives the newest picture, with the time when it came. `close` hangs up at once: a camera that
    is silent is not waited for. Raises SourceError where it does not answer or sends no video, and from `frames` where it stops.
    """

    live: Final = True
    duration_s: Final = None
    problem: Final = ""

    def __init__(
        self,
        address: str,
        *,
        clock: Callable[[], float] = time.perf_counter,
        open_timeout_s: float = OPEN_TIMEOUT_S,
        read_timeout_s: float = READ_TIMEOUT_S,
    ) -> None:
        self.name = mask_password(address)
        self._clock = clock
        self._read_timeout_s = read_timeout_s
        self._container = self._open(address, open_timeout_s, read_timeout_s)
        self._reader = Reader("stream", self._read(), LatestFrame())

    def _release(self) -> None:
        self._container.close()

    def _open(self, address: str, open_timeout_s: float, read_timeout_s: float) -> InputContainer:
        parts = urlsplit(address)
        if parts.scheme == "rtsp":
            self._refuse_redirect(address, open_timeout_s)
        options = {**OPTIONS, "protocol_whitelist": PROTOCOLS[parts.scheme]}
        try:
            container = av.open(
                parts.geturl(),
                options=options,
                metadata_errors="replace",
                timeout=(open_timeout_s, read_timeout_s),
            )
        except av.error.FFmpegError as error:
            raise SourceError(
                f"{self.name} gives no video: {describe_open_error(error)}.", HINT
            ) from error
        if (
            not container.streams.video
            or getattr(container.streams.video[0], "codec_context", None) is None
        ):
            container.close()
            raise SourceError(f"{self.name} sends no video.", HINT)
        return container

    def _refuse_redirect(self, address: str, open_timeout_s: float) -> None:
        try:
            redirected = redirects_to_other_host(address, open_timeout_s)
        except TimeoutError as error:
            raise SourceError(f"{self.name} gives no video: it does not answer.", HINT) from error
        if redirected:
            raise SourceError(
                f"{self.name} gives no video: it leads to another address.",
                "Give the camera's own address.",
            )

    def _read(self) -> Iterator[Frame]:
        stream = self._container.streams.video[0]
        converter, times = Converter(stream.sample_aspect_ratio), FrameTimes()
        with abort_waits_when(lambda: self._reader.stopped):
            for packet in self._demux():
                clock_s = self._clock()
                for picture in filter(None, decode(packet)):
                    if (image := converter.convert(picture)) is not None:
                        yield Frame(times.next_time(clock_s), image)

    def _demux(self) -> Iterator[Packet[VideoStream]]:
        cause: av.error.FFmpegError | None = None
        try:
            requested_s = self._clock()
            for packet in self._container.demux(self._container.streams.video[0]):
                if self._clock() - requested_s >= self._read_timeout_s:
                    break  # FFmpeg has given up, and hands out what it had left: an old picture, and the next would be waited for again
                yield packet
                requested_s = self._clock()
        except av.error.FFmpegError as error:
            cause = error
        raise SourceError(f"{self.name} stopped sending pictures.", HINT) from cause


def mask_password(address: str) -> str:
    """The address as it may be shown and stored: without a password."""
    parts = urlsplit(address)
    user, at, host = parts.netloc.rpartition("@")
    return parts._replace(netloc=f"{user.partition(':')[0]}{at}{host}").geturl()


def describe_open_error(error: av.error.FFmpegError) -> str:
    """What FFmpeg's error means when an address is opened, in a few words."""
    if isinstance(error, av.error.TimeoutError | av.error.ExitError):
        return "it does not answer"
    if isinstance(error, av.error.InvalidDataError | av.error.ArgumentError) or error.errno in (
        errno.EIO,
        errno.EPERM,
    ):
        return "nothing came that is one"
    return error.strerror or "it cannot be read"
