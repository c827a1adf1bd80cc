"""What a program wrote and opened is read off a trace of its system calls."""

from __future__ import annotations

import pytest

from tests.reliability.system_calls import drop_services, find_sockets, find_written

TRACES = [
    pytest.param('7 openat(AT_FDCWD, "/a", O_RDONLY|O_CLOEXEC) = 3</a>', set(), id="read"),
    pytest.param('7 openat(AT_FDCWD, "/a", O_WRONLY|O_CREAT, 0666) = 3</a>', {"/a"}, id="written"),
    pytest.param(
        '7 openat(AT_FDCWD, "/a", O_WRONLY|O_CREAT, 0666) = -1 EACCES (Permission denied)',
        set(),
        id="refused",
    ),
    pytest.param('7 rename("/a", "/b") = 0', {"/a", "/b"}, id="renamed"),
    pytest.param(
        '7 openat(AT_FDCWD, "/a", O_WRONLY <unfinished ...>\n'
        '8 mkdir("/b", 0700) = 0\n7 <... openat resumed>) = 3</a>',
        {"/a", "/b"},
        id="interrupted",
    ),
    pytest.param(
        '7 openat(AT_FDCWD, "/a", O_RDWR <unfinished ...>\n'
        "7 <... openat resumed>) = -1 ENOENT (No such file)",
        set(),
        id="interrupted, refused",
    ),
    pytest.param('7 mkdir("/b", 0700 <unfinished ...>', {"/b"}, id="never ended"),
]


@pytest.mark.parametrize(("trace", "written"), TRACES)
def test_a_trace_is_read(trace: str, written: set[str]) -> None:
    assert find_written(trace) == written


SERVICE = """
7 clone(child_stack=NULL, flags=SIGCHLD) = 8
9 openat(AT_FDCWD, "/of/its/child", O_WRONLY|O_CREAT) = 3
8 execve("/usr/bin/speech-dispatcher", ["/usr/bin/speech-dispatcher", "--spawn"], 0x7ff) = 0
8 clone3({flags=CLONE_VM <unfinished ...>
7 openat(AT_FDCWD, "/ours", O_WRONLY|O_CREAT) = 3
8 <... clone3 resumed>) = 9
8 openat(AT_FDCWD, "/of/the/service", O_WRONLY|O_CREAT) = 3
"""


def test_what_services_of_the_system_do_is_not_ours() -> None:
    assert find_written(SERVICE) == {"/ours", "/of/its/child", "/of/the/service"}
    assert find_written(drop_services(SERVICE)) == {"/ours"}
    assert find_written(drop_services(SERVICE.replace("speech-dispatcher", "curl"))) == {
        "/ours",
        "/of/its/child",
        "/of/the/service",
    }


SOCKETS = [
    pytest.param(
        "7 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3<UNIX:[1]>", False, id="of this computer"
    ),
    pytest.param(
        "7 socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP <unfinished ...>",
        True,
        id="of the internet",
    ),
    pytest.param(
        '7 connect(3, {sa_family=AF_INET6, sin6_port=htons(9), sin6_addr=..."}, 28) = -1',
        True,
        id="an address",
    ),
]


@pytest.mark.parametrize(("trace", "found"), SOCKETS)
def test_a_socket_is_seen_in_a_trace(trace: str, found: bool) -> None:
    assert bool(find_sockets(trace)) is found
