"""Where a page's facts come from, when they were compared, and who has checked the text."""

from dataclasses import dataclass

from markupsafe import Markup

from macros.content.model.thing import Checked
from macros.views.writer import Writer


@dataclass(frozen=True)
class SourceLine:
    """A source with its own date."""

    id: str
    title: Markup
    publisher: Markup | None
    href: str | None
    date: Markup
    old: bool
    note: Markup | None


@dataclass(frozen=True)
class Provenance:
    """The foot of a page of content."""

    checked_on: Markup
    warnings: list[Markup]
    sources: list[SourceLine]
    report: str


def source_line(writer: Writer, name: str) -> SourceLine:
    """A source by id."""
    cited = writer.guide.source(name)
    if cited.date is None:
        date = writer.word("source_no_date")
    else:
        key = "source_about" if cited.date.startswith("about ") else "source_date"
        date = writer.word(key, date=writer.loose_date(cited.date))
    return SourceLine(
        id=name,
        title=Markup('<span lang="nl">{}</span>').format(cited.title)
        if writer.guide.language != "nl"
        else Markup.escape(cited.title),
        publisher=Markup.escape(cited.publisher) if cited.publisher else None,
        href=cited.url,
        date=date,
        old=cited.old,
        note=writer.line(cited.note) if cited.note else None,
    )


def warnings(writer: Writer, thing: Checked) -> list[Markup]:
    """What no professional has checked yet: the text itself, and its translation."""
    found = []
    if thing.reviewed_by == "none":
        found.append(writer.word("not_reviewed"))
    settings = writer.guide.settings
    first = settings.first_language
    language = settings.languages[writer.guide.language]
    if writer.guide.language != first and language.reviewed_by == "none":
        found.append(writer.word("not_reviewed_translation"))
    return found


def provenance(writer: Writer, thing: Checked) -> Provenance:
    """The foot of the page of a thing."""
    return Provenance(
        checked_on=writer.word("checked_on", date=writer.date(thing.checked_on)),
        warnings=warnings(writer, thing),
        sources=[source_line(writer, name) for name in thing.sources],
        report=writer.href("pages/fout-doorgeven"),
    )
