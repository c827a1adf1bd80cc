"""Makes bad inputs from valid ones, by bytes or by meaning.

Changed in their meaning, inputs are still TOML, JSON or MCAP and get further in. A `Mutate` takes
an input and a random generator, and returns another input. Those that know a format are made from
seeds, whose parts they mix.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from random import Random
from typing import Any, Final

Mutate = Callable[[bytes, Random], bytes]

HOSTILE: Final = (
    "<evil onload=1>",
    '"><evil a="',
    "' onload='1",
    "--><evil>",
    "&lt;evil&gt;",
    "{{ 7 * 7 }}",
    "%s{0}",
    "\u202e\u0000\x1b[2J",
    "\ud7ff😀",
)
"""Texts with a meaning for code that takes them for more than text."""
EXTREMES: Final[tuple[Any, ...]] = (
    None,
    True,
    False,
    0,
    1,
    -1,
    5,
    0.1,
    1e9,
    1e308,
    -1e308,
    5e-324,
    float("inf"),
    float("-inf"),
    float("nan"),
    2**31,
    2**63,
    10**400,
    [],
    {},
    [[]],
    "",
    " ",
    "left",
    "..",
    "../../x",
    "~root",
    "/dev/zero",
    "mine.toml",
    "a\u0000.toml",
    "x" * 300,
    "x" * 5000,
    "0001-01-01",
    "9999-12-31T23:59:59+00:00",
    *HOSTILE,
)
_STATEMENT: Final = re.compile(rb"(?m)^(?=[\w\"'.-]+[ \t]*=|\[)")


def mutate_bytes(content: bytes, chance: Random) -> bytes:
    """Return the content with a few bytes changed, removed, doubled or cut off."""
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        place = chance.randrange(len(data) + 1)
        length = chance.choice((1, 1, 2, 4, 16, 64))
        act = chance.randrange(5)
        if act == 0:
            data[place : place + length] = chance.randbytes(length)
        elif act == 1:
            del data[place : place + length]
        elif act == 2:
            data[place:place] = data[place : place + length]
        elif act == 3 and chance.random() < 0.2:
            del data[place:]
        elif data:
            data[place % len(data)] = chance.choice((0, 1, 127, 128, 255))
    return bytes(data)


def mix_toml(seeds: Iterable[bytes]) -> Mutate:
    """Swap, double and drop statements, keys and values of TOML.

    A statement over several lines stays in one piece.
    """
    pool = [statement for seed in seeds for statement in _STATEMENT.split(seed)]
    extremes = [_write_toml(value) for value in EXTREMES if value is not None]

    def mutate(content: bytes, chance: Random) -> bytes:
        """Change one to three statements."""
        statements = _STATEMENT.split(content)
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            place = chance.randrange(len(statements))
            other = chance.choice(pool)
            key, equals, value = statements[place].partition(b"=")
            act = chance.randrange(7)
            if act == 0:
                statements.insert(place, other)
            elif act == 1 and len(statements) > 1:
                del statements[place]
            elif act == 2:
                statements[place] = other
            elif act == 3 and equals:
                statements[place] = other.partition(b"=")[0] + equals + value
            elif act == 4 and equals:
                statements[place] = key + b"= " + chance.choice(extremes) + b"\n"
            elif act == 5 and equals:
                statements[place] = key + equals + (other.partition(b"=")[2] or b" 1\n")
            elif act == 6:
                statements[place] = mutate_bytes(statements[place], chance)
        return b"".join(statements)

    return mutate


def _write_toml(value: Any) -> bytes:
    text = (
        json.dumps(value)
        if isinstance(value, str | bool | list)
        else "{}"
        if value == {}
        else str(value)
    )
    return text.encode()


def mix_json(seeds: Iterable[bytes]) -> Mutate:
    """Change one of the lines, each a JSON value.

    A value in it is replaced, removed, doubled or moved.
    """
    pool: list[Any] = [
        *EXTREMES,
        *(value for seed in seeds for line in seed.splitlines()[:40] for value in _gather(line)),
    ]

    def mutate(content: bytes, chance: Random) -> bytes:
        """Change values in a line of JSON, or the bytes of any other line."""
        lines = content.split(b"\n")
        place = chance.randrange(len(lines))
        try:
            root = [json.loads(lines[place])]
        except (ValueError, RecursionError):
            lines[place] = mutate_bytes(lines[place], chance)
            return b"\n".join(lines)
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            _change(root, pool, chance)
        with suppress(ValueError):  # numbers with thousands of digits
            lines[place] = json.dumps(root[0] if root else None).encode()
        if chance.random() < 0.1:
            lines.insert(chance.randrange(len(lines) + 1), chance.choice(lines))
        return b"\n".join(lines)

    return mutate


def _gather(line: bytes) -> list[Any]:
    try:
        value = json.loads(line)
    except ValueError:
        return []
    inner = (
        list(value.values())
        if isinstance(value, dict)
        else value
        if isinstance(value, list)
        else []
    )
    return [value, *inner][:60]


def _change(root: list[Any], pool: list[Any], chance: Random) -> None:
    """Walk to a random place in a value and change it."""
    table: Any = root
    while True:
        keys = list(table) if isinstance(table, dict) else range(len(table))
        if not keys:
            return
        key = chance.choice(keys)
        if not isinstance(table[key], dict | list) or chance.random() < 0.1:
            break
        if not table[key]:
            break
        table = table[key]
    act = chance.randrange(6)
    if act < 3:
        table[key] = chance.choice(pool)
    elif act == 3 and table is not root:
        del table[key]
    elif act == 4:
        table[key], table[other] = table[other := chance.choice(keys)], table[key]
    else:
        table[key] = _tweak(table[key], chance)


def _tweak(value: Any, chance: Random) -> Any:
    """Return a value that is nearly the same."""
    if isinstance(value, bool) or value is None:
        return not value
    if isinstance(value, int | float):
        return chance.choice(
            (
                value + 1,
                -value,
                value * 10.0 if abs(value) < 1e300 else 0,
                value // 1 if value == value else 0,
            )
        )
    if isinstance(value, str):
        place = chance.randrange(len(value) + 1)
        return (
            value[:place]
            + chance.choice((*HOSTILE, "", "0", ":", "\n"))
            + value[place + chance.randrange(3) :]
        )
    return chance.choice(([value], {"x": value}, [value] * 3))
