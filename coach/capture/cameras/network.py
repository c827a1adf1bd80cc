"""A network camera: a phone or IP camera that sends pictures over http, https or rtsp."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Iterator
from typing import Final

import av
from av.container import InputContainer
from av.packet import Packet
from av.video.stream import VideoStream

from coach.capture.cameras.address import mask_password, split_address
from coach.capture.cameras.ffmpeg_timeout import abort_waits_when, install_clock
from coach.capture.cameras.rtsp_redirect import redirects_to_other_host
from coach.capture.frame import Frame
from coach.capture.frame_times import FrameTimes
from coach.capture.threads.latest_frame import LatestFrame
from coach.capture.threads.pending_frame import PendingFrame
from coach.capture.threads.reader import LiveSource, Reader
from coach.capture.videos.decoding import PictureConverter, StillDecoder, decode
from coach.errors import SourceError, find_reason
from coach.message import Message

install_clock()

OPEN_TIMEOUT_S: Final = 10.0
"""Maximum time until an address answers, in seconds."""
READ_TIMEOUT_S: Final = 3.0
"""Time without data after which a camera counts as disconnected, in seconds."""
FORMATS: Final = "mpjpeg,mjpeg,mpegts,mov,mp4,matroska,webm,flv,asf,h264,hevc,rtsp"
"""Accepted formats. Playlists are excluded: they would lead to other hosts."""
PROTOCOLS: Final = {"http": "http,tcp", "https": "https,tls,tcp", "rtsp": "rtsp,rtp,udp,tcp"}
"""Allowed protocols by the address's scheme: none that reads a file or another address."""
OPTIONS: Final = {
    "format_whitelist": FORMATS,
    "fflags": "nobuffer",  # the newest picture, not the oldest one in a buffer
    "flags": "low_delay",
    "analyzeduration": "1000000",  # microseconds to analyse a stream before the first picture
    "rtsp_transport": "tcp",  # one connection to the named host, no pictures damaged by loss
    "max_redirects": "0",  # a redirect to another host is refused
    "http_proxy": "",  # no proxy, not even one from the environment
}
STILLS: Final = "mjpeg"
"""The codec whose pictures do not depend on others: one that is not used is not decoded."""
HINT: Final = Message(
    "Check that the camera's app runs, that both are in the same network, "
    "and that the address is the video's own, not that of a page around it."
)


class NetworkCamera(LiveSource):
    """A network camera that delivers frames until it is closed or stops sending.

    Only the host of the address is contacted. A thread reads and decodes the stream; `frames`
    yields the newest picture, with the time of its arrival. `close` disconnects at once and does
    not wait for a silent camera.

    Raises:
        SourceError: The address is malformed, or the camera does not answer or sends no video;
            `frames` raises it if the camera stops.

    """

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
        parts = split_address(address)
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
                Message(
                    "{name} gives no video: {reason}.",
                    name=self.name,
                    reason=describe_open_error(error),
                ),
                HINT,
            ) from error
        if (
            not container.streams.video
            or getattr(container.streams.video[0], "codec_context", None) is None
        ):
            container.close()
            raise SourceError(Message("{name} sends no video.", name=self.name), HINT)
        return container

    def _refuse_redirect(self, address: str, open_timeout_s: float) -> None:
        try:
            redirected = redirects_to_other_host(address, open_timeout_s)
        except TimeoutError as error:
            raise SourceError(
                Message("{name} gives no video: it does not answer.", name=self.name), HINT
            ) from error
        if redirected:
            raise SourceError(
                Message("{name} gives no video: it leads to another address.", name=self.name),
                Message("Give the camera's own address."),
            )

    def _read(self) -> Iterator[Frame | PendingFrame]:
        stream = self._container.streams.video[0]
        aspect = stream.sample_aspect_ratio
        converter, times = PictureConverter(aspect), FrameTimes()
        stills = StillDecoder(aspect) if stream.codec_context.name == STILLS else None
        with abort_waits_when(lambda: self._reader.stopped):
            for packet in self._demux():
                clock_s = self._clock()
                if stills is not None:
                    if packet.size:
                        yield PendingFrame(times.next_time(clock_s), stills.prepare(packet))
                    continue
                for picture in filter(None, decode(packet)):
                    if (image := converter.convert(picture)) is not None:
                        yield Frame(times.next_time(clock_s), image)

    def _demux(self) -> Iterator[Packet[VideoStream]]:
        cause: av.error.FFmpegError | None = None
        try:
            requested_s = self._clock()
            for packet in self._container.demux(self._container.streams.video[0]):
                if self._clock() - requested_s >= self._read_timeout_s:
                    break  # FFmpeg timed out: this picture is old, and the next takes as long
                yield packet
                requested_s = self._clock()
        except av.error.FFmpegError as error:
            cause = error
        raise SourceError(
            Message("{name} stopped sending pictures.", name=self.name), HINT
        ) from cause


def describe_open_error(error: av.error.FFmpegError) -> Message:
    """Describe in a few words why FFmpeg could not open an address."""
    if isinstance(error, av.error.TimeoutError | av.error.ExitError):
        return Message("it does not answer")
    if isinstance(error, av.error.InvalidDataError | av.error.ArgumentError) or error.errno in (
        errno.EIO,
        errno.EPERM,
    ):
        return Message("it sent no video")
    return find_reason(error) if error.strerror else Message("it cannot be read")
