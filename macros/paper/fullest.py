"""
Papers that are never handed out: as full as they may ever become.

Each has the longest texts of the guide, every one a tenth longer, the widest name
that a school can have, beside the widest logo. When these fit on their page, so does
the paper of every combination of situations, of every school.
"""

from collections.abc import Iterator
from itertools import cycle, islice

from macros import plan as plans
from macros import sheet
from macros.content.guide import Guide
from macros.content.model.school import LONGEST_NAME, Logo
from macros.content.text import Words
from macros.paper.papers import Values, card_values, plain, poster_values, sheet_values
from macros.paper.press import picture
from macros.plan.order import SHEET_PHASES
from macros.views import step
from macros.views.writer import Writer

#: How much longer each text may become before a paper stops to fit.
SLACK = 0.10
#: How many steps the poster has room for: those of the guide, and a few of a school's own.
MOST_STEPS = 14
#: An address as long as those of schools are, so that a code and a line of it are on each.
ADDRESS = "https://nazorg.samenwerkende-scholen-waterland.example.org/de-rietkraag/"
#: The widest letter, as often as a name may have letters, without a place to break it.
WIDEST_NAME = "W" * LONGEST_NAME
_SHAPE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 1"><rect width="20" height="1"/></svg>'
WIDEST_LOGO = Logo("svg", _SHAPE, 1000, 50)


def fullest(guide: Guide, url: str = ADDRESS) -> Iterator[tuple[str, Values]]:
    """The fullest paper of each document in a language: its document, its values."""
    writer = Writer(guide, "checklist.html", url=url)
    for document, values in (
        ("sheet", _sheet(writer)),
        ("poster", _poster(writer)),
        ("card", _card(card_values(writer, "medewerker"))),
        ("card", _card(card_values(writer, "leerling"))),
    ):
        yield document, {**values, "school": WIDEST_NAME, "logo": picture(WIDEST_LOGO)}


def _sheet(writer: Writer) -> Values:
    """The longest rows there are, in all phases."""
    guide = writer.guide
    values = sheet_values(writer, _solo(guide))
    roles = [plain(Words(str(role.title))) for role in guide.settings.roles.values()]
    every = plans.candidates(guide, plans.situations_of(guide))
    briefs = sorted((writer.bare(one.action.brief) for one in every if one.action.brief), key=len)
    longest = [
        {"text": longer(text), "who": max(roles, key=len), "lines": []}
        for text in briefs[-guide.sheet.most :]
    ]
    phases = [step.phase(writer, name) for name in guide.settings.phases][:SHEET_PHASES]
    parts = [longest[at :: len(phases)] for at in range(len(phases))]
    groups = [
        {"title": longer(plain(phase.title)), "mark": phase.number, "rows": part}
        for phase, part in zip(phases, parts, strict=True)
    ]
    return {**values, "groups": groups, **_each(values, "title", "brief", "rest", "keep", "warnings")}


def _solo(guide: Guide) -> list[str]:
    """A situation whose sheet is not for the team: its words above the rows are the longest."""
    return [name for name in guide.situations if sheet.select(guide, [name]).solo][:1]


def _poster(writer: Writer) -> Values:
    """The poster with as many steps as it has room for; those that are added are the longest again."""
    values = poster_values(writer)
    stops = values["stops"]
    by_length = sorted(stops, key=lambda stop: len(stop["title"] + stop["purpose"]), reverse=True)
    stops = [*stops, *islice(cycle(by_length), max(0, MOST_STEPS - len(stops)))]
    return {
        **values,
        **_each(values, "title", "brief", "first_title", "steps_title", "do_not_title", "warnings"),
        "first": [_each(one, "act", "rest") for one in values["first"]],
        "stops": [
            {**stop, "number": at, **_each(stop, "title", "purpose")} for at, stop in enumerate(stops, 1)
        ],
        "do_not": [longer(text) for text in values["do_not"]],
        "numbers": [[longer(name), number] for name, number in values["numbers"]],
    }


def _card(values: Values) -> Values:
    return {
        **values,
        **_each(values, "title", "version"),
        **{key: [[longer(name), number] for name, number in values[key]] for key in ("danger", "numbers")},
    }


def _each(values: Values, *keys: str) -> Values:
    return {key: longer(values[key]) for key in keys}


def longer(text: str) -> str:
    """The same text, a tenth longer."""
    return f"{text} {text[: max(1, round(len(text) * SLACK))].strip()}" if text else ""
