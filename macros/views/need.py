"""All organisations, by what one needs them for."""

from dataclasses import dataclass
from typing import get_args

from markupsafe import Markup

from macros.content.model.organisation import Topic
from macros.views.contact import Card, card
from macros.views.writer import Writer


@dataclass(frozen=True)
class Need:
    """Organisations for one need of the reader."""

    id: str
    title: Markup
    cards: list[Card]


def by_need(writer: Writer) -> list[Need]:
    """Every organisation under its first topic; those for danger to life before all others."""
    every = writer.guide.organisations
    groups: dict[str, list[str]] = {"gevaar": [], **{topic: [] for topic in get_args(Topic)}}
    for name, about in every.items():
        groups["gevaar" if about.emergency else about.topics[0]].append(name)

    def order(name: str) -> tuple[bool, bool, str]:
        """Whom one can call first, then by name."""
        phones = [phone.status for phone in every[name].phones.values()]
        return "confirmed" not in phones, not phones, str(every[name].name).lower()

    words = {"gevaar": writer.word("need_danger")}
    words |= {topic: writer.word(f"topic_{topic}") for topic in get_args(Topic)}
    return [
        Need(need, words[need], [card(writer, name) for name in sorted(names, key=order)])
        for need, names in groups.items()
        if names
    ]
