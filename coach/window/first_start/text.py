"""The texts of the first start. No Qt."""

from __future__ import annotations

from typing import Final, Literal

from coach.message import translatable

StepName = Literal["language", "sound", "camera", "wish"]
STEPS: Final[tuple[StepName, ...]] = ("language", "sound", "camera", "wish")
TITLE: Final = translatable("Welcome")
PLACE: Final = translatable("Step {n} of {count}")
QUESTIONS: Final[dict[StepName, str]] = translatable(
    {
        "language": "Which language do you speak?",
        "sound": "Do you hear this?",
        "camera": "Do you see yourself from head to feet?",
        "wish": "What would you like to do?",
    }
)
ANSWERS: Final[dict[StepName, str]] = translatable(
    {
        "language": "This one",
        "sound": "Yes",
        "camera": "Yes, go on",
        "wish": "Choose",
    }
)
BACK: Final = translatable("Step back")
SKIP: Final = translatable("Skip all")
FOUND_AGAIN: Final = translatable(
    "You will find all of this again in the settings (S) and in the help (F2)."
)
LARGER: Final = translatable("Larger texts")
CHOOSE: Final = translatable("Arrow keys choose, Enter accepts.")
SPOKEN: Final = translatable("Hello! I count, and I say what you can do better.")
NOT_HEARD: Final = translatable(
    "Turn up the volume of this computer, and look which loudspeaker or headphones it uses. "
    "M switches the voice off and on. Without sound it works too: everything is also shown."
)
STATES: Final = translatable(
    {
        "muted": "The voice is off. M switches it on.",
        "tones": "This computer has no voice for your language: you hear tones instead.",
        "nothing": "This computer plays no sound.",
    }
)
"""What is known about the sound, by `coach.window.speech.speaker.AudioState`."""
NO: Final = translatable("No")
AGAIN: Final = translatable("Play again")
CAMERA: Final = translatable("Camera")
TURN: Final = translatable("Turn the picture")
NO_PICTURE: Final = translatable(
    "No picture yet. Plug in a camera, or choose another one with C. Other programs must not use "
    "it. You can go on without it."
)
ADDRESS: Final = translatable("Address of a phone, as its camera app shows it, then Enter")
PLACING: Final = translatable(
    "Put the computer 2 to 3 metres away, as high as your hips, on a chair or a low table."
)
SIDEWAYS: Final = translatable(
    "Turn your side to it. It must see you from head to feet, with light on you and not behind you."
)
TRY: Final = translatable("Try one gentle exercise on a chair, about a minute")
BREATHE: Final = translatable("Try slow breathing, about four minutes: no camera is needed")
LOOK: Final = translatable("Only look around")
CONDITIONS: Final = translatable("My health")
CONDITIONS_TEXT: Final = translatable(
    "An operation, a pregnancy or an illness can rule out exercises: say so under “My health”."
)
FIRST_EXERCISE: Final = "seated-march"
"""The exercise that is tried: gentle, on a chair."""
WITHOUT_CAMERA: Final = "deep-pelvic-breathing"
"""The exercise that is tried if there is no camera."""
