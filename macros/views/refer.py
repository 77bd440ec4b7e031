"""When to hand it on at once: the signs, each with whom to call and where to read on."""

from dataclasses import dataclass

from markupsafe import Markup

from macros.views.contact import Link
from macros.views.writer import Writer


@dataclass(frozen=True)
class Referral:
    """A sign, what to do on it, and the situations that say what is different then."""

    sign: Markup
    act: Markup
    situations: list[Link]


def refer_at_once(writer: Writer) -> list[Referral] | None:
    """The signs in their order, or nothing where there are none."""
    return [
        Referral(
            writer.plain(about.sign),
            writer.line(about.act),
            [_situation(writer, name) for name in about.situations],
        )
        for about in writer.guide.settings.refer_at_once.values()
    ] or None


def _situation(writer: Writer, name: str) -> Link:
    title = writer.guide.situations[name].title
    return Link(writer.href(f"situations/{name}"), writer.plain(title))
