"""Why a paper cannot be printed, said where somebody can mend it."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from macros.content.guide import Guide
from macros.content.problems import Problem, shorten
from macros.paper.papers import Values
from macros.paper.press import Unprintable, press

#: Folders of words, each with its name in problems: of the guide, and of a school.
Places = Iterable[tuple[Path, str]]
#: For each document the file and the key at which an author shortens it.
_KEYS = {
    "sheet": ("sheet.yml", "most:", "lower most, or shorten the rows or their translation"),
    "poster": ("guide.yml", "steps:", "shorten the titles or purposes of the steps"),
    "leaflet": ("handouts/voor-iedereen.yml", "blocks:", "shorten its lines or their translation"),
    "card": ("guide.yml", "numbers:", "shorten the names of these organisations"),
}


def unprintable_name(name: str, fault: Unprintable) -> Problem | None:
    """The problem with the name of a school; None when the fault is another."""
    if not fault.missing or fault.missing not in name:
        return None
    return Problem(
        "school.yml:name", 1, 1, f"papers cannot print {_shown(fault.missing)} in the name of the school",
        found=name, expected="Latin or Arabic letters, digits and usual signs",
        advice="write the name without it, or in other letters",
    )  # fmt: skip


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
        return Problem(
            "school.yml:logo", 1, 1, "papers cannot print the logo", found=shorten(str(fault)),
            expected="a picture that can be drawn", advice="save it again as PNG in a drawing program",
        )  # fmt: skip
    if fault.pages and guide.school and fits(bare):
        return _beside_school(paper, values, fault, fits)
    return _too_long(paper, document, fault, places)


def _beside_school(paper: str, values: Values, fault: Unprintable, fits: Callable[[Values], bool]) -> Problem:
    """What a paper with long words has no room for: the logo, when it fits without, or else the name."""
    key = "logo" if values["logo"] and fits({**values, "logo": None}) else "name"
    return Problem(
        f"school.yml:{key}", 1, 1, f"a paper has no room for the {key} of the school: {paper}",
        found=f"{fault.pages} pages; without it 1",
        expected="one page; with the words of the guide alone there is room",
        advice="shorten the words that this school adds",
    )  # fmt: skip


def _missing(paper: str, language: str, missing: str, places: Places) -> Problem:
    """A character in the words of the guide or a school, at the first place where it stands."""
    file, line, col = next(_standing(missing, language, places), ("data", 1, 1))
    return Problem(
        file, line, col, f"papers cannot print {_shown(missing)}: {paper}",
        found=missing, expected="Latin or Arabic letters, digits and usual signs",
        advice="write it in other letters",
    )  # fmt: skip


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
    name, key, advice = _KEYS[document]
    folder, shown = next(iter(places))
    lines = (folder / name).read_text("utf-8").splitlines()
    line = next((at for at, text in enumerate(lines, 1) if text.startswith(key)), 1)
    return Problem(
        f"{shown}/{name}", line, 1, f"a paper cannot be printed: {paper}",
        found=str(fault), expected="one page", advice=advice,
    )  # fmt: skip


def _shown(missing: str) -> str:
    return f'"{missing}" ({" ".join(f"U+{ord(char):04X}" for char in missing)})'
