"""
The pages of what a school adds: made after those of the same kind, or given in its docs/.

A page in docs/ is a list of components. What a school gives may be that and nothing else:
no words, no HTML, no templates, so that nothing of it is ever run.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from macros.content import files
from macros.content.addresses import document
from macros.content.problems import Problem, nearest, one_of, shorten
from macros.content.source import Source, opened

#: Largest page that is read, in bytes.
MOST_BYTES = 65536
_LINE = re.compile(r'(#{1,3} )?\{\{ *[a-z_]+\((?:"[a-z0-9-]+"(?:, *"[a-z0-9-]+")*)?\) *\}\}')


def patterns(docs: Path, things: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """How the pages of each kind are made, with ``{id}`` where the id goes: what most of them have."""
    found = {}
    for kind, names in things.items():
        shapes: Counter[str] = Counter()
        for name in sorted(names):
            file = document(kind, name)
            if file and (docs / file).is_file():
                shapes[(docs / file).read_text("utf-8").replace(f'"{name}"', '"{id}"')] += 1
        if shapes:
            found[kind] = shapes.most_common(1)[0][0]
    return found


def pages_of(
    added: Mapping[tuple[str, str], Source],
    folder: Path,
    name: str,
    shapes: Mapping[str, str],
    known: set[str],
) -> tuple[dict[str, str], list[Problem]]:
    """The pages of what was added, by file in docs/; ``known`` are the guide's own."""
    wanted = {file: about for about in added if (file := document(*about)) and about[0] in shapes}
    made = {file: shapes[kind].replace("{id}", one) for file, (kind, one) in wanted.items()}
    problems: list[Problem] = []
    docs = folder / "docs"
    for path in files.walk(docs):
        file = path.relative_to(docs).as_posix()
        if file not in wanted:
            near = nearest(file, wanted)
            problems.append(
                Problem(
                    f"{name}/docs/{file}", 1, 1,
                    "this page is the guide's own"
                    if file in known else "a page for a thing that you do not add",
                    found=file, expected=one_of(wanted, near) if wanted else "pages of things in your data/",
                    advice=f'rename it to "{near}"'
                    if near else "remove it, and change the words in your data/",
                )
            )  # fmt: skip
            continue
        text, faults = opened(path, f"{name}/docs/{file}", MOST_BYTES)
        problems += faults or _lines(Source(f"{name}/docs/{file}", text))
        made[file] = text
    return made, problems


def _lines(read: Source) -> list[Problem]:
    return [
        read.problem(
            (number, 1), "a page holds components and nothing else", found=shorten(line),
            expected='lines such as  {{ lead("pages", "ons-protocol") }}',
            advice="put the words in a file in your data/, and its component here",
        )
        for number, line in enumerate(read.text.split("\n"), 1)
        if line.strip() and not _LINE.fullmatch(line.strip())
    ]  # fmt: skip
