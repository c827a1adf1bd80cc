"""Addresses of network cameras."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import SplitResult, urlsplit

from coach.errors import SourceError
from coach.message import Message

SCHEMES: Final = ("http", "https", "rtsp")
"""Schemes of the addresses of network cameras."""
SECRET: Final = re.compile(
    r"(?i)([\w.%-]*(?:pass|pwd|psw|token|key|secret|auth|cred|session|sig)[\w.%-]*)=[^&;/?#]*"
)
"""A password or the like in the path or the query of an address: its name, then its value."""
USER: Final = re.compile(r"(?is)(^[a-z][a-z0-9+.-]+:/{1,2}|//|^(?=[^/\\@:]+:[^/\\])).*@")
"""User and password of an address, which may lack a slash or the scheme; what is before them."""
IN_TEXT: Final = re.compile(
    r"""(?i)[a-z][a-z0-9+.-]+:/\S+|(?<![^\s'"(])[^\s/\\:@'"(]+:[^\s/\\:@'"]+@\S+"""
)
"""An address in a text; it may lack its scheme if it has user and password."""
HINT: Final = Message(
    "Look in the camera's app for an address such as http://192.168.0.20:8080/video."
)


def split_address(address: str) -> SplitResult:
    """Return the parts of an address.

    Raises:
        SourceError: It is malformed, names no host, or is read over none of `SCHEMES`. The error
            shows neither user nor password.

    """
    shown = hide_secrets(address)
    scheme, mark, _ = address.partition("://")
    if mark and scheme.lower() not in SCHEMES:
        raise SourceError(
            Message(
                "{name}: a network camera is read over {names}, not {scheme}.",
                name=shown,
                names=", ".join(SCHEMES),
                scheme=scheme,
            ),
            HINT,
        )
    try:
        parts = urlsplit(address)
        named = bool(mark and parts.hostname)
        _ = parts.port  # raises ValueError if it is no number of a port
    except ValueError:
        named = False
    if not named:
        raise SourceError(Message("{name} is not the address of a camera.", name=shown), HINT)
    return parts


def hide_secrets(address: str) -> str:
    """Return an address, or what should be one, without user and passwords."""
    return SECRET.sub(r"\1=***", USER.sub(r"\1", address))


def hide_secrets_in_text(text: str) -> str:
    """Return a text without users and passwords of the addresses in it."""
    return IN_TEXT.sub(lambda found: hide_secrets(found[0]), text)


def is_address(text: str) -> bool:
    """Return True for an address, also for one that lacks its scheme but not its user."""
    return bool(re.match(r"(?i)[a-z][a-z0-9+.-]*://", text) or USER.match(text))


def mask_password(address: str) -> str:
    """Return the address without its passwords, for display and storage.

    Raises:
        SourceError: It is malformed.

    """
    parts = split_address(address)
    user, at, host = parts.netloc.rpartition("@")
    bare = parts._replace(netloc=f"{user.partition(':')[0]}{at}{host}").geturl()
    return SECRET.sub(r"\1=***", bare)
