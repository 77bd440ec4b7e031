"""What a filled-in sheet says: who has seen which words, and what is wrong or could be better."""

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast, get_args

import docx
from docx.oxml.ns import qn
from docx.table import Table

from macros.content import text
from macros.content.guide import Guide
from macros.content.messages import Filling, fillings, say
from macros.content.model.review import Role
from macros.content.problems import Failed, Problem, nearest, shorten
from macros.content.reviews import FOLDER, NATIVE, mark
from macros.content.shape import dotted
from macros.content.source import Source
from macros.review import BOXES
from macros.review.sheet import HEAD, Row, kinds_of, rows

#: Largest sheet that is read, in bytes. One of all situations is 0.2 MB.
MOST_BYTES = 20 * 1024 * 1024
_SPACE = {qn(f"w:{tag}") for tag in ("p", "br", "cr", "tab")}
_TEXT = qn("w:t")
_LONGEST_NAME = 70


@dataclass
class Returned:
    """What a sheet says, and what in it cannot be right."""

    file: str
    by: str = ""
    on: str = ""
    role: Role = "lawyer"
    language: str = ""
    #: By thing and text: the mark of what was found right.
    seen: dict[str, dict[str, str]] = field(default_factory=dict)
    #: Texts that are wrong or could be better, each with its place in the guide.
    remarks: list[Problem] = field(default_factory=list)
    #: How many of them have changed since the sheet was made.
    outdated: int = 0
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, line: int, key: str, found: str = "", /, **values: Filling) -> None:
        """Keeps a problem; ``line`` is the number of the row."""
        self.problems.append(Problem(self.file, line, 1, key, shorten(found), fillings(values)))

    def record(self) -> str:
        """The review as it is kept."""
        head = {"by": self.by, "role": self.role, "on": self.on, "language": self.language}
        lines = ["# yaml-language-server: $schema=../schema/review.json"]
        lines += [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
        lines.append("seen:")
        for thing, texts in self.seen.items():
            lines += [f"  {thing}:", *(f'    {where}: "{words}"' for where, words in texts.items())]
        return "\n".join(lines) + "\n"


def accept(guides: Mapping[str, Guide], sources: Mapping[tuple[str, str], Source], path: Path) -> Returned:
    """What the sheet at ``path`` says; raises Failed with everything that cannot be right."""
    found = Returned(path.name)
    tables = _tables(path, found)
    if tables and [row[0] for row in tables[0] if row] == list(HEAD):
        _read_head(found, [row[-1] for row in tables[0]], guides)
    else:
        found.wrong(1, "not-a-sheet", count=len(tables))
    if found.problems:
        raise Failed(found.problems)
    guide = guides[found.language]
    known = {
        row.place: row
        for kind in kinds_of(guide)
        for name in guide.things[kind]
        for row in rows(guide, kind, name, found.role)
    }
    for table in tables[1:]:
        for cells in table[1:]:
            _read_row(found, cells, known, sources)
    if not (found.problems or found.seen or found.remarks):
        found.wrong(1, "nothing-filled-in")
    if found.problems:
        raise Failed(found.problems)
    return found


def keep(found: Returned, data: Path) -> Path | None:
    """Writes what was found right into data/reviews/; the same sheet twice is one file."""
    if not found.seen:
        return None
    record = found.record()
    path = data / FOLDER / f"{found.on}-{found.role}-{found.language}-{mark(record)[:6]}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(record, "utf-8", newline="\n")
    return path


def _tables(path: Path, found: Returned) -> list[list[list[str]]]:
    """The words of each cell of each row of each table."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        found.wrong(1, "sheet-too-large", size=size, most=MOST_BYTES)
        return []
    try:
        body = docx.Document(str(path)).tables
    # The library raises whatever it stumbles over in a file that is something else.
    except Exception:
        found.wrong(1, "not-a-word-document", path.suffix)
        return []
    return [[[_words(cell) for cell in row.tc_lst] for row in _of(table).tr_lst] for table in body]


def _of(table: Table) -> Any:
    return table._tbl


def _words(cell: Any) -> str:
    """What stands in a cell, with what was typed while changes were tracked, on one line."""
    parts = (" " if one.tag in _SPACE else one.text or "" for one in cell.iter(_TEXT, *_SPACE))
    return " ".join("".join(parts).split())


def _read_head(found: Returned, values: list[str], guides: Mapping[str, Guide]) -> None:
    found.by, on, role, found.language = values
    found.role = cast(Role, role)
    fault = next(text.faults(found.by, "plain"), None)
    if not found.by or len(found.by) > _LONGEST_NAME or fault:
        found.wrong(1, "not-a-reviewer", found.by, most=_LONGEST_NAME, label=HEAD[0])
    found.on = _day(on)
    if not found.on:
        found.wrong(2, "not-a-day", on, label=HEAD[1])
    dutch = next(iter(guides))
    if role not in get_args(Role) or found.language not in guides:
        found.wrong(3, "nobody-reads-so", f"{role}, {found.language}")
    elif (role == NATIVE) == (found.language == dutch):
        found.wrong(3, "reader-of-another-language", f"{role}, {found.language}", dutch=dutch)


def _day(words: str) -> str:
    """A day as 2026-11-22, also when written as 22-11-2026; empty when it is none, or still to come."""
    year, month, day = [*re.split(r"[-/. ]+", words), "", ""][:3]
    if len(day) == 4:
        year, day = day, year
    try:
        found = datetime.date(int(year), int(month), int(day))
    except (ValueError, OverflowError):
        return ""
    return found.isoformat() if found <= datetime.datetime.now(datetime.UTC).date() else ""


def _read_row(
    found: Returned, cells: list[str], known: Mapping[str, Row], sources: Mapping[tuple[str, str], Source]
) -> None:
    """One row: what was ticked, when the row is as it was made."""
    size = 8 if found.role == NATIVE else 7
    number, place, words = [*cells[0].split(), "", "", ""][:3] if cells else ("", "", "")
    line = int(number) if re.fullmatch(r"[0-9]{1,6}", number) else 1
    if len(cells) != size:
        found.wrong(line, "row-with-other-cells", count=len(cells), wanted=size)
        return
    ticked = [box for box, cell in zip(BOXES, cells[-4:-1], strict=True) if cell]
    if not ticked and not cells[-1]:
        return
    if place not in known:
        near = nearest(place, known) or say("a-text-of-the-guide")
        found.wrong(line, "no-such-text", place or cells[0], near_text=near)
    elif mark(*cells[1:-5]) != words:
        found.wrong(line, "row-with-other-words", cells[-6])
    elif len(ticked) != 1:
        found.wrong(line, "one-box-needed", ", ".join(ticked), boxes=", ".join(BOXES))
    else:
        found.outdated += words != known[place].mark
        thing, _, where = place.partition(":")
        if ticked == ["goed"]:
            found.seen.setdefault(thing, {})[where] = words
        if ticked != ["goed"] or cells[-1]:
            found.remarks += _remark(found, ticked[0], known[place], cells[-1], sources)


def _remark(
    found: Returned, box: str, row: Row, said: str, sources: Mapping[tuple[str, str], Source]
) -> Iterator[Problem]:
    """What a reviewer says of a text, at its place in the guide."""
    thing, _, where = row.place.partition(":")
    kind, _, name = thing.partition("/")
    source = sources[(kind, name or kind)]
    path = next((at for at in source.values if dotted(at) == where), ())
    yield Problem.at(
        source.file,
        "remark",
        place=source.place(path),
        found=shorten(row.translation or row.dutch, 200),
        box=box,
        by=found.by,
        said=shorten(said, 400),
    )
