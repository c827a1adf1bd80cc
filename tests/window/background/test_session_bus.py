"""Services of the desktop that never answer, over real sockets: the window opens without them."""

from __future__ import annotations

import os
import shutil
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from coach.window.background import session_bus
from coach.window.background.session_bus import (
    HELLO,
    NO_BUS,
    PLAIN_INPUT,
    avoid_silent_services,
    bus_answers,
    parse_address,
    session_bus_answers,
)
from tests.x_server import open_screen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a session bus")

NEVER_S = 0.2
"""How long the tests wait for an answer that never comes, in seconds."""
LONG_S = 30.0
WORDS = (b"IsEnabled", b"GetAddress")


class FakeBus:
    """A bus that answers as the test says; a list of words names what it leaves unanswered."""

    def __init__(self, path: Path, *, silent: tuple[bytes, ...] = (), enabled: str = "") -> None:
        """Listen.

        Args:
            path: Of the socket.
            silent: Parts of the messages that are not answered: AUTH, Hello, IsEnabled, GetAddress.
            enabled: Address of the bus of accessibility; empty if accessibility is off.

        """
        self.address = f"unix:path={path}"
        self.silent = silent
        self.enabled = enabled
        self.asked: list[bytes] = []
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(path))
        self._listener.listen()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def close(self) -> None:
        """End the thread."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection:
                self._answer(connection)

    def _answer(self, connection: socket.socket) -> None:
        while data := connection.recv(4096):
            self.asked.append(data)
            if any(word in data for word in self.silent):
                continue
            if b"AUTH" in data:
                connection.sendall(b"OK 1234\r\n")
                continue
            message = data.removeprefix(b"BEGIN\r\n")
            if message:
                connection.sendall(encode_signal())
                connection.sendall(self._encode_answer(message))

    def _encode_answer(self, message: bytes) -> bytes:
        number = struct.unpack("=I", message[8:12])[0]
        body = b"\x01b\0\0" + struct.pack("=I", bool(self.enabled))
        if b"GetAddress" in message:
            body = struct.pack("=I", len(self.enabled)) + self.enabled.encode() + b"\0"
        return encode_message(2, b"\x05\x01u\0" + struct.pack("=I", number), body)


def encode_message(kind: int, fields: bytes, body: bytes) -> bytes:
    head = (b"l" if sys.byteorder == "little" else b"B") + bytes((kind, 1, 1))
    return head + struct.pack("=III", len(body), 7, len(fields)) + fields + body


def encode_signal() -> bytes:
    """Return a message that is no answer, such as a bus sends after the first call."""
    return encode_message(4, b"\x03\x01s\0\x03\0\0\0Hey\0\0\0\0\0", b"")


OpenBus = Callable[..., FakeBus]


@pytest.fixture
def open_bus(tmp_path: Path) -> Iterator[OpenBus]:
    opened: list[FakeBus] = []

    def open_one(**options: object) -> FakeBus:
        opened.append(FakeBus(tmp_path / f"bus{len(opened)}", **options))  # type: ignore[arg-type]
        return opened[-1]

    yield open_one
    for bus in opened:
        bus.close()


@pytest.mark.parametrize("enabled", ["", "unix:path=/nowhere"])
def test_a_bus_that_answers_is_left_alone(open_bus: OpenBus, enabled: str) -> None:
    bus = open_bus(enabled=enabled)
    environment = {session_bus.BUS_VARIABLE: bus.address}
    avoid_silent_services(environment, "linux", LONG_S)
    assert environment == {session_bus.BUS_VARIABLE: bus.address}
    seen = b"".join(bus.asked)
    assert [word in seen for word in WORDS] == [True, bool(enabled)]


@pytest.mark.parametrize("silent", [b"AUTH", b"Hello", b"IsEnabled", b"GetAddress"])
def test_a_bus_or_a_service_that_never_answers_is_avoided(open_bus: OpenBus, silent: bytes) -> None:
    bus = open_bus(silent=(silent,), enabled="unix:path=/nowhere")
    environment = {session_bus.BUS_VARIABLE: bus.address}
    avoid_silent_services(environment, "linux", NEVER_S)
    assert environment == {session_bus.BUS_VARIABLE: NO_BUS}


def test_a_silent_bus_of_accessibility_is_avoided(open_bus: OpenBus) -> None:
    other = open_bus(silent=(b"AUTH",))
    bus = open_bus(enabled=other.address)
    assert not session_bus_answers(bus.address, NEVER_S)
    other.silent = ()
    assert session_bus_answers(bus.address, LONG_S)


@pytest.mark.parametrize(
    "address",
    ["", "unix:path=/nowhere", "autolaunch:", "tcp:host=localhost,port=1", "unix:dir=/tmp"],
)
def test_a_bus_that_is_not_there_is_left_to_qt(address: str) -> None:
    assert session_bus_answers(address, LONG_S)


def test_a_bus_that_hangs_up_is_left_to_qt(open_bus: OpenBus, tmp_path: Path) -> None:
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(tmp_path / "bus"))
    listener.listen()
    asked: list[bool] = []
    asking = threading.Thread(
        target=lambda: asked.append(bus_answers(f"unix:path={tmp_path / 'bus'}", LONG_S))
    )
    asking.start()
    listener.accept()[0].close()
    asking.join()
    listener.close()
    assert asked == [True]


def test_the_usual_address_is_asked_where_no_variable_names_one(
    open_bus: OpenBus, tmp_path: Path
) -> None:
    open_bus(silent=(b"AUTH",))
    (tmp_path / "bus0").rename(tmp_path / "bus")
    environment = {"XDG_RUNTIME_DIR": str(tmp_path)}
    avoid_silent_services(environment, "linux", NEVER_S)
    assert environment[session_bus.BUS_VARIABLE] == NO_BUS


def test_other_systems_have_no_bus() -> None:
    environment = {session_bus.BUS_VARIABLE: "unix:path=/nowhere"}
    avoid_silent_services(environment, "win32", 0.0)
    assert environment == {session_bus.BUS_VARIABLE: "unix:path=/nowhere"}


@pytest.mark.parametrize("silent", [(), (b"AUTH",)])
@pytest.mark.parametrize("named_by", ["variable", "folder"])
def test_an_input_method_that_never_answers_is_replaced(
    open_bus: OpenBus, tmp_path: Path, silent: tuple[bytes, ...], named_by: str
) -> None:
    bus = open_bus(silent=silent)
    environment = {"QT_IM_MODULES": "wayland;ibus", "DISPLAY": ":7.0"}
    if named_by == "variable":
        environment["IBUS_ADDRESS_FILE"] = str(tmp_path / "address")
    else:
        environment["XDG_CONFIG_HOME"] = str(tmp_path)
    file = Path(environment.get("IBUS_ADDRESS_FILE") or session_bus.name_ibus_file(environment))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"# IBus\nIBUS_ADDRESS={bus.address},guid=12\n", encoding="utf-8")
    avoid_silent_services(environment, "linux", NEVER_S if silent else LONG_S)
    assert environment["QT_IM_MODULES"] == (PLAIN_INPUT if silent else "wayland;ibus")


def test_the_file_of_ibus_has_the_names_of_machine_and_screen(tmp_path: Path) -> None:
    machine = tmp_path / "machine-id"
    machine.write_text("0123\n", encoding="ascii")
    files = (tmp_path / "missing", machine)
    environment = {"XDG_CONFIG_HOME": "/conf", "DISPLAY": ":1"}
    assert session_bus.name_ibus_file(environment, files) == "/conf/ibus/bus/0123-unix-1"
    environment["DISPLAY"] = "far:1.0"
    assert session_bus.name_ibus_file(environment, files) == "/conf/ibus/bus/0123-far-1"
    environment["WAYLAND_DISPLAY"] = "wayland-0"
    assert session_bus.name_ibus_file(environment, files) == "/conf/ibus/bus/0123-unix-wayland-0"


ADDRESSES = [
    ("unix:path=/run/user/1000/bus", "/run/user/1000/bus"),
    ("unix:path=/tmp/a%20b,guid=12;unix:path=/other", "/tmp/a b"),
    ("unix:abstract=/tmp/dbus-x,guid=12", "\0/tmp/dbus-x"),
    ("autolaunch:", ""),
    ("", ""),
]


@pytest.mark.parametrize(("address", "path"), ADDRESSES)
def test_address(address: str, path: str) -> None:
    assert parse_address(address) == path


@contextmanager
def open_real_bus(path: Path) -> Iterator[tuple[str, int]]:
    """Start a bus, and return its address and the number of its process."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    command.append(f"--address=unix:path={path}")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().decode().strip()
        try:
            yield address, daemon.pid
        finally:
            daemon.kill()


@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="there is no dbus-daemon")
def test_a_real_bus_understands_the_calls(tmp_path: Path) -> None:
    with open_real_bus(tmp_path / "bus") as (address, _):
        calls = (HELLO, session_bus.IS_ENABLED)
        found = session_bus.ask(address, calls, time.monotonic() + LONG_S)
    assert found is not None
    assert b":1." in found[0]
    assert b"org.a11y.Bus" in found[1], "it tells that there is no such service"


PROGRAM = """
import os, signal
from coach.window.app import open_window
from coach.window.run.state import RunRequest
from tests.window.fakes import FakeBackend, FakeSource

def close_after(window):
    painted = []
    def count(_):
        painted.append(None)
        if len(painted) == 10 and "BUS_TO_STOP" in os.environ:
            os.kill(int(os.environ["BUS_TO_STOP"]), signal.SIGSTOP)
        if len(painted) == 30:
            print("painted", flush=True)
            window.close()
    window.run.camera_view.painted.connect(count)

backend = FakeBackend(lambda _: FakeSource(live=True, endless=True), demo=True)
raise SystemExit(open_window(RunRequest("lunge", "0"), backend=backend, opening=close_after))
"""


@pytest.mark.slow
@pytest.mark.waits
@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
@pytest.mark.parametrize("silent", [b"AUTH", b"IsEnabled"])
def test_the_window_opens_and_paints_beside_a_bus_that_never_answers(
    open_bus: OpenBus, silent: bytes
) -> None:
    bus = open_bus(silent=(silent,))
    run_window({session_bus.BUS_VARIABLE: bus.address})
    assert any(silent in data for data in bus.asked)


def run_window(changes: dict[str, str]) -> None:
    """Run `PROGRAM` on a screen of its own, with these variables; it must paint, and end."""
    with open_screen() as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        environment |= {"PYTHONPATH": str(Path.cwd()), **changes}
        environment.pop("LC_ALL", None)
        command = [sys.executable, "-c", PROGRAM]
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
    assert (done.returncode, done.stdout) == (0, "painted\n"), done.stderr


@pytest.mark.slow
@pytest.mark.waits
@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="there is no dbus-daemon")
def test_the_window_paints_and_closes_beside_a_bus_that_falls_silent(tmp_path: Path) -> None:
    with open_real_bus(tmp_path / "bus") as (address, process):
        run_window({session_bus.BUS_VARIABLE: address, "BUS_TO_STOP": str(process)})


def test_a_machine_without_a_readable_number_has_no_ibus(tmp_path: Path) -> None:
    number = tmp_path / "machine-id"
    number.write_bytes(b"\xff\xfe")
    assert session_bus.find_ibus_address({"XDG_CONFIG_HOME": str(tmp_path)}, (number,)) == ""


def test_a_folder_that_cannot_be_seen_holds_no_bus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bool:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "exists", refuse)
    assert session_bus.find_usual_address({"XDG_RUNTIME_DIR": str(tmp_path)}) == ""
