"""What the law says: the list of questions, and the answer on the page of each."""

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from macros.content.model.reading import LawTopic, Statement
from macros.views import provenance
from macros.views.contact import Link
from macros.views.writer import Writer


@dataclass(frozen=True)
class Question:
    """A question with its answer in one line, under the id by which others link to it."""

    id: str
    href: str
    title: Markup
    answer: Markup


@dataclass(frozen=True)
class Answer:
    """The answer in one sentence, and what to do."""

    short: Markup
    act: Markup


@dataclass(frozen=True)
class StatementView:
    """A statement about the law, with the numbers of its sources, and whom to ask about this one."""

    id: str
    text: Markup
    date: Markup | None
    ask: Link | None
    sources: str


@dataclass(frozen=True)
class Group:
    """The statements of one weight under their heading."""

    id: str
    heading: Markup
    style: str
    statements: list[StatementView]


@dataclass(frozen=True)
class Statements:
    """The statements that an answer rests on, and whom to ask where one names nobody else."""

    ask: Link | None
    groups: list[Group]


def law(writer: Writer) -> list[Question]:
    """Every question about law and duties."""
    every = writer.guide.law
    return [
        Question(
            name,
            writer.href(f"law/{name}"),
            writer.plain(every[name].title),
            writer.line(every[name].answer),
        )
        for name in writer.guide.settings.law
    ]


def answer(writer: Writer, name: str) -> Answer:
    """The answer to a question."""
    topic = writer.guide.law[name]
    return Answer(writer.line(topic.answer), writer.line(topic.intro))


def statements(writer: Writer, name: str) -> Statements:
    """What the answer to a question rests on, by weight: that of the first statement comes first."""
    topic = writer.guide.law[name]
    asked = Counter(one.ask for one in topic.statements.values() if one.ask).most_common(1)
    most = asked[0][0] if asked else None
    by_weight: dict[str, list[StatementView]] = {}
    for key, about in topic.statements.items():
        by_weight.setdefault(about.weight, []).append(_statement(writer, topic, key, about, most))
    return Statements(
        _ask(writer, most),
        [
            Group(
                f"weight-{weight}",
                writer.word(f"weight_{weight}"),
                "do-not" if weight == "mag-niet" else "",
                found,
            )
            for weight, found in by_weight.items()
        ],
    )


def _ask(writer: Writer, name: str | None) -> Link | None:
    if name is None:
        return None
    return Link(writer.href(f"organisations/{name}"), writer.plain(writer.guide.organisation(name).name))


def _statement(
    writer: Writer, topic: LawTopic, key: str, about: Statement, most: str | None
) -> StatementView:
    sources = provenance.cited(topic)
    return StatementView(
        key,
        writer.line(about.text),
        writer.word("statement_date", date=writer.loose_date(about.date)) if about.date else None,
        _ask(writer, about.ask if about.ask != most else None),
        ", ".join(str(number) for number in sorted(sources.index(one) + 1 for one in about.sources)),
    )
