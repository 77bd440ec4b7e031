"""Assembling: from a folder per language to one site, with all that lies beside the pages, checked."""

import posixpath
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from macros.builder import finish, hosting, offline, school, withdrawn
from macros.builder.copy import Copy, mine
from macros.builder.project import Project
from macros.content.guide import Guide
from macros.content.problems import Failed, Problem
from macros.render import Renderer
from macros.school.script import script as school_script
from macros.views.school import VALUES
from macros.views.site import Site
from macros.views.writer import Writer


@dataclass(frozen=True)
class Order:
    """A site to make: for whom, where it goes and is worked on, at which address, under which policy."""

    project: Project
    place: Path
    work: Path
    url: str
    rules: Callable[[str], str]

    @property
    def name(self) -> str:
        """What progress is said of."""
        return f"{self.place.name} " if self.project.copy else ""

    def own(self, problems: list[Problem]) -> list[Problem]:
        """Problems of this site; those of a school's copy under the name of its file."""
        copy = self.project.copy
        return list(mine([_on_own_page(one, copy) for one in problems], copy.folder)) if copy else problems


def _on_own_page(problem: Problem, copy: Copy) -> Problem:
    """A problem of a page that the school gives, or of a link to it, laid at that page."""
    top, _, file = problem.file.partition("/")
    if top == "docs" and file in copy.pages:
        return replace(problem, file=copy.folder.file(problem.file))
    target = problem.found if isinstance(problem.found, str) else ""
    linked = posixpath.normpath(posixpath.join(posixpath.dirname(file), target.partition("#")[0]))
    for own in copy.pages if top == "site" else ():
        address = f"/{own.removesuffix('.md')}.html"
        if f"/{file}".endswith(address) or f"/{linked}".endswith(address):
            return Problem.at(
                copy.folder.file(f"docs/{own}"),
                "page-that-breaks-links",
                found=problem.found or "-",
                where=f"{problem.file}:{problem.line}:{problem.col}",
            )
    return problem


def renderer(root: Path, guide: Guide) -> Renderer:
    """What renders the components for one guide, outside any page."""
    word = Writer(guide, "index.html").word
    return Renderer(
        root / "overrides" / "components", word, lambda key, **values: str(guide.word(key, **values))
    )


def assemble(order: Order, site: Site, pages: dict[str, finish.Page]) -> Path:
    """One folder of all languages, the first at its top, finished and checked."""
    project, work = order.project, order.work
    codes = tuple(project.guides)
    guide = project.guides[codes[0]]
    new = work / codes[0] / "site"
    finish.prune(new)
    for code in codes[1:]:
        finish.prune(work / code / "site")
        (work / code / "site").rename(new / code)
    # The letters lie in downloads/ already; the papers of each language come beside them.
    (work / "downloads").rename(new / "downloads")
    for code in codes:
        shutil.copytree(work / code / "downloads", new / "downloads" / code, dirs_exist_ok=True)
    _values(guide, new)
    if order.url:
        finish.sitemap(new, order.url, codes, guide.settings.date.isoformat())
    problems = _notices(project, new, site, pages)
    offline.write(new, project.root / "overrides" / "worker" / offline.FILE, project.guides)
    hosting.write(new, noindex=guide.school is not None and guide.school.noindex)
    school.list_files(new)
    problems += finish.check(new, order.url, order.rules, dict(sorted(pages.items())))
    if problems:
        raise Failed(order.own(problems))
    return new


def _notices(project: Project, new: Path, site: Site, pages: dict[str, finish.Page]) -> list[Problem]:
    """Puts a notice at the address of whatever was withdrawn."""
    guide = next(iter(project.guides.values()))
    files = {path.relative_to(new).as_posix() for path in new.rglob("*") if path.is_file()}
    problems = withdrawn.problems(guide, project.root, files)
    if problems:
        return problems
    render = renderer(project.root, guide)
    for name in withdrawn.write(
        project.guides, new, site, lambda about: render.component("withdrawn", about)
    ):
        if name.endswith(".html"):
            pages[name] = finish.read_page(new / name)
    return []


def _values(guide: Guide, new: Path) -> None:
    """Writes the values and the logo of the school whose copy this is into the folder school/."""
    if guide.school:
        (new / VALUES).write_text(school_script(guide.school), "utf-8")
    if guide.logo:
        (new / VALUES).with_name(guide.logo.name).write_bytes(guide.logo.data)
