"""The half sheet for staff who are not in the team: a page, and the same on paper."""

from dataclasses import dataclass

from macros.content.guide import Guide
from macros.views.contact import Link
from macros.views.writer import Writer

#: The handout that it is, and the name of its file.
NAME = "voor-iedereen"


@dataclass(frozen=True)
class Leaflet:
    """The page and the file that is ready to print."""

    page: Link
    pdf: str


def leaflet(writer: Writer) -> Leaflet | None:
    """The way to it, unless a school hides it."""
    if not exists(writer.guide):
        return None
    page = Link(writer.href(f"handouts/{NAME}"), writer.word("leaflet_home"))
    return Leaflet(page, writer.download(f"{NAME}.pdf"))


def exists(guide: Guide) -> bool:
    """Whether this guide has it."""
    return NAME in guide.handouts
