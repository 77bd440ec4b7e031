"""When not to use a letter and when to use it: what one reads before the letter itself."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from macros import plan as plans
from macros.content import text
from macros.content.model.letter import Letter
from macros.content.text import Words
from macros.letters import letter_of
from macros.views.contact import Link
from macros.views.step import Items, items
from macros.views.writer import Writer


@dataclass(frozen=True)
class Caution:
    """When not to use a letter: the case, and behind it the reason and what to do instead."""

    id: str
    case: Markup
    reason: Markup | None
    instead: Markup | None
    #: The situations in which it holds.
    situations: list[str]


@dataclass(frozen=True)
class Use:
    """When not to use a letter, when to use it, what to do first, and what must not be in it."""

    sender: Markup
    receiver: Markup
    cautions: list[Caution]
    #: Those of them that are asked before the letter opens.
    asked: list[Caution]
    #: What is folded at first.
    parts: list[Items]
    #: The situations in which it is not sent, each with the reason.
    withheld: list[tuple[Link, Markup]]


def use(writer: Writer, name: str) -> Use:
    """The cautions of a letter: they come before the letter itself."""
    about = letter_of(writer.guide, name)
    rules = {key: rule.text for key, rule in about.must_not.items()}
    cautions = [_caution(writer, about, key) for key in about.use_not]
    parts = [
        items(writer, anchor, f"letter_{word}", lines)
        for anchor, word, lines in (
            ("gebruiken", "use", about.use),
            ("eerst", "before", about.before),
            ("staat-er-niet-in", "must_not", rules),
        )
        if lines
    ]
    situations = writer.guide.situations
    withheld = [
        (
            Link(writer.href(f"situations/{key}"), writer.plain(situations[key].title)),
            writer.line(reason),
        )
        for key, reason in plans.withheld(writer.guide, name).items()
    ]
    return Use(
        sender=writer.plain(about.sender),
        receiver=writer.plain(about.receiver),
        cautions=cautions,
        asked=[one for one in cautions if one.instead],
        parts=parts,
        withheld=withheld,
    )


def _caution(writer: Writer, about: Letter, key: str) -> Caution:
    words = about.use_not[key]
    case, _, reason = (Words(part, words.language, words.status) for part in text.first_sentence(words))
    closes = about.closes.get(key)
    return Caution(
        id=key,
        # It is a label: an explanation in it could not be pressed.
        case=replace(writer, terms=None).line(case),
        reason=writer.line(reason) if reason else None,
        instead=writer.line(closes.instead) if closes else None,
        situations=closes.situations if closes else [],
    )
