"""
What plans, sheets and the home page say: rulings on the words, in Dutch and in English.

What an action does is read from its effects first. Words are looked at beside
that, because a new text can break a rule while its effects are in order. Each
ruling yields one line per fault.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from macros.content.guide import Guide
from macros.content.shape import leaves
from macros.plan import Plan
from macros.sheet import select

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


@dataclass(frozen=True)
class Tongue:
    """The words that carry the rulings in one language."""

    not_: str
    older: str  # a condition by which a sentence does not hold for a child under 12
    under_12: str
    deadline: str
    weighs: str
    police: str
    complaint: str
    need_not: str
    rape: str
    calls_together: str
    own_evidence: str
    board: str
    deletes: str
    in_order: str
    blocks: str
    not_people: str
    kept: str
    not_blocking: str
    lawyer: str
    writing_down: str
    wrong_door: str
    asks_child: tuple[str, ...]
    harmless: str
    asks_suicide: str


_THEM = r"(de( genoemde)? leerling|het slachtoffer|het kind)"
_THEY = r"(the( named)? pupil|the victim|the child)"
TONGUES: Mapping[str, Tongue] = {
    "nl": Tongue(
        not_=r"\b(niet|niets|geen|nooit|niemand|zonder)\b",
        older=r"\b(12 of ouder|vanaf 12|1[68] of ouder|16 of 17)\b",
        under_12=r"\b(jonger dan|onder( de)?) 12\b",
        deadline=r"\b(drie|3) maanden\b",
        weighs=r"\bweeg\b|\bbeslis of\b|\bna(denken| te denken)\b|\bbedenktijd\b|\bnog niets\b"
        r"|\bwil indienen\b",
        police=r"\b(aangifte|klacht|melding)\b",
        complaint=r"(?=.*\bklacht\b)(?=.*(\bgeld\b|afdreiging|afpers))",
        need_not=r"\b(het|school|dat|dit|bestuur|wij|we|jullie)\b[^.?!]*\bhoe(ft|ven)\b[^.?!]*\b(niet|geen)\b"
        r"|\bhoeft het\b[^.?!]*\bniet\b|\b(niet verplicht|geen plicht|mag, maar)\b",
        rape=r"verkrachting",
        calls_together=r"\b(haal|roep|vorm|nodig|vraag|bel|informeer|overleg|bespreek|vertel)\b[^.?!]*"
        r"\b(team|collega's|zorgcoördinator|mentor)\b",
        own_evidence=r"\b(help|laat|vraag|verzamel|bewaar)\b[^.?!]*\b(bewijs|bewaren)\b",
        board=r"\b(bestuur|politie|inspecteur)\b",
        deletes=r"^(wis|verwijder)\b|\b(laat|vraag|zeg)\b[^.?!]*\b(wissen|wist|verwijderen|verwijdert)\b",
        in_order=r"\b(pas|daarna|eerst|wanneer|nadat|helpwanted|zoekmachine)\b",
        blocks=r"\bblokke(er|ert|ren|erd)\b",
        not_people=r"\b(toegang|verspreiding|verspreiden|beelden)\b",
        kept=r"\bbewa(ar|art|ren|ard)\b|\bniets? (te )?wissen\b|\blaten? staan\b",
        not_blocking=r"\bblokkeer (dan )?niet\b|\bblokkeren? nog niet\b",
        lawyer=r"advocaat",
        writing_down=r"\b(schrijf|schrijft|opschrijven|opschrijft|noteer|op te schrijven)\b",
        wrong_door=r"juridisch loket|slachtofferhulp|\bbij de politie\b",
        asks_child=(
            rf"\b{_THEM}\b[^.?!]*\b(kiest|kiezen|beslist|beslissen|bepaalt|bepalen)\b",
            rf"\bvraag\b[^.?!]*\b{_THEM}\b[^.?!]*\b(wil|wens|vindt|mag|mogen|thuis|gebeurde?|bang|tegenop)\b",
            r"\bvraag\b[^.?!]*(?<!veilig[ -])\bthuis\b",
            rf"\bvraag\b[^.?!]*\baan {_THEM}\b",
            r"\bvraag\b[^.?!]*\bwat er (is |nu )?(gebeurd?|gebeurde)\b",
            rf"\b(weeg|bespreek|overleg|kies|beslis)\b[^.?!]*\bmet {_THEM}\b",
            rf"\bpraat\b[^.?!]*\bmet {_THEM}\b[^.?!]*\bover\b",
        ),
        harmless=r"\b(als|en) (het )?(daar )?thuis veilig is\b|\bhoe het (nu )?(met \w+ \w+ )?gaat\b"
        r"|\bvraag (je af|hun)\b|\b(veilig thuis|politie)\b",
        asks_suicide=r"\bvraag\b[^.]*\bzelfmoord",
    ),
    "en": Tongue(
        not_=r"\b(not|nothing|no|never|nobody|without)\b",
        older=r"\b(12 or older|from 12|1[68] or older|16 or 17)\b",
        under_12=r"\bunder 12\b",
        deadline=r"\b(three|3) months\b",
        weighs=r"\bweigh\b|\bdecide whether\b|\bthink (it over|about it|calmly)\b|\btime to think\b"
        r"|\bwant to make\b",
        police=r"\b(aangifte|police report|complaint|klacht|melding)\b",
        complaint=r"(?=.*\b(klacht|formal complaint)\b)(?=.*(\bmoney\b|afdreiging|blackmail))",
        need_not=r"\b(it|school|that|this|board|we)\b[^.?!]*"
        r"\b(need not|needn't|(do|does) not (have|need) to)\b|\b(not obliged|no duty)\b",
        rape=r"\brape\b",
        calls_together=r"\b(bring|gather|form|invite|ask|call|inform|consult|discuss|tell)\b[^.?!]*"
        r"\b(team|colleagues|care coordinator|mentor)\b",
        own_evidence=r"\b(help|have|let|ask|gather|keep)\b[^.?!]*\b(evidence|save)\b",
        board=r"\b(board|police|inspector|centre)\b",
        deletes=r"^delete\b|\b(have|let|ask|tell)\b[^.?!]*\bdelete\b",
        in_order=r"\b(only|after|then|first|when|once|helpwanted|search engine)\b",
        blocks=r"\bblock(ed|ing|s)?\b",
        not_people=r"\b(access|spread(ing)?|images?)\b",
        kept=r"\b(sav(e|es|ed|ing)|keep|kept)\b|\bdelete nothing\b|\bas they are\b",
        not_blocking=r"\bdo not block\b",
        lawyer=r"lawyer",
        writing_down=r"\bwrit(e|es|ing)\b[^.?!]*\bdown\b",
        wrong_door=r"juridisch loket|legal advice|victim support|\bfrom the police\b",
        asks_child=(
            rf"\b{_THEY}\b[^.?!]*\b(choose|chooses|decide|decides)\b",
            rf"\bask\b[^.?!]*\b{_THEY}\b[^.?!]*\b(wants?|thinks|may be told|may hear|home|happened|afraid)\b",
            r"\bask\b[^.?!]*\b(at home|home is|about home)\b",
            rf"\bask {_THEY} first\b",
            r"\bask\b[^.?!]*\bwhat (has )?happened\b",
            rf"\b(weigh|discuss|consult|choose|decide)\b[^.?!]*\bwith {_THEY}\b",
            rf"\btalk\b[^.?!]*\b(with|to) {_THEY}\b[^.?!]*\babout\b",
        ),
        harmless=r"\b(if|and) home is safe\b|\bhow \w+ \w+ (is|are) doing\b"
        r"|\bask (yourself|them)\b|\b(veilig thuis|police)\b",
        asks_suicide=r"\bask\b[^.]*\bsuicid",
    ),
}


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
    for row in select(guide, names).rows:
        effects = frozenset(row.planned.action.effects)
        yield Said(f"sheet: {row.planned.key}", str(row.text), effects)


def both(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[Said]:
    """What the plan and its sheet say."""
    yield from said(plan)
    yield from rows(guide, names)


def deadline(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """Money is demanded: wherever the police are weighed stand the three months for a complaint."""
    if "afpersing-geld" not in names:
        return
    tongue = TONGUES[guide.language]
    calls = [one for one in plan.actions if "consults-police" in one.action.effects and not one.waits]
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
    for one in both(guide, names, plan):
        for effect in one.effects & YOUNG:
            yield f"{one.where} does {effect}"
        if not one.effects & _OTHERS:
            for part in _asked(tongue, one.words):
                yield f"{one.where} asks a young child: {part}"


@cache
def _asked(tongue: Tongue, words: str) -> tuple[str, ...]:
    """The sentences that ask something of the victim, or let it choose."""
    found = []
    for part in sentences(words):
        let_go = "|".join((tongue.not_, tongue.older, tongue.harmless))
        if any(has(asks, part) for asks in tongue.asks_child) and not has(let_go, part):
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
    if not any(has(tongue.rape, one.words) for one in every) and "medewerker-verdacht" not in names:
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


def lawyer_named(guide: Guide, names: frozenset[str], plan: Plan) -> Iterator[str]:
    """Whoever tells the parents of a spreader who can be prosecuted also names the lawyer."""
    tongue = TONGUES[guide.language]
    telling = [one for one in said(plan, whole=True) if "informs-spreaders-parents" in one.effects]
    named = any(has(tongue.lawyer, one.words) for one in telling)
    if telling and not named and "verspreider-onder-12" not in names:
        yield "the parents of whoever spread the images are told, and not of a lawyer"


SAYINGS: dict[str, Saying] = {
    one.__name__: one
    for one in (deadline, young_child, duty_to_report, suspected_colleague, deletion_last, lawyer_named)
}


def texts(guide: Guide, *kinds: str) -> Iterator[tuple[str, str]]:
    """Every text of some kinds of things, or of all: its place and its words."""
    for kind in kinds or guide.things:
        for name, about in guide.things[kind].items():
            for leaf in leaves(about):
                if leaf.text is not None:
                    yield f"{kind}/{name}:{'.'.join(map(str, leaf.path))}", str(leaf.value)


def deadline_everywhere(guide: Guide) -> Iterator[str]:
    """Every text about a complaint in blackmail for money names the three months."""
    tongue = TONGUES[guide.language]
    for where, words in texts(guide, "steps", "situations", "law", "letters", "terms", "sheet", "handouts"):
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


WRITINGS: list[Writing] = [deadline_everywhere, blocking_after_keeping, home_page, spreaders_lawyer]
