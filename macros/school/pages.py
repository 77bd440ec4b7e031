"""
The pages of what a school adds, where it wants them otherwise than those of their kind.

A page in docs/ is a list of components. What a school gives may be that and nothing else:
no words, no HTML, no templates, so that nothing of it is ever run.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.content import files
from macros.content.addresses import document
from macros.content.messages import say
from macros.content.model import KINDS
from macros.content.problems import Problem, choice, shorten
from macros.content.source import Place, Source, opened

#: Largest page that is read, in bytes.
MOST_BYTES = 65536
_LINE = re.compile(r'(?:#{1,3} )?\{\{ *([a-z_]+)\(("[a-z0-9-]+"(?:, *"[a-z0-9-]+")*)?\) *\}\}')


@dataclass(frozen=True)
class Call:
    """A component that a page asks for, with its options, and where it does."""

    name: str
    options: tuple[str, ...]
    place: Place


def calls(read: Source) -> Iterator[Call]:
    """The components of a page that was read, in their order."""
    for number, line in enumerate(read.text.split("\n"), 1):
        if found := _LINE.fullmatch(line.strip()):
            options = tuple(one.strip(' "') for one in (found[2] or "").split(",") if one)
            yield Call(found[1], options, (number, line.index(f"{found[1]}(") + 1))


def own_pages(
    added: Iterable[tuple[str, str]], folder: Path, name: str, known: set[str]
) -> tuple[dict[str, str], list[Problem]]:
    """What a school's docs/ holds for what it ``added``, by file; ``known`` are the guide's own pages."""
    wanted = {file for about in added if not KINDS[about[0]].single and (file := document(*about))}
    made: dict[str, str] = {}
    problems: list[Problem] = []
    docs = folder / "docs"
    for path in files.walk(docs):
        file = path.relative_to(docs).as_posix()
        if file not in wanted:
            problems.append(
                Problem.at(
                    f"{name}/docs/{file}",
                    "page-of-the-guide" if file in known else "page-of-nothing-you-add",
                    found=file,
                    **(
                        choice(file, wanted) if wanted else {"near": "", "known": say("pages-of-your-things")}
                    ),
                )
            )
            continue
        text, faults = opened(path, f"{name}/docs/{file}", MOST_BYTES)
        problems += faults or _lines(Source(f"{name}/docs/{file}", text))
        made[file] = text
    return made, problems


def _lines(read: Source) -> list[Problem]:
    return [
        read.problem((number, 1), "page-of-components-alone", found=shorten(line))
        for number, line in enumerate(read.text.split("\n"), 1)
        if line.strip() and not _LINE.fullmatch(line.strip())
    ]
