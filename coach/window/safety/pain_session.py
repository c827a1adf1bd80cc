"""What the user answered about pain in this session. No Qt."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from coach.exercise.tracking.events import PainPlace
from coach.window.safety.pain_text import EarlierPain, must_ease, must_stop


@dataclass(frozen=True, slots=True)
class StopReason:
    """An answer that was a reason to stop."""

    score: int
    place: PainPlace = ""
    """Where it hurt; empty if unknown."""
    exercise: str = ""
    """Name of the exercise that was stopped; empty if none had begun."""
    title: str = ""
    """Its English title."""
    after: bool = False
    """Whether the pain was asked after the exercise, which was not stopped."""


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """What of an answer is said so far."""

    score: int
    place: PainPlace = ""
    """Where it hurts; empty if that is not said."""
    taken: bool = True
    """False for a number that is chosen, but not taken with Enter: another one may follow."""

    @property
    def counts(self) -> bool:
        """True if it is the answer if nothing more is said; no pain counts only once taken."""
        return self.taken or self.score > 0


@dataclass(frozen=True, slots=True)
class PainSession:
    """The answers of a session; nothing is asked yet at its start."""

    asked: bool = False
    """True once the user was asked before the first exercise, until an answer is a reason to
    stop."""
    refused: bool = False
    """True once the user would rather not say how much it hurts after the session."""
    before: int | None = None
    """The pain before the first exercise; None without an answer."""
    place_before: PainPlace = ""
    """Where it hurt then; empty if unknown."""
    place: PainPlace = ""
    """Where it hurts by the last answer."""
    eased: bool = False
    """True if half the dose is enough: by the last score, or because something was stopped."""
    stops: tuple[StopReason, ...] = ()
    """Every reason to stop, oldest first."""

    def find_stop(self, exercise: str) -> StopReason | None:
        """Return why this exercise does not start before the user has answered again.

        None if it may start. What hurt is asked about each time; after a stop, so is what follows.
        """
        own = [stop for stop in self.stops if stop.exercise == exercise or not self.asked]
        return own[-1] if own else None

    @property
    def earlier(self) -> EarlierPain | None:
        """The answer before the first exercise; None if this is still to be asked."""
        if not self.asked and not self.stops:
            return None
        return EarlierPain(self.before, self.place_before)

    def find_earlier(self, score: int | None, place: PainPlace) -> EarlierPain:
        """Return the pain before a run, or before the session if nobody asked before the run.

        If it was less before the session, that score counts: pain must not creep up from one test
        to the next. In the leg any rise is a reason to stop anyway.

        Args:
            score: The answer before the run; None without one.
            place: Where it hurt then.

        """
        if score is None:
            return EarlierPain(self.before, self.place_before)
        if self.before is not None and place != "lower_leg":
            score = min(score, self.before)
        return EarlierPain(score, place)

    @property
    def left_out(self) -> frozenset[str]:
        """Names of the exercises that hurt."""
        return frozenset(stop.exercise for stop in self.stops if stop.exercise)

    def note(self, score: int | None, place: PainPlace) -> PainSession:
        """Return the session after one more answer."""
        eased = self.eased if score is None else must_ease(score) or bool(self.stops)
        return dataclasses.replace(self, place=place, eased=eased)

    def begin(self, score: int | None) -> PainSession:
        """Return the session after the last answer, which was given before an exercise."""
        if self.asked:
            return self
        if self.before is not None:  # what follows a stop is compared with the first answer
            return dataclasses.replace(self, asked=True)
        return dataclasses.replace(self, asked=True, before=score, place_before=self.place)

    def stop(
        self, score: int, exercise: str = "", title: str = "", *, after: bool = False
    ) -> PainSession:
        """Return the session after the last answer, which was a reason to stop an exercise.

        Args:
            score: The answer.
            exercise: Name of the exercise; empty if none had begun.
            title: Its English title.
            after: True if it was asked after the exercise.

        """
        stop = StopReason(score, self.place, exercise, title, after)
        return dataclasses.replace(self, asked=False, eased=True, stops=(*self.stops, stop))

    def remember(
        self,
        stops: tuple[StopReason, ...],
        first: EarlierPain | None = None,
        *,
        eased: bool = False,
    ) -> PainSession:
        """Return the session after what was answered earlier today; the same if it has begun.

        Args:
            stops: Every reason to stop, oldest first.
            first: The first answer of the day, with which the later ones are compared; None
                without one.
            eased: True if half the dose is enough by the last answer of the day.

        """
        if dataclasses.replace(self, eased=False) != PainSession():
            return self
        if not stops:
            return dataclasses.replace(self, eased=eased)
        remembered = dataclasses.replace(self, eased=True, stops=stops)
        if first is None:
            return remembered
        return dataclasses.replace(remembered, before=first.score, place_before=first.place)

    def must_stop(self, score: int | None, earlier: EarlierPain | None) -> bool:
        """Return True if the last answer is a reason to stop.

        Args:
            score: The last score; None without an answer.
            earlier: The answer to compare with; None before the first exercise.

        """
        return must_stop(score, self.place, earlier)

    def may_begin(self, score: int | None, stop: StopReason | None = None) -> bool:
        """Return True if an exercise may begin after this answer, given before it.

        Args:
            score: The answer; None if there is none.
            stop: Why it was asked, if that is a stop. Then it takes an answer, and less pain
                than that which stopped it.

        """
        less = stop is None or (score is not None and score < stop.score)
        return less and not self.must_stop(score, self.earlier)
