"""
The components on a school's own pages, asked before a build: each exists, fits its page, and can be shown.

The generator has functions of its own, and those tell of the machine that builds. Whoever
fills a folder asks for components by their names, and for nothing else.
"""

from collections.abc import Iterator
from math import inf

from macros.builder.copy import Copy
from macros.content.guide import Guide
from macros.content.pages import Page, pages_of
from macros.content.problems import Problem, shorten
from macros.content.source import Source
from macros.school.pages import Call, calls
from macros.views import catalogue
from macros.views.writer import Writer

#: The heading of a page; it is no component, and takes no options.
TITLE = "title"
#: What others link to, by the kind of page: without it their links lead nowhere.
LINKED = {"steps": "actions"}


def problems(guide: Guide, copy: Copy) -> Iterator[Problem]:
    """What on the pages of a school cannot be shown, and what they lack."""
    for page in pages_of(guide).values():
        if page.document and page.document in copy.pages:
            read = Source(copy.folder.file(f"docs/{page.document}"), copy.pages[page.document])
            yield from _on_page(guide, page, read)


def _on_page(guide: Guide, page: Page, read: Source) -> Iterator[Problem]:
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for call in calls(read):
        if found := _unknown(call, read) or _counted(call, read) or _unshown(call, guide, page, read):
            yield found
        elif (call.name, call.options) in seen:
            yield read.problem(call.place, "component-twice", found=call.name)
        seen.add((call.name, call.options))
    wanted = LINKED.get(page.kind)
    if wanted and wanted not in {name for name, _ in seen}:
        there = shorten(", ".join(sorted({name for name, _ in seen}))) or "-"
        yield read.problem((1, 1), "component-lacks", found=there, name=wanted)


def _unknown(call: Call, read: Source) -> Problem | None:
    known = {*catalogue.COMPONENTS, TITLE}
    if call.name in known:
        return None
    return catalogue.unknown(shorten(call.name), known, read, call.place)


def _counted(call: Call, read: Source) -> Problem | None:
    few, many = (0, 0) if call.name == TITLE else catalogue.options(call.name)
    if few <= len(call.options) <= many:
        return None
    taken = str(few) if few == many else f"{few}-{int(many)}" if many != inf else f"{few}-..."
    return read.problem(
        call.place,
        "component-options",
        found=shorten(", ".join(call.options)) or "-",
        name=call.name,
        taken=taken,
    )


def _unshown(call: Call, guide: Guide, page: Page, read: Source) -> Problem | None:
    if call.name == TITLE:
        return None
    try:
        catalogue.show(call.name, Writer(guide, page.address, audience=page.audience), page, call.options)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        # A view takes for granted that its thing has the field, and its option the value, that it shows.
        asked = shorten(" ".join((call.name, *call.options)))
        return read.problem(call.place, "component-not-shown", found=asked)
    return None
