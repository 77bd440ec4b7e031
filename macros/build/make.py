"""The build: from data/ and docs/ to a whole site in all languages, side by side on the cores."""

import gc
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from macros import wiring
from macros.build import finish
from macros.build.copy import Copy, mine
from macros.build.project import Project, load, load_schools
from macros.build.publish import publish, recover, share
from macros.build.stage import assets, stage
from macros.content.guide import Guide
from macros.content.problems import Failed, Problem
from macros.letters import ZIP
from macros.render import Renderer
from macros.school.script import ADDRESS
from macros.school.script import script as school_script
from macros.search.script import write as search_index
from macros.views.frame import Site, lost
from macros.views.situation import plan_data
from macros.views.writer import Writer

Say = Callable[[str], None]

__all__ = ["Project", "build", "load"]


def build(
    root: Path, site: Path, *, url: str = "", say: Say = print, schools: Sequence[Path] = ()
) -> list[Project]:
    """Builds the whole site and puts it in the place of ``site``, or leaves that untouched.

    ``url`` is the address at which it will be published, empty when it is not
    known. With several ``schools`` each gets a folder in ``site``; a fault in one
    leaves all of them as they were. Raises Failed with problems, or OSError.
    """
    started = time.monotonic()
    projects, several = load_schools(root, schools) if schools else ([load(root)], False)
    places = [site / project.copy.folder.id if several and project.copy else site for project in projects]
    orders = []
    try:
        for project, place in zip(projects, places, strict=True):
            place.parent.mkdir(parents=True, exist_ok=True)
            recover(place)
            work = Path(tempfile.mkdtemp(prefix=f".{place.name}.new-", dir=place.parent))
            orders.append(_Order(project, place, work, _below(url, place.name) if several else url))
        made = _make(orders, say)
        if several:
            share(made)
        for new, place in zip(made, places, strict=True):
            # A folder made for one user only would be a site that no server can read.
            new.chmod(0o755)
            publish(new, place)
    finally:
        for order in orders:
            shutil.rmtree(order.work, ignore_errors=True)
    what = f"{len(places)} schools in {site.name}/ are" if several else f"{site.name}/ is"
    say(f"{what} ready after {time.monotonic() - started:.1f} s.")
    return projects


def _below(url: str, name: str) -> str:
    return f"{url}{name}/" if url else ""


@dataclass(frozen=True)
class _Order:
    """A site to make: for whom, where it goes, where it is worked on, under which address."""

    project: Project
    place: Path
    work: Path
    url: str

    @property
    def name(self) -> str:
        """What progress is said of."""
        return f"{self.place.name} " if self.project.copy else ""


def _make(orders: list[_Order], say: Say) -> list[Path]:
    """All sites, in one pool of processes: a job for each language of each, and one for its letters."""
    prepared = [_staged(order) for order in orders]
    first = orders[0].project
    _renderer(first.root, next(iter(first.guides.values()))).compile()
    gc.freeze()
    problems: list[Problem] = []
    pages: list[dict[str, finish.Page]] = [{} for _ in orders]
    with ProcessPoolExecutor(
        max_workers=min(sum(len(one) for one in prepared), os.cpu_count() or 1),
        mp_context=multiprocessing.get_context("fork" if sys.platform != "win32" else "spawn"),
        initializer=_prepare,
        initargs=(prepared, os.getpid()),
    ) as workers:
        jobs = {}
        letters = []
        for at, order in enumerate(orders):
            for code in order.project.guides:
                jobs[workers.submit(_one, order.project.root, order.work / code, code, at)] = (at, code)
            project = order.project
            letters.append(
                workers.submit(write_letter_files, {**project.guides, **project.documents}, project.root, order.work)
            )
        for job in as_completed(jobs):
            (at, code), (complaints, made, unprintable, seconds) = jobs[job], job.result()
            order = orders[at]
            top = "" if code == next(iter(order.project.guides)) else f"{code}/"
            pages[at].update((top + name, page) for name, page in made.items())
            say(f"{order.name}{code}: {len(made)} pages in {seconds:.1f} s")
            problems += _of(order, complaints + unprintable)
        for order, written in zip(orders, letters, strict=True):
            say(f"{order.name}{written.result()} files of letters")
    if problems:
        raise Failed(problems)
    return [_assemble(order, found) for order, found in zip(orders, pages, strict=True)]


def _of(order: _Order, problems: list[Problem]) -> list[Problem]:
    """Problems of a site; those of a school's copy under the name of its file."""
    copy = order.project.copy
    return list(mine(problems, copy.folder)) if copy else problems


def _staged(order: _Order) -> dict[str, tuple[Guide, Site]]:
    """Stages every language of a site; its guides and what is known of the site, by language."""
    project, work = order.project, order.work
    codes = tuple(project.guides)
    for code in codes:
        stage(project.root, work / code, code)
        if project.copy:
            _own_pages(project.copy, work / code / "docs")
    found = [assets(project.root, work / code / "docs") for code in codes]
    plain = Site(order.url, codes, *found[0])
    site = Site(
        order.url, codes, *found[0], lost=tuple(lost(guide, plain) for guide in project.guides.values()),
        search={code: search_index(guide, project.root, work / code / "docs")
                for code, guide in project.guides.items()},
    )  # fmt: skip
    for code, guide in project.guides.items():
        data = plan_data(Writer(guide, "index.html"))
        (work / code / "docs" / "assets" / "plan.js").write_text(data, "utf-8")
    return {code: (guide, site) for code, guide in project.guides.items()}


def _own_pages(copy: Copy, docs: Path) -> None:
    """Adds the pages of what a school adds, and takes out those of what it hides."""
    for name in copy.without:
        (docs / name).unlink()
    for name, text in copy.pages.items():
        (docs / name).write_text(text, "utf-8")


def _renderer(root: Path, guide: Guide) -> Renderer:
    """What renders the components for one guide, outside any page."""
    word = Writer(guide, "index.html").word
    return Renderer(
        root / "overrides" / "components", word, lambda key, **values: str(guide.word(key, **values))
    )


#: What each worker is forked with: guides and sites by language, of every site that is made.
_orders: list[dict[str, tuple[Guide, Site]]] = []


def _prepare(prepared: list[dict[str, tuple[Guide, Site]]], parent: int) -> None:
    _orders[:] = prepared
    # Ctrl+C reaches every process of a build; the one that leads it decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_leave_with, args=(parent,), daemon=True).start()


def _leave_with(parent: int) -> None:
    """Ends this worker when the build that it works for was killed."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _one(
    root: Path, folder: Path, code: str, at: int
) -> tuple[list[Problem], dict[str, finish.Page], list[Problem], float]:
    """One language: its pages, and the papers that lie ready to print."""
    from macros.build import engine
    from macros.paper import papers

    started = time.monotonic()
    wiring.prepared.clear()
    wiring.prepared.update(_orders[at])
    complaints = engine.run(folder / "mkdocs.yml")
    guide, site = wiring.prepared[code]
    unprintable = papers.write(guide, site.url, folder / "downloads", root)
    # Read here, where the cores are, and not after all languages are done.
    pages = finish.read_pages(folder / "site")
    return complaints, pages, unprintable, time.monotonic() - started


def write_letter_files(guides: dict[str, Guide], root: Path, work: Path) -> int:
    """Writes the files of all letters; how many."""
    from macros.export.write import write_letters
    from macros.views.letter import paper

    render = _renderer(root, next(iter(guides.values())))
    written = write_letters(guides, work, lambda about: render.component("paper", paper(about)))
    shutil.copy(root / "overrides" / "assets" / "vendor" / "fflate" / "fflate.js", work / ZIP)
    return len(written)


def _assemble(order: _Order, pages: dict[str, finish.Page]) -> Path:
    """One folder of all languages, the first at its top, finished and checked."""
    project, work, url = order.project, order.work, order.url
    codes = tuple(project.guides)
    new = work / codes[0] / "site"
    finish.prune(new)
    for code in codes[1:]:
        finish.prune(work / code / "site")
        (work / code / "site").rename(new / code)
    # The letters lie in downloads/ already; the papers of each language come beside them.
    (work / "downloads").rename(new / "downloads")
    for code in codes:
        shutil.copytree(work / code / "downloads", new / "downloads" / code, dirs_exist_ok=True)
    _values(project, new)
    if url:
        date = project.guides[codes[0]].settings.date.isoformat()
        finish.sitemap(new, url, codes, date)
    problems = finish.check(new, url, dict(sorted(pages.items())))
    if problems:
        raise Failed(_of(order, problems))
    return new


def _values(project: Project, new: Path) -> None:
    """Writes the values of the school, or that there are none, and its logo into the folder school/."""
    guide = next(iter(project.guides.values()))
    script = new / ADDRESS
    script.parent.mkdir(exist_ok=True)
    if guide.school or not script.exists():
        script.write_text(school_script(guide.school), "utf-8")
    if guide.logo:
        (script.parent / guide.logo.name).write_bytes(guide.logo.data)
