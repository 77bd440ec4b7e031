"""
The twelve safety rulings as checks on the data; each yields one line per fault.

What an action does is read from its effects. A text is looked at only where
nothing but the text can hold the rule, such as not looking at images; then for
the words that carry it, not for its wording.
"""

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from macros.content import text
from macros.content.guide import Guide
from macros.content.model.step import Action
from macros.content.model.thing import Checked
from macros.content.shape import leaves
from macros.letters import letter_of
from macros.plan import compute, situations_of
from macros.views.contact import card
from macros.views.writer import Writer
from tests.conftest import ROOT
from tests.plan.invariants import INVARIANTS, PARENTS, situation, words

Ruling = Callable[[Guide], Iterator[str]]

#: Who has reviewed what: a line here, ("kind/name", "lawyer"), once a professional really has.
REVIEWED: dict[str, str] = {}

_NOT = r"\b(niet|geen|nooit|niemand|zonder)\b"
#: Verbs with which one would look at, copy or search for images.
_LOOKING = re.compile(
    r"^(bekijk|kijk|open|kopieer|download|fotografeer|doorzoek|controleer|bewaar|sla|print|app|mail)\b"
    r".*\b(beeld|beelden|foto|foto's|filmpje|telefoon|telefoons|scherm)\b",
    re.IGNORECASE,
)
_NOT_LOOKING = re.compile(
    rf"({_NOT}[^.]*\b(\w*kijk\w*|scherm\w*|beeld\w*|zien|ziet|open)\b)"
    rf"|(\b(\w*kijk\w*|scherm\w*|beeld\w*|zien|ziet|open)\b[^.]*{_NOT})",
    re.IGNORECASE,
)
_DO_NOT_LOOK = re.compile(
    rf"(?=.*{_NOT})(?=.*\b(bekijk\w*|kijk\w*|zien|tonen|foto|schermafbeelding)\b)", re.IGNORECASE
)
#: Who does these is near the images, or near somebody who has them.
_NEAR_IMAGES = {
    "hears-victim", "confronts-spreader", "asks-deletion", "offers-removal", "reports-to-police",
    "gathers-team", "informs-parents",
}  # fmt: skip
_NORMAL = re.compile(r"\bexperimenteren\b[^.]*\b(is|kan)\b[^.]*\b(normaal|gewoon)\b", re.IGNORECASE)


def plans(guide: Guide, *invariants: str) -> Iterator[str]:
    """What invariants find in the plans of no, one and two situations."""
    names = list(situations_of(guide))
    for some in ((), *((name,) for name in names), *combinations(names, 2)):
        plan = compute(guide, some)
        for invariant in invariants:
            for fault in INVARIANTS[invariant](guide, frozenset(some), plan):
                yield f"{' + '.join(some) or 'no situation'}: {fault}"


def actions(guide: Guide) -> Iterator[tuple[str, str, Action]]:
    """Every action: where it stands, its id, itself."""
    for kind in ("steps", "situations"):
        for name, about in guide.things[kind].items():
            for key, action in about.actions.items():  # type: ignore[attr-defined]
                yield f"{kind}/{name}", key, action


def first_with(guide: Guide, effects: tuple[str, ...]) -> Iterator[tuple[str, str, Action]]:
    """Of each thing the first action that does one of ``effects``: it carries the conditions."""
    seen: set[str] = set()
    for where, key, action in actions(guide):
        if set(effects) & set(action.effects) and where not in seen:
            seen.add(where)
            yield where, key, action


def r01_not_reviewed(guide: Guide) -> Iterator[str]:
    """1. Nobody qualified has checked anything yet, and everything says so."""
    for kind, things in guide.things.items():
        for name, about in things.items():
            where = f"{kind}/{name}"
            if isinstance(about, Checked) and about.reviewed_by != REVIEWED.get(where, "none"):
                yield f"{where} claims a review by {about.reviewed_by}"
    for code, language in guide.settings.languages.items():
        if language.reviewed_by != "none":
            yield f"{code} claims a review"


def r02_dates(guide: Guide) -> Iterator[str]:
    """2. Dates are those of the source; what is old never counts as fresh."""
    for kind, things in guide.things.items():
        for name, about in things.items():
            if isinstance(about, Checked) and about.checked_on > guide.settings.date:
                yield f"{kind}/{name} was compared after the date of the content"
    for name in guide.organisations:
        about = guide.organisation(name)
        dated = [(phone.status, phone.source) for phone in about.phones.values()]
        dated += [(fact.status, fact.source) for fact in about.facts.values()]
        dated += [(about.hours.status, about.hours.source)] if about.hours else []
        for status, source in dated:
            if status == "confirmed" and guide.source(source).old:
                yield f"organisations/{name} calls {source} confirmed, which is old"
        old = about.hours and about.hours.status == "old"
        told = card(Writer(guide, "hulp/index.html"), name)
        if old and any(number.now.hours for number in [*told.numbers, *told.more_numbers]):
            yield f"organisations/{name} tells from old hours who answers now"
        if old and not about.look_up:
            yield f"organisations/{name} has old hours and no place to look them up"
    for reference in guide.settings.danger:
        if guide.phone(reference).status == "old":
            yield f"{reference} is a number for danger, and old"


def r03_nobody_looks(guide: Guide) -> Iterator[str]:
    """3. Staff never look at, copy or keep images, and never search phones."""
    yield from plans(guide, "first_hour_filled")
    home = [guide.action(reference) for reference in guide.settings.first_hour]
    if not any("limits-viewing" in action.effects for action in home):
        yield "the home page does not say it in the first hour"
    for name in guide.settings.steps:
        step = guide.step(name)
        touched = {effect for action in step.actions.values() for effect in action.effects}
        said = any(_DO_NOT_LOOK.search(advice.text) for advice in step.do_not.values())
        if touched & _NEAR_IMAGES and not said:
            yield f"steps/{name}: do_not does not say it"
    for where, key, action in actions(guide):
        removing = {"offers-removal", "preserves-evidence"} & set(action.effects)
        by_pupil = getattr(action, "step", where.partition("/")[2]) == "praktische-tips"
        by_pupil |= "tasks-victim" in action.effects
        if removing and by_pupil and key != "bewaar-sporen" and not _NOT_LOOKING.search(words(action)):
            yield f"{where}:{key} does not say to keep away from the screen"
    for name in guide.organisations:
        about = guide.organisation(name)
        # Whoever has no telephone is used on a screen, by the pupil alone.
        if (
            "verwijderen" in about.topics
            and not about.phones
            and not _NOT_LOOKING.search(about.look_up or "")
        ):
            yield f"organisations/{name}: look_up does not say to keep away from the screen"
    yield from _told_to_look(guide)


def _told_to_look(guide: Guide) -> Iterator[str]:
    for kind, things in guide.things.items():
        for name, about in things.items():
            for leaf in leaves(about):
                if leaf.text is None or "avoid" in leaf.path:
                    continue
                for sentence in re.split(r"(?<=[.?])\s+|\n", str(leaf.value)):
                    if _LOOKING.search(sentence.strip("- *")) and not re.search(_NOT, sentence):
                        yield f"{kind}/{name}:{'.'.join(map(str, leaf.path))} says: {sentence}"


def r04_suspected_colleague(guide: Guide) -> Iterator[str]:
    """4. A member of staff is the suspect: no team, no talk; the board, and the inspector."""
    yield from plans(guide, "suspect_hears_nothing")
    if next(iter(situations_of(guide))) != "medewerker-verdacht":
        yield "medewerker-verdacht does not stand first"
    home = {effect for reference in guide.settings.first_hour for effect in guide.action(reference).effects}
    if "informs-board" not in home:
        yield "the home page does not send to the board"
    calls = [
        action
        for action in situation(guide, "medewerker-verdacht").actions.values()
        if "consults-inspector" in action.effects
    ]
    if not any(
        "iedereen" in action.who and "vertrouwensinspecteur.algemeen" in text.phones(action.text)
        for action in calls
    ):
        yield "who finds the lead, the head or the board suspected cannot call the inspector"


def r05_unsafe_parents(guide: Guide) -> Iterator[str]:
    """5. Parents unsafe: the victim's parents and those of whoever spread the images hear nothing."""
    yield from plans(guide, "unsafe_parents_hear_nothing")
    for where, key, action in first_with(guide, PARENTS):
        if "veilig" not in words(action).lower():
            yield f"{where}:{key} does not ask whether it is safe"


def r06_experimenting(guide: Guide) -> Iterator[str]:
    """6. Experimenting is normal only where it is voluntary, between peers, never under 12; say both."""
    for kind, things in guide.things.items():
        for name, about in things.items():
            texts = [str(leaf.value) for leaf in leaves(about) if leaf.text]
            said = [one for one in texts if _NORMAL.search(one)]
            for one in said:
                if "vrijwillig" not in one or "leeftijdgenoten" not in one:
                    yield f"{kind}/{name} calls it normal without its conditions: {one}"
            if said and not any("12" in one and re.search(r"nooit|niet", one) for one in texts):
                yield f"{kind}/{name} does not say: never under 12"
            if said and not any("maken" in one and "strafbaar" in one for one in texts):
                yield f"{kind}/{name} does not say that making images can be punishable"
    for name in ("4-tot-8", "8-tot-12"):
        about = guide.age_groups[name]
        if not any("nooit" in line and "beelden" in line.lower() for line in about.normal.values()):
            yield f"age-groups/{name} does not say that images never belong to this age"


def r07_ages(guide: Guide) -> Iterator[str]:
    """7. Under 16 the parents, 16 and 17 consent unless safety, from 18 only with consent."""
    bounded = {"situations/onder-16", "situations/slachtoffer-onder-12", "situations/verspreider-onder-12"}
    for where, key, action in first_with(guide, PARENTS):
        if where not in bounded and not re.search(r"\b18\b|leeftijd", words(action)):
            yield f"{where}:{key} tells parents without looking at the age"
    for name in ("leerling-overkomen", "ouders", "ouders-van-wie-verspreidde"):
        handout = guide.handouts[name]
        said = " ".join(line for block in handout.blocks.values() for line in block.items.values())
        for age in ("16", "18"):
            if not re.search(rf"\b{age}\b", said):
                yield f"handouts/{name} does not name the age of {age}"


def r08_young_spreader(guide: Guide) -> Iterator[str]:
    """8. A spreader under 12: where home may be the cause, Veilig Thuis before the parents."""
    yield from plans(guide, "young_spreader")
    about = guide.action("de-verspreider.spreek-ouders-verspreider")
    if not re.search(r"\b12\b.*Veilig Thuis", words(about)):
        yield "step de-verspreider does not say it to who chose no situation"


def r09_wrong_name(guide: Guide) -> Iterator[str]:
    """9. A wrong name with an image: the correction never leads to the real victim."""
    yield from plans(guide, "wrong_name")
    about = situation(guide, "verkeerde-naam")
    if not any("andere" in advice.text for advice in about.do_not.values()):
        yield "do_not does not say to point to nobody else"
    for key, action in about.actions.items():
        telling = {"informs-pupils", "briefs-team"} & set(action.effects)
        if telling and not re.search(r"\b(geen|niets)\b", words(action)):
            yield f"{key} does not say what to leave out"


def r10_order(guide: Guide) -> Iterator[str]:
    """10. Hear, write down, ask or report, and only then delete."""
    yield from plans(guide, "evidence_before_deletion")
    for where, key, action in actions(guide):
        if "asks-deletion" in action.effects and not re.search(r"\bpas (als|na)\b", action.text):
            yield f"{where}:{key} does not say when deletion is allowed"


def r11_no_log_in_the_browser(guide: Guide) -> Iterator[str]:
    """11. Logs and preparation sheets are never filled in here."""
    letter = ROOT / "overrides" / "components" / "letter" / "letter.html"
    blank, _, form = letter.read_text("utf-8").partition("{% if it.blank_only %}")[2].partition("{% else %}")
    if typed_fields(blank) or not typed_fields(form):
        yield "the form of a letter does not depend on blank_only"
    for name in ("logboek", "aangifte-voorbereiden"):
        if not letter_of(guide, name).blank_only:
            yield f"letters/{name} can be filled in on the page"
    # What a school types about itself is no log.
    setup = ROOT / "overrides" / "components" / "setup" / "setup.html"
    for path in sorted({*(ROOT / "overrides").rglob("*.html")} - {letter, setup}):
        for found in typed_fields(path.read_text("utf-8")):
            yield f"{path.relative_to(ROOT)}: {found}"
    for path in sorted((ROOT / "docs").rglob("*.md")):
        for found in typed_fields(path.read_text("utf-8")):
            yield f"{path.relative_to(ROOT)}: {found}"
    if "gesloten dossier" not in words(guide.action("kom-samen.leg-vast")):
        yield "who writes down what happened is not told to keep it in the school's closed file"


def typed_fields(html: str) -> list[str]:
    """The fields of a page in which somebody could type a story.

    A field of at most 60 characters holds a name or a time: the checklist has those, for printing.
    """
    fields = re.findall(r"<textarea[^>]*>|<[^>]*\bcontenteditable\b[^>]*>", html)
    allowed = re.compile(
        r"""\btype=["']?(checkbox|radio|date|search|hidden|file)\b|\brole="combobox"|"""
        r"""\bmaxlength="([1-9]|[1-5]\d|60|\{\{ 60 if loop.first else 24 \}\})\""""
    )
    return fields + [field for field in re.findall(r"<input[^>]*>", html) if not allowed.search(field)]


def r12_danger_first(guide: Guide) -> Iterator[str]:
    """12. In every branch: acute danger, 112 first."""
    yield from plans(guide, "emergency_stays")
    if list(guide.settings.danger) != ["politie.spoed", "zelfmoordpreventie-113.kort"]:
        yield "the danger block has other numbers"
    for name, found in guide.age_groups.items():
        signal = next(iter(found.act_at_once.values()))
        if "politie.spoed" not in text.phones(signal.text):
            yield f"age-groups/{name} does not begin with 112"
    for name, about in guide.handouts.items():
        shown = {number for leaf in leaves(about) if leaf.text for number in text.phones(leaf.value)}
        for number in set(guide.settings.danger) - shown:
            yield f"handouts/{name} does not name {number}"


RULINGS: list[Ruling] = [
    r01_not_reviewed, r02_dates, r03_nobody_looks, r04_suspected_colleague, r05_unsafe_parents,
    r06_experimenting, r07_ages, r08_young_spreader, r09_wrong_name, r10_order,
    r11_no_log_in_the_browser, r12_danger_first,
]  # fmt: skip
