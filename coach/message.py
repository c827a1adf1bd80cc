"""English texts that remember their template and values, to be translated when they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Origin:
    """The exercise or programme that a text is from."""

    name: str
    """Name of its file without the ending."""
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Language -> English text -> translation, if the file has such tables."""


class Message(str):
    """An English text made of a template and values.

    It is an ordinary string: JSON, recordings and comparisons see only the English text. The
    translation of the template is filled with the values again when the text is shown.
    """

    __slots__ = ("origin", "plural", "short", "template", "values")

    template: str
    """The English text with a place in braces for each value: ``Camera {number} is missing.``"""
    values: Mapping[str, Any]
    """What fills the places: numbers, names, which stay as they are, and messages."""
    plural: str
    """The template for every ``n`` but 1; empty if the text does not depend on a number."""
    short: Message | None
    """The same in a few words, for places with little room."""
    origin: Origin | None
    """Where the text is from; None for a text of the program."""

    def __new__(
        cls,
        template: str,
        *,
        plural: str = "",
        short: str | Message = "",
        origin: Origin | None = None,
        **values: Any,
    ) -> Self:
        """Fill in the template.

        Args:
            template: The English text. Without values it is taken as it is, braces included.
            plural: The template if the value ``n`` is not 1.
            short: The same in a few words.
            origin: Where the text is from, if it is not a text of the program.
            values: What fills the places of the templates.

        """
        if isinstance(template, cls) and not (plural or short or origin or values):
            return template
        chosen = plural if plural and values.get("n") != 1 else template
        self = super().__new__(cls, chosen.format(**values) if values else chosen)
        self.template, self.values, self.plural = template, values, plural
        self.short = Message(short) if short else None
        self.origin = origin
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle with the values, for other processes."""
        options = {"plural": self.plural, "short": self.short or "", "origin": self.origin}
        return _restore, (type(self), self.template, {**options, **self.values})

    def __deepcopy__(self, memo: object) -> Self:
        """Return itself: nothing of it ever changes."""
        return self


def shorten(text: str) -> str:
    """Return the short form of a message; the text itself if it has none."""
    return (text.short if isinstance(text, Message) else None) or text


def join_and(words: Iterable[str]) -> Message:
    """Join words as in "head and feet"; each is translated by itself."""
    first, *others = (Message(word) for word in words)
    for word in others:
        first = Message("{first} and {second}", first=first, second=word)
    return first


def join_label(label: str, text: object) -> Message:
    """Return ``label: text``, with the colon of each language; messages are translated."""
    return Message("{label}: {text}", label=label, text=text)


def join_with(separator: str, texts: Iterable[str]) -> Message:
    """Join texts with a separator; each is translated by itself."""
    values: dict[str, Any] = {f"text{number}": text for number, text in enumerate(texts)}
    return Message(separator.join(f"{{{name}}}" for name in values), **values)


def _restore(cls: type[Message], template: str, options: Mapping[str, Any]) -> Message:
    return cls(template, **options)


def translatable(texts: T) -> T:
    """Return the argument. It marks a constant whose texts are translated where they are shown.

    `make languages` adds every text inside the parentheses to the catalogues, except keys of
    tables.
    """
    return texts
