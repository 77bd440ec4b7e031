"""Printing the papers of a language, and trying whether all of them can be printed."""

from collections.abc import Iterator
from pathlib import Path

from macros.content.guide import Guide
from macros.content.problems import Problem
from macros.paper.causes import Places, cause
from macros.paper.fullest import ADDRESS, fullest
from macros.paper.papers import Values, papers
from macros.paper.press import Unprintable, press


def write(guide: Guide, url: str, folder: Path, places: Places) -> list[Problem]:
    """Writes the papers into ``folder``; what cannot be printed is a problem in one of ``places``."""
    folder.mkdir(parents=True, exist_ok=True)
    problems: list[Problem] = []
    for name, which, document, values in _all(guide, url):
        made = _pressed(guide, which, document, values, places)
        if isinstance(made, Problem):
            problems.append(made)
        elif name:
            (folder / f"{name}.pdf").write_bytes(made)
    return problems


def unprintable(guide: Guide, places: Places) -> Iterator[Problem]:
    """What of the papers cannot be printed; nothing is written."""
    for _, which, document, values in _all(guide, ADDRESS):
        made = _pressed(guide, which, document, values, places)
        if isinstance(made, Problem):
            yield made


def _all(guide: Guide, url: str) -> Iterator[tuple[str, str, str, Values]]:
    """Every paper: its file (empty: none), what it is called, its document and its values."""
    for name, document, values in papers(guide, url):
        yield name, name, document, values
    # A guide leaves room for every school; a school fills it with what it has.
    # Nor does a language that is still to be translated: its papers hold Dutch, and notices besides.
    if guide.school is None and not _untranslated(guide):
        for document, values in fullest(guide):
            yield "", f"the fullest {document}, every text 10% longer", document, values


def _untranslated(guide: Guide) -> bool:
    return guide.step(guide.settings.steps[0]).title.status == "missing"


def _pressed(
    guide: Guide, which: str, document: str, values: Values, places: Places
) -> bytes | Problem:  # fmt: skip
    try:
        return press(document, values, guide.settings.date)
    except Unprintable as fault:
        return cause(guide, which, document, values, fault, places)
