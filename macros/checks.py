"""What an editor should know, and what stands in the way of a release."""

from collections.abc import Iterator, Mapping

from macros.content.guide import Guide
from macros.content.problems import Problem
from macros.translations import Count


def notes(guides: Mapping[str, Guide], counts: Mapping[str, Count]) -> Iterator[str]:
    """How far each language is, and what no professional has checked."""
    for language, count in counts.items():
        yield (
            f"{language}: {count.translated} translated, {count.fuzzy} fuzzy, "
            f"{count.missing} missing, {count.obsolete} obsolete"
        )
    guide = next(iter(guides.values()))
    for kind, things in guide.things.items():
        unread = [name for name, thing in things.items() if getattr(thing, "reviewed_by", "") == "none"]
        if unread:
            yield f"{kind}: {len(unread)} of {len(things)} not reviewed by a lawyer or police specialist"


def release_problems(guides: Mapping[str, Guide], counts: Mapping[str, Count]) -> list[Problem]:
    """What must be put right before a release goes out."""
    guide = next(iter(guides.values()))
    problems = []
    if not guide.settings.correction_address:
        problems.append(
            Problem(
                "data/guide.yml", 1, 1, "readers cannot report an error",
                found="no correction_address", expected="the web address where errors are reported",
                advice="add a line  correction_address: https://...",
            )
        )
    for language, count in counts.items():
        if count.missing or count.fuzzy:
            problems.append(
                Problem(
                    f"data/translations/{language}", 1, 1, "the translation is not complete",
                    found=f"{count.missing} missing, {count.fuzzy} fuzzy", expected="0 missing, 0 fuzzy",
                    advice="translate what is missing, and look at what is fuzzy",
                )
            )
    return problems
