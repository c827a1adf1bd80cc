"""Reads a trace of the system calls of a program and of the processes that it started."""

from __future__ import annotations

import re
from collections.abc import Iterator

SERVICES = re.compile(r'execve\("[^"]*/(speech-dispatcher|pulseaudio)"')
"""Services of the system that start on demand for speech or sound. They are not part of coach."""


def join_calls(trace: str) -> Iterator[str]:
    """Yield the lines of a trace, a call that strace wrote in two pieces as one line."""
    begun: dict[str, str] = {}
    for line in trace.splitlines():
        thread = line.partition(" ")[0]
        if " <unfinished ..." in line:
            begun[thread] = line.partition(" <unfinished ...")[0]
        elif resumed := re.search(r"<\.\.\. \w+ resumed>", line):
            yield begun.pop(thread, "") + line[resumed.end() :]
        else:
            yield line
    yield from begun.values()  # the process ended meanwhile


def drop_services(trace: str) -> str:
    """The trace without what services of the system did, and the processes that they started."""
    lines = list(join_calls(trace))
    services = {line.partition(" ")[0] for line in lines if SERVICES.search(line)}
    started = [
        (line.partition(" ")[0], found[1])
        for line in lines
        if (found := re.search(r" (?:clone3?|v?fork)\(.* = (\d+)", line))
    ]
    before = -1
    while len(services) > before:  # a child's lines may come before the line that names it
        before = len(services)
        services |= {child for parent, child in started if parent in services}
    return "\n".join(line for line in lines if line.partition(" ")[0] not in services)


def find_written(trace: str) -> set[str]:
    """Names of what was opened to be written, made or renamed."""
    lines = [line for line in join_calls(trace) if " = -1 " not in line]
    opened = [
        line
        for line in lines
        if re.search(r"O_WRONLY|O_RDWR|O_CREAT|creat\(|O_TMPFILE", line) and " open" in line
    ]
    made = [line for line in lines if re.search(r" (creat|rename|mkdir|link|symlink)\w*\(", line)]
    return {name for line in (*opened, *made) for name in re.findall(r'"([^"]*)"', line)}


def find_sockets(trace: str) -> list[str]:
    """Lines in which a socket of another family than of this computer's own is made or used."""
    used = [
        line
        for line in trace.splitlines()
        if re.search(r" (socket|connect|bind|sendto|sendmsg)\(", line)
    ]
    return [line for line in used if re.search(r"AF_INET|AF_PACKET|sin6?_addr", line)]
