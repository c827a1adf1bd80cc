"""Fuzz everything that coach reads.

``python scripts/fuzz.py exercise course --seconds 60`` fuzzes two targets; without names, all.

The search is guided by coverage if atheris is installed (Linux on x86-64), otherwise it is random.
Each input starts as a valid one and is changed in its bytes or in its meaning. Only a CoachError
may come out, in time, and without memory growing. An input that breaks this is written to
tests/reliability/cases/TARGET-HASH, where a test reads it. A tally file keeps a JSON line for each
run; ``--sum FILE`` adds them up.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from fuzzing.hunt import Tally
    from fuzzing.target import Target

LOOKED_INTO: Final = ["coach", "tomllib", "mcap", "zipfile", "json"]
"""Packages whose coverage guides the search."""


def load_targets(atheris: Any) -> Mapping[str, Target]:
    """Return the targets by name; `atheris`, if given, instruments everything that they use."""
    with atheris.instrument_imports(include=LOOKED_INTO) if atheris else nullcontext():
        from fuzzing.targets import TARGETS
    return TARGETS


def find_atheris() -> Any:
    """Return atheris, or None if it is not installed."""
    try:
        import atheris
    except ImportError:
        return None
    return atheris


def read_tally(path: Path) -> list[Tally]:
    """Read the runs in a tally file."""
    from fuzzing.hunt import Tally

    return [Tally(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def show_sum(tallies: Sequence[Tally]) -> None:
    """Print the totals of each target and of all."""
    for name in [*dict.fromkeys(tally.target for tally in tallies), ""]:
        mine = [tally for tally in tallies if name in ("", tally.target)]
        executions, seconds = (
            sum(tally.executions for tally in mine),
            sum(tally.seconds for tally in mine),
        )
        memory_mb = max((tally.memory_mb for tally in mine), default=0)
        crashes = sum(tally.crashes for tally in mine)
        print(
            f"{name or 'all':<17}{executions:>12,} executions in {seconds / 60:>6.1f} "
            f"min{executions / max(seconds, 0.1):>8,.0f}/s"
            f"{crashes:>4} crashes, at most {memory_mb:.0f} MB more"
        )


def main() -> None:
    """Fuzz each target for the given time; return 1 if an input broke something."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--seconds", type=float, default=60.0, help="time for each target")
    parser.add_argument("--by-chance", action="store_true", help="do not use atheris")
    parser.add_argument(
        "--corpus",
        type=Path,
        help="folder that keeps the inputs with new coverage for the next run",
    )
    parser.add_argument("--tally", type=Path, help="file that gets a line for each target")
    parser.add_argument("--sum", type=Path, help="do not fuzz: add up this tally")
    options = parser.parse_args()
    if options.sum:
        show_sum(read_tally(options.sum))
        return
    atheris = None if options.by_chance else find_atheris()
    targets = load_targets(atheris)
    if unknown := set(options.targets) - targets.keys():
        parser.error(
            f"there are no targets {', '.join(sorted(unknown))}; there are: {', '.join(targets)}"
        )
    tallies = [_hunt(name, targets[name], options, atheris) for name in options.targets or targets]
    show_sum(tallies)
    sys.exit(any(tally.crashes for tally in tallies))


def _hunt(name: str, target: Target, options: argparse.Namespace, atheris: Any) -> Tally:
    from fuzzing.hunt import hunt

    tally = hunt(
        name, target, options.seconds, atheris, options.corpus / name if options.corpus else None
    )
    if options.tally:
        with options.tally.open("a", encoding="utf-8") as file:
            file.write(json.dumps(dataclasses.asdict(tally)) + "\n")
    return tally


if __name__ == "__main__":
    main()
