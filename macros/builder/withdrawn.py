"""Notices at the addresses of what is no longer there.

A school updates by unzipping a release over the last one. What is left out of a release
would stay on its disk and go on giving old advice; the notice overwrites it.
"""

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.content.addresses import folder_of, relative
from macros.content.guide import Guide
from macros.content.model.withdrawn import Withdrawal
from macros.content.problems import Problem
from macros.content.source import Source, read
from macros.export.docx import docx_file
from macros.export.odt import odt_file
from macros.export.txt import txt
from macros.letters import Block, Document, Run, Said
from macros.paper.press import press
from macros.views.site import Site


@dataclass(frozen=True)
class Notice:
    """What the notice at an address says."""

    language: str
    direction: str
    title: str
    lines: list[str]
    instead: str
    instead_words: str
    home: str
    to_home: str
    styles: list[str]
    policy: str


def withdrawn(guide: Guide) -> Mapping[str, Withdrawal]:
    """What is gone, by name."""
    return guide.withdrawn.withdrawn


def write(
    guides: Mapping[str, Guide], folder: Path, site: Site, render: Callable[[Notice], str]
) -> list[str]:
    """Writes the notices into the ``folder`` of the finished site; their addresses."""
    first = next(iter(guides.values()))
    made = []
    for one in withdrawn(first).values():
        guide = guides.get(_language(one.address, guides), first)
        target = folder / one.address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_bytes(guide, notice(guide, one, site), target.suffix, render))
        made.append(one.address)
    return made


def problems(guide: Guide, root: Path, files: set[str]) -> list[Problem]:
    """Notices over what is still there, and notices that lead nowhere. ``files`` are those of the site."""
    found: list[Problem] = []
    if not withdrawn(guide):
        return found
    source, _ = read(root / "data" / "withdrawn.yml", "data/withdrawn.yml")
    for name, one in withdrawn(guide).items():
        if one.address in files:
            found.append(_problem(source, name, "address", "withdrawn-still-there", one.address))
        if one.instead and one.instead not in files:
            found.append(_problem(source, name, "instead", "withdrawn-leads-nowhere", one.instead))
    return found


def _problem(source: Source, name: str, field: str, key: str, value: str) -> Problem:
    return source.problem(source.place(("withdrawn", name, field)), key, found=value)


def _language(address: str, guides: Mapping[str, Guide]) -> str:
    parts = address.split("/")
    return next((part for part in parts[:2] if part in guides), next(iter(guides)))


def notice(guide: Guide, one: Withdrawal, site: Site) -> Notice:
    """The notice for ``one``, in the language of ``guide``."""
    here = one.address
    top = folder_of(guide.language, guide.settings.first_language)
    return Notice(
        language=guide.language,
        direction=guide.settings.language(guide.language).direction,
        title=str(guide.word("withdrawn_title")),
        lines=[
            str(guide.word("withdrawn_since", address=here, version=one.since)),
            str(guide.word("withdrawn_throw")),
        ],
        instead=relative(one.instead, here) if one.instead else "",
        instead_words=str(guide.word("withdrawn_instead")),
        home=relative(f"{top}index.html", here),
        to_home=str(guide.word("to_home")),
        styles=[posixpath.relpath(style, posixpath.dirname(here) or ".") for style in site.styles],
        policy=site.policy(here),
    )


def _bytes(guide: Guide, about: Notice, suffix: str, render: Callable[[Notice], str]) -> bytes:
    if suffix == ".html":
        return str(render(about)).encode()
    if suffix == ".pdf":
        values = {
            "title": about.title, "lines": about.lines, "brand": str(guide.settings.title),
            "language": about.language, "direction": about.direction, "version": guide.settings.version,
        }  # fmt: skip
        return press("notice", values, guide.settings.date)
    return {".docx": docx_file, ".odt": odt_file, ".txt": txt}[suffix](_document(guide, about))


def _document(guide: Guide, about: Notice) -> Document:
    def said(text: str) -> tuple[Said, ...]:
        return (Said(about.language, about.direction, (Run("text", text),)),)

    return Document(
        letter="withdrawn",
        languages=(about.language,),
        names=(about.language,),
        direction=about.direction,
        title=about.title,
        blocks=(
            Block("title", "title", said(about.title)),
            *(Block(f"line-{at}", "text", said(line)) for at, line in enumerate(about.lines)),
        ),
        footer=said(str(guide.settings.title)),
        date=guide.settings.date.isoformat(),
    )
