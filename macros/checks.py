"""What an editor should know, and what stands in the way of a release."""

import datetime
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros import glossary, numerals, readability
from macros.content import briefs
from macros.content.guide import Guide
from macros.content.loader import Loaded
from macros.content.messages import Said, say
from macros.content.model.thing import Checked
from macros.content.problems import Problem
from macros.content.reviews import state
from macros.translations import Count


def notes(guides: Mapping[str, Guide], counts: Mapping[str, Count]) -> Iterator[Said]:
    """How far each language is, and what no professional has checked."""
    for language, count in counts.items():
        yield count.said(language)
    guide = next(iter(guides.values()))
    for kind, name, checked in stale(guide, today()):
        yield say("compared-on", name=f"{kind}/{name}", date=checked.isoformat())
    aged = sorted(old_facts(guide))
    if aged:
        yield say("facts-from-an-old-copy", names=", ".join(aged))
    for kind, things in guide.things.items():
        unread = [
            name
            for name, thing in things.items()
            if isinstance(thing, Checked) and not state(guide, [(kind, name)]).whole
        ]
        if unread:
            yield say("not-reviewed", kind=kind, count=len(unread), all=len(things))
    yield from readability.notes(guide)


#: After so many days a comparison with the sources is no longer fresh.
FRESH_DAYS = 180


def today() -> datetime.date:
    """The day of the build: SOURCE_DATE_EPOCH where it is set, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now(datetime.UTC).date()


def stale(guide: Guide, on: datetime.date) -> Iterator[tuple[str, str, datetime.date]]:
    """Things whose facts were compared too long ago: kind, id, and the day of the comparison."""
    for kind, things in guide.things.items():
        for name, thing in things.items():
            checked = getattr(thing, "checked_on", None)
            if checked and (on - checked).days > FRESH_DAYS:
                yield kind, name, checked


def old_facts(guide: Guide) -> Iterator[str]:
    """Numbers, hours and facts that stand in an old copy: shown as such, and never fresh."""
    for name, thing in guide.organisations.items():
        about = thing
        statuses = {phone.status for phone in about.phones.values()}
        statuses |= {fact.status for fact in about.facts.values()}
        if "old" in statuses or (about.hours and about.hours.status == "old"):
            yield name


def wording(guide: Guide, loaded: Loaded, root: Path) -> list[Problem]:
    """Where words break a rule of the house: numbers as words, and one word per thing in each language."""
    return [*numerals.problems(guide, loaded), *glossary.problems(guide, root)]


def release_problems(
    guides: Mapping[str, Guide], counts: Mapping[str, Count], loaded: Loaded, root: Path
) -> list[Problem]:
    """What must be put right before a release goes out."""
    guide = next(iter(guides.values()))
    problems = list(briefs.problems(guide, loaded.sources, root))
    if not guide.settings.correction_address:
        problems.append(Problem.at("data/guide.yml", "no-correction-address"))
    for kind, name, checked in stale(guide, today()):
        problems.append(
            Problem.at(
                f"data/{kind}/{name}.yml", "compared-too-long-ago", found=checked.isoformat(), most=FRESH_DAYS
            )
        )
    for language, count in counts.items():
        if count.missing or count.fuzzy:
            problems.append(
                Problem.at(
                    f"data/translations/{language}",
                    "translation-incomplete",
                    missing=count.missing,
                    fuzzy=count.fuzzy,
                )
            )
    return problems
