"""Every key of the window and what it does, as the help page lists them. No Qt."""

from __future__ import annotations

from typing import Final

from coach.message import translatable

KEYS: Final[tuple[tuple[str, tuple[tuple[str, str], ...]], ...]] = (
    (
        translatable("Everywhere"),
        (
            ("Esc", translatable("Back; ends an exercise")),
            ("H", translatable("Home")),
            ("S", translatable("Settings")),
            ("F1, ?", translatable("When to stop, and when to see a professional")),
            ("F2", translatable("Help")),
            ("F3", translatable("Conditions to take into account")),
            ("G", translatable("Good to know")),
            ("M", translatable("Voice off or on")),
            ("Tab", translatable("The next button or field")),
        ),
    ),
    (
        translatable("Home"),
        (
            (translatable("1 to 9, arrows, Enter"), translatable("Choose an exercise")),
            ("T", translatable("Today's routine")),
            ("P", translatable("Programme")),
            ("Y", translatable("History")),
            ("R", translatable("Recordings")),
            ("E", translatable("Own exercises")),
            ("U", translatable("Profiles")),
            ("K", translatable("Patients")),
            ("C", translatable("Choose the camera")),
            ("W", translatable("Say what you would like, and get a suggestion")),
            ("O", translatable("With large texts: more buttons")),
            ("A, D, F", translatable("Choose where, how long, and which kind of exercise")),
            (translatable("Page down, page up"), translatable("The next or previous section")),
        ),
    ),
    (
        translatable("Before an exercise"),
        (
            (translatable("Enter, one raised arm"), translatable("Begin")),
            ("N, B", translatable("In a routine: skip, or one back")),
            (translatable("Space"), translatable("Read the steps aloud")),
            ("A", translatable("A professional has allowed the exercise")),
        ),
    ),
    (
        translatable("During an exercise"),
        (
            (translatable("Space, one raised arm"), translatable("Pause, or go on")),
            (translatable("Both arms, twice"), translatable("End")),
            (translatable("Both arms, then one"), translatable("Say that it hurts")),
            ("N, B", translatable("In a routine: skip, or one back")),
            (translatable("P; after the end one arm"), translatable("Say that it hurts")),
            ("R", translatable("Turn the picture by a quarter")),
            ("C", translatable("Choose the camera")),
            ("Enter", translatable("Once more, after the end")),
        ),
    ),
    (
        translatable("Programme"),
        (
            ("T", translatable("Start today's routine")),
            ("Z", translatable("Pause, or go on")),
            ("X", translatable("End it")),
            ("R", translatable("Results for my physiotherapist")),
        ),
    ),
    (
        translatable("Recordings"),
        (
            ("Enter", translatable("Watch")),
            ("X", translatable("Save as")),
            ("R", translatable("Keep the rest")),
            (translatable("Del"), translatable("Delete")),
        ),
    ),
    (
        translatable("Prescription"),
        (
            ("F, Enter", translatable("Follow it")),
            ("N", translatable("Follow it without conditions")),
            ("P", translatable("Print")),
        ),
    ),
    (
        translatable("Patients"),
        (
            ("A", translatable("Receive files")),
            ("N", translatable("New prescription")),
            ("F", translatable("Folder")),
            ("R", translatable("Report")),
            ("F4", translatable("Save")),
            ("F5", translatable("Print")),
            ("F6, F7", translatable("Move an exercise earlier or later")),
        ),
    ),
)
"""Sections: a title, and rows of keys and their meaning."""
