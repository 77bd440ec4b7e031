"""Numbers as things to press, each with whether it answers now."""

from dataclasses import dataclass

from markupsafe import Markup

from macros.content.model.organisation import Organisation, PhoneNumber
from macros.views.provenance import source_line
from macros.views.writer import Writer


@dataclass(frozen=True)
class Now:
    """
    Whether a number answers now.

    ``always`` where it does at any time. ``weekdays`` and ``weekend`` are confirmed hours for the
    script, such as "08:00-17:00"; both are empty where nobody is sure.
    """

    always: bool
    weekdays: str = ""
    weekend: str = ""
    hours: Markup | None = None


@dataclass(frozen=True)
class Number:
    """A phone number to press."""

    number: str
    dialled: str
    label: Markup | None
    old: bool
    doubted: bool  # whether the page says so
    source_date: Markup
    cost: Markup | None
    danger: bool
    now: Now


def numbers_of(writer: Writer, name: str, only: str | None = None) -> list[Number]:
    """The numbers of an organisation, or one of them."""
    organisation = writer.guide.organisation(name)
    found = []
    for key, phone in organisation.phones.items():
        if only in (None, key):
            number, dialled = writer.phone(f"{name}.{key}")
            found.append(
                Number(
                    number,
                    dialled,
                    writer.plain(phone.label) if phone.label else None,
                    phone.status == "old",
                    writer.doubts(phone.status),
                    source_line(writer, phone.source).date,
                    writer.plain(phone.cost) if phone.cost else None,
                    f"{name}.{key}" in writer.guide.settings.danger,
                    _now(writer, organisation, phone, f"{name}.{key}"),
                )
            )
    return found


def short(numbers: list[Number]) -> list[Number]:
    """The first number and those for something else; an old one only where there is no other."""
    sure = [number for number in numbers if not number.old] or numbers
    return [number for number in sure if number.label or number is sure[0]]


def danger(writer: Writer) -> list[tuple[Markup, Number]]:
    """The numbers for danger to life, each with when to call it."""
    whens = (writer.word("danger_emergency"), writer.word("danger_suicide"))
    found = []
    for when, reference in zip(whens, writer.guide.settings.danger, strict=True):
        name, key = reference.split(".")
        found.append((when, numbers_of(writer, name, key)[0]))
    return found


def hours(writer: Writer, about: Organisation) -> Markup | None:
    """When an organisation answers, in words."""
    known = about.hours
    if known is None:
        return None
    if known.always:
        return writer.word("hours_always")
    parts = [
        writer.word(key, **{"from": _clock(writer, times[:5]), "to": _clock(writer, times[6:])})
        for key, times in (("hours_weekdays", known.weekdays), ("hours_daily", known.daily))
        if times
    ]
    return Markup(", ").join(parts)


def _clock(writer: Writer, time: str) -> Markup:
    return writer.word("clock", hour=int(time[:2]), minute=time[3:])


def _now(writer: Writer, about: Organisation, phone: PhoneNumber, reference: str) -> Now:
    """Only hours that were confirmed tell who answers now; numbers for danger to life always do."""
    always = reference in writer.guide.settings.danger
    known = about.hours
    if known is None or "old" in (known.status, phone.status):
        return Now(always)
    words = hours(writer, about)
    if always or known.always:
        return Now(True, hours=words)
    return Now(False, known.weekdays or known.daily or "", known.daily or "", words)
