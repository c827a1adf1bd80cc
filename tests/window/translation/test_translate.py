"""Texts in the user's language, with values, plurals and units."""

from __future__ import annotations

import gettext
from collections.abc import Iterator

import pytest

from coach.message import Message
from coach.translation import VARIABLE, Translations, choose_language, load_translations
from coach.window.translation.format import format_distance_range
from coach.window.translation.languages import use_language
from coach.window.translation.translate import CURRENT, Units, ntr, tr


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    CURRENT.choose(Translations())


def test_english_without_a_word() -> None:
    assert CURRENT.code == "en"
    assert CURRENT.units == "metric"
    assert tr("Set {number} of {count}", number=1, count=4) == "Set 1 of 4"
    assert ntr("{n} trial", "{n} trials", 1) == "1 trial"
    assert ntr("{n} trial", "{n} trials", 0) == "0 trials"


@pytest.mark.parametrize(
    ("chosen", "system", "code"),
    [
        ("", "de_AT", "de"),
        ("fr", "de_DE", "fr"),
        ("", "zh-Hans-CN", "zh"),
        ("", "pl_PL", "en"),
        ("", "C", "en"),
    ],
)
def test_choice(chosen: str, system: str, code: str) -> None:
    assert choose_language(chosen, system) == code


SAID = [
    pytest.param(
        "de",
        Message("Turn around: the {leg} must be towards the camera.", leg=Message("leg in front")),
        "Dreh dich um. Zur Kamera zeigt: Bein vorn.",
        id="words of an exercise",
    ),
    pytest.param(
        "fr",
        Message("Left {leg}", leg=Message("leg in front")),
        "À gauche\u00a0: jambe avant",
        id="the side first",
    ),
    pytest.param(
        "zh",
        Message(
            "Move back or tilt the camera: your {parts} must be in the picture.",
            parts=Message("{first} and {second}", first=Message("head"), second=Message("feet")),
        ),
        "后退或调整摄像头角度：画面中要能看到头和双脚。",
        id="words joined",
    ),
    pytest.param(
        "es",
        Message(
            "{angle} is not seen well enough",
            angle=Message("Knee flexion, {side}", side=Message("front")),
        ),
        "No se ve lo bastante bien: Flexión de rodilla, delante",
        id="an angle",
    ),
    pytest.param(
        "de",
        Message("{name} stopped giving pictures.", name="HD camera 2.0"),
        "HD camera 2.0 liefert keine Bilder mehr.",
        id="a name stays as it is",
    ),
    pytest.param(
        "de",
        Message("Both legs must first rest for {seconds:g} s.", seconds=1.5),
        "Beide Beine müssen erst 1,5 s ruhig liegen.",
        id="a decimal comma",
    ),
    pytest.param(
        "zh",
        Message("Both legs must first rest for {seconds:g} s.", seconds=1.5),
        "双腿须先静放 1.5 秒。",
        id="a decimal point",
    ),
    pytest.param(
        "zh",
        Message("{good} of {count} in good form", good=3, count=6),
        "6 次中 3 次动作良好",
        id="another order",
    ),
    pytest.param("zh", Message("{day} February", day=27), "2月27日", id="a day"),
]


@pytest.mark.parametrize(("code", "message", "said"), SAID)
def test_says(code: str, message: Message, said: str) -> None:
    CURRENT.choose(load_translations(code))
    assert tr(message) == said


@pytest.mark.parametrize(
    ("code", "one", "many"),
    [
        ("de", "noch 1 Versuch", "noch 3 Versuche"),
        ("es", "falta 1 intento", "faltan 3 intentos"),
        ("zh", "还剩 1 次测量", "还剩 3 次测量"),
    ],
)
def test_plurals(code: str, one: str, many: str) -> None:
    CURRENT.choose(load_translations(code))
    said = [ntr("{n} trial to go", "{n} trials to go", count) for count in (1, 3)]
    assert said == [one, many]


def test_a_language_with_more_than_two_plurals() -> None:
    """Polish: 1 próba, 2 próby, 5 prób."""

    class Polish(gettext.NullTranslations):
        def ngettext(self, singular: str, plural: str, n: int) -> str:
            return "{n} próba" if n == 1 else "{n} próby" if n < 5 else "{n} prób"

    CURRENT.choose(Translations("pl", Polish()))
    said = [ntr("{n} trial to go", "{n} trials to go", count) for count in (1, 2, 5)]
    assert said == ["1 próba", "2 próby", "5 prób"]


@pytest.mark.parametrize(
    ("code", "units", "said"),
    [
        ("en", "metric", "2 to 3 m"),
        ("en", "imperial", "7 to 10 ft"),
        ("de", "metric", "2 bis 3 m"),
        ("de", "imperial", "7 bis 10 Fuß"),
        ("es", "imperial", "7 a 10 pies"),
        ("fr", "imperial", "7 à 10 pieds"),
        ("zh", "imperial", "7 至 10 英尺"),
    ],
)
def test_distances_in_the_user_s_unit(code: str, units: Units, said: str) -> None:
    CURRENT.choose(load_translations(code), units)
    assert format_distance_range(2, 3) == said


def test_the_language_of_the_call_goes_before_that_of_the_settings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, "de")
    assert use_language("fr")
    assert CURRENT.code == "de"
