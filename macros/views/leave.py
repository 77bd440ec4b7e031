"""Leaving fast: where the control leads and how, and the page inside the site that it leads to."""

from dataclasses import dataclass

from macros.content.addresses import BLANK
from macros.views.writer import Writer


@dataclass(frozen=True)
class Leave:
    """
    The control.

    ``href`` is where it leads without script; ``target`` the address that the
    school chose, or empty.
    """

    href: str
    target: str
    mode: str


@dataclass(frozen=True)
class Blank:
    """A page that holds nothing."""

    language: str
    direction: str
    icon: str
    styles: tuple[str, ...]
    policy: str


def leave(writer: Writer, absolute: str) -> Leave:
    """The control on a page; ``absolute`` is the address of the blank page, empty when unknown."""
    own = writer.asset(BLANK)
    if writer.page == "404.html":
        # Shown at any address: a relative one would lead astray.
        own = absolute or "about:blank"
    school = writer.guide.school
    if school is None:
        return Leave(own, "", "page")
    target = str(school.leave.target or "")
    return Leave(target or own, target, school.leave.mode)
