"""The versions of the content: what changed, where, and what must be printed anew."""

from dataclasses import dataclass

from markupsafe import Markup

from macros.content.addresses import FEED
from macros.content.changes import newest_first
from macros.content.model.changes import Change
from macros.views.contact import Link
from macros.views.writer import Writer

#: The lists of things that a change names, and their kinds, in the order in which they are shown.
_ABOUT = (("steps", "steps"), ("situations", "situations"), ("letters", "letters"), ("pages", "pages"))


@dataclass(frozen=True)
class ChangeView:
    """One thing that is different."""

    text: Markup
    where: list[Link]
    reprint: bool


@dataclass(frozen=True)
class ReleaseView:
    """A version with its date."""

    id: str
    version: str
    day: str
    title: Markup
    intro: Markup
    changes: list[ChangeView]
    #: Whether something that was printed before must be thrown away.
    reprint: bool
    first: bool


@dataclass(frozen=True)
class Versions:
    """Every version, and how to see whether there is a newer one."""

    releases: list[ReleaseView]
    version: Markup
    until: Markup
    feed: str
    #: Where newer versions are published, when that is known.
    release: str | None


def anchor(version: str) -> str:
    """Where a version stands on the page."""
    return "versie-" + version.replace(".", "-")


def releases(writer: Writer) -> list[ReleaseView]:
    """Every version, the newest first."""
    every = writer.guide.releases
    found: list[ReleaseView] = []
    for version in newest_first(every):
        about = every[version]
        changes = [_change(writer, change) for change in about.changes.values()]
        found.append(
            ReleaseView(
                anchor(version),
                version,
                about.date.isoformat(),
                writer.word("version_title", version=version, date=writer.date(about.date)),
                writer.line(about.intro),
                changes,
                any(change.reprint for change in changes),
                len(found) == len(every) - 1,
            )
        )
    return found


def _change(writer: Writer, change: Change) -> ChangeView:
    where = [
        Link(writer.href(f"{kind}/{name}"), writer.plain(writer.guide.title(kind, name)))
        for part, kind in _ABOUT
        for name in getattr(change, part)
    ]
    return ChangeView(writer.line(change.text), where, change.reprint)


def versions(writer: Writer) -> Versions:
    """The page of all versions."""
    settings = writer.guide.settings
    return Versions(
        releases(writer),
        writer.version(),
        writer.word("content_until", date=writer.date(settings.check_again)),
        writer.asset(FEED),
        settings.release_address,
    )
