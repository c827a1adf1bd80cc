"""Which page is shown, and the way back to the pages before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal

from coach.window.widgets.page import Page

PageName = Literal[
    "home",
    "run",
    "settings",
    "red_flags",
    "pain",
    "introduction",
    "routine",
    "conditions",
    "replay",
    "recordings",
    "history",
    "programme",
    "profiles",
    "own_exercises",
    "prescription",
    "prescribe",
    "clinic",
    "patient",
    "help",
    "learning",
    "first_start",
]


@dataclass(frozen=True, slots=True)
class Route:
    """The pages from home to the one that is shown."""

    pages: tuple[PageName, ...] = ("home",)

    @property
    def page(self) -> PageName:
        """The page that is shown."""
        return self.pages[-1]

    def open(self, page: PageName) -> Route:
        """Return the route with this page at its end; pages after an earlier visit are removed."""
        if page in self.pages:
            return Route(self.pages[: self.pages.index(page) + 1])
        return Route((*self.pages, page))

    def back(self) -> Route:
        """Return the route to the page before; home stays home."""
        return Route(self.pages[:-1]) if len(self.pages) > 1 else self


class Navigator(QObject):
    """Opens pages. Each is created when it is first needed."""

    page_created = Signal(str, Page)
    page_changed = Signal(str)
    """Name of the page to show now."""

    def __init__(self, create: Callable[[PageName], Page], parent: QObject | None = None) -> None:
        """Start at home.

        Args:
            create: Creates the page of a name, when it is first needed.
            parent: Parent object.
        """
        super().__init__(parent)
        self.route = Route()
        self.pages: dict[PageName, Page] = {}
        self._detached: list[Page] = []
        """Pages that are deleted once their tasks have ended."""
        self._create = create

    def find_shown(self) -> Page:
        """Return the page that is shown."""
        return self.find(self.route.page)

    def find(self, name: PageName) -> Page:
        """Return a page, created if necessary, without showing it."""
        if name not in self.pages:
            self.pages[name] = self._create(name)
            self.page_created.emit(name, self.pages[name])
        return self.pages[name]

    def open(self, name: PageName) -> Page:
        """Show a page and return it, unless a page that would be left shows what would be lost."""
        self._leave_for(self.route.open(name))
        return self.find(name)

    def back(self) -> None:
        """Show the page before, unless something would be lost."""
        self._leave_for(self.route.back())

    def home(self) -> None:
        """Show the home page, unless something would be lost."""
        self._leave_for(Route())

    def follow(self, route: Route) -> None:
        """Show the last page of a route."""
        self.route = route
        self.find(route.page)
        self.page_changed.emit(route.page)

    def may_leave(self, names: Iterable[PageName] | None = None) -> bool:
        """Return True if pages lose nothing; else show the first that would.

        Args:
            names: Pages of the route; all by default.
        """
        for name in self.route.pages if names is None else names:
            if name in self.pages and not self.pages[name].may_leave():
                self.follow(self.route.open(name))
                return False
        return True

    def _leave_for(self, route: Route) -> None:
        if self.may_leave(name for name in self.route.pages if name not in route.pages):
            self.follow(route)

    def replace_pages(self, create_first: Callable[[], None]) -> None:
        """Create every page again; those of the route go on with what they showed.

        Args:
            create_first: Creates the pages that are there before they are shown.
        """
        shown = {name: self.pages[name] for name in self.route.pages if name in self.pages}
        states = {name: page.save_state() for name, page in shown.items()}
        self.delete_pages()
        create_first()
        for name, state in states.items():
            if state is not None:
                self.find(name).restore_state(state)
        self.follow(Route(tuple(page for page in self.route.pages if page != "replay")))

    def stop_tasks(self) -> None:
        """Wait for what the pages do in the background, also those that are to be deleted."""
        for page in (*self.pages.values(), *self._detached):
            page.stop_tasks()

    def delete_pages(self, keep: PageName | None = None) -> None:
        """Delete every page but one, without waiting; each is created again when it is needed.

        A page whose tasks have not ended is detached until then.

        Args:
            keep: The page that stays; None to delete all.
        """
        names = tuple(name for name in self.pages if name != keep)
        pages = tuple(self.pages.pop(name) for name in names)
        self._detached += pages
        for page in pages:
            page.setParent(None)  # hides it: it may save its last change then
        for page in pages:
            page.cancel_tasks()
            page.blockSignals(True)  # what it still hears must have no effect
            page.watch_idle(self._delete_idle)
        self._delete_idle()

    def _delete_idle(self) -> None:
        """Delete the detached pages that do nothing any more."""
        idle = [page for page in self._detached if page.is_idle]
        for page in idle:
            self._detached.remove(page)
            page.deleteLater()
