"""The checklist: the actions to tick, for the whole plan, a step or a situation; and the printed sheet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from macros import plan as plans
from macros import qr
from macros import sheet as sheets
from macros.content.guide import Guide
from macros.content.model.organisation import Audience
from macros.content.model.step import Action
from macros.content.text import Words
from macros.plan import Planned
from macros.views import contact, provenance, situation
from macros.views import leaflet as leaflets
from macros.views import step as steps
from macros.views.contact import Number, danger
from macros.views.school import SchoolView
from macros.views.school import school as own_school
from macros.views.situation import QuestionView
from macros.views.step import Phase
from macros.views.writer import Writer

#: The names of lists that stand beside each other: made up, so that they say nothing of anyone.
COLOURS = ("blauw", "groen", "oranje", "paars", "grijs")


@dataclass(frozen=True)
class Item:
    """
    An action to tick.

    ``digest`` changes when its Dutch text does; ``rank`` is its place in
    data/sheet.yml (from 1), empty when no sheet holds it; ``brief`` is what the
    sheet says.
    """

    key: str
    id: str
    text: Markup
    brief: Markup | None
    href: str
    step: Markup
    roles: str
    who: Markup
    situation: Markup | None
    waits: list[Markup]
    digest: str
    rank: int | None
    on_sheet: bool
    shown: bool


@dataclass(frozen=True)
class Group:
    """The items of one phase; ``on_sheet`` tells whether the sheet has any of them."""

    phase: Phase
    items: list[Item]
    shown: bool
    on_sheet: bool


@dataclass(frozen=True)
class Download:
    """A ready file, and what it is."""

    href: str
    label: Markup


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
class Checklist:
    """A list to tick: ``kind`` is all, step or situation."""

    kind: str
    groups: list[Group]
    total: int
    most: int
    paper: Paper | None
    solo: bool
    questions: list[QuestionView]
    phases: list[Phase]
    roles: list[tuple[str, Markup]]
    colours: list[tuple[str, Markup]]
    downloads: list[Download]
    whole: str
    data: str
    top: str


def checklist(writer: Writer, kind: str = "all", name: str = "") -> Checklist:
    """The checklist of the whole site, of a step (``steps``) or of a situation (``situations``)."""
    # A label holds the action alone, without notes in it.
    writer = replace(writer, terms=None)
    guide = writer.guide
    if kind == "steps":
        planned = [one for one in plans.compute(guide, []).actions if one.step == name]
        return _list(writer, "step", planned, {}, shown=None)
    if kind == "situations":
        chosen = sheets.select(guide, [name])
        rows = {row.planned.key: row.text for row in chosen.rows}
        planned = [row.planned for row in chosen.rows]
        return _list(
            writer, "situation", planned, rows, shown=None, names=[name], rest=chosen.rest, solo=chosen.solo
        )
    base = plans.compute(guide, [])
    every = [*base.actions, *_of_situations(guide)]
    rows = {row.planned.key: row.text for row in sheets.select(guide, []).rows}
    return _list(
        writer,
        "all",
        every,
        rows,
        shown={one.key for one in base.actions},
        rest=len(base.actions) - len(rows),
    )


def _of_situations(guide: Guide) -> list[Planned]:
    return [
        Planned(added.step, key, added, name, ())
        for name, one in plans.situations_of(guide).items()
        for key, added in one.actions.items()
    ]


def _list(
    writer: Writer, kind: str, planned: Sequence[Planned], rows: Mapping[str, Words],
    *, shown: set[str] | None, names: Sequence[str] = (), rest: int = 0, solo: bool = False,
) -> Checklist:  # fmt: skip
    guide = writer.guide
    groups = _groups(writer, planned, rows, shown)
    whole = kind == "all"
    title = situation_title(writer, names, solo)
    return Checklist(
        kind=kind,
        groups=groups,
        total=sum(item.shown for group in groups for item in group.items),
        most=guide.sheet.most,
        paper=None if kind == "step" else paper(writer, title, rest=rest, solo=solo),
        solo=solo,
        questions=situation.questions(writer) if whole else [],
        phases=[steps.phase(writer, phase) for phase in guide.settings.phases],
        roles=_roles(writer, planned),
        colours=[(colour, writer.word(f"incident_{colour}")) for colour in COLOURS],
        downloads=_downloads(writer, kind, names),
        whole=writer.href("pages/checklist"),
        data=writer.asset("assets/plan.js"),
        top="../" * writer.page.count("/"),
    )


def _groups(
    writer: Writer, planned: Sequence[Planned], rows: Mapping[str, Words], shown: set[str] | None
) -> list[Group]:
    ranks = {key: rank for rank, key in enumerate(writer.guide.sheet.rows, 1)}
    order = sorted(planned, key=lambda one: ranks.get(one.key, len(ranks) + 1))
    found = []
    for name in writer.guide.settings.phases:
        items = [
            _item(writer, one, ranks.get(one.key), one.key in rows, shown is None or one.key in shown)
            for one in order
            if one.action.when == name
        ]
        if items:
            found.append(
                Group(
                    steps.phase(writer, name),
                    items,
                    any(item.shown for item in items),
                    any(item.on_sheet for item in items),
                )
            )
    return found


def _item(writer: Writer, one: Planned, rank: int | None, on_sheet: bool, shown: bool) -> Item:
    shown_as = situation.line(writer, one, one.situation)
    brief = writer.guide.sheet.rows.get(one.key)
    step = writer.guide.step(one.step)
    return Item(
        key=one.key,
        id="vink-" + one.key.replace(".", "-"),
        text=writer.act(one.action.text),
        brief=writer.line(brief) if brief else None,
        href=shown_as.href or "",
        step=writer.plain(step.short_title),
        roles=" ".join(one.action.who),
        who=Markup(", ").join(role_names(writer, one.action)),
        situation=shown_as.situation.label if shown_as.situation else None,
        waits=shown_as.waits,
        digest=sheets.digest(writer.guide, one.key),
        rank=rank,
        on_sheet=on_sheet,
        shown=shown,
    )


def role_names(writer: Writer, action: Action) -> list[Markup]:
    """Those who usually do an action."""
    return [writer.plain(writer.guide.settings.roles[role].title) for role in action.who]


def _roles(writer: Writer, planned: Iterable[Planned]) -> list[tuple[str, Markup]]:
    used = {role for one in planned for role in one.action.who}
    roles = writer.guide.settings.roles
    return [(name, writer.plain(about.title)) for name, about in roles.items() if name in used]


def situation_title(writer: Writer, names: Sequence[str], solo: bool) -> Markup:
    """The title of a sheet, for the situations it is for."""
    if not names:
        return writer.word("sheet_title")
    titles = [str(situation.situation(writer, name).title) for name in names]
    return writer.word("sheet_title_solo" if solo else "sheet_title_for", situation=", ".join(titles))


def _downloads(writer: Writer, kind: str, names: Sequence[str]) -> list[Download]:
    if kind == "step":
        return []
    if names:
        files = [(f"checklist-{names[0]}", "download_checklist")]
    else:
        files = [
            ("checklist", "download_checklist"), ("poster", "download_poster"),
            ("kaartje", "download_card"), ("kaartje-leerling", "download_card_pupil"),
        ]  # fmt: skip
        if leaflets.exists(writer.guide):
            files.append((leaflets.NAME, "download_leaflet"))
    return [Download(writer.download(f"{file}.pdf"), writer.word(label)) for file, label in files]


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


@dataclass(frozen=True)
class Invitation:
    """The way to the checklist: the page, the sheet that is ready to print, and what all others get."""

    href: str
    pdf: str
    leaflet: leaflets.Leaflet | None


def link(writer: Writer) -> Invitation:
    """The way to the checklist from another page."""
    return Invitation(
        writer.href("pages/checklist"), writer.download("checklist.pdf"), leaflets.leaflet(writer)
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
