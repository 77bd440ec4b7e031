"""The ready papers: one page, large enough type, tagged, the same bytes each time."""

import re
import unicodedata
from itertools import combinations_with_replacement
from pathlib import Path

import pytest

from macros import plan, sheet
from macros.builder.make import Project, load
from macros.paper import papers
from macros.paper.press import Unprintable, press
from macros.views.writer import Writer
from tests.conftest import ROOT, URL, copy_project
from tests.paper.reading import LEAST, codes, image, overlapping, reader, sizes, text_of

PAGES = {"leaflet": (420, 595), "sheet": (595, 842), "poster": (842, 1191), "card": (243, 153)}
LANGUAGES = ("nl", "en")
#: As few as that where a sheet has many lines under its rows, or a colleague is suspected.
LEAST_ROWS = 7


@pytest.fixture(scope="module")
def project() -> Project:
    return load(ROOT)


def kind_of(name: str) -> str:
    return {"poster": "poster", "kaartje": "card", "voor": "leaflet"}.get(name.split("-")[0], "sheet")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paper(site_with_url: Path, project: Project, language: str) -> None:
    guide = project.guides[language]
    folder = site_with_url / "downloads" / language
    names = {path.stem for path in folder.glob("*.pdf")}
    situations = {f"checklist-{name}" for name in guide.situations}
    assert names == {"checklist", "poster", "kaartje", "kaartje-leerling", "voor-iedereen"} | situations
    faults = []
    for path in sorted(folder.glob("*.pdf")):
        kind = kind_of(path.stem)
        found = reader(path)
        box = found.pages[0].mediabox
        if len(found.pages) != 1:
            faults.append(f"{path.stem}: {len(found.pages)} pages")
        if (round(box.width), round(box.height)) != PAGES[kind]:
            faults.append(f"{path.stem}: {box.width} x {box.height}")
        if min(sizes(path)) < LEAST[kind]:
            faults.append(f"{path.stem}: type of {min(sizes(path))} pt")
        if guide.settings.version not in found.pages[0].extract_text():
            faults.append(f"{path.stem}: no version")
        faults += [f"{path.stem}: {fault}" for fault in untagged(path, language)]
        faults += [f"{path.stem}: {fault} overlap" for fault in overlapping(path)]
    assert faults == []


def untagged(path: Path, language: str) -> list[str]:
    """What of PDF/UA-1 free tools can see to be missing."""
    found = reader(path)
    root = found.trailer["/Root"].get_object()
    metadata = root["/Metadata"].get_object().get_data().decode()
    checks = {
        "not marked as tagged": root["/MarkInfo"]["/Marked"].value,
        "no structure": "/StructTreeRoot" in root,
        "another language": str(root.get("/Lang", "")).startswith(language),
        "no title in the window": root["/ViewerPreferences"]["/DisplayDocTitle"].value,
        "no title": bool(found.metadata and found.metadata.title),
        "not PDF/UA-1": bool(re.search(r"pdfuaid:part>1<|pdfuaid:part=.1", metadata)),
        "a font that is not embedded": all(embedded(font) for font in fonts(found)),
    }
    return [fault for fault, sound in checks.items() if not sound]


def fonts(found):
    for page in found.pages:
        for font in page["/Resources"].get_object()["/Font"].get_object().values():
            yield font.get_object()


def embedded(font) -> bool:
    inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    about = inner["/FontDescriptor"].get_object()
    return any(key in about for key in ("/FontFile", "/FontFile2", "/FontFile3"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_qr_code(site_with_url: Path, language: str) -> None:
    """The code says the address of the page in the language of the paper; without address there is none."""
    top = URL if language == "nl" else f"{URL}{language}/"
    folder = site_with_url / "downloads" / language
    for name, page in (
        ("checklist", "plan.html"), ("checklist-media", "situaties/media.html"), ("poster", ""),
    ):  # fmt: skip
        assert [text for text, _ in codes(image(folder / f"{name}.pdf"))] == [top + page]


def test_no_address(site: Path) -> None:
    assert codes(image(site / "downloads" / "nl" / "checklist.pdf")) == []


def test_same_bytes(project: Project) -> None:
    for _, document, values in papers.papers(project.guides["nl"], URL):
        made = [press(document, values, project.guides["nl"].settings.date) for _ in range(2)]
        assert made[0] == made[1]


def test_unknown_row(tmp_path: Path) -> None:
    """A line that stands under an act which is not there has its place, and the nearest that is."""
    root = copy_project(tmp_path / "project")
    file = root / "data" / "situations" / "alleen-gedreigd.yml"
    text = file.read_text("utf-8")
    assert "with: kom-samen.leg-vast\n" in text
    file.write_text(text.replace("with: kom-samen.leg-vast\n", "with: kom-samen.leg-vaste\n"), "utf-8")
    from macros.content.problems import Failed

    with pytest.raises(Failed) as failed:
        load(root)
    said = [problem.words("en") for problem in failed.value.problems]
    assert any("alleen-gedreigd.yml:" in one and '"kom-samen.leg-vast"' in one for one in said), said


def test_right_to_left(project: Project) -> None:
    """In a language from right to left the code stands at the left and the boxes to tick at the right."""
    guide = project.guides["nl"]
    values = papers.sheet_values(Writer(guide, "checklist.html", url=URL), [])
    values |= {"direction": "rtl", "language": "ar", "title": "قائمة الفريق"}
    values["groups"][0]["rows"][0] = {"text": "اتصل بالشرطة إذا كان هناك خطر.", "who": "", "lines": []}
    made = press("sheet", values, guide.settings.date)
    picture = image(made)
    [(_, left)] = codes(picture)
    assert left < picture.width / 4
    assert len(reader(made).pages) == 1
    assert str(reader(made).trailer["/Root"]["/Lang"]) == "ar"
    # What a screen reader or a search in the PDF finds are the words themselves.
    # Where letters are set apart, a reader may guess a space.
    read_back = unicodedata.normalize("NFKC", text_of(made)).replace(" ", "")
    for word in ["قائمة", "الفريق", "اتصل", "بالشرطة", "إذا", "كان", "هناك", "خطر"]:
        assert word in read_back, word
    # Rows of the first phase, without a heading and its line.
    row = picture.crop((0, picture.height // 6, picture.width, picture.height // 3))
    boxes = [side.histogram()[0] for side in (
        row.crop((0, 0, row.width // 9, row.height)),
        row.crop((row.width * 8 // 9, 0, row.width, row.height)),
    )]  # fmt: skip
    assert boxes[0] == 0 < boxes[1]


def test_missing_glyph(project: Project) -> None:
    """A character that our fonts lack is an error, never an empty box."""
    guide = project.guides["nl"]
    values = papers.card_values(Writer(guide, "index.html"), "medewerker") | {"title": "电话"}
    with pytest.raises(Unprintable):
        press("card", values, guide.settings.date)


def test_staff_suspect(project: Project) -> None:
    """The legal route: no sheet for a team, nothing that gathers or briefs one, the board first."""
    guide = project.guides["nl"]
    for other in (None, *guide.situations):
        names = ["medewerker-verdacht", *([other] if other else [])]
        chosen = sheet.select(guide, names)
        effects = {effect for line in chosen.lines for effect in line.planned.action.effects}
        assert chosen.solo, names
        assert not effects & {"gathers-team", "briefs-team", "confronts-spreader", "sends-stopbrief"}, names
        assert {"informs-board", "consults-inspector"} <= effects, names
    values = papers.sheet_values(Writer(guide, "index.html"), ["medewerker-verdacht"])
    assert "team" not in values["title"].lower()
    assert values["brief"].startswith(str(guide.word("sheet_solo")))


def test_sheets_keep_the_rules(project: Project) -> None:
    """On no sheet, of no pair of situations, stands what the plan drops or lets wait; 112 stands on each."""
    guide = project.guides["nl"]
    every = sorted(guide.situations)
    for names in combinations_with_replacement(every, 2):
        chosen = sheet.select(guide, names)
        whole = plan.compute(guide, names)
        computed = {planned.key: planned for planned in whole.actions}
        for line in chosen.lines:
            assert line.planned.key in computed
            assert not computed[line.planned.key].waits
        assert len(chosen.rows) >= LEAST_ROWS
        assert len(chosen.lines) <= guide.sheet.most
        assert chosen.rest == len(whole.rows) - len(chosen.rows)
        # In order of time: what is on the sheet comes before what is not.
        on_sheet = [row.keys for row in chosen.rows]
        order = [[part.key for part in row.parts] for row in whole.rows]
        places = [next(at for at, row in enumerate(order) if keys[0] in row) for keys in on_sheet]
        assert places == sorted(places)
        assert chosen.rows[0].keys[0] == "kom-samen.check-gevaar"


def test_digest(project: Project) -> None:
    """The same in every language, another for another text."""
    dutch, english = project.guides["nl"], project.guides["en"]
    keys = sheet.keys(dutch)
    assert [sheet.digest(dutch, key) for key in keys] == [sheet.digest(english, key) for key in keys]
    assert len({sheet.digest(dutch, key) for key in keys}) == len(keys)
