"""Where a page's facts come from, when they were compared, and who has checked the text."""

from dataclasses import dataclass
from typing import cast

from markupsafe import Markup

from macros.content.guide import Guide
from macros.content.model.reading import LawTopic
from macros.content.model.thing import Checked
from macros.content.reviews import NATIVE, Seen, State, state
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


#: The page on which an error is reported.
FAULTS = "pages/fout-doorgeven"


def takes_faults(guide: Guide) -> bool:
    """Whether there is an address that takes errors; nothing invites to report one without it."""
    return bool(guide.settings.correction_address)


@dataclass(frozen=True)
class Provenance:
    """The foot of a page of content."""

    checked_on: Markup
    warnings: list[Markup]
    sources: list[SourceLine]
    #: Whether texts on the page name the sources by their number.
    numbered: bool
    report: str | None


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


def warnings(writer: Writer, kind: str, name: str) -> list[Markup]:
    """Who has seen what of a page and its translation, and what no professional has seen as it is now."""
    guide = writer.guide
    things = shown(guide, kind, name)
    about = state(guide, things)
    found = [_review(writer, about, one) for one in about.seen]
    if not about.whole:
        found.append(writer.word("not_reviewed_rest" if about.covered else "not_reviewed"))
    if guide.language != guide.settings.first_language:
        about = state(guide, things, native=True)
        found += [_review(writer, about, one) for one in about.seen]
        if not about.whole:
            rest = "not_reviewed_translation_rest" if about.covered else "not_reviewed_translation"
            found.append(writer.word(rest))
    return found


#: What stands on a page besides its own texts, by kind: a review of those alone is none of the page.
_ALSO = {
    "pages/checklist": ("steps", "situations", "sheet"),
    "pages/hulp": ("organisations",),
    "pages/nazorgkalender": ("aftercare",),
    "pages/woordenlijst": ("terms",),
    "situations": ("steps",),
}


def shown(guide: Guide, kind: str, name: str) -> list[tuple[str, str]]:
    """The things of which the texts stand on a page."""
    more = _ALSO.get(f"{kind}/{name}", _ALSO.get(kind, ()))
    return [(kind, name), *((other, one) for other in more for one in guide.things[other])]


_ROLES = {"lawyer": "reviewer_lawyer", "police-specialist": "reviewer_police"}


def _review(writer: Writer, about: State, one: Seen) -> Markup:
    who = Markup.escape(one.review.by)
    if one.review.role in _ROLES:
        who = Markup("{}, {}").format(who, writer.word(_ROLES[one.review.role]))
    line = writer.word(
        "reviewed_translation" if one.review.role == NATIVE else "reviewed",
        who=who, date=writer.date(one.review.on), seen=one.same, all=about.texts,
    )  # fmt: skip
    return line + " " + writer.word("reviewed_changed", number=one.changed) if one.changed else line


def cited(thing: Checked) -> list[str]:
    """The sources of a thing and of its statements, each once; its texts name them by their place here."""
    statements = thing.statements.values() if isinstance(thing, LawTopic) else ()
    return list(dict.fromkeys([*thing.sources, *(one for about in statements for one in about.sources)]))


def provenance(writer: Writer, kind: str, name: str) -> Provenance:
    """The foot of the page of a thing."""
    thing = cast(Checked, writer.guide.things[kind][name])
    return Provenance(
        checked_on=writer.word("checked_on", date=writer.date(thing.checked_on)),
        warnings=warnings(writer, kind, name),
        sources=[source_line(writer, name) for name in cited(thing)],
        numbered=isinstance(thing, LawTopic),
        report=writer.href(FAULTS) if takes_faults(writer.guide) else None,
    )
