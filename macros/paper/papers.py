"""The papers of one language: a sheet for the whole plan and for each situation, a poster, a card."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

from markupsafe import Markup

from macros import qr, sheet
from macros.content.guide import Guide
from macros.content.model.organisation import Audience
from macros.content.model.school import LONGEST_NAME, Logo
from macros.content.problems import Problem
from macros.content.text import Words, first_sentence
from macros.paper.press import Unprintable, press
from macros.views import checklist, provenance, step
from macros.views.contact import danger
from macros.views.writer import Writer

#: How much longer each text may become before a sheet stops to fit.
SLACK = 0.10

Values = dict[str, Any]


def write(guide: Guide, url: str, folder: Path, root: Path) -> list[Problem]:
    """Writes all papers of a language into ``folder``; what cannot be printed is a problem."""
    folder.mkdir(parents=True, exist_ok=True)
    problems: list[Problem] = []
    for name, document, values in papers(guide, url):
        try:
            made = press(document, values, guide.settings.date)
        except Unprintable as fault:
            problems.append(
                _of_school(guide, document, values) or _problem(root, guide, name, document, fault)
            )
        else:
            if name:
                (folder / f"{name}.pdf").write_bytes(made)
    return problems


def papers(guide: Guide, url: str) -> Iterator[tuple[str, str, Values]]:
    """Every paper: its file name (empty: only to see whether it fits), its document, its values."""
    writer = Writer(guide, "checklist.html", url=url)
    yield "checklist", "sheet", sheet_values(writer, [])
    for name in guide.things["situations"]:
        yield f"checklist-{name}", "sheet", sheet_values(writer, [name])
    yield "", "sheet", fullest(writer)
    yield "poster", "poster", poster_values(writer)
    yield "kaartje", "card", card_values(writer, "medewerker")
    yield "kaartje-leerling", "card", card_values(writer, "leerling")


def _problem(root: Path, guide: Guide, name: str, document: str, fault: Unprintable) -> Problem:
    """Where an author mends a paper that cannot be printed."""
    file, key = ("data/sheet.yml", "most:") if document == "sheet" else ("data/guide.yml", "steps:")
    lines = (root / file).read_text("utf-8").splitlines()
    line = next((at for at, text in enumerate(lines, 1) if text.startswith(key)), 1)
    which = name or "the sheet with the longest rows, each 10% longer"
    return Problem(
        file, line, 1, f"a paper cannot be printed: {which} ({guide.language})",
        found=str(fault), expected="one page, and every character in our fonts",
        advice="lower most, or shorten the rows or their translation"
        if document == "sheet" else "shorten the titles or purposes of the steps",
    )  # fmt: skip


def _of_school(guide: Guide, document: str, values: Values) -> Problem | None:
    """The problem when it is the school's logo or name that cannot be printed."""
    without: Values = {**values, "logo": None}
    for file, what, expected, advice in (
        ("school.yml:logo", "the logo cannot be printed", "a picture", "save it again as PNG"),
        ("school.yml:name", "the name of the school cannot be printed", "European or Arabic letters",
         "write it in other letters"),
    ):  # fmt: skip
        if guide.school is None:
            return None
        try:
            press(document, without, guide.settings.date)
        except Unprintable:
            without = {**without, "school": ""}
        else:
            return Problem(file, 1, 1, what, guide.school.name, expected, advice)
    return None


def _common(writer: Writer, title: str, page: str) -> Values:
    guide = writer.guide
    settings = guide.settings
    address = writer.absolute(page)
    return {
        "school": guide.school.name if guide.school else "",
        "logo": _picture(guide.logo) if guide.logo else None,
        "title": title,
        "brand": str(settings.title),
        "language": guide.language,
        "direction": settings.languages[guide.language].direction,
        "version": _word(
            writer, "content_version", date=writer.date(settings.date), version=settings.version
        ),
        "address": address,
        "qr": qr.svg(address) if address else "",
        "qr_label": _word(writer, "sheet_qr", address=address),
        "warnings": " ".join(_plain(one) for one in provenance.warnings(writer, "pages", "checklist")),
        "danger": [[_plain(when), number.number] for when, number in danger(writer)],
        "numbers": [[_plain(name), number.number] for name, number in checklist.five_numbers(writer)],
    }


def _picture(logo: Logo) -> Values:
    """A logo as Typst takes it: its bytes, and how wide it is for its height."""
    return {
        "data": list(logo.data), "format": logo.kind,
        "ratio": logo.width / logo.height,
    }  # fmt: skip


def sheet_values(writer: Writer, names: Sequence[str]) -> Values:
    """What stands on the sheet of a case."""
    guide = writer.guide
    chosen = sheet.select(guide, names)
    title = _plain(checklist.situation_title(writer, names, chosen.solo))
    page = f"situaties/{names[0]}.html" if len(names) == 1 else "checklist.html"
    groups = []
    for name in guide.settings.phases:
        rows = [_row(writer, row) for row in chosen.rows if row.planned.action.when == name]
        if rows:
            phase = step.phase(writer, name)
            groups.append({"title": _plain(phase.title), "mark": phase.number, "rows": rows})
    common = _common(writer, title, page)
    return {
        **common,
        "numbers": [*common["danger"], *common["numbers"]],
        "brief": _plain(checklist.brief(writer, chosen.solo)),
        "fields": [_word(writer, key) for key in ("sheet_school", "sheet_date", "sheet_lead")],
        "who": _word(writer, "sheet_who"),
        "when": _word(writer, "sheet_when"),
        "own": _word(writer, "sheet_own"),
        "groups": groups,
        "blank": guide.sheet.blank,
        "rest": _word(writer, "sheet_rest", number=chosen.rest),
        "keep": _word(writer, "sheet_keep"),
    }


def _row(writer: Writer, row: sheet.Row) -> Values:
    who = (
        ""
        if "iedereen" in row.planned.action.who
        else _plain(checklist.role_names(writer, row.planned.action)[0])
    )
    return {"text": writer.bare(row.text), "who": who}


def fullest(writer: Writer) -> Values:
    """
    A sheet that is never handed out: the longest rows there are, in all phases, each a tenth longer.

    When it fits, so does the sheet of every combination of situations, with the
    longest name of a school.
    """
    guide = writer.guide
    values = sheet_values(writer, _solo(guide))
    roles = [_plain(Words(str(role.title))) for role in guide.settings.roles.values()]
    rows = sorted((writer.bare(cast(Words, text)) for text in guide.sheet.rows.values()), key=len)
    longest = [{"text": _longer(text), "who": max(roles, key=len)} for text in rows[-guide.sheet.most :]]
    phases = [step.phase(writer, name) for name in guide.settings.phases][:3]
    parts = [longest[at :: len(phases)] for at in range(len(phases))]
    values["groups"] = [
        {"title": _longer(_plain(phase.title)), "mark": phase.number, "rows": part}
        for phase, part in zip(phases, parts, strict=True)
    ]
    for key in ("brief", "rest", "keep", "warnings"):
        values[key] = _longer(values[key])
    values["school"] = ("Samenwerkende Waterlandse Scholengemeenschap " * 2)[:LONGEST_NAME]
    return values


def _solo(guide: Guide) -> list[str]:
    """A situation whose sheet is not for the team: its words above the rows are the longest."""
    return [name for name in guide.things["situations"] if sheet.select(guide, [name]).solo][:1]


def _longer(text: str) -> str:
    """The same text, a tenth longer."""
    return text + " " + text[: max(1, round(len(text) * SLACK))].strip()


def card_values(writer: Writer, audience: Audience) -> Values:
    """What stands on the card for a kind of reader; its title says nothing of what happened."""
    numbers = [[_plain(name), number.number] for name, number in checklist.five_numbers(writer, audience)]
    common = _common(writer, _word(writer, "numbers_title"), "hulp/index.html")
    shown = {number for _, number in numbers}
    urgent = [[when, number] for when, number in common["danger"] if number not in shown]
    return {**common, "numbers": numbers, "danger": urgent}


def poster_values(writer: Writer) -> Values:
    """What stands on the poster."""
    guide = writer.guide
    first = guide.settings.steps[0]
    return {
        **_common(writer, _word(writer, "poster_title"), "index.html"),
        "brief": _word(writer, "steps_intro"),
        "first_title": _word(writer, "poster_first"),
        "first": [_act(writer, guide.action(key).text) for key in guide.settings.first_hour],
        "steps_title": _word(writer, "steps_title"),
        "phases": [
            {"number": phase.number, "title": _plain(phase.title)}
            for phase in (step.phase(writer, name) for name in guide.settings.phases)
        ],
        "stops": [
            {
                "number": stop.number,
                "title": _plain(stop.title),
                "marks": [phase.number for phase in stop.phases],
                "purpose": first_sentence(writer.bare(cast(Words, guide.step(name).purpose)))[0],
            }
            for stop, name in zip(step.stops(writer), guide.settings.steps, strict=True)
        ],
        "do_not_title": _word(writer, "do_not_title"),
        "do_not": [writer.bare(cast(Words, item.text)) for item in guide.step(first).do_not.values()],
    }


def _act(writer: Writer, words: str) -> Values:
    act, _, rest = first_sentence(writer.bare(cast(Words, words)))
    return {"act": act, "rest": rest}


def _word(writer: Writer, key: str, **values: object) -> str:
    return str(writer.guide.word(key, **values))


def _plain(markup: str) -> str:
    """Markup as the characters it shows."""
    return markup.striptags() if isinstance(markup, Markup) else str(markup)
