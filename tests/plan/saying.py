"""
What plans, sheets and the home page say: rulings on the words, in Dutch and in English.

What an action does is read from its effects first. Words are looked at beside
that, because a new text can break a rule while its effects are in order. Each
ruling yields one line per fault.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from macros.content.guide import Guide
from macros.content.shape import leaves
from macros.plan import Plan
from macros.sheet import select
from tests.plan.invariants import doing, first_hour
from tests.plan.tongues import TONGUES, Tongue

#: Rulings on a plan, as in invariants.py, and on all texts of a guide.
Saying = Callable[[Guide, frozenset[str], Plan], Iterator[str]]
Writing = Callable[[Guide], Iterator[str]]

YOUNG = {"questions-victim", "asks-victims-wish", "asks-about-suicide", "tasks-victim"}
POLICE = {"consults-police", "reports-to-police", "holds-off-police"}
TOGETHER = {"gathers-team", "briefs-team", "tasks-victim"}
#: Who does these talks with somebody else than the victim.
_OTHERS = {
    "confronts-spreader", "supports-spreader", "informs-spreaders-parents", "supports-staff", "briefs-team",
    "decides-measures",
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What a plan or sheet says of an action, and what that action does."""

    where: str
    words: str
    effects: frozenset[str]


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


def has(pattern: str, words: str) -> bool:
    """Whether words of a ruling stand in a text."""
    return _pattern(pattern).search(words) is not None


@cache
def sentences(words: str) -> tuple[str, ...]:
    """The sentences of a text, a condition together with what it is a condition of."""
    parts = re.split(r"(?<=[.!])\s+|\n+", words)
    return tuple(part.strip("-* ") for part in parts if part.strip("-* "))


def said(plan: Plan, *, whole: bool = False) -> Iterator[Said]:
    """What a plan says: the actions, and what situations say beside theirs; ``whole`` of the steps too."""
    for planned in plan.actions:
        words = str(planned.action.text)
        if whole or planned.situation:
            words += "\n" + str(planned.action.more or "")
        yield Said(planned.key, words, frozenset(planned.action.effects))


def rows(guide: Guide, names: frozenset[str]) -> Iterator[Said]:
    """What the sheet says."""
    for line in select(guide, names).lines:
        effects = frozenset(line.planned.action.effects)
        yield Said(f"sheet: {line.planned.key}", str(line.text), effects)


def both(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[Said]:
    """What the plan and its sheet say."""
    yield from said(plan)
    yield from rows(guide, names)


def deadline(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """Money is demanded: wherever the police are weighed stand the three months for a complaint."""
    if "afpersing-geld" not in names:
        return
    tongue = TONGUES[guide.language]
    calls = [one for one in first_hour(guide, plan) if "consults-police" in one.action.effects]
    if not any(has(tongue.deadline, str(one.action.text)) for one in calls):
        yield "nobody who calls the police asks for the last day"
    if not any(has(tongue.deadline, row.words) for row in rows(guide, names)):
        yield "the sheet does not name the three months"
    for one in said(plan, whole=True):
        weighing = any(has(tongue.weighs, part) and has(tongue.police, part) for part in sentences(one.words))
        if weighing and not has(tongue.deadline, one.words):
            yield f"{one.where} weighs without the three months"


def young_child(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """A victim under 12 is asked nothing about what happened or about home, and chooses nothing."""
    if "slachtoffer-onder-12" not in names:
        return
    tongue = TONGUES[guide.language]
    for one in (*said(plan, whole=True), *rows(guide, names)):
        for effect in one.effects & YOUNG:
            yield f"{one.where} does {effect}"
        if not one.effects & _OTHERS:
            for part in _asked(tongue, one.words):
                yield f"{one.where} asks a young child: {part}"


@cache
def _asked(tongue: Tongue, words: str) -> tuple[str, ...]:
    """The sentences that ask something of the victim, or let it choose."""
    found = []
    parts = sentences(words)
    let_go = "|".join((tongue.not_, tongue.older, tongue.harmless))
    for part, after in zip(parts, (*parts[1:], ""), strict=True):
        # The sentence behind it may say what holds for a young child.
        fine = has(let_go, part) or has(rf"^[^?]*{tongue.under_12}", after)
        if any(has(asks, part) for asks in tongue.asks_child) and not fine:
            found.append(part)
        if has(tongue.asks_suicide, part) and not has(
            rf"{tongue.older}|{tongue.under_12}|{tongue.not_}", words
        ):
            found.append(part)
    return tuple(found)


def duty_to_report(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """With physical violence nothing says that one need not report, and the duty is named."""
    if "ook-lichamelijk-geweld" not in names:
        return
    tongue = TONGUES[guide.language]
    every = [*said(plan, whole=True), *rows(guide, names)]
    for one in every:
        if one.effects & POLICE:
            for part in sentences(one.words):
                if has(tongue.need_not, part):
                    yield f"{one.where} says one need not: {part}"
    told = [one for one in every if one.effects & {"consults-police", "reports-to-police"}]
    if not any(has(tongue.rape, one.words) for one in told) and "medewerker-verdacht" not in names:
        yield "the duty to report rape is not named"
    if "holds-off-police" in plan.effects:
        yield "the police wait although there was violence"


def suspected_colleague(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """A member of staff is the suspect: nothing calls a team, colleagues or evidence together."""
    if "medewerker-verdacht" not in names:
        return
    tongue = TONGUES[guide.language]
    for one in both(guide, names, plan):
        for effect in one.effects & TOGETHER:
            yield f"{one.where} does {effect}"
        for part in sentences(one.words):
            fine = has(tongue.not_, part) or has(tongue.board, part)
            if has(tongue.calls_together, part) and not fine:
                yield f"{one.where} calls people together: {part}"
            if has(tongue.own_evidence, part) and not fine:
                yield f"{one.where} gathers evidence: {part}"


def deletion_last(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """Nobody is told to delete before the police or Helpwanted were asked."""
    tongue = TONGUES[guide.language]
    fine = f"{tongue.not_}|{tongue.in_order}"
    for one in both(guide, names, plan):
        # Whose task it is says when, in its own text.
        parts = [one.words] if "asks-deletion" in one.effects else sentences(one.words)
        for part in parts:
            if has(tongue.deletes, part) and not has(fine, part):
                yield f"{one.where} deletes too early: {part}"


def listening_first(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """Somebody stays with the pupil before anything is written down, in the plan and on its sheet."""
    first = next(iter(guide.settings.phases))
    on_paper = [line.planned for line in select(guide, names).lines if line.planned.when == first]
    for where, acts in (("the plan", first_hour(guide, plan)), ("the sheet", on_paper)):
        stays = doing(acts, "supports-victim", "hears-victim")
        writes = doing(acts, "records")
        if writes and (not stays or writes[0] < stays[0]):
            yield f"{where} writes down before somebody stays: {acts[writes[0]].key}"


def lawyer_named(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """Whoever tells the parents of a spreader who can be prosecuted also names the lawyer."""
    tongue = TONGUES[guide.language]
    telling = [one for one in said(plan, whole=True) if "informs-spreaders-parents" in one.effects]
    named = any(has(tongue.lawyer, one.words) for one in telling)
    if telling and not named and "verspreider-onder-12" not in names:
        yield "the parents of whoever spread the images are told, and not of a lawyer"


def blocking_agrees(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """Where one line of a plan leaves blocking to the police, no other blocks without them; so on a sheet."""
    tongue = TONGUES[guide.language]
    for lines in (said(plan), rows(guide, names)):
        blocking = [
            one
            for one in lines
            if any(
                has(tongue.blocks, part) and not has(tongue.not_people, part) for part in sentences(one.words)
            )
        ]
        free = [one for one in blocking if not has(tongue.asks_police, one.words)]
        if len(free) < len(blocking):
            for one in free:
                yield f"{one.where} blocks without the police, and another line does not"


SAYINGS: dict[str, Saying] = {
    one.__name__: one
    for one in (
        deadline,
        young_child,
        duty_to_report,
        suspected_colleague,
        deletion_last,
        listening_first,
        lawyer_named,
        blocking_agrees,
    )
}


def texts(guide: Guide, *kinds: str) -> Iterator[tuple[str, str]]:
    """Every text of some kinds of things, or of all: its place and its words."""
    for kind in kinds or guide.things:
        for name, about in guide.things[kind].items():
            for leaf in leaves(about):
                if leaf.text is not None:
                    yield f"{kind}/{name}:{'.'.join(map(str, leaf.path))}", str(leaf.value)


def briefs(guide: Guide) -> Iterator[tuple[str, str]]:
    """What the sheets of all plans say: the short words of each action, which stand there alone."""
    for where, words in texts(guide, "steps", "situations"):
        if where.endswith(".brief"):
            yield where, words


def deadline_everywhere(guide: Guide) -> Iterator[str]:
    """Every text about a complaint in blackmail for money names the three months."""
    tongue = TONGUES[guide.language]
    for where, words in texts(guide, "steps", "situations", "law", "letters", "terms", "handouts"):
        if has(tongue.complaint, words) and not has(tongue.deadline, words):
            yield f"{where} names the complaint and not the three months"


def blocking_after_keeping(guide: Guide) -> Iterator[str]:
    """Every text that says to block an account says to keep the evidence first, or to ask the police."""
    tongue = TONGUES[guide.language]
    for where, words in texts(guide):
        if where.partition("/")[0] in ("search", "interface"):
            continue
        done = ""
        for part in sentences(words):
            if has(tongue.blocks, part) and not has(tongue.not_people, part):
                before = done + part[: _pattern(tongue.blocks).search(part).start()]  # type: ignore[union-attr]
                if has(tongue.not_blocking, part):
                    yield f"{where} says not to block: {part}"
                elif not has(tongue.kept, before) and not has(r"police|politie", part):
                    yield f"{where} blocks before it keeps: {part}"
            done += part + " "


def blocking_asks_police(guide: Guide) -> Iterator[str]:
    """Every act, row or line that says to block an account says when the police come first."""
    tongue = TONGUES[guide.language]
    said_whole = [
        (f"{kind}/{name}:{key}", f"{action.text}\n{action.more or ''}")
        for kind in ("steps", "situations")
        for name, about in guide.things[kind].items()
        for key, action in about.actions.items()  # type: ignore[attr-defined]
    ]
    for where, words in (*said_whole, *briefs(guide), *texts(guide, "handouts")):
        blocks = any(has(tongue.blocks, one) and not has(tongue.not_people, one) for one in sentences(words))
        if blocks and not has(r"police|politie", words):
            yield f"{where} blocks, and never asks the police"


def home_page(guide: Guide) -> Iterator[str]:
    """The first hour: nobody deletes or blocks, and a young child is not asked."""
    tongue = TONGUES[guide.language]
    for reference in guide.settings.first_hour:
        action = guide.action(reference)
        if "asks-deletion" in action.effects or has(tongue.blocks, str(action.text)):
            yield f"{reference} deletes or blocks in the first hour"
        hearing = {"hears-victim", *YOUNG} & set(action.effects)
        if hearing and not has(tongue.under_12, str(action.text)):
            yield f"{reference} does not say what holds for a child under 12"


def spreaders_lawyer(guide: Guide) -> Iterator[str]:
    """The family of whoever spread the images: a lawyer first, and nothing written down before."""
    tongue = TONGUES[guide.language]
    for name in ("ouders-van-wie-verspreidde", "leerling-doorgestuurd"):
        lines = [(where, words) for where, words in texts(guide, "handouts") if f"/{name}:" in where]
        if not any(has(tongue.lawyer, words) for _, words in lines):
            yield f"handouts/{name} does not name a lawyer"
        for where, words in lines:
            if has(tongue.writing_down, words) and has(tongue.wrong_door, words):
                yield f"{where} sends elsewhere before writing down"
    law = " ".join(words for where, words in texts(guide, "law") if "/jongeren-als-verdachte:" in where)
    if not has(tongue.lawyer, law):
        yield "law/jongeren-als-verdachte does not name a lawyer"


def suicide_under_12(guide: Guide) -> Iterator[str]:
    """Every text that has somebody ask about suicide says what holds for a child under 12."""
    tongue = TONGUES[guide.language]
    fine = rf"{tongue.under_12}|{tongue.older}"
    for where, words in (*texts(guide, "steps", "aftercare"), *briefs(guide)):
        asks = has(tongue.asks_suicide, words) or has(tongue.suicide_asks, words)
        if asks and not has(fine, words):
            yield f"{where} asks about suicide, and not what holds under 12"


def adults_and_rape(guide: Guide) -> Iterator[str]:
    """Every text by which an adult decides about the police excepts rape."""
    tongue = TONGUES[guide.language]
    for where, words in texts(guide, "steps", "situations", "law", "age-groups"):
        if has(tongue.adult_decides, words) and has(tongue.police, words) and not has(tongue.rape, words):
            yield f"{where} leaves it to an adult, rape too"


WRITINGS: list[Writing] = [
    deadline_everywhere, blocking_after_keeping, blocking_asks_police, home_page, spreaders_lawyer,
    suicide_under_12, adults_and_rape,
]  # fmt: skip
