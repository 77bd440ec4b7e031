"""The build: from data/ and docs/ to a whole site in all languages, side by side on the cores."""

import errno
import gc
import multiprocessing
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, as_completed
from contextlib import ExitStack
from pathlib import Path

from macros import wiring
from macros.builder import feed, finish, school
from macros.builder.assemble import Order, assemble, renderer
from macros.builder.copy import schools_in
from macros.builder.places import kept, real, reserved
from macros.builder.policy import no_policy, policy_of
from macros.builder.project import Project, load, load_schools
from macros.builder.publish import Move, claim, identity, publish, telling
from macros.builder.stage import assets, guard, small, stage
from macros.builder.stopping import STOPS, unstoppable
from macros.builder.workplace import strange, workplace
from macros.content.addresses import FEED, folder_of
from macros.content.guide import Guide
from macros.content.messages import Tell, say, silent
from macros.content.pages import documents
from macros.content.problems import Failed, Problem
from macros.letters import ZIP
from macros.search.script import write as search_index
from macros.views.plan import plan_data
from macros.views.site import Site, lost
from macros.views.writer import Writer

__all__ = ["Project", "build", "load"]


def build(
    root: Path, site: Path, *, url: str = "", preview: bool = False, tell: Tell = silent,
    schools: Sequence[Path] = (),
) -> list[Project]:  # fmt: skip
    """Builds the whole site and puts it in the place of ``site``, or leaves that untouched.

    ``url`` is the address at which it will be published, empty when it is not
    known. A ``preview`` has no policy, as that forbids the script with which a
    page loads itself anew. With several ``schools`` each gets a folder in
    ``site``; a fault in one leaves all of them as they were. Raises Failed with
    problems, or OSError; a note of either says what stands in the place now.
    """
    started = time.monotonic()
    # A link to the folder stays a link: what it leads to changes.
    site = real(site)
    folders, several = schools_in(schools)
    places = [site / folder.resolve().name for folder in folders] if several else [site]
    rules = no_policy if preview else policy_of
    with telling(places) as news, ExitStack() as works:
        others = kept(root, [*schools, *folders])
        for place in (site, *places):
            if problems := list(reserved(place, others)):
                raise Failed(problems)
        claim(places)
        projects = load_schools(root, schools)[0] if schools else [load(root)]
        orders = []
        for project, place in zip(projects, places, strict=True):
            work = works.enter_context(workplace(place))
            orders.append(Order(project, place, work, _below(url, place.name) if several else url, rules))
        try:
            made = _make(orders, tell)
        except BrokenExecutor:
            raise ChildProcessError(errno.ECHILD, "a process of the build was ended") from None
        for new in made:
            # A folder made for one user only would be a site that no server can read.
            new.chmod(0o755)
            news.append(identity(new))
        publish([Move(new, one.place, one.work) for new, one in zip(made, orders, strict=True)])
    seconds = time.monotonic() - started
    for one in (left for place in places for left in strange(place)):
        tell(say("left-as-it-is", name=one.as_posix()))
    if several:
        tell(say("schools-ready", count=len(places), name=site.name, seconds=seconds))
    else:
        tell(say("site-ready", name=site.name, seconds=seconds))
    return projects


def _below(url: str, name: str) -> str:
    return f"{url}{name}/" if url else ""


def _make(orders: list[Order], tell: Tell) -> list[Path]:
    """All sites, in one pool of processes: a job for each language of each, and one for its letters."""
    prepared = [_staged(order) for order in orders]
    first = orders[0].project
    renderer(first.root, next(iter(first.guides.values()))).compile()
    gc.freeze()
    problems: list[Problem] = []
    pages: list[dict[str, finish.Page]] = [{} for _ in orders]
    guides = [{**order.project.guides, **order.project.documents} for order in orders]
    with ProcessPoolExecutor(
        max_workers=min(sum(len(one) for one in prepared), os.cpu_count() or 1),
        mp_context=multiprocessing.get_context("fork" if sys.platform != "win32" else "spawn"),
        initializer=_prepare,
        initargs=(prepared, guides, os.getpid()),
    ) as workers:
        jobs = {}
        letters = []
        # The first job forks all processes: a signal that reached one meanwhile would be lost.
        with unstoppable():
            for at, order in enumerate(orders):
                for code in order.project.guides:
                    jobs[workers.submit(_one, order.project.words, order.work / code, code, at)] = (at, code)
                letters.append(workers.submit(_letters, order.project.root, order.work, at))
        for job in as_completed(jobs):
            (at, code), (complaints, made, unprintable, seconds) = jobs[job], job.result()
            order = orders[at]
            top = folder_of(code, next(iter(order.project.guides)))
            pages[at].update((top + name, page) for name, page in made.items())
            name = f"{order.name}{code}"
            tell(say("pages-built", name=name, count=len(made), seconds=seconds))
            problems += order.own(complaints + unprintable)
        for order, written in zip(orders, letters, strict=True):
            if order.project.copy:
                tell(say("letters-written-for", name=order.place.name, count=written.result()))
            else:
                tell(say("letters-written", count=written.result()))
    if problems:
        raise Failed(problems)
    sites = [next(iter(one.values()))[1] for one in prepared]
    return [assemble(*each) for each in zip(orders, sites, pages, strict=True)]


def _staged(order: Order) -> dict[str, tuple[Guide, Site]]:
    """Stages every language of a site; its guides and what is known of the site, by language."""
    project, work = order.project, order.work
    codes = tuple(project.guides)
    own = project.copy.pages if project.copy else {}
    # Every language shows the same components: what a page says is not in its document.
    texts = documents(project.guides[codes[0]], project.root / "docs", own)
    for code in codes:
        stage(project.root, work / code, code, texts)
    found = [assets(project.root, work / code / "docs") for code in codes]
    guards = [guard(project.root, work / code / "docs") for code in codes]
    plain = Site(order.url, codes, *found[0])
    site = Site(
        order.url, codes, *found[0], lost=tuple(lost(guide, plain) for guide in project.guides.values()),
        search={code: search_index(guide, project.root, work / code / "docs")
                for code, guide in project.guides.items()},
        guard=guards[0], policy=order.rules,
    )  # fmt: skip
    school.write(project.root, {code: work / code / "docs" for code in codes})
    scripts = {name: _page_script(project.root, name) for name in PAGE_SCRIPTS}
    for code, guide in project.guides.items():
        data = plan_data(Writer(guide, "index.html"))
        (work / code / "docs" / "assets" / "plan.js").write_text(data, "utf-8")
        for name, script in scripts.items():
            (work / code / "docs" / "assets" / f"{name}-page.js").write_text(script, "utf-8")
        (work / code / "docs" / FEED).write_text(feed.feed(guide, order.url), "utf-8")
    return {code: (guide, site) for code, guide in project.guides.items()}


#: The scripts of components that few pages need, by component; each uses those before it.
PAGE_SCRIPTS = {
    "plan": ("compute.js", "code.js", "rows.js", "folds.js", "meeting.js", "clash.js", "file.js", "page.js"),
    "letter": (
        "check.js", "file.js", "open.js", "word.js", "preview.js", "said.js", "gate.js", "plan.js", "desk.js",
        "page.js",
    ),
}  # fmt: skip


def _page_script(root: Path, name: str) -> str:
    folder = root / "overrides" / "components" / name
    return small([folder / part for part in PAGE_SCRIPTS[name]], f"{name}-page.js")


#: What each worker is forked with: guides and sites by language, of every site that is made.
_orders: list[dict[str, tuple[Guide, Site]]] = []
#: The guides of the letters of each. They do not go through the queue of jobs: what is larger than
#: its pipe keeps a build waiting for ever when the process that should read it is killed.
_guides: list[dict[str, Guide]] = []


def _prepare(
    prepared: list[dict[str, tuple[Guide, Site]]], guides: list[dict[str, Guide]], parent: int
) -> None:
    _orders[:], _guides[:] = prepared, guides
    # Ctrl+C reaches every process of a build; the one that leads it decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    threading.Thread(target=_leave_with, args=(parent,), daemon=True).start()


def _leave_with(parent: int) -> None:
    """Ends this worker when the build that it works for was killed."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _one(
    words: Sequence[tuple[Path, str]], folder: Path, code: str, at: int
) -> tuple[list[Problem], dict[str, finish.Page], list[Problem], float]:
    """One language: its pages, and the papers that lie ready to print."""
    from macros.builder import engine
    from macros.paper import printing

    started = time.monotonic()
    wiring.prepared.clear()
    wiring.prepared.update(_orders[at])
    complaints = engine.run(folder / "mkdocs.yml")
    guide, site = wiring.prepared[code]
    unprintable = printing.write(guide, site.url, folder / "downloads", words)
    # Read here, where the cores are, and not after all languages are done.
    pages = finish.read_pages(folder / "site")
    return complaints, pages, unprintable, time.monotonic() - started


def _letters(root: Path, work: Path, at: int) -> int:
    return write_letter_files(_guides[at], root, work)


def write_letter_files(guides: dict[str, Guide], root: Path, work: Path) -> int:
    """Writes the files of all letters; how many."""
    from macros.export.write import write_letters
    from macros.views.letter import paper

    render = renderer(root, next(iter(guides.values())))
    written = write_letters(guides, work, lambda about: render.component("paper", paper(about)))
    shutil.copy(root / "overrides" / "assets" / "vendor" / "fflate" / "fflate.js", work / ZIP)
    return len(written)
