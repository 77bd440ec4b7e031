"""
The search beside others: python -m benchmarks.search.

The same pages and the same queries (tests/search/queries.*.yml) for the search
of Material, with and without its stemmer, for Pagefind and for ours: how often
an expected page is among the first three and first, how often nothing is found,
the bytes of the first query, and the time to its first result. A page counts
without its anchor, because the others do not lead to all of ours.

Pagefind is left out where it is not installed: pip install "pagefind[bin]".
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks import plain
from benchmarks.measure import ROOT, build, table
from benchmarks.record import recorded
from benchmarks.visit import CHROMIUM, served
from macros.builder.make import load
from macros.search.script import sizes

QUERIES = ROOT / "tests" / "search"
#: How long Material may take to show another list, in ms.
PATIENCE = 3000
TURNS = 5

OURS = """async (queries) => {
  const language = document.documentElement.lang;
  return queries.map((query) => window.nazorgSearch[language](query).hits.map((hit) => hit.page));
}"""
OURS_FIRST = """async (query) => {
  const field = document.querySelector("#zoek-veld"), list = document.querySelector(".search-list");
  const start = performance.now();
  document.querySelector(".search-door").click();
  field.value = query;
  field.dispatchEvent(new Event("input"));
  while (!list.children.length) await new Promise((on) => setTimeout(on));
  return performance.now() - start;
}"""
#: From the moment that the index is there: people focus the field before they have typed.
OURS_LOADED = """async (query) => {
  const field = document.querySelector("#zoek-veld"), list = document.querySelector(".search-list");
  const start = performance.now();
  document.querySelector(".search-door").click();
  while (!window.nazorgSearch) await new Promise((on) => setTimeout(on));
  const loaded = performance.now();
  field.value = query;
  field.dispatchEvent(new Event("input"));
  while (!list.children.length) await new Promise((on) => setTimeout(on));
  return [loaded - start, performance.now() - loaded];
}"""
#: Material shows what it found in its own time: its list is taken when it has rested.
MATERIAL = """async (queries) => {
  const field = document.querySelector(".md-search__input");
  const list = document.querySelector(".md-search-result__list");
  const meta = document.querySelector(".md-search-result__meta");
  const wait = (ms) => new Promise((on) => setTimeout(on, ms));
  const links = () => [...list.querySelectorAll(":scope > li > a")].map((it) => it.href);
  const found = [];
  for (const query of queries) {
    field.value = "";
    field.dispatchEvent(new Event("keyup"));
    await wait(60);
    field.value = query;
    field.dispatchEvent(new Event("keyup"));
    let before = null, rested = 0;
    for (let passed = 0; passed < PATIENCE && rested < 5; passed += 40) {
      await wait(40);
      const now = meta.textContent + list.innerHTML.length;
      rested = now === before ? rested + 1 : 0;
      before = now;
    }
    found.push(links());
  }
  return found;
}""".replace("PATIENCE", str(PATIENCE))
MATERIAL_FIRST = """async (query) => {
  const field = document.querySelector(".md-search__input");
  const list = document.querySelector(".md-search-result__list");
  const start = performance.now();
  field.focus();
  field.value = query;
  field.dispatchEvent(new Event("keyup"));
  while (!list.children.length && performance.now() - start < 5000) await new Promise((on) => setTimeout(on));
  return performance.now() - start;
}"""
PAGEFIND = """async (queries) => {
  const pagefind = await import(PAGEFIND);
  const found = [];
  for (const query of queries) {
    const answer = await pagefind.search(query);
    const first = await Promise.all(answer.results.slice(0, 5).map((one) => one.data()));
    found.push(first.map((one) => one.url));
  }
  return found;
}"""
PAGEFIND_FIRST = """async (query) => {
  const start = performance.now();
  const pagefind = await import(PAGEFIND);
  const answer = await pagefind.search(query);
  if (answer.results.length) await answer.results[0].data();
  return performance.now() - start;
}"""


@dataclass(frozen=True)
class Engine:
    """A search: the site it is on, the page of a language, and the scripts that ask it."""

    name: str
    site: Path
    start: Callable[[str], str]
    every: str
    first: str


@dataclass(frozen=True)
class Result:
    """What a search is worth: shares of the queries, bytes after gzip, milliseconds."""

    three: float
    first: float
    empty: int
    size: int
    wait: float


def main() -> None:
    """Measures and prints everything."""
    project = load(ROOT)
    with tempfile.TemporaryDirectory(prefix="nazorg-search-") as folder:
        engines = list(_engines(Path(folder)))
        for language in project.guides:
            queries = yaml.safe_load((QUERIES / f"queries.{language}.yml").read_text("utf-8"))
            rows = []
            for engine in engines:
                result = _measure(engine, language, queries)
                rows.append(
                    [
                        engine.name, f"{result.three:.1%}", f"{result.first:.1%}", str(result.empty),
                        f"{result.size / 1024:.0f}", f"{result.wait:.0f}",
                    ]
                )  # fmt: skip
            print(f"\n{language}: {len(queries)} queries\n")
            heads = [
                "",
                "in three",
                "first",
                "found nothing",
                "KB for the first query",
                "ms to its first result",
            ]
            print(table(heads, rows))
            size = sizes(project.guides[language])
            loaded, shown = _loaded(engines[-1], language, queries[0]["query"])
            print(f"\nOurs: index ready {loaded:.0f} ms after the focus, first result {shown:.0f} ms later.")
            print(
                f"Our index without its texts: {size.index} bytes, "
                f"{size.index / size.texts:.1%} of its texts ({size.texts}), both after gzip."
            )


def _engines(work: Path) -> Iterator[Engine]:
    project = load(ROOT)
    for name, pipeline in (
        ("Material, with stemmer", ["stemmer", "stopWordFilter", "trimmer"]),
        ("Material, without", ["stopWordFilter", "trimmer"]),
    ):
        configs = plain.projects(project, work / name.replace(" ", ""))
        for config in configs:
            values: dict[str, Any] = yaml.safe_load(config.read_text("utf-8"))
            values["plugins"] = [{"search": {"lang": config.parent.name, "pipeline": pipeline}}]
            config.write_text(yaml.safe_dump(values), "utf-8")
        plain.build(configs)
        top = configs[0].parent.parent
        yield Engine(name, top, lambda language: f"{language}/site/index.html", MATERIAL, MATERIAL_FIRST)
    ours = work / "ours"
    build(ROOT, ours)
    if find_spec("pagefind"):
        command = [sys.executable, "-m", "pagefind", "--site", str(ours), "--output-subdir", "pagefind"]
        subprocess.run(command, check=True, capture_output=True)
        yield Engine("Pagefind", ours, _top, *(
            script.replace("PAGEFIND", '"/pagefind/pagefind.js"') for script in (PAGEFIND, PAGEFIND_FIRST)
        ))  # fmt: skip
    else:
        print('Pagefind is not here: pip install "pagefind[bin]"')
    yield Engine("ours", ours, _top, OURS, OURS_FIRST)


def _top(language: str) -> str:
    return "index.html" if language == "nl" else f"{language}/index.html"


def _measure(engine: Engine, language: str, queries: list[dict[str, Any]]) -> Result:
    asked = [query["query"] for query in queries]
    with served(engine.site) as (top, answers), sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        waits, bytes_ = [], 0
        for _ in range(TURNS):
            page = _opened(browser, top + engine.start(language))
            answers.clear()
            waits.append(page.evaluate(engine.first, asked[0]))
            page.wait_for_timeout(300)
            bytes_ = sum(answer.size for answer in answers)
            page.context.close()
        # Material asks for its index with the page, whether or not anybody searches.
        if engine.name.startswith("Material"):
            bytes_ = _material_bytes(browser, top + engine.start(language), asked[0], engine, answers)
        page = _opened(browser, top + engine.start(language))
        page.evaluate(engine.first, asked[0])
        found: list[list[str]] = page.evaluate(engine.every, asked)
        browser.close()
    base = top + engine.start(language).removesuffix("index.html")
    pages = [[_page(link, base, top) for link in links] for links in found]
    ranks = [_rank(links, query["page"]) for links, query in zip(pages, queries, strict=True)]
    many = len(ranks)
    return Result(
        three=sum(rank is not None and rank < 3 for rank in ranks) / many,
        first=sum(rank == 0 for rank in ranks) / many,
        empty=sum(not links for links in pages),
        size=bytes_,
        wait=median(waits),
    )


def _loaded(engine: Engine, language: str, query: str) -> tuple[float, float]:
    """Medians: from the focus to the index, and from there to the first result, in ms."""
    found = []
    with served(engine.site) as (top, _), sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for _turn in range(TURNS):
            page = _opened(browser, top + engine.start(language))
            found.append(page.evaluate(OURS_LOADED, query))
            page.context.close()
        browser.close()
    return median(one[0] for one in found), median(one[1] for one in found)


def _opened(browser: Browser, address: str) -> Page:
    page = browser.new_context().new_page()
    page.goto(address, wait_until="networkidle")
    return page


def _material_bytes(browser: Browser, address: str, query: str, engine: Engine, answers: list[Any]) -> int:
    answers.clear()
    page = _opened(browser, address)
    page.evaluate(engine.first, query)
    page.wait_for_timeout(300)
    page.context.close()
    return sum(answer.size for answer in answers if "search" in answer.path or "lunr" in answer.path)


def _page(link: str, base: str, top: str) -> str:
    """The page of a result, from the top of its language's site, without its anchor."""
    path = link.partition("#")[0].partition("?")[0]
    for start in (base, "/" + base.removeprefix(top)):
        if path.startswith(start):
            path = path.removeprefix(start)
            break
    return path + "index.html" if path == "" or path.endswith("/") else path


def _rank(links: list[str], wanted: str | list[str]) -> int | None:
    pages = {page.partition("#")[0] for page in ([wanted] if isinstance(wanted, str) else wanted)}
    return next((at for at, link in enumerate(dict.fromkeys(links)) if link in pages), None)


if __name__ == "__main__":
    with recorded("search"):
        main()
