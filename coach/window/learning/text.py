"""The texts of the learning page. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from coach.message import translatable


@dataclass(frozen=True, slots=True)
class Lesson:
    """One subject: a drawing, short paragraphs, and where they come from."""

    drawing: str
    """Name of a file of assets/drawings, without its ending."""
    title: str
    paragraphs: tuple[str, ...]
    source: str
    """Names of articles and studies, the same in every language."""


SOURCE: Final = translatable("After: {names}")
TITLE: Final = translatable("Good to know")
LESSONS: Final = (
    Lesson(
        "muscles",
        translatable("Where the hip flexors are"),
        (
            translatable(
                "The psoas runs from the sides of the lower spine, behind the belly and over the "
                "front of the hip, to the inside of the thigh bone. The iliacus lines the inner "
                "side of the pelvic bone and joins it."
            ),
            translatable(
                "Together they lift the knee. If the thigh is fixed, they pull the lower back and "
                "the pelvis forward. A third muscle, the front of the thigh, crosses hip and knee."
            ),
            translatable(
                "You feel the stretch high at the front of the hip or down the front of the "
                "thigh. Pain in the lower back is not the stretch: go less far."
            ),
        ),
        "QL Claw; Many Lives",
    ),
    Lesson(
        "thomas",
        translatable("How to tell whether they are tight"),
        (
            translatable(
                "A feeling of tightness is not a measurement: weak or tired muscles feel tight "
                "too. The Thomas test shows whether the hip stretches fully: the thigh hangs "
                "level with the bed or below it."
            ),
            translatable(
                "Compare both sides and repeat it after some weeks. A difference within the "
                "measuring error means nothing."
            ),
            translatable(
                "Sharp pain in the groin, above all after running, can be a strain or a stress "
                "fracture: see a doctor before you stretch it."
            ),
        ),
        "Trivo; Vigotsky 2016",
    ),
    Lesson(
        "proven",
        translatable("What is proven, and what is not"),
        (
            translatable(
                "It is often said that tight hip flexors tilt the pelvis and load the lower back. "
                "That is plausible, but studies found hardly any link between hip extension and "
                "the tilt of the pelvis while standing."
            ),
            translatable(
                "People with long-lasting back pain have less hip extension on average. Nobody "
                "knows whether that is the cause or the consequence. Less flexion does not mean "
                "that you will get back pain."
            ),
            translatable(
                "Stretching for some weeks makes the hip more mobile, and being active helps most "
                "people with back pain. Nobody can promise that it takes yours away."
            ),
        ),
        "T. Lucas, Physiomentum; Roach 2015; NICE 2016",
    ),
    Lesson(
        "sitting",
        translatable("Sitting and posture"),
        (
            translatable(
                "There is no single right posture. The next position is the best one: stand up "
                "every half hour, even for a minute."
            ),
            translatable(
                "If you sit long, sit back in the chair with both feet on the floor, and have the "
                "screen at eye level. When you stand, be tall and put weight on both feet."
            ),
            translatable("Coach reminds you to stand up, if you switch it on in the settings."),
        ),
        "Spine Institute NY; Trivo",
    ),
    Lesson(
        "walking",
        translatable("Move in many ways"),
        (
            translatable(
                "If you cannot avoid long sitting, move for half an hour a day. Walking counts, "
                "and it stretches the hip with every step. Begin with a few minutes."
            ),
            translatable(
                "Vary what you do. Much cycling or running alone bends the hip again and again; "
                "add something that stretches and strengthens it."
            ),
            translatable(
                "Strength matters as much as length: hip flexors, buttocks and trunk. Raise the "
                "load only while the pain does not grow."
            ),
        ),
        "Trivo; QL Claw; T. Lucas, Physiomentum",
    ),
    Lesson(
        "breathing",
        translatable("Breathing and stress"),
        (
            translatable(
                "Under stress many people breathe high and tense the belly and the hips. Slow "
                "breaths down to the hands on the lower belly help to let go."
            ),
            translatable(
                "Pain that lasts is also shaped by sleep, worry and mood. That does not make it "
                "less real. Talk about it with whoever treats you."
            ),
        ),
        "Many Lives",
    ),
    Lesson(
        "lifting",
        translatable("Lifting"),
        (
            translatable(
                "Stand close to the load, feet apart. Bend hips and knees, keep the load near "
                "your body, breathe out as you rise, and turn with your feet."
            ),
            translatable(
                "A back is made to bend. After a bad phase begin with light things and lift "
                "a little more each week."
            ),
        ),
        "Spine Institute NY",
    ),
)
