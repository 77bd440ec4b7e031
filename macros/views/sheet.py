"""What stands around the rows of a sheet, and the ready sheets to print."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from macros import qr
from macros.content.model.organisation import Audience
from macros.views import contact, provenance
from macros.views import leaflet as leaflets
from macros.views.contact import Link
from macros.views.number import Number, danger
from macros.views.school import SchoolView
from macros.views.school import school as own_school
from macros.views.writer import Writer


@dataclass(frozen=True)
class Paper:
    """What stands around the rows on the printed sheet."""

    title: Markup
    brief: Markup
    fields: list[Markup]
    rest: int
    blank: int
    keep: Markup
    warnings: list[Markup]
    danger: list[tuple[Markup, Number]]
    numbers: list[tuple[Markup, Number]]
    version: Markup
    address: str
    qr: Markup | None
    qr_label: str
    school: SchoolView


@dataclass(frozen=True)
class Sheets:
    """The ready papers: those for everybody, and a sheet for each situation."""

    papers: list[Link]
    situations: list[Link]


def sheets(writer: Writer) -> Sheets:
    """Every paper that is ready to print."""
    files = [
        ("checklist", "download_checklist"), ("poster", "download_poster"),
        ("kaartje", "download_card"), ("kaartje-leerling", "download_card_pupil"),
    ]  # fmt: skip
    if leaflets.exists(writer.guide):
        files.append((leaflets.NAME, "download_leaflet"))
    return Sheets(
        [Link(writer.download(f"{file}.pdf"), writer.word(label)) for file, label in files],
        [
            Link(writer.download(f"checklist-{name}.pdf"), writer.plain(about.title))
            for name, about in writer.guide.situations.items()
        ],
    )


def situation_title(writer: Writer, names: Sequence[str], solo: bool) -> Markup:
    """The title of a sheet, for the situations it is for."""
    if not names:
        return writer.word("sheet_title")
    titles = [str(writer.guide.situations[name].title) for name in names]
    return writer.word("sheet_title_solo" if solo else "sheet_title_for", situation=", ".join(titles))


def paper(writer: Writer, title: Markup, *, rest: int, solo: bool, page: str = "") -> Paper:
    """What stands around the rows of a sheet."""
    guide = writer.guide
    address = writer.absolute(page or writer.page)
    return Paper(
        title=title,
        brief=brief(writer, solo),
        fields=[writer.word(key) for key in ("sheet_school", "sheet_date", "sheet_lead")],
        rest=rest,
        blank=guide.sheet.blank,
        keep=writer.word("sheet_keep"),
        warnings=provenance.warnings(writer, "pages", "checklist"),
        danger=danger(writer),
        numbers=five_numbers(writer),
        version=writer.version(),
        address=address,
        qr=Markup(qr.svg(address)) if address else None,  # noqa: S704 - a drawing of our own
        qr_label=str(guide.word("sheet_qr", address=address)),
        school=own_school(writer),
    )


def brief(writer: Writer, solo: bool) -> Markup:
    """How the sheet is used."""
    if not solo:
        return writer.word("sheet_together")
    return Markup(" ").join([writer.word("sheet_solo"), writer.word("sheet_solo_leads")])


def five_numbers(writer: Writer, audience: Audience = "medewerker") -> list[tuple[Markup, Number]]:
    """The five numbers for a kind of reader, each with its organisation; staff read which are old."""
    found = []
    for card in contact.five_numbers(writer, audience).cards:
        number = card.numbers[0]
        old = Markup(" ({})").format(writer.word("old_number")) if number.doubted else Markup()
        found.append((card.title + old, number))
    return found
