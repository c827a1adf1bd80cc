"""A stand-in for a screen reader: does a session through AT-SPI alone, and prints what it was told.

It runs in the Python of the system, which has the bindings of AT-SPI, as a process of its own.
Each line that it prints is JSON: ["name", role, name], ["pressed", name] or ["said", text].
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

SESSION = (
    "Lunge",
    "Rather not say",
    "Begin",
    "Pause",
    "Go on",
    "End",
    "Home",
    "Rather not say",
    "Lunge",
)
"""Buttons, in the order in which they are pressed; the last one is only waited for."""
INTERVAL_MS = 100
LIMIT_S = 60

waiting = list(SESSION)
loop = GLib.MainLoop()


def report(*words):
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def read(element):
    """Yield every element that is shown, in reading order."""
    yield element
    for number in range(element.get_child_count()):
        child = element.get_child_at_index(number)
        if child is not None and child.get_state_set().contains(Atspi.StateType.SHOWING):
            yield from read(child)


def find_windows():
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(number)
        if application is not None:
            for place in range(application.get_child_count()):
                window = application.get_child_at_index(place)
                if window is not None:
                    yield window


def press(element):
    """Press an element. Return False if it cannot be pressed."""
    action = element.get_action_iface()
    if action is None or not element.get_state_set().contains(Atspi.StateType.SENSITIVE):
        return False
    for number in range(action.get_n_actions()):
        if action.get_action_name(number) == "Press":
            return action.do_action(number)
    return False


def look():
    """Press the next button of the session if it is there."""
    try:
        shown = [element for window in find_windows() for element in read(window)]
        for element in shown:
            if element.get_name() != waiting[0]:
                continue
            if len(waiting) == 1 or press(element):
                for told in shown:
                    if told.get_state_set().contains(Atspi.StateType.FOCUSABLE):
                        report("name", told.get_role_name(), told.get_name())
                report("pressed", waiting.pop(0))
                break
    except GLib.Error:  # the element has gone meanwhile
        return True
    if not waiting:
        loop.quit()
    return bool(waiting)


def give_up():
    report("missing", waiting[0])
    loop.quit()


def hear(event):
    report("said", str(event.any_data))


listener = Atspi.EventListener.new(hear)
listener.register("object:announcement")
GLib.timeout_add(INTERVAL_MS, look)
GLib.timeout_add_seconds(LIMIT_S, give_up)
loop.run()
sys.exit(bool(waiting))
