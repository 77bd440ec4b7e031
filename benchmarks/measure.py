"""Measuring: commands by wall clock and processor time, taken in turns, as medians."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent


class Refused(Exception):
    """A command that failed; carries what it printed."""


@dataclass(frozen=True)
class Cost:
    """What something took, in seconds: by the clock on the wall, and of all processors together."""

    wall: float
    processor: float


def cost_of(work: Callable[[], object]) -> Cost:
    """The cost of ``work``, which waits for every process that it starts."""
    before, started = os.times(), time.perf_counter()
    work()
    wall, after = time.perf_counter() - started, os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(wall, spent)


def in_turns(works: Mapping[str, Callable[[], object]], repeats: int) -> dict[str, Cost]:
    """
    The median cost of each work.

    Each is done once unmeasured, to fill the caches of the disk; then they take
    turns, so that a machine that slows down slows all of them.
    """
    for work in works.values():
        work()
    taken: dict[str, list[Cost]] = {name: [] for name in works}
    for _ in range(repeats):
        for name, work in works.items():
            taken[name].append(cost_of(work))
    return {
        name: Cost(median(cost.wall for cost in costs), median(cost.processor for cost in costs))
        for name, costs in taken.items()
    }


def python(*arguments: str | Path) -> None:
    """Runs Python with this project on its path; raises Refused when it fails."""
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Refused(done.stdout + done.stderr)


def build(root: Path, site: Path) -> None:
    """Builds the project at ``root`` into ``site``, by the command that everybody uses."""
    python("-m", "macros", "build", "--root", root, "--out", site)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table: the first column left, the others right."""
    widths = [max(len(row[at]) for row in [heads, *rows]) for at in range(len(heads))]

    def line(cells: Sequence[str]) -> str:
        first, *others = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        return "| " + " | ".join([first, *(cell.strip().rjust(len(cell)) for cell in others)]) + " |"

    rule = [":" + "-" * (widths[0] - 1), *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join([line(heads), line(rule), *map(line, rows)])
