"""Larger guides than there are: copies of real things under new ids, in copies of a real language."""

import re
import shutil
from itertools import count
from pathlib import Path

import yaml

from macros.content.addresses import document
from macros.content.model import KINDS

#: The kinds that a larger guide would have more of. Steps stay as many as they
#: are: they are the route, which every page shows.
GROWING = ("situations", "age-groups", "organisations", "handouts", "law")
#: The lists in guide.yml in which a copy has its place, behind its original.
LISTED = {"situations": "precedence", "age-groups": "age_groups", "law": "law"}
#: Languages beside Dutch and English, in the order in which they are added.
CODES = (
    "ar", "bg", "cs", "da", "de", "el", "es", "fa", "fi", "fr",
    "he", "hu", "it", "pl", "pt", "ro", "tr", "uk",
)  # fmt: skip

_CONTEXT = re.compile(r'^msgctxt "([a-z-]+)/([a-z0-9-]+):', re.MULTILINE)


def grow(root: Path, target: Path, things: int, languages: int) -> None:
    """Makes in ``target`` the project of ``root`` with as many things and languages as asked for."""
    shutil.rmtree(target, ignore_errors=True)
    for name in ("data", "docs", "overrides"):
        shutil.copytree(root / name, target / name)
    shutil.copy(root / "mkdocs.yml", target / "mkdocs.yml")
    copies = _copies(target, things)
    for kind, name, new in copies:
        _copy(target, kind, name, new)
    _extend_guide(target, copies, languages)
    catalogues = target / "data" / "translations"
    for path in sorted((catalogues / "en").glob("*.po")):
        path.write_text(_extended(path.read_text("utf-8"), copies), "utf-8")
    for folder in catalogues.iterdir():
        # The languages of letters alone: here every language is one of the site.
        if folder.is_dir() and folder.name != "en":
            shutil.rmtree(folder)
    for code in CODES[: max(languages - 2, 0)]:
        shutil.copytree(catalogues / "en", catalogues / code)


def size(root: Path) -> int:
    """How many things a project has: the files in the folders of all kinds."""
    folders = [root / "data" / kind.where for kind in KINDS.values() if not kind.single]
    return sum(len(list(folder.glob("*.yml"))) for folder in folders)


def _copies(root: Path, things: int) -> list[tuple[str, str, str]]:
    """What to copy: kind, id and new id, in turns over all things, until there are enough."""
    originals = [
        (kind, path.stem)
        for kind in GROWING
        for path in sorted((root / "data" / KINDS[kind].where).glob("*.yml"))
    ]
    # Every seventh first, so that a few copies are already of all kinds.
    mixed = [thing for start in range(7) for thing in originals[start::7]]
    missing = max(things - size(root), 0)
    endless = ((kind, name, f"{name}-{turn}") for turn in count(2) for kind, name in mixed)
    return [next(endless) for _ in range(missing)]


def _copy(root: Path, kind: str, name: str, new: str) -> None:
    folder = root / "data" / KINDS[kind].where
    shutil.copy(folder / f"{name}.yml", folder / f"{new}.yml")
    page, copied = document(kind, name), document(kind, new)
    if page and copied:
        words = (root / "docs" / page).read_text("utf-8")
        (root / "docs" / copied).write_text(words.replace(f'"{name}"', f'"{new}"'), "utf-8")


def _extend_guide(root: Path, copies: list[tuple[str, str, str]], languages: int) -> None:
    path = root / "data" / "guide.yml"
    # Every value as text, by the same library in C that the build itself uses.
    guide = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
    for kind, name, new in copies:
        if kind in LISTED:
            listed = guide[LISTED[kind]]
            if name in listed:
                listed.insert(listed.index(name) + 1, new)
    known = list(guide["languages"].items())[:languages]
    added = [(code, {"name": code, "direction": "ltr", "reviewed_by": "none"}) for code in CODES]
    guide["languages"] = dict([*known, *added[: languages - len(known)]])
    guide.pop("document_languages", None)
    path.write_text(yaml.safe_dump(guide, sort_keys=False, allow_unicode=True), "utf-8")


def _extended(catalogue: str, copies: list[tuple[str, str, str]]) -> str:
    """A catalogue with the messages of each copied thing once more, under its new id."""
    messages: dict[tuple[str, str], list[str]] = {}
    blocks = catalogue.strip().split("\n\n")
    for block in blocks:
        found = _CONTEXT.search(block)
        if found:
            messages.setdefault((found[1], found[2]), []).append(block)
    for kind, name, new in copies:
        for block in messages.get((kind, name), []):
            blocks.append(_CONTEXT.sub(f'msgctxt "{kind}/{new}:', block))
    return "\n\n".join(blocks) + "\n"
