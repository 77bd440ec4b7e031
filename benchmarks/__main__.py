"""
The benchmarks: python -m benchmarks.

Prints ratios to plain Material, and how cost grows with things and languages, and
writes them into benchmarks/README.md. Numbers are for reading; no test depends on them.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks import plain, scale
from benchmarks.documents import cost_of_documents
from benchmarks.measure import ROOT, Cost, Refused, build, cost_of, in_turns, table
from benchmarks.record import recorded
from benchmarks.visit import visits
from macros.builder.make import Project, load
from macros.content.pages import documents

#: Things and languages of the guides that are grown.
SIZES = ((100, 2), (100, 8), (300, 2), (300, 8), (300, 20), (1000, 2), (1000, 8), (1000, 20))


def main() -> None:
    """Measures and prints everything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--repeats", type=int, default=5, help="measured turns, at least 3 (5)")
    parser.add_argument("--scale", action="store_true", help="growth as well: large guides, which take long")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="nazorg-bench-") as folder:
        work = Path(folder)
        project = load(ROOT)
        configs = plain.projects(project, work / "plain")
        with recorded("build"):
            _builds(project, configs, work / "site", max(chosen.repeats, 3))
        with recorded("visit"):
            _visits(project, work / "site", plain.site_of(configs[0]))
        if chosen.scale:
            with recorded("growth"):
                _growth(work)


def _builds(project: Project, configs: list[Path], site: Path, repeats: int) -> None:
    languages = len(project.guides)
    pages = len(documents(next(iter(project.guides.values())), project.root / "docs"))
    costs = in_turns(
        {"ours": lambda: build(project.root, site), "plain Material": lambda: plain.build(configs)},
        repeats,
    )

    def row(name: str, cost: Cost) -> list[str]:
        each = cost.processor / languages
        return [
            name,
            f"{cost.wall:.2f}",
            f"{cost.processor:.2f}",
            f"{each:.2f}",
            f"{each / pages * 1000:.0f}",
        ]

    ours, theirs = costs["ours"], costs["plain Material"]
    ratio = f"{ours.processor / theirs.processor:.2f}"
    print(f"Whole build: {pages} pages in {languages} languages, medians of {repeats} turns\n")
    papers = cost_of_documents(project, site.parent / "documents")
    pages_alone = Cost(ours.wall, ours.processor - papers.processor)
    same = f"{pages_alone.processor / theirs.processor:.2f}"
    rows = [row(name, cost) for name, cost in costs.items()]
    rows.insert(1, ["of which letters and papers", "", *row("", papers)[2:]])
    rows.append(["ours / plain", f"{ours.wall / theirs.wall:.2f}", ratio, ratio, ratio])
    rows.append(["ours without letters and papers / plain", "", same, same, same])
    heads = ["", "wall s", "processor s", "processor s per language", "processor ms per page"]
    print(table(heads, rows) + "\n", flush=True)


def _visits(project: Project, ours: Path, theirs: Path) -> None:
    guide = next(iter(project.guides.values()))
    pages = [f"stappen/{name}.html" for name in guide.settings.steps]
    found = {"ours": visits(ours, pages), "plain Material": visits(theirs, pages)}
    print(f"First visit to a step page: {len(pages)} pages, bodies after gzip\n")
    rows = [
        [
            name,
            f"{median(visit.requests for visit in each):.0f}",
            f"{median(visit.size for visit in each) / 1000:.1f}",
            f"{max(visit.size for visit in each) / 1000:.1f}",
        ]
        for name, each in found.items()
    ]
    rows.append(
        ["ours / plain", *(f"{float(o) / float(t):.2f}" for o, t in zip(*(r[1:] for r in rows), strict=True))]
    )
    print(table(["", "requests", "KB, median", "KB, largest"], rows) + "\n", flush=True)


def _growth(work: Path) -> None:
    print("Growth: copies of real things and languages, one build each\n")
    rows = [row for size in SIZES if (row := _grown(work, *size))]
    heads = ["things x languages", "pages", "wall s", "processor s", "ms per thing x language", "ms per page"]
    print(table(heads, rows))


def _grown(work: Path, things: int, languages: int) -> list[str]:
    """A row of the table; of a build that fails the reason is printed, and there is no row."""
    root, site = work / "grown", work / "grown-site"
    scale.grow(ROOT, root, things, languages)
    try:
        cost = cost_of(lambda: build(root, site))
    except Refused as refused:
        print(f"  {things} x {languages} does not build: {str(refused).splitlines()[0]}", file=sys.stderr)
        return []
    print(f"  {things} x {languages}: {cost.wall:.1f} s, processor {cost.processor:.1f} s", file=sys.stderr)
    real, pages = scale.size(root), len(list(site.rglob("*.html")))
    each, page = cost.processor / (real * languages) * 1000, cost.processor / pages * 1000
    return [
        f"{real} x {languages}",
        f"{pages}",
        f"{cost.wall:.1f}",
        f"{cost.processor:.1f}",
        f"{each:.1f}",
        f"{page:.1f}",
    ]


if __name__ == "__main__":
    main()
