"""The exercise that the introduction shows, and what of it was read aloud."""

from __future__ import annotations

from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.suitability import Person
from coach.window.introduction.page import IntroductionPage
from coach.window.introduction.upcoming import Upcoming


class ShownIntroduction:
    """Shows an exercise on the page, again when the page is created again.

    What was begun in this session is known.
    """

    def __init__(self) -> None:
        self.name = ""
        """Of the exercise that is introduced; empty if there was none yet."""
        self.upcoming: Upcoming | None = None
        """The place of the next exercise in a routine; None without a routine."""
        self._exercise: Exercise | None = None
        self._known = True
        self._read_aloud: set[str] = set()
        """Exercises of which the first caution was read aloud in this session."""
        self._begun: set[str] = set()

    def choose(self, name: str, exercise: Exercise, *, known: bool) -> None:
        """Introduce this exercise from now on; `known` is True if the user did it lately."""
        self.name, self._exercise = name, exercise
        self._known = known or name in self._begun

    def ease(self, *, eased: bool) -> None:
        """Announce half the dose of what is next in a routine if pain halves it."""
        if eased and self.upcoming is not None:
            self.upcoming = self.upcoming.ease()

    def note_begun(self) -> None:
        """Take what is introduced as known from now on."""
        self._begun.add(self.name)

    def show(self, page: IntroductionPage, person: Person, *, answered: bool) -> None:
        """Show the exercise, marked as it suits the person, who told of conditions or not."""
        if self._exercise is not None:
            page.show_exercise(
                self._exercise,
                person,
                self.name,
                self.upcoming,
                known=self._known,
                answered=answered,
            )

    def read(self, page: IntroductionPage) -> None:
        """Read the first caution aloud, once in a session; in a routine what comes next, too."""
        first = self.name not in self._read_aloud
        self._read_aloud.add(self.name)
        if self.upcoming is not None:
            page.read_upcoming(with_caution=first)
        elif first:
            page.read_first_caution()
