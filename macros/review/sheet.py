"""
Sheets to fill in: every text of a kind with its place, the reason and the sources beside it.

Words and mark stand in the same row, so that a row in which somebody changed
the words is told from one of which the guide has changed since.
"""

import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any, cast

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from macros.content import files
from macros.content.guide import Guide
from macros.content.messages import Filling, Said, fillings, say
from macros.content.model import KINDS
from macros.content.model.review import Role
from macros.content.parts import key_of
from macros.content.problems import Failed, Problem, choice, shorten
from macros.content.reviews import NATIVE, mark
from macros.content.shape import leaves
from macros.review import BOXES

#: What stands in the first table, above what was filled in.
HEAD = ("Naam, zoals die op de site komt", "Dag, zoals 2026-11-22", "Leest als", "Taal")
#: How wide the columns are, in millimetres, by their number.
_WIDTHS = {
    2: (60, 120),
    7: (45, 95, 46, 14, 14, 14, 45),
    8: (45, 58, 58, 33, 14, 14, 14, 37),
}
_HOW = (
    "Vul je naam en de dag in. Zet in elke rij die je las een x onder goed, fout of beter. Schrijf bij fout "
    "en beter erachter wat er moet staan. Verander niets in de andere kolommen. Wat je niet las, laat je "
    "leeg. Wat tussen { en } staat, vult de site in: een nummer of een veld. "
    "Bewaar het document en stuur het terug. Op de site komt te staan wat je op welke dag zag."
)


@dataclass(frozen=True)
class Row:
    """A text as a reviewer sees it."""

    place: str
    dutch: str
    translation: str
    reason: str

    @property
    def mark(self) -> str:
        """What these words are known by."""
        return mark(self.dutch, self.translation)


def kinds_of(guide: Guide) -> list[str]:
    """The kinds of which there are words to review."""
    return [kind for kind in guide.things if KINDS[kind].translated]


def chosen_kinds(guide: Guide, wanted: Sequence[str] | None) -> list[str]:
    """The kinds that were asked for, or all; raises Failed for one that does not exist."""
    known = kinds_of(guide)
    for kind in wanted or []:
        if kind not in known:
            raise Failed([_asked("unknown-kind-to-review", kind, name=kind[:20], **choice(kind, known))])
    return list(wanted or known)


def language_of(guides: Mapping[str, Guide], role: Role, wanted: str | None) -> str:
    """The language that is read: an expert reads the Dutch, a native professional a translation."""
    dutch, *others = guides
    known = others if role == NATIVE else [dutch]
    if (wanted or dutch) not in known:
        raise Failed(
            [
                _asked(
                    "not-a-language-for-this-reader",
                    wanted or say("no-language-named"),
                    **choice(wanted or "", known),
                )
            ]
        )
    return wanted or dutch


def _asked(key: str, found: str | Said, **values: Filling) -> Problem:
    shown = shorten(found) if isinstance(found, str) else found
    return Problem("python -m macros review", 1, 1, key, shown, fillings(values))


def rows(guide: Guide, kind: str, name: str, role: Role) -> Iterator[Row]:
    """The texts of a thing; for a native reader those that are translated."""
    thing = (guide.original or guide).things[kind][name]
    native = role == NATIVE
    said = {leaf.path: leaf.value for leaf in leaves(thing) if leaf.text}
    for leaf, other in zip(leaves(thing), leaves(guide.things[kind][name]), strict=True):
        if leaf.text and (not native or other.value.language == guide.language):
            place = key_of(kind, name, leaf.path)
            reason = "" if leaf.path[-1] == "why" else said.get((*leaf.path[:-1], "why"), "")
            yield Row(place, str(leaf.value), str(other.value) if native else "", str(reason))


def write(guide: Guide, kinds: Sequence[str], role: Role, folder: Path) -> list[Path]:
    """Writes a sheet for each kind into ``folder``; the guide is that of the language that is read."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for kind in kinds:
        named = {name: list(rows(guide, kind, name, role)) for name in guide.things[kind]}
        if any(named.values()):
            made = BytesIO()
            _document(guide, kind, role, named).save(made)
            written.append(_put(folder, f"{kind}-{guide.language}-{role}", made))
    return written


def _put(folder: Path, name: str, made: BytesIO) -> Path:
    """
    Puts a sheet into ``folder`` under the first name at which nothing else lies.

    One that came back filled in has the same name: nothing is ever written over.
    """
    for number in count(1):
        path = folder / (f"{name}.docx" if number == 1 else f"{name}-{number}.docx")
        try:
            with path.open("xb") as file:
                file.write(made.getvalue())
        except FileExistsError:
            if _members(path) != _members(made):
                continue
        return path
    raise AssertionError("numbers do not end")


def _members(held: Path | BytesIO) -> dict[str, bytes] | None:
    """What a document holds, without the moment at which it was saved; None for what is none."""
    try:
        with (
            files.opened(held) if isinstance(held, Path) else BytesIO(held.getvalue()) as file,
            zipfile.ZipFile(file) as packed,
        ):
            return {name: packed.read(name) for name in packed.namelist()}
    except (OSError, EOFError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error):
        return None


def _document(guide: Guide, kind: str, role: Role, named: Mapping[str, list[Row]]) -> Any:
    file = docx.Document()
    page = file.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(12)
    cast(Any, file.styles["Normal"]).font.size = Pt(9)
    file.core_properties.author, file.core_properties.title = "Nazorgwijzer", f"{kind}, {guide.language}"
    file.add_heading(f"Nazorgwijzer: {kind}, {guide.language}", 1)
    file.add_paragraph(_HOW)
    _table(file, list(zip(HEAD, ("", "", role, guide.language), strict=True)))
    both = ["Vertaling"] if role == NATIVE else []
    numbers = count(1)
    for name, found in named.items():
        if found:
            file.add_heading(key_of(kind, name), 2)
            file.add_paragraph("Bronnen: " + ("; ".join(_sources(guide, kind, name)) or "geen"))
            lines = [["Plek", "Nederlands", *both, "Waarom", *BOXES, "Zo is het beter"]]
            for row in found:
                words = [row.dutch, row.translation] if both else [row.dutch]
                lines.append(
                    [f"{next(numbers)}\n{row.place}\n{row.mark}", *words, row.reason, "", "", "", ""]
                )
            _table(file, lines, guide.settings.language(guide.language).direction == "rtl")
    return file


def _table(file: Any, lines: Sequence[Sequence[str]], right_to_left: bool = False) -> None:
    table = file.add_table(rows=len(lines), cols=len(lines[0]), style="Table Grid")
    table.autofit = False
    widths = _WIDTHS[len(lines[0])]
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Mm(width)
    for cells, line in zip(table._tbl.tr_lst, lines, strict=True):
        for at, (cell, words) in enumerate(zip(cells.tc_lst, line, strict=True)):
            cell.width = Mm(widths[at])
            Paragraph(cell.p_lst[0], table).add_run(words)
            if right_to_left and at == 2:  # the translation
                cell.p_lst[0].get_or_add_pPr().append(OxmlElement("w:bidi"))


def _sources(guide: Guide, kind: str, name: str) -> Iterator[str]:
    known = guide.sources
    for one in getattr(guide.things[kind][name], "sources", []):
        about = known[one]
        yield ", ".join(filter(None, (about.title, about.publisher, about.date, about.url)))
