"""Addresses of network cameras: parts, passwords, and what is malformed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.capture.cameras.address import (
    SCHEMES,
    hide_secrets,
    hide_secrets_in_text,
    is_address,
    mask_password,
    split_address,
)
from coach.errors import SourceError

MALFORMED = [
    "http://[x/video",
    "http://[]/video",
    "http://",
    "rtsp://:554/live",
    "http://phone:port/video",
    "http://phone:99999/video",
    "http://℀/video",
    "http://ann:secret[@phone/video",
    "http://ann:secret/@phone/video",
    "ftp://ann:secret@phone/video",
    "ftp://phone/video?pass=secret",
    "ann:secret@phone/video",
    "rtsp:/ann:secret@phone/video",
]
PIECES = st.sampled_from(["[", "]", ":", "@", "/", "?", "#", "%", "℀", "80", "phone", "::1", "é"])


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("http://phone:8080/video", "http://phone:8080/video"),
        ("rtsp://ann:secret@phone/live?x=1", "rtsp://ann@phone/live?x=1"),
        ("rtsp://ann@phone/live", "rtsp://ann@phone/live"),
        ("http://[::1]:8080/video", "http://[::1]:8080/video"),
        (
            "http://phone/stream.cgi?user=ann&pwd=secret&rate=5",
            "http://phone/stream.cgi?user=ann&pwd=***&rate=5",
        ),
        (
            "rtsp://phone/user=ann&password=secret&channel=1.sdp?real_stream",
            "rtsp://phone/user=ann&password=***&channel=1.sdp?real_stream",
        ),
        ("http://phone/video?loginPassword=secret", "http://phone/video?loginPassword=***"),
        ("http://phone/video#access_token=secret", "http://phone/video#access_token=***"),
    ],
)
def test_a_password_is_never_shown(address: str, shown: str) -> None:
    assert mask_password(address) == shown


@pytest.mark.parametrize("address", MALFORMED)
def test_no_password_of_a_malformed_address_is_shown(address: str) -> None:
    assert "secret" not in hide_secrets(address)
    assert "secret" not in hide_secrets_in_text(f"{address} gives no video, see {address!r}")


@pytest.mark.parametrize(
    "name",
    ["C:\\clips\\a@b.mp4", "C:/clips/a@b.mp4", "/clips/a:b@c.mp4", "a@b.mp4", "HD: Camera", "0"],
)
def test_names_of_files_and_cameras_stay_as_they_are(name: str) -> None:
    assert not is_address(name)
    assert hide_secrets(name) == name
    assert hide_secrets_in_text(f"{name}: no such file\n") == f"{name}: no such file\n"


def test_addresses_are_found_in_a_text() -> None:
    text = "a@b: rtsp://ann:secret@phone/live?x=1 refused\nhttp://phone/v?pwd=secret key = 1 @ 2"
    hidden = "a@b: rtsp://phone/live?x=1 refused\nhttp://phone/v?pwd=*** key = 1 @ 2"
    assert hide_secrets_in_text(text) == hidden


@pytest.mark.parametrize("address", MALFORMED)
def test_a_malformed_address_is_refused_with_an_example(address: str) -> None:
    with pytest.raises(SourceError) as refused:
        split_address(address)
    assert "http://192.168.0.20:8080/video" in refused.value.hint
    assert "secret" not in refused.value.message


@given(st.sampled_from(SCHEMES), st.lists(PIECES | st.text(max_size=3), max_size=8))
def test_any_address_has_a_host_or_is_refused(scheme: str, pieces: list[str]) -> None:
    address = f"{scheme}://{''.join(pieces)}"
    try:
        parts = split_address(address)
    except SourceError:
        return
    assert parts.hostname
    assert mask_password(mask_password(address)) == mask_password(address)
