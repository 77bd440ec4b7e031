"""Who answers now: numbers with what is known of their hours, in short."""

from dataclasses import dataclass

from markupsafe import Markup

from macros.views.contact import Link
from macros.views.number import Number, numbers_of, short
from macros.views.writer import Writer


@dataclass(frozen=True)
class Answer:
    """A number of an organisation, with the way to its card."""

    title: Markup
    more: str
    number: Number


@dataclass(frozen=True)
class Answers:
    """
    The numbers of a page: those of its subject first, those for danger to life always.

    ``others`` have no number here: their card says how one reaches them.
    """

    intro: Markup | None
    numbers: list[Answer]
    others: list[Link]
    more: Link


def about(writer: Writer, names: list[str]) -> Answers:
    """Who answers about a subject, by the organisations that it names."""
    found = {name: short(numbers_of(writer, name)) for name in names}
    others = [_link(writer, name) for name, numbers in found.items() if not numbers]
    return _answers(writer, [(name, one) for name in names for one in found[name]], others, None)


def for_reader(writer: Writer) -> Answers:
    """Who answers the reader of the page, whatever it is about."""
    chosen = [reference.split(".") for reference in writer.guide.settings.numbers[writer.audience]]
    numbers = [(name, number) for name, key in chosen for number in numbers_of(writer, name, key)]
    return _answers(writer, numbers, [], writer.word("numbers_intro"))


def _answers(
    writer: Writer, numbers: list[tuple[str, Number]], others: list[Link], intro: Markup | None
) -> Answers:
    shown = {number.number for _, number in numbers}
    for reference in writer.guide.settings.danger:
        name, key = reference.split(".")
        numbers += [(name, one) for one in numbers_of(writer, name, key) if one.number not in shown]
    lines = [Answer(_link(writer, name).label, _link(writer, name).href, number) for name, number in numbers]
    return Answers(intro, lines, others, Link(writer.href("pages/hulp"), writer.word("numbers_more")))


def _link(writer: Writer, name: str) -> Link:
    return Link(writer.href(f"organisations/{name}"), writer.plain(writer.guide.organisation(name).name))
