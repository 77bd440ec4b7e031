"""A school's copy: its folder laid over the guide that was read, and all of it checked again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from macros import readability
from macros.content import files
from macros.content.addresses import document
from macros.content.cross import cross_check
from macros.content.guide import Guide
from macros.content.loader import Loaded
from macros.content.problems import Failed, Problem, choice, shorten
from macros.content.source import excerpt
from macros.export.docx import cannot_hold
from macros.letters import PICTURES
from macros.paper.causes import unprintable_name
from macros.paper.press import cannot_print
from macros.plan import problems as plan_problems
from macros.school import calling, guard, originals, shorter, staying
from macros.school.folder import Folder
from macros.school.held import held
from macros.school.hiding import hide
from macros.school.overlay import Change, lay_over, settle
from macros.school.pages import own_pages
from macros.search.checks import problems as search_problems


@dataclass(frozen=True)
class Copy:
    """What a school's folder makes of the site, besides the guide itself."""

    folder: Folder
    #: What the school gives for the pages of what it adds, by file in docs/.
    pages: Mapping[str, str] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    #: What does not stop a build, and what to look at: each with its place.
    warnings: tuple[Problem, ...] = ()
    #: Originals that have changed since the school said something else.
    changed: tuple[Problem, ...] = ()
    kept: Mapping[str, str] = field(default_factory=dict)


def copy_of(guide: Guide, loaded: Loaded, folder: Folder) -> tuple[Guide, Copy]:
    """The guide of a school and what belongs to it; raises Failed with every problem in its folder."""
    problems = [*_languages(guide, folder), *_unshown(folder), *calling.people(guide, folder)]
    branded = replace(guide, school=folder.school, logo=folder.logo)
    if not folder.has_content or problems:
        if problems:
            raise Failed(problems)
        return branded, Copy(folder, warnings=tuple(_about_logo(folder)))
    data, name = folder.path / "data", folder.file("data")
    overlay = lay_over(loaded, data, name)
    every = held(guide)
    if not overlay.problems:
        shorter.follow(overlay, every)
        settle(overlay)
    overlay.problems += guard.turned(loaded, overlay, every)
    if not overlay.problems:
        hide(overlay, data, name)
        overlay.problems += guard.hidden(overlay, folder.file("data/hide.yml"), every)
    if not overlay.problems:  # what may not be hidden is said first, and not what follows from it
        settle(overlay)
    if overlay.problems:
        raise Failed(mine(overlay.problems, folder))
    merged = replace(
        branded, things=overlay.loaded.things, hidden=frozenset(overlay.loaded.hidden),
        own=tuple(f"{kind}/{one}" for kind, one in overlay.added if kind in ("pages", "handouts")),
    )  # fmt: skip
    problems = list(cross_check(overlay.loaded))
    if not problems:  # what must stay is said first, and not what follows from it
        problems += staying.problems(guide, merged, overlay, folder.source)
        problems += calling.organisations(guide, merged, overlay)
        problems += guard.explained(guide, merged, overlay, every)
    if not problems:
        problems += plan_problems.problems(merged, overlay.loaded.sources)
        problems += search_problems(merged, overlay.loaded.sources)
    pages, found = own_pages(overlay.added, folder.path, folder.shown, _documents(guide))
    kept, unreadable = originals.read_originals(folder.path, folder.shown)
    if problems or found or unreadable:
        hider = folder.file("data/hide.yml") if overlay.loaded.hidden else None
        raise Failed([*mine(problems, folder, hider), *found, *unreadable])
    return merged, Copy(
        folder, pages, tuple(overlay.changes),
        (
            *_about_logo(folder), *guard.warnings(guide, overlay),
            *readability.problems(merged, overlay.loaded),
        ),
        tuple(originals.changed(overlay.changes, dict(kept), folder.file("data/hide.yml"))), kept,
    )  # fmt: skip


def schools_in(given: Sequence[Path]) -> tuple[list[Path], bool]:
    """
    The folders of schools: those given, and those in a given folder that is no school itself.

    And whether each needs a folder of its own in the site.
    """
    folders: list[Path] = []
    for path in given:
        found = files.entries(path.resolve()) if path.is_dir() else []
        names = [one.path.name for one in found if one.sort in ("folder", "link")]
        inside = [path / name for name in names if (path / name / "school.yml").exists()]
        folders += inside if inside and not (path / "school.yml").exists() else [path]
    return folders, len(folders) > 1 or folders != list(given)


def _documents(guide: Guide) -> set[str]:
    """The files in docs/ of all things."""
    return {
        file for kind, things in guide.things.items() for name in things if (file := document(kind, name))
    }


def mine(problems: Iterable[Problem], folder: Folder, hider: str | None = None) -> Iterator[Problem]:
    """Problems as the school can mend them: what shows in the guide's file is laid at its own door."""
    for problem in problems:
        if problem.file.startswith("school.yml:"):  # a value of the school, by the name of its field
            place = folder.source.place((problem.file.partition(":")[2],))
            yield replace(
                problem,
                file=folder.source.file,
                line=place[0],
                col=place[1],
                excerpt=excerpt(folder.source.lines, place),
            )
        elif problem.file.startswith(f"{folder.shown}/"):
            yield problem
        else:
            yield Problem.at(
                hider or folder.file("school.yml"),
                "follows-from-your-change",
                what=problem.part("what"),
                inner=problem.part("found"),
                expected=problem.part("expected"),
                where=f"{problem.file}:{problem.line}:{problem.col}",
            )


def _about_logo(folder: Folder) -> Iterator[Problem]:
    """What becomes of a logo that letters cannot hold."""
    if folder.logo and folder.logo.kind not in PICTURES:
        yield folder.source.problem(folder.source.place(("logo",)), "logo-not-in-letters")


def _unshown(folder: Folder) -> Iterator[Problem]:
    """A name or a logo that reads well and that what makes papers and letters cannot show."""
    logo = folder.logo
    reason = cannot_hold(logo) if logo and logo.kind in PICTURES else ""
    fault = None if reason else cannot_print(folder.school.name, logo)
    named = unprintable_name(folder.school.name, fault) if fault else None
    if named:
        yield from mine([named], folder)
    elif said := shorten(reason) or (fault.reason if fault else ""):
        yield folder.source.problem(folder.source.place(("logo",)), "logo-not-shown", found=said)


def _languages(guide: Guide, folder: Folder) -> Iterator[Problem]:
    """Languages that the site does not have, or a choice without the guide's own."""
    known = list(guide.settings.languages)
    chosen = folder.school.languages
    for at, code in enumerate(chosen):
        if code not in known:
            yield folder.source.problem(
                folder.source.place(("languages", at)),
                "unknown-school-language",
                found=code,
                name=code,
                **choice(code, known),
            )
    if chosen and known[0] not in chosen:
        yield folder.source.problem(
            folder.source.place(("languages",), key=True),
            "no-site-without-dutch",
            found=", ".join(chosen),
            name=known[0],
        )
