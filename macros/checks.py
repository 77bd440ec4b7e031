"""What an editor should know, and what stands in the way of a release."""

import datetime
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros import glossary, numerals, readability
from macros.content.guide import Guide
from macros.content.loader import Loaded
from macros.content.model.thing import Checked
from macros.content.problems import Problem
from macros.content.reviews import state
from macros.translations import Count


def notes(guides: Mapping[str, Guide], counts: Mapping[str, Count]) -> Iterator[str]:
    """How far each language is, and what no professional has checked."""
    for language, count in counts.items():
        yield (
            f"{language}: {count.translated} translated, {count.fuzzy} fuzzy, "
            f"{count.missing} missing, {count.obsolete} obsolete"
        )
    guide = next(iter(guides.values()))
    for kind, name, checked in stale(guide, today()):
        yield f"{kind}/{name}: last compared with its sources on {checked}"
    aged = sorted(old_facts(guide))
    if aged:
        yield f"organisations with facts from an old copy: {', '.join(aged)}"
    for kind, things in guide.things.items():
        unread = [
            name
            for name, thing in things.items()
            if isinstance(thing, Checked) and not state(guide, [(kind, name)]).whole
        ]
        if unread:
            yield f"{kind}: {len(unread)} of {len(things)} not reviewed by a lawyer or police specialist"
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


def release_problems(guides: Mapping[str, Guide], counts: Mapping[str, Count]) -> list[Problem]:
    """What must be put right before a release goes out."""
    guide = next(iter(guides.values()))
    problems = []
    if not guide.settings.correction_address:
        problems.append(
            Problem(
                "data/guide.yml",
                1,
                1,
                "readers cannot report an error",
                found="no correction_address",
                expected="the web address where errors are reported",
                advice="add a line  correction_address: https://...",
            )
        )
    for kind, name, checked in stale(guide, today()):
        problems.append(
            Problem(
                f"data/{kind}/{name}.yml",
                1,
                1,
                "compared with its sources too long ago",
                found=checked.isoformat(),
                expected=f"at most {FRESH_DAYS} days ago",
                advice="compare it again, mend what has changed, and put today in checked_on",
            )
        )
    for language, count in counts.items():
        if count.missing or count.fuzzy:
            problems.append(
                Problem(
                    f"data/translations/{language}",
                    1,
                    1,
                    "the translation is not complete",
                    found=f"{count.missing} missing, {count.fuzzy} fuzzy",
                    expected="0 missing, 0 fuzzy",
                    advice="translate what is missing, and look at what is fuzzy",
                )
            )
    return problems
