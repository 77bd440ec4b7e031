"""The papers of one language: a sheet for the whole plan and for each situation, a poster, a card."""

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from macros import qr, sheet
from macros.content.addresses import address
from macros.content.guide import Guide
from macros.content.model.organisation import Audience
from macros.content.text import Words, first_sentence
from macros.paper.leaflet import leaflet_values
from macros.paper.press import picture
from macros.plan import code
from macros.views import leaflet, plan, provenance, step
from macros.views import sheet as around
from macros.views.number import danger
from macros.views.writer import Writer

Values = dict[str, Any]


def papers(guide: Guide, url: str) -> Iterator[tuple[str, str, Values]]:
    """Every paper that is handed out: its file name, its document, its values."""
    writer = Writer(guide, "checklist.html", url=url)
    yield "checklist", "sheet", sheet_values(writer, [])
    for name in guide.situations:
        yield f"checklist-{name}", "sheet", sheet_values(writer, [name])
    yield "poster", "poster", poster_values(writer)
    yield "kaartje", "card", card_values(writer, "medewerker")
    yield "kaartje-leerling", "card", card_values(writer, "leerling")
    if leaflet.exists(guide):
        yield leaflet.NAME, "leaflet", leaflet_values(writer, _common)


def _common(writer: Writer, title: str, page: str) -> Values:
    guide = writer.guide
    settings = guide.settings
    whole = writer.absolute(page)
    return {
        "school": guide.school.name if guide.school else "",
        "logo": picture(guide.logo) if guide.logo else None,
        "title": title,
        "brand": str(settings.title),
        "language": guide.language,
        "direction": settings.languages[guide.language].direction,
        "version": plain(writer.version()),
        "address": whole,
        "qr": qr.svg(whole) if whole else "",
        "qr_label": _word(writer, "sheet_qr", address=whole),
        "warnings": " ".join(plain(one) for one in provenance.warnings(writer, "pages", "checklist")),
        "danger": [[plain(when), number.number] for when, number in danger(writer)],
        "numbers": [[plain(name), number.number] for name, number in around.five_numbers(writer)],
    }


def sheet_values(writer: Writer, names: Sequence[str]) -> Values:
    """What stands on the sheet of a case."""
    guide = writer.guide
    chosen = sheet.select(guide, names)
    title = plain(around.situation_title(writer, names, chosen.solo))
    page = address("situations", names[0]) if len(names) == 1 else "plan.html"
    groups = []
    for name in guide.settings.phases:
        rows = [_row(writer, row) for row in chosen.rows if row.when == name]
        if rows:
            phase = step.phase(writer, name)
            groups.append({"title": plain(phase.title), "mark": phase.number, "rows": rows})
    common = _common(writer, title, page)
    letters = code.write(guide, names)
    return {
        **common,
        "numbers": [*common["danger"], *common["numbers"]],
        "brief": plain(around.brief(writer, chosen.solo)),
        "code": f"{_word(writer, 'code_title')}: {letters}" if letters else "",
        "fields": [_word(writer, key) for key in ("sheet_school", "sheet_date", "sheet_lead")],
        "who": _word(writer, "sheet_who"),
        "when": _word(writer, "sheet_when"),
        "own": _word(writer, "sheet_own"),
        "groups": groups,
        "blank": guide.sheet.blank,
        "rest": _word(writer, "sheet_rest_second", number=chosen.rest),
        "keep": _word(writer, "sheet_keep"),
    }


def _row(writer: Writer, row: sheet.Row) -> Values:
    first, *under = row.lines
    action = first.planned.action
    who = "" if "iedereen" in action.who else plain(plan.role_names(writer, action)[0])
    return {
        "text": writer.bare(first.text),
        "who": who,
        "lines": [writer.bare(line.text) for line in under],
    }


def card_values(writer: Writer, audience: Audience) -> Values:
    """What stands on the card for a kind of reader; its title says nothing of what happened."""
    numbers = [[plain(name), number.number] for name, number in around.five_numbers(writer, audience)]
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
            {"number": phase.number, "title": plain(phase.title)}
            for phase in (step.phase(writer, name) for name in guide.settings.phases)
        ],
        "stops": [
            {
                "number": stop.number,
                "title": plain(stop.title),
                "marks": [phase.number for phase in stop.phases],
                "purpose": first_sentence(writer.bare(guide.step(name).purpose))[0],
            }
            for stop, name in zip(step.stops(writer), guide.settings.steps, strict=True)
        ],
        "do_not_title": _word(writer, "do_not_title"),
        "do_not": [writer.bare(item.text) for item in guide.step(first).do_not.values()],
    }


def _act(writer: Writer, words: Words) -> Values:
    act, _, rest = first_sentence(writer.bare(words))
    return {"act": act, "rest": rest}


def _word(writer: Writer, key: str, **values: object) -> str:
    return str(writer.guide.word(key, **values))


def plain(markup: str) -> str:
    """Markup as the characters it shows."""
    return markup.striptags() if isinstance(markup, Markup) else str(markup)
