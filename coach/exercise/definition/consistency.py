"""Contradictions between the parts of an exercise.

The structure can be built from an `Exercise` or from an invalid file, so that all mistakes are
reported together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from coach.message import Message

MEASURED: Final = ("repetitions", "hold", "range-of-motion")
"""Kinds of exercises that the camera watches."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A part of an exercise that contradicts the rest."""

    key: str
    """Its place: ``faults.trunk_leaning.during``."""
    value: str | float | None
    """Its value in the file; None if there is none, or if it is no single value."""
    rule: str
    """What is wrong with it."""
    choices: tuple[str, ...] = ()
    """The values that are allowed, if they can be listed."""
    kind: Literal["", "repeated-name", "ignored"] = ""
    """Which advice fits; empty if there is none."""


@dataclass(frozen=True, slots=True)
class FaultStructure:
    """The parts of a fault that refer to the rest of the exercise."""

    name: str
    during: tuple[str, ...]
    judged: str


@dataclass(frozen=True, slots=True)
class ExerciseStructure:
    """The parts of an exercise that refer to each other."""

    kind: str
    phases: tuple[str, ...] | None
    """Names of the phases in order; None if they are unknown."""
    hold: bool
    """Whether it has a table ``hold``."""
    range_of_motion: bool
    """Whether it has a table ``range_of_motion``."""
    faults: tuple[FaultStructure, ...]
    downward: bool = False
    """Whether its range-of-motion test goes downward."""
    main_angle: bool = True
    target: bool = True
    guide: int = 0
    """Number of its timed steps."""
    figures: tuple[str, ...] = ()
    """Names of its key positions."""
    figures_of_steps: tuple[tuple[str, ...], ...] = ()
    """Names of the key positions that each timed step shows."""
    contraindications: tuple[str, ...] = ()
    """The conditions with which it does not fit."""

    def contradictions(self) -> Iterator[Contradiction]:
        """Iterate over everything that contradicts the rest."""
        yield from self._find_missing()
        yield from _find_repeated("phases", self.phases or ())
        yield from _find_repeated("faults", tuple(fault.name for fault in self.faults))
        for fault in self.faults:
            yield from self._check_fault(fault)
        yield from _find_repeated("figures", self.figures)
        yield from _find_repeated("contraindications", self.contraindications, "condition")
        yield from self._find_unknown_figures()
        shown = tuple(
            dict.fromkeys((*self.list_parts(), "rest", *(fault.name for fault in self.faults)))
        )
        named = self.phases is not None and self.kind != "guided"
        for figure in self.figures if named else ():
            if figure not in shown:
                yield Contradiction(
                    f"figures.{figure}.name",
                    figure,
                    Message("is neither a part of this exercise nor a fault of it"),
                    shown,
                )

    def _find_unknown_figures(self) -> Iterator[Contradiction]:
        for index, names in enumerate(self.figures_of_steps):
            for name in names:
                if name not in self.figures:
                    rule = Message("is not the name of a key position of this exercise")
                    yield Contradiction(f"guide[{index}].figures", name, rule, self.figures)

    def list_parts(self) -> tuple[str, ...]:
        """Return the names that the trainer may use as the phase of this exercise."""
        tested = ("rest", "lowered" if self.downward else "raised") if self.range_of_motion else ()
        steps = tuple(f"step_{number}" for number in range(1, self.guide + 1))
        return (*(self.phases or ()), *(("hold", "pause") if self.hold else ()), *tested, *steps)

    def _find_missing(self) -> Iterator[Contradiction]:
        """Report what this kind of exercise needs and lacks, and what it may not have."""
        yield from self._find_missing_tables()
        if self.kind in MEASURED:
            yield from self._check_measured()
        if self.kind == "guided":
            rule = Message(
                "the camera does not watch a guided exercise, so it has no faults; what "
                "matters goes into [[not_watched]]"
            )
            for fault in self.faults:
                yield Contradiction(f"faults.{fault.name}", None, rule)

    def _find_missing_tables(self) -> Iterator[Contradiction]:
        if self.kind == "repetitions" and self.phases is not None and len(self.phases) < 2:
            yield Contradiction(
                "phases",
                None,
                Message("kind 'repetitions' needs at least two [[phases]], rest first"),
            )
        if self.kind == "hold" and not self.hold:
            yield Contradiction("hold", None, Message("kind 'hold' needs a table [hold]"))
        if self.kind == "range-of-motion" and not self.range_of_motion:
            yield Contradiction(
                "range_of_motion",
                None,
                Message("kind 'range-of-motion' needs a table [range_of_motion]"),
            )
        if self.kind == "guided" and not self.guide:
            yield Contradiction(
                "guide", None, Message("kind 'guided' needs [[guide]], its timed steps")
            )

    def _check_measured(self) -> Iterator[Contradiction]:
        """Check an exercise that the camera watches."""
        if self.guide:
            yield Contradiction(
                "guide",
                None,
                Message(
                    "only kind 'guided' has timed steps, and this one is of kind '{kind}'",
                    kind=self.kind,
                ),
            )
        if not self.main_angle:
            yield Contradiction(
                "main_angle",
                None,
                Message("kind '{kind}' needs the angle that matters", kind=self.kind),
            )
        if not self.target:
            yield Contradiction(
                "target",
                None,
                Message(
                    "kind '{kind}' needs the zone in which the main angle is good", kind=self.kind
                ),
            )

    def _check_fault(self, fault: FaultStructure) -> Iterator[Contradiction]:
        if fault.judged == "turning-point" and self.kind != "repetitions":
            rule = Message("only an exercise of kind 'repetitions' has turning points")
            yield Contradiction(f"faults.{fault.name}.judged", fault.judged, rule, ("throughout",))
        if self.phases is None:
            return
        known = self.list_parts()
        for phase in fault.during:
            if phase not in known:
                yield Contradiction(
                    f"faults.{fault.name}.during",
                    phase,
                    Message("is not the name of a phase"),
                    known,
                )


def _find_repeated(
    key: str, names: tuple[str, ...], field: str = "name"
) -> Iterator[Contradiction]:
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        yield Contradiction(
            f"{key}.{name}.{field}",
            name,
            Message("occurs more than once; each must have a name of its own"),
            kind="repeated-name",
        )
