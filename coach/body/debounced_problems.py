"""The checks of the view, and their problems debounced over time."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Final, Literal, get_args

CheckName = Literal["somebody", "view", "whole_body", "distance", "light", "level"]
CHECKS: Final[tuple[CheckName, ...]] = get_args(CheckName)
"""Everything that is checked, in the order in which the user should fix it."""
PROBLEM_DELAY_S: Final = 0.5
"""Minimum time that a problem must last to be reported, and be gone to be withdrawn, in seconds."""


@dataclass(frozen=True, slots=True)
class Check:
    """One precondition of measuring, for the checklist."""

    name: CheckName
    ok: bool | None
    """None while it is unknown."""
    problem: str = ""
    """The problem and how to fix it; empty if there is none."""


_ALL: Final = frozenset(CHECKS)


class DebouncedProblems:
    """Problems debounced over time: reported and withdrawn after `PROBLEM_DELAY_S`."""

    def __init__(self) -> None:
        self.checks: tuple[Check, ...] = ()
        """All checks, in the order of `CHECKS`."""
        self._shown: dict[CheckName, tuple[str, float]] = {}
        """Failed check -> (the problem, when it was last seen)."""
        self._pending: dict[CheckName, float] = {}
        """Failing check -> since when."""
        self._passed: set[CheckName] = set()
        """Checks that passed and were not reported as failed since."""

    @property
    def problems(self) -> tuple[str, ...]:
        """The reported problems, in the order in which the user should fix them."""
        if not self._shown:
            return ()
        return tuple(self._shown[name][0] for name in CHECKS if name in self._shown)

    def shows(self, name: CheckName) -> bool:
        """Return True if this check is reported as failed."""
        return name in self._shown

    def update(
        self, time_s: float, found: Mapping[CheckName, str], suppressed: Set[CheckName]
    ) -> None:
        """Process one instant; times must rise.

        Args:
            time_s: Time of the instant in seconds.
            found: The problems by check.
            suppressed: Checks that are undecided now.
        """
        if (
            not (found or self._shown or self._pending)
            and self.checks
            and self._passed == _ALL - suppressed
        ):
            return  # nothing changed
        for name in [name for name in self._pending if name not in found]:
            del self._pending[name]
        for name, words in found.items():
            since = self._pending.setdefault(name, time_s)
            if name in self._shown or time_s - since >= PROBLEM_DELAY_S:
                self._shown[name] = (words, time_s)
        for name in [
            name for name, (_, seen) in self._shown.items() if time_s - seen >= PROBLEM_DELAY_S
        ]:
            del self._shown[name]
        self._passed |= set(CHECKS) - set(found) - set(self._shown) - suppressed
        self._passed -= set(self._shown) | suppressed
        self.checks = tuple(self._make_check(name) for name in CHECKS)

    def reset(self) -> None:
        """Forget all problems and checks."""
        self._shown.clear()
        self._pending.clear()
        self._passed.clear()
        self.checks = ()

    def _make_check(self, name: CheckName) -> Check:
        if name in self._shown:
            return Check(name, False, self._shown[name][0])
        return Check(name, True if name in self._passed else None)
