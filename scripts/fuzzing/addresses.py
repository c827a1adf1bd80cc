"""The target of network addresses. Nothing is opened."""

from __future__ import annotations

from pathlib import Path

from coach.capture.cameras.address import mask_password, split_address

SEEDS = (
    b"http://192.168.0.20:8080/video",
    b"rtsp://ann:secret@phone/live?x=1",
    b"https://[fe80::1%25eth0]:443/#top",
)


def read_address(content: bytes, _: Path) -> object:
    """Read an address as an argument on the command line, and mask its password."""
    address = content.decode(errors="surrogateescape")
    parts = split_address(address)
    if not parts.hostname:
        raise AssertionError("no host")
    mask_password(address)
    return parts
