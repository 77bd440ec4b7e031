"""Why a paper cannot be printed, said where somebody can mend it."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from macros.content.guide import Guide
from macros.content.messages import say
from macros.content.problems import Problem
from macros.paper.papers import Values
from macros.paper.press import Unprintable, press

#: Folders of words, each with its name in problems: of the guide, and of a school.
Places = Iterable[tuple[Path, str]]
#: For each document the file and the key at which an author shortens it, and how.
_KEYS = {
    "sheet": ("sheet.yml", "most:", "shorten-sheet"),
    "poster": ("guide.yml", "steps:", "shorten-poster"),
    "leaflet": ("handouts/voor-iedereen.yml", "blocks:", "shorten-leaflet"),
    "card": ("guide.yml", "numbers:", "shorten-card"),
}


def unprintable_name(name: str, fault: Unprintable) -> Problem | None:
    """The problem with the name of a school; None when the fault is another."""
    if not fault.missing or fault.missing not in name:
        return None
    return Problem.at("school.yml:name", "name-not-printable", found=name, character=_shown(fault.missing))


def cause(
    guide: Guide, which: str, document: str, values: Values, fault: Unprintable, places: Places
) -> Problem:
    """The true cause of a fault in a paper, which is called ``which``."""
    paper = f"{which} ({guide.language})"
    if fault.missing:
        named = unprintable_name(guide.school.name, fault) if guide.school else None
        return named or _missing(paper, guide.language, fault.missing, places)
    bare = {**values, "school": "", "logo": None}

    def fits(with_: Values) -> bool:
        try:
            press(document, with_, guide.settings.date)
        except Unprintable:
            return False
        return True

    if not fault.pages and values["logo"] and fits({**values, "logo": None}):
        return Problem.at("school.yml:logo", "logo-not-printable", found=fault.reason)
    if fault.pages and guide.school and fits(bare):
        return _beside_school(paper, values, fault, fits)
    return _too_long(paper, document, fault, places)


def _beside_school(paper: str, values: Values, fault: Unprintable, fits: Callable[[Values], bool]) -> Problem:
    """What a paper with long words has no room for: the logo, when it fits without, or else the name."""
    key = "logo" if values["logo"] and fits({**values, "logo": None}) else "name"
    return Problem.at(
        f"school.yml:{key}",
        "no-room-for-logo" if key == "logo" else "no-room-for-name",
        paper=paper,
        count=fault.pages,
    )


def _missing(paper: str, language: str, missing: str, places: Places) -> Problem:
    """A character in the words of the guide or a school, at the first place where it stands."""
    file, line, col = next(_standing(missing, language, places), ("data", 1, 1))
    return Problem.at(
        file,
        "character-not-printable",
        place=(line, col),
        found=missing,
        character=_shown(missing),
        paper=paper,
    )


def _standing(missing: str, language: str, places: Places) -> Iterator[tuple[str, int, int]]:
    """Where it stands, first in what a school says; in catalogues of the language alone."""
    for folder, name in reversed([*places]):
        catalogues = (folder / "translations" / language).glob("*.po")
        for path in [*sorted(folder.rglob("*.yml")), *sorted(catalogues)]:
            for line, text in enumerate(path.read_text("utf-8", "replace").splitlines(), 1):
                if missing in text and not text.lstrip().startswith("#"):
                    file = f"{name}/{path.relative_to(folder).as_posix()}"
                    yield file, line, text.index(missing) + 1


def _too_long(paper: str, document: str, fault: Unprintable, places: Places) -> Problem:
    name, key, hint = _KEYS[document]
    folder, shown = next(iter(places))
    lines = (folder / name).read_text("utf-8").splitlines()
    line = next((at for at, text in enumerate(lines, 1) if text.startswith(key)), 1)
    return Problem.at(
        f"{shown}/{name}",
        "paper-not-printable",
        place=(line, 1),
        found=fault.reason,
        paper=paper,
        hint=say(hint),
    )


def _shown(missing: str) -> str:
    return f'"{missing}" ({" ".join(f"U+{ord(char):04X}" for char in missing)})'
