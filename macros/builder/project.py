"""A project as read and checked: the guide in every language, for everybody or as a school's copy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from macros import readability
from macros.builder import components
from macros.builder.copy import Copy, copy_of, mine, schools_in
from macros.content import files
from macros.content.guide import Guide, read
from macros.content.loader import Loaded
from macros.content.model.fields import check_id
from macros.content.problems import Failed, Problem
from macros.content.reviews import claims
from macros.letters import unfinished
from macros.paper import printing
from macros.paper.press import upright
from macros.plan import code
from macros.plan import problems as plan_problems
from macros.school import guard
from macros.school.folder import Folder, read_folder, shown
from macros.search.checks import problems as search_problems
from macros.translations import Count, Own, translate
from macros.translations.catalogues import strange_languages
from macros.views import catalogue


@dataclass(frozen=True)
class Project:
    """A project that was read without problems: its guide in every language."""

    root: Path
    guides: dict[str, Guide]
    counts: dict[str, Count]
    #: The guide in the languages of documents only.
    documents: dict[str, Guide]
    #: What the guide was read from; what a school's copy is laid over.
    loaded: Loaded
    copy: Copy | None = None

    @property
    def words(self) -> list[tuple[Path, str]]:
        """The folders that its words come from, each with its name in problems."""
        folder = self.copy.folder if self.copy else None
        own = [(folder.path / "data", folder.file("data"))] if folder else []
        return [(self.root / "data", "data"), *own]


def load(root: Path) -> Project:
    """Reads and checks everything; raises Failed with all problems there are."""
    guide, loaded, problems = read(root)
    if not problems:
        problems += plan_problems.problems(guide, loaded.sources)
        problems += code.problems(guide, loaded.sources[("guide", "guide")])
        problems += catalogue.problems(guide.layouts, loaded.sources[("layouts", "layouts")])
        problems += search_problems(guide, loaded.sources)
        problems += readability.problems(guide, loaded)
    if not guide.things["guide"]:
        raise Failed(problems)
    project = _translated(Project(root, {guide.language: guide}, {}, {}, loaded), None, problems)
    places = {
        about: (source.file, *source.place(("reviewed_by",))) for about, source in loaded.sources.items()
    }
    claimed = list(claims({**project.guides, **project.documents}, places))
    if claimed:
        raise Failed(claimed)
    return project


def _translated(project: Project, own: Own | None, problems: list[Problem]) -> Project:
    """The project with its guide in every other language."""
    guide = next(iter(project.guides.values()))
    guides, counts = dict(project.guides), {}
    problems += (
        own.named(strange_languages(guide, own.folder)) if own else strange_languages(guide, project.root)
    )
    documents: dict[str, Guide] = {}
    for language in guide.settings.languages:
        if language != guide.language:
            guides[language], counts[language], found = translate(guide, project.root, language, own)
            problems += found
    for language in guide.settings.document_languages:
        documents[language], counts[language], found = translate(guide, project.root, language, own)
        problems += found
    if problems:
        raise Failed(problems)
    lacking = frozenset[tuple[str, str]]().union(*map(unfinished, (guides | documents).values()))
    return replace(
        project,
        guides={code: replace(one, unfinished=lacking) for code, one in guides.items()},
        counts=counts,
        documents={code: replace(one, unfinished=lacking) for code, one in documents.items()},
    )


def unprintable(project: Project) -> list[Problem]:
    """What of the papers cannot be printed, in every language; a build would say the same, later."""
    found = [
        problem for guide in project.guides.values() for problem in printing.unprintable(guide, project.words)
    ]
    return list(mine(found, project.copy.folder)) if project.copy else found


def load_school(base: Project, folder: Folder) -> Project:
    """The copy of a school of the guide that was read; raises Failed with problems in its folder."""
    guide = next(iter(base.guides.values()))
    if folder.logo and folder.logo.turned:
        logo = upright(folder.logo)
        folder = replace(folder, logo=logo, school=folder.school.model_copy(update={"logo": logo.name}))
    branded, copy = copy_of(guide, base.loaded, folder)
    if folder.has_content:
        own = Own(folder.path, folder.shown, guide)
        first = {guide.language: branded}
        project = _translated(replace(base, guides=first, copy=copy), own, [])
        problems = list(guard.shown(base.guides | base.documents, project.guides | project.documents, folder))
        problems += components.problems(branded, copy)
        if problems:
            raise Failed(problems)
    else:

        def brand(guides: dict[str, Guide]) -> dict[str, Guide]:
            return {
                code: replace(one, school=folder.school, logo=folder.logo) for code, one in guides.items()
            }

        project = replace(base, guides=brand(base.guides), documents=brand(base.documents), copy=copy)
    return _only(project, folder.school.languages) if folder.school.languages else project


def _only(project: Project, languages: Sequence[str]) -> Project:
    """The project in fewer languages."""

    def fewer(guide: Guide) -> Guide:
        kept = {code: about for code, about in guide.settings.languages.items() if code in languages}
        settings = {"guide": guide.settings.model_copy(update={"languages": kept})}
        original = fewer(guide.original) if guide.original else None
        return replace(guide, things={**guide.things, "guide": settings}, original=original)

    return replace(
        project,
        guides={code: fewer(guide) for code, guide in project.guides.items() if code in languages},
        documents={code: fewer(guide) for code, guide in project.documents.items()},
        counts={code: count for code, count in project.counts.items()
                if code in languages or code in project.documents},
    )  # fmt: skip


def load_schools(root: Path, given: Sequence[Path]) -> tuple[list[Project], bool]:
    """
    The copies of the schools in the folders that were given, and whether each needs a folder of its own.

    A folder without school.yml holds folders of schools. Raises Failed with the problems of all of them.
    """
    base = load(root)
    projects: list[Project] = []
    problems: list[Problem] = []
    paths, several = schools_in(given)
    for path in paths:
        if path not in given and files.sort_of(path) == "link":
            problems.append(_linked(path))
            continue
        try:
            projects.append(load_school(base, read_folder(path)))
        except Failed as failed:
            problems += failed.problems
    if several:
        problems += _same_names([project.copy.folder for project in projects if project.copy])
    if problems:
        raise Failed(problems)
    return projects, several


def _linked(path: Path) -> Problem:
    """A link among the folders of a board: nobody named it, so nobody says that it may be followed."""
    return Problem.at(shown(path), "linked-school", found=path.name, folder=shown(path))


def _same_names(folders: Sequence[Folder]) -> Iterator[Problem]:
    """Schools of one board lie beside each other under the names of their folders."""
    seen: dict[str, Folder] = {}
    for folder in folders:
        try:
            check_id(folder.id)
        except ValueError:
            yield Problem.at(folder.file("school.yml"), "folder-name-not-an-address", found=folder.id)
        if folder.id in seen:
            yield Problem.at(
                folder.file("school.yml"),
                "two-schools-of-one-name",
                found=folder.id,
                other=seen[folder.id].file("school.yml"),
            )
        seen.setdefault(folder.id, folder)
