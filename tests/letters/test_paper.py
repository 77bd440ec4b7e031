"""A letter on paper, as LibreOffice prints it: how many pages, at which edge, and what its tags say."""

import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from macros.export.docx import docx_file
from macros.export.odt import odt_file
from macros.letters import document
from tests.letters.printing import TAGGED, boxes, office
from tests.letters.tags import counted, parts
from tests.letters.test_documents import CASES
from tests.letters.values import filled
from tests.paper.reading import reader
from tests.sampling import taken

#: Where the words of a page may begin and end: between its margins of 2.2 cm, in points.
LEFT, RIGHT = 62.4, 595.3 - 62.4
SOME = [
    ("ouders-klas", ("nl",)), ("ouders-klas", ("ar",)), ("ouders-klas", ("nl", "ar")),
    ("ouders-slachtoffer", ("nl", "uk")), ("hulpkaart", ("nl", "ar")),
]  # fmt: skip
PRINTED = taken("letters of which the paper is measured", SOME, CASES)
FILES = [(name, edition, suffix) for name, edition in PRINTED for suffix in ("docx", "odt")]


@pytest.fixture(scope="module")
def printed(guides, tmp_path_factory) -> Path:
    """A folder with each file printed as a PDF/UA, in one run."""
    folder = tmp_path_factory.mktemp("letters")
    files = []
    for name, edition, suffix in FILES:
        files.append(folder / f"{called(name, edition, suffix)}.{suffix}")
        files[-1].write_bytes(
            {"docx": docx_file, "odt": odt_file}[suffix](filled(document(guides, name, edition), 2)[0])
        )
    return office(folder, files, TAGGED)


def called(name: str, edition: tuple[str, ...], suffix: str) -> str:
    return f"{name}-{'-'.join(edition)}.of-{suffix}"


@pytest.fixture(params=FILES, ids=lambda case: called(*case))
def case(request, guides, printed):
    name, edition, _ = request.param
    return document(guides, name, edition), printed / f"{called(*request.param)}.pdf"


pytestmark = pytest.mark.xdist_group("letters on paper")


def test_a_letter_to_parents_takes_two_pages(case):
    """With every paragraph that a choice brings: what is sent is shorter."""
    about, pdf = case
    if about.letter.startswith("ouders-"):
        assert len(pypdfium2.PdfDocument(pdf)) <= 2


def test_it_stands_between_the_margins(case):
    _, pdf = case
    found = [(sign, left, right) for sign, left, right, _ in boxes(pdf)]
    outside = [sign for sign, left, right in found if left < LEFT - 2 or right > RIGHT + 2]
    assert outside == []


def test_what_runs_from_right_to_left_begins_at_the_right(case):
    """Each first line of a letter in one such language, and the heads of a column."""
    about, pdf = case
    if about.direction == "rtl":
        lines: list[float] = []
        ends: list[float] = []
        signs = [box for box in boxes(pdf) if not unicodedata.combining(box[0])]
        for _, _, right, foot in sorted(signs, key=lambda box: -box[3]):
            if not lines or lines[-1] - foot > 3:
                lines, ends = [*lines, foot], [*ends, right]
            ends[-1] = max(ends[-1], right)
        assert min(ends) > RIGHT - 25, "a line does not begin at the right edge"
    if about.bilingual and "ar" in about.languages:
        head = [box for box in boxes(pdf) if is_arabic(box[0])]
        top = max(foot for *_, foot in head)
        assert max(right for _, _, right, foot in head if abs(foot - top) < 2) > RIGHT - 12


def is_arabic(sign: str) -> bool:
    return "ARABIC" in unicodedata.name(sign, "")


def test_the_table_does_not_touch_the_date(case):
    about, pdf = case
    if not about.bilingual or not about.blocks[0].id.startswith("briefhoofd"):
        return
    page = pypdfium2.PdfDocument(pdf)[0]
    top = max(one.get_bounds()[3] for one in page.get_objects() if one.type == FPDF_PAGEOBJ_PATH)
    assert min(foot for *_, foot in boxes(pdf) if foot > top) - top > 8


def test_its_tags_say_what_each_part_is(case):
    about, pdf = case
    tags = counted(pdf)
    columns = len(about.languages)
    expected = Counter(block.style for block in about.blocks for _ in block.said)
    assert (tags["H1"], tags["H2"]) == (expected["title"], expected["heading"])
    assert tags["LI"] == tags["LBody"] == expected["item"]
    if columns == 1:  # a list ends where something else stands, such as a note
        kinds = ["" if block.style != "item" else "note" if block.note else "item" for block in about.blocks]
        begun = [
            now for before, now in pairwise(["", *kinds]) if now == "note" or (now == "item" and not before)
        ]
        assert tags["L"] == len(begun)
    tables = tags["Table"]
    assert tables == (1 if about.bilingual else 0)
    assert tags["TH"] == columns * tables
    root = reader(pdf).trailer["/Root"].get_object()
    assert str(root["/Lang"]).split("-")[0] == about.languages[0]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert reader(pdf).metadata.title == about.title
    spoken = {str(part.get("/Lang", "")).split("-")[0] for _, part in parts(pdf)} | {about.languages[0]}
    assert set(about.languages) <= spoken
