"""Keeps Qt away from services of the desktop that never answer.

While the window is opened, Qt asks the session bus and the services of accessibility and of input
methods on it, in the Qt thread, and waits for them: for 25 s, or without limit where the bus
itself is silent. So they are asked once before, with a time limit; one that does not answer is
replaced by an address or a name that fails at once. One that is not there is left alone.

https://dbus.freedesktop.org/doc/dbus-specification.html
"""

from __future__ import annotations

import os
import socket
import struct
import sys
import time
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote

MAX_ANSWER_S: Final = 2.0
"""Maximum time for all answers together, in seconds."""
BUS_VARIABLE: Final = "DBUS_SESSION_BUS_ADDRESS"
NO_BUS: Final = "disabled:"
"""An address that every library refuses at once, without looking for another bus."""
INPUT_VARIABLES: Final = ("QT_IM_MODULE", "QT_IM_MODULES")
PLAIN_INPUT: Final = "compose"
"""Qt's own input method; it asks nobody."""


@dataclass(frozen=True, slots=True)
class Call:
    """A method of a service, and its arguments, which are texts."""

    service: str
    path: str
    interface: str
    method: str
    arguments: tuple[str, ...] = ()


HELLO: Final = Call(
    "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "Hello"
)
IS_ENABLED: Final = Call(
    "org.a11y.Bus",
    "/org/a11y/bus",
    "org.freedesktop.DBus.Properties",
    "Get",
    ("org.a11y.Status", "IsEnabled"),
)
FIND_ACCESSIBILITY_BUS: Final = Call("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
MACHINE_FILES: Final = (Path("/var/lib/dbus/machine-id"), Path("/etc/machine-id"))


def avoid_silent_services(
    environment: MutableMapping[str, str] = os.environ,
    platform: str = sys.platform,
    limit_s: float = MAX_ANSWER_S,
) -> None:
    """Change the environment so that Qt does not ask services that do not answer.

    Call it before the Qt application is created.

    Args:
        environment: The variables that Qt reads.
        platform: Only Linux has a session bus.
        limit_s: Maximum time for the answers of each bus, in seconds.

    """
    if platform != "linux":
        return
    address = environment.get(BUS_VARIABLE) or find_usual_address(environment)
    if not session_bus_answers(address, limit_s):
        environment[BUS_VARIABLE] = NO_BUS
    names = [name for name in INPUT_VARIABLES if "ibus" in environment.get(name, "")]
    if names and not bus_answers(find_ibus_address(environment), limit_s):
        for name in names:
            environment[name] = PLAIN_INPUT


def find_usual_address(environment: Mapping[str, str]) -> str:
    """Return the address of the session bus if no variable names it; empty if there is none."""
    folder = environment.get("XDG_RUNTIME_DIR", "")
    try:
        found = folder != "" and Path(folder, "bus").exists()
    except OSError:  # the folder of another user, whose variables were kept
        found = False
    return f"unix:path={folder}/bus" if found else ""


def find_ibus_address(
    environment: Mapping[str, str], machine_files: Sequence[Path] = MACHINE_FILES
) -> str:
    """Return the address of IBus, which has a bus of its own; empty if it is unknown."""
    try:
        name = environment.get("IBUS_ADDRESS_FILE") or name_ibus_file(environment, machine_files)
        text = Path(name).read_text(encoding="utf-8")
    except (OSError, ValueError, RuntimeError):  # RuntimeError: there is no home folder
        return ""
    lines = (line.partition("=") for line in text.splitlines())
    return next((value for key, _, value in lines if key == "IBUS_ADDRESS"), "")


def name_ibus_file(
    environment: Mapping[str, str], machine_files: Sequence[Path] = MACHINE_FILES
) -> str:
    """Return the path of the file in which IBus writes its address.

    Raises:
        OSError, ValueError: The number of this machine cannot be read.
        RuntimeError: There is no home folder.

    """
    home = environment.get("XDG_CONFIG_HOME") or str(Path("~/.config").expanduser())
    host, _, number = environment.get("DISPLAY", "").partition(":")
    display = f"{host or 'unix'}-{number.partition('.')[0]}"
    if wayland := environment.get("WAYLAND_DISPLAY"):
        display = f"unix-{wayland}"
    known = [file.read_text(encoding="ascii").strip() for file in machine_files if file.is_file()]
    return str(Path(home, "ibus", "bus", f"{''.join(known[:1])}-{display}"))


def session_bus_answers(address: str, limit_s: float = MAX_ANSWER_S) -> bool:
    """Return False if the session bus, or accessibility on it, is there and does not answer.

    Args:
        address: Of the bus; one that is not a socket of this computer counts as answering.
        limit_s: Maximum time for all answers, in seconds.

    """
    deadline_s = time.monotonic() + limit_s
    answers = ask(address, (HELLO, IS_ENABLED), deadline_s)
    if answers is None:
        return False
    if len(answers) < 2 or not answers[1].endswith(struct.pack("=I", 1)):
        return True  # without accessibility Qt asks nothing else
    answers = ask(address, (HELLO, FIND_ACCESSIBILITY_BUS), deadline_s)
    if answers is None:
        return False
    other = answers[1][4:].rstrip(b"\0").decode(errors="replace") if len(answers) > 1 else ""
    return ask(other, (HELLO,), deadline_s) is not None


def bus_answers(address: str, limit_s: float = MAX_ANSWER_S) -> bool:
    """Return False if a bus is there and does not answer in this time, in seconds."""
    return ask(address, (HELLO,), time.monotonic() + limit_s) is not None


def ask(address: str, calls: Sequence[Call], deadline_s: float) -> list[bytes] | None:
    """Return the content of all answers of a bus; errors are answers, too.

    Args:
        address: Of the bus.
        calls: What is asked for, `HELLO` first.
        deadline_s: On the monotonic clock, in seconds.

    Returns:
        None if an answer did not come in time, an empty list if there is no bus: then Qt fails,
        too, and at once.

    """
    path = parse_address(address)
    if not path:
        return []
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        bus = Bus(connection, deadline_s)
        try:
            bus.connect(path)
            return [bus.call(call) for call in calls]
        except TimeoutError:
            return None
        except OSError:
            return []


def parse_address(address: str) -> str:
    """Return the socket of the first address in a list; empty if there is none."""
    kind, _, rest = address.partition(";")[0].partition(":")
    values = dict(pair.partition("=")[::2] for pair in rest.split(","))
    if kind != "unix":
        return ""
    if "abstract" in values:
        return "\0" + unquote(values["abstract"])
    return unquote(values.get("path", ""))


class Bus:
    """A connection to a bus. Every wait ends at the deadline with a TimeoutError."""

    def __init__(self, connection: socket.socket, deadline_s: float) -> None:
        """Take over a socket that is not connected.

        Args:
            connection: The socket.
            deadline_s: On the monotonic clock, in seconds.

        """
        self._connection = connection
        self._deadline_s = deadline_s
        self._number = 0

    def connect(self, path: str) -> None:
        """Connect, and say who this user is. Raises OSError."""
        self._limit()
        self._connection.connect(path)
        user = str(os.getuid()).encode().hex().encode()
        self._connection.sendall(b"\0AUTH EXTERNAL " + user + b"\r\n")
        line = b""
        while not line.endswith(b"\r\n"):
            line += self._receive(1)
        if not line.startswith(b"OK"):
            raise ConnectionError(line)
        self._connection.sendall(b"BEGIN\r\n")

    def call(self, call: Call) -> bytes:
        """Call a method, and return the content of any answer to it. Raises OSError."""
        self._number += 1
        self._limit()
        self._connection.sendall(encode_call(call, self._number))
        answer_to = b"\x05\x01u\0" + struct.pack("=I", self._number)
        fields = body = b""
        while answer_to not in fields:
            fields, body = self._receive_message()
        return body

    def _receive_message(self) -> tuple[bytes, bytes]:
        """Receive the next message, and return the fields of its header, and its content."""
        head = self._receive(16)
        body_length, _, length = struct.unpack("=III", head[4:])
        return self._receive(_align(length)), self._receive(body_length)

    def _receive(self, length: int) -> bytes:
        data = b""
        while len(data) < length:
            self._limit()
            part = self._connection.recv(length - len(data))
            if not part:
                raise ConnectionError("the bus has closed the connection")
            data += part
        return data

    def _limit(self) -> None:
        left_s = self._deadline_s - time.monotonic()
        if left_s <= 0:
            raise TimeoutError
        self._connection.settimeout(left_s)


def encode_call(call: Call, number: int) -> bytes:
    """Return the message that calls a method; a service that is not running is not started."""
    body = b""
    for text in call.arguments:
        body = _pad(body, 4) + _encode_text(text)
    fields = _encode_field(1, "o", call.path) + _encode_field(2, "s", call.interface)
    fields += _encode_field(3, "s", call.method)
    if call.arguments:
        fields += _encode_field(8, "g", "s" * len(call.arguments))
    fields += _encode_field(6, "s", call.service)
    order = b"l" if sys.byteorder == "little" else b"B"
    method_call, no_start, version = 1, 2, 1
    head = order + bytes((method_call, no_start, version))
    # The length of the fields is counted with their padding, except that of the last.
    length = len(fields) - _count_padding(call.service)
    return head + struct.pack("=III", len(body), number, length) + fields + body


def _encode_field(code: int, kind: str, text: str) -> bytes:
    value = _encode_text(text)
    if kind == "g":
        value = bytes((len(text),)) + text.encode() + b"\0"
    return _pad(bytes((code, 1)) + kind.encode() + b"\0" + value, 8)


def _encode_text(text: str) -> bytes:
    return struct.pack("=I", len(text.encode())) + text.encode() + b"\0"


def _count_padding(service: str) -> int:
    length = 8 + len(service.encode()) + 1
    return _align(length) - length


def _pad(data: bytes, size: int) -> bytes:
    return data + b"\0" * (-len(data) % size)


def _align(length: int) -> int:
    return length + -length % 8
