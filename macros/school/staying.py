"""
What stays in the plans, on the sheets, in the lists and in the search of a school's copy.

A school that leaves every protected text as it is can still take it out of sight: with a
situation that strikes it, a row that pushes it off the page, an emptied list of words. So
these are computed for both guides, and nothing that is held may be gone.
"""

from collections.abc import Iterator
from itertools import combinations

from macros import plan, sheet
from macros.content.guide import Guide
from macros.content.messages import Said, say
from macros.content.model.search import LanguageWords
from macros.content.problems import Problem, shorten
from macros.content.source import Place, Source
from macros.school.held import SAFE, staying
from macros.school.overlay import Overlay


def problems(guide: Guide, merged: Guide, overlay: Overlay, first: Source) -> Iterator[Problem]:
    """Everything from which something is gone that stays; ``first`` is a file of the school."""
    yield from _plans(guide, merged, overlay, first)
    yield from _lists(guide, merged, overlay)
    yield from _first(guide, merged, overlay)
    yield from _order(guide, merged, overlay)
    yield from _emergency(guide, merged, overlay)
    yield from _search(guide, merged, overlay)


def _plans(guide: Guide, merged: Guide, overlay: Overlay, first: Source) -> Iterator[Problem]:
    """Plans and sheets of no situation, of each, and of each pair that the school had a hand in."""
    kept = set(staying(guide))
    names = list(merged.things["situations"])
    touched = {name for kind, name in [*overlay.added, *overlay.touched] if kind == "situations"}
    every = bool({("guide", "guide"), ("sheet", "sheet")} & overlay.touched.keys())
    cases = [(), *((name,) for name in names)]
    cases += [pair for pair in combinations(names, 2) if every or touched & set(pair)]
    told: set[str] = set()
    for case in cases:
        before = [name for name in case if name in guide.situations]
        lost = {"the-plan": _planned(guide, before) & kept - _planned(merged, case)}
        if len(before) == len(case):  # a situation of the school's own has rows of its own as well
            lost["the-sheet"] = _rows(guide, before) & kept - _rows(merged, case)
        for where, gone in lost.items():
            for key in sorted(gone - told)[:1]:
                told |= gone
                read = _cause(overlay, case) or first
                yield _missing(read, (1, 1), key, say(where), _gone(case))


def _missing(read: Source, place: Place, name: str, where: str | Said, gone: Said) -> Problem:
    """The problem with something that is held and missing in a plan or list."""
    national = say("as-in-every-copy")
    return read.problem(
        place, "held-somewhere", name=name, reason=say(SAFE), where=where, gone=gone, national=national
    )


def _gone(case: tuple[str, ...]) -> Said:
    """In which case it is gone."""
    if len(case) > 1:
        return say("gone-where-two", name=case[0], other=case[1])
    return say("gone-where-one", name=case[0]) if case else say("gone")


def _cause(overlay: Overlay, case: tuple[str, ...]) -> Source | None:
    """The file of the school that made a plan what it is."""
    for about in [*(("situations", name) for name in case), ("sheet", "sheet"), ("guide", "guide")]:
        if about in overlay.added:
            return overlay.added[about]
        if about in overlay.touched:
            return overlay.touched[about].pieces[-1][1]
    return None


def _planned(guide: Guide, names: list[str] | tuple[str, ...]) -> set[str]:
    return {planned.key for planned in plan.compute(guide, names).actions if not planned.waits}


def _rows(guide: Guide, names: list[str] | tuple[str, ...]) -> set[str]:
    """What the sheet holds of the first phase: after it the page may be full of a school's own."""
    first = next(iter(guide.settings.phases))
    return {line.planned.key for line in sheet.select(guide, names).lines if line.planned.when == first}


def _lists(guide: Guide, merged: Guide, overlay: Overlay) -> Iterator[Problem]:
    """What the home page says to do first, and the numbers that are shown everywhere."""
    kept, danger = set(staying(guide)), set(guide.settings.danger)
    read = overlay.loaded.sources[("guide", "guide")]
    lost: list[tuple[tuple[str, ...], str]]
    lost = [(("first_hour",), key) for key in guide.settings.first_hour
            if key in kept and key not in merged.settings.first_hour]  # fmt: skip
    lost += [
        (("numbers", audience), phone)
        for audience, phones in guide.settings.numbers.items()
        for phone in phones
        if phone in danger and phone not in merged.settings.numbers.get(audience, [])
    ]
    for path, gone in lost:
        yield _missing(read, read.place(path), gone, path[0], say("gone"))


def _first(guide: Guide, merged: Guide, overlay: Overlay) -> Iterator[Problem]:
    """The step that stands first: the poster has its prohibitions, and the home page begins there."""
    was, now = guide.settings.steps[0], merged.settings.steps[0]
    if was != now:
        read = overlay.loaded.sources[("guide", "guide")]
        yield read.problem(read.place(("steps", 0)), "first-step-stays", found=now, name=was)


def _order(guide: Guide, merged: Guide, overlay: Overlay) -> Iterator[Problem]:
    """Which of the guide's own situations wins: the safety of a child before everything else."""
    known = merged.things["situations"]
    before = [name for name in guide.settings.precedence if name in known]
    after = [name for name in merged.settings.precedence if name in before]
    if before != after:
        read = overlay.loaded.sources[("guide", "guide")]
        yield read.problem(
            read.place(("precedence",)),
            "order-of-situations",
            found=shorten(", ".join(after), 120),
            reason=say(SAFE),
            order=shorten(", ".join(before), 120),
        )


def _emergency(guide: Guide, merged: Guide, overlay: Overlay) -> Iterator[Problem]:
    """An organisation of the school among those for danger to life, which stand before all others."""
    was = guide.organisations
    for name, about in merged.organisations.items():
        if about.emergency and not (name in was and was[name].emergency):
            read = overlay.loaded.sources[("organisations", name)]
            yield read.problem(read.place(("emergency",)), "not-for-emergencies", name=name)


def _search(guide: Guide, merged: Guide, overlay: Overlay) -> Iterator[Problem]:
    """Words that put 113 and 112 above all results: none is gone, and none is made to say nothing."""
    read = overlay.loaded.sources[("search", "search")]
    every = guide.search_words
    crisis = {word.casefold() for words in every.values() for word in words.crisis}
    for language, now in merged.search_words.items():
        was = every.get(language, LanguageWords())
        gone = [word for word in was.crisis if word not in now.crisis]
        if gone:
            yield read.problem(
                read.place((language, "crisis")), "words-of-danger-gone", words=shorten(", ".join(gone))
            )
        for at, word in enumerate(now.stop_words):
            if word.casefold() in crisis and word not in was.stop_words:
                yield read.problem(
                    read.place((language, "stop_words", at)), "word-of-danger-stopped", found=word
                )
