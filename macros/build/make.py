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
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from macros import plan, readability, sheet, wiring
from macros.build import finish
from macros.build.policy import policy
from macros.build.publish import publish, workplace
from macros.build.stage import assets, guard, stage
from macros.content.guide import Guide, read
from macros.content.problems import Failed, Problem
from macros.letters import ZIP
from macros.render import Renderer
from macros.search.checks import problems as search_problems
from macros.search.script import write as search_index
from macros.translations import Count, translate
from macros.views.frame import Site, lost
from macros.views.situation import plan_data
from macros.views.writer import Writer

Say = Callable[[str], None]


@dataclass(frozen=True)
class Project:
    """A project that was read without problems: its guide in every language."""

    root: Path
    guides: dict[str, Guide]
    counts: dict[str, Count]
    #: The guide in the languages of documents only.
    documents: dict[str, Guide]


def load(root: Path) -> Project:
    """Reads and checks everything; raises Failed with all problems there are."""
    guide, loaded, problems = read(root)
    if not problems:
        problems += plan.problems(guide, loaded.sources)
        problems += sheet.problems(guide, loaded.sources[("sheet", "sheet")])
        problems += search_problems(guide, loaded.sources)
        problems += readability.problems(guide, loaded)
    guides, counts = {guide.language: guide}, {}
    documents: dict[str, Guide] = {}
    if guide.things["guide"]:
        for language in guide.settings.languages:
            if language != guide.language:
                guides[language], counts[language], found = translate(guide, root, language)
                problems += found
        for language in guide.settings.document_languages:
            documents[language], counts[language], found = translate(guide, root, language)
            problems += found
    if problems:
        raise Failed(problems)
    return Project(root, guides, counts, documents)


def build(root: Path, site: Path, *, url: str = "", preview: bool = False, say: Say = print) -> Project:
    """Builds the whole site and puts it in the place of ``site``, or leaves that untouched.

    ``url`` is the address at which it will be published, empty when it is not
    known. A ``preview`` has no policy, as that forbids the script with which a
    page loads itself anew. Raises Failed with problems in the content, or OSError.
    """
    started = time.monotonic()
    project = load(root)
    # A link to the folder stays a link: what it leads to changes.
    site = site.resolve() if site.is_symlink() else site
    with workplace(site) as work:
        try:
            new = _languages(project, work, url, "" if preview else policy(), say)
        except BrokenExecutor:
            why = "it was ended from outside; is there memory enough?"
            raise ChildProcessError(errno.ECHILD, why, "a process of the build") from None
        # A folder made for one user only would be a site that no server can read.
        new.chmod(0o755)
        publish(new, site)
    say(f"{site.name}/ is ready after {time.monotonic() - started:.1f} s.")
    return project


def _languages(project: Project, work: Path, url: str, rules: str, say: Say) -> Path:
    codes = tuple(project.guides)
    configs = {code: stage(project.root, work / code, code) for code in codes}
    found = [assets(project.root, work / code / "docs") for code in codes]
    guards = [guard(project.root, work / code / "docs") for code in codes]
    plain = Site(url, codes, *found[0])
    site = Site(
        url, codes, *found[0], lost=tuple(lost(guide, plain) for guide in project.guides.values()),
        search={code: search_index(guide, project.root, work / code / "docs")
                for code, guide in project.guides.items()},
        guard=guards[0], policy=rules,
    )  # fmt: skip
    for code, guide in project.guides.items():
        data = plan_data(Writer(guide, "index.html"))
        (work / code / "docs" / "assets" / "plan.js").write_text(data, "utf-8")
    _renderer(project.root, next(iter(project.guides.values()))).compile()
    gc.freeze()
    prepared = {code: (guide, site) for code, guide in project.guides.items()}
    problems: list[Problem] = []
    pages: dict[str, finish.Page] = {}
    with ProcessPoolExecutor(
        max_workers=min(len(codes), os.cpu_count() or 1),
        mp_context=multiprocessing.get_context("fork" if sys.platform != "win32" else "spawn"),
        initializer=_prepare,
        initargs=(prepared, os.getpid()),
    ) as workers:
        jobs = {workers.submit(_one, project.root, configs[code], code): code for code in codes}
        letters = workers.submit(
            write_letter_files, {**project.guides, **project.documents}, project.root, work
        )
        for job in as_completed(jobs):
            code, (complaints, made, unprintable, seconds) = jobs[job], job.result()
            top = "" if code == codes[0] else f"{code}/"
            pages.update((top + name, page) for name, page in made.items())
            say(f"{code}: {len(made)} pages in {seconds:.1f} s")
            problems += complaints + unprintable
        say(f"{letters.result()} files of letters")
    if problems:
        raise Failed(problems)
    return _assemble(project, work, url, rules, pages)


def _renderer(root: Path, guide: Guide) -> Renderer:
    """What renders the components for one guide, outside any page."""
    word = Writer(guide, "index.html").word
    return Renderer(
        root / "overrides" / "components", word, lambda key, **values: str(guide.word(key, **values))
    )


def _prepare(prepared: dict[str, tuple[Guide, Site]], parent: int) -> None:
    wiring.prepared.update(prepared)
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
    root: Path, config: Path, code: str
) -> tuple[list[Problem], dict[str, finish.Page], list[Problem], float]:
    """One language: its pages, and the papers that lie ready to print."""
    from macros.build import engine
    from macros.paper import papers

    started = time.monotonic()
    complaints = engine.run(config)
    guide, site = wiring.prepared[code]
    unprintable = papers.write(guide, site.url, config.parent / "downloads", root)
    # Read here, where the cores are, and not after all languages are done.
    pages = finish.read_pages(config.parent / "site")
    return complaints, pages, unprintable, time.monotonic() - started


def write_letter_files(guides: dict[str, Guide], root: Path, work: Path) -> int:
    """Writes the files of all letters; how many."""
    from macros.export.write import write_letters
    from macros.views.letter import paper

    render = _renderer(root, next(iter(guides.values())))
    written = write_letters(guides, work, lambda about: render.component("paper", paper(about)))
    shutil.copy(root / "overrides" / "assets" / "vendor" / "fflate" / "fflate.js", work / ZIP)
    return len(written)


def _assemble(project: Project, work: Path, url: str, rules: str, pages: dict[str, finish.Page]) -> Path:
    """One folder of all languages, the first at its top, finished and checked."""
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
    if url:
        date = project.guides[codes[0]].settings.date.isoformat()
        finish.sitemap(new, url, codes, date)
    problems = finish.check(new, url, rules, dict(sorted(pages.items())))
    if problems:
        raise Failed(problems)
    return new
