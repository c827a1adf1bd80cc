"""What the parts of an exercise say of each other, and where they contradict.

An outline is had from an `Exercise`, and also from a file that is not yet right in itself, so that its author hears everything at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Something in an exercise that does not go with the rest of it."""

    key: str
    """Where: ``faults.trunk_leaning.during``."""
    value: str | None
    """What stands there; None where nothing does."""
    rule: str
    """What is wrong with it."""
    choices: tuple[str, ...] = ()
    """The values that would pass, where they can be listed."""


@dataclass(frozen=True, slots=True)
class FaultOutline:
    """Of a fault, what refers to the rest."""

    name: str
    during: tuple[str, ...]
    judged: str


@dataclass(frozen=True, slots=True)
class Outline:
    """Of an exercise, what its parts say of each other."""

    kind: str
    phases: tuple[str, ...] | None
    """Names of the phases in order; None where they are not known."""
    hold: bool
    """Whether it has a table ``hold``."""
    range_of_motion: bool
    """Whether it has a table ``range_of_motion``."""
    faults: tuple[FaultOutline, ...]

    def contradictions(self) -> Iterator[Contradiction]:
        """Whatever in it does not go together."""
        if self.kind == "repetitions" and self.phases is not None and len(self.phases) < 2:
            yield Contradiction("phases", None, "kind 'repetitions' needs at least two [[phases]], rest first")
        if self.kind == "hold" and not self.hold:
            yield Contradiction("hold", None, "kind 'hold' needs a table [hold]")
        if self.kind == "range-of-motion" and not self.range_of_motion:
            yield Contradiction("range_of_motion", None, "kind 'range-of-motion' needs a table [range_of_motion]")
        yield from _repeated("phases", self.phases or ())
        yield from _repeated("faults", tuple(fault.name for fault in self.faults))
        for fault in self.faults:
            yield from self._contradictions_of(fault)

    def _contradictions_of(self, fault: FaultOutline) -> Iterator[Contradiction]:
        if fault.judged == "turning-point" and self.kind != "repetitions":
            rule = "only an exercise of kind 'repetitions' has turning points"
            yield Contradiction(f"faults.{fault.name}.judged", fault.judged, rule, ("throughout",))
        if self.phases is None:
            return
        known = (*self.phases, *(("hold", "pause") if self.hold else ()), *(("rest", "raised") if self.range_of_motion else ()))
        for phase in fault.during:
            if phase not in known:
                yield Contradiction(f"faults.{fault.name}.during", phase, "is not the name of a phase", known)


def _repeated(key: str, names: tuple[str, ...]) -> Iterator[Contradiction]:
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        yield Contradiction(f"{key}.{name}.name", name, "stands more than once; each must have a name of its own")
