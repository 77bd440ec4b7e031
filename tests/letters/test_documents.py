"""Every letter in every edition and format: it opens, says everything once, and is the same twice."""

import hashlib
import io
import shutil
import subprocess
import zipfile
from collections import Counter

import docx
import odfdo
import pytest
from lxml import etree
from pypdf import PdfReader

from macros.content.guide import read
from macros.export.docx import REGIONS, docx_file
from macros.export.odt import odt_file
from macros.export.txt import txt
from macros.letters import Document, document, editions, path_of
from tests.conftest import ROOT
from tests.letters.validity import docx_faults, odt_faults
from tests.sampling import taken

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

GUIDE = read(ROOT)[0]
CASES = [(name, edition) for name in GUIDE.settings.letters for edition in editions(GUIDE, name)]


def expected(about: Document) -> Counter[str]:
    """Every paragraph that must stand in the body, with how often."""
    said = [one for block in about.blocks for one in (*block.said, *block.note)]
    return Counter([one.plain for one in said])


@pytest.fixture(params=CASES, ids=lambda case: f"{case[0]}-{'-'.join(case[1])}")
def about(request, guides):
    name, edition = request.param
    return document(guides, name, edition)


def member(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return etree.fromstring(package.read(name))


def test_docx(about):
    data = docx_file(about)
    opened = docx.Document(io.BytesIO(data))
    body = member(data, "word/document.xml")
    found = Counter("".join(p.itertext(f"{W}t")) for p in body.iter(f"{W}p"))
    names = Counter(about.names) if about.bilingual else Counter()
    found.pop("", None)
    tables = len(opened.tables)
    assert found == expected(about) + Counter(dict.fromkeys(names, tables))
    assert opened.core_properties.title == about.title
    assert opened.core_properties.language == REGIONS[about.languages[0]]
    fields = {run.field for block in about.blocks for said in block.said for run in said.runs if run.field}
    tags = {tag.get(f"{W}val") for tag in body.iter(f"{W}tag")}
    assert {f"veld:{field}" for field in fields} <= tags
    ids = [one.get(f"{W}val") for one in body.iter(f"{W}id")]
    assert len(ids) == len(set(ids))
    for paragraph in body.iter(f"{W}p"):
        arabic = any("\u0600" <= char <= "\u06ff" for char in "".join(paragraph.itertext(f"{W}t")))
        header = "".join(paragraph.itertext(f"{W}t")) in about.names
        assert arabic is (paragraph.find(f"{W}pPr/{W}bidi") is not None) or header
    foot = member(data, "word/footer1.xml")
    assert ["".join(p.itertext(f"{W}t")) for p in foot.iter(f"{W}p")] == [one.plain for one in about.footer]
    assert docx_file(about) == data


def test_odt(about):
    data = odt_file(about)
    odfdo.Document(io.BytesIO(data))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        first = package.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        listed = etree.fromstring(package.read("META-INF/manifest.xml"))
        paths = {
            value for entry in listed for key, value in entry.attrib.items() if key.endswith("full-path")
        }
        assert paths == {"/", *package.namelist()} - {"mimetype", "META-INF/manifest.xml"}
    body = member(data, "content.xml")
    found = Counter("".join(p.itertext()) for tag in ("p", "h") for p in body.iter(f"{T}{tag}"))
    tables = len(list(body.iter("{urn:oasis:names:tc:opendocument:xmlns:table:1.0}table")))
    names = dict.fromkeys(about.names, tables) if about.bilingual else {}
    assert found == expected(about) + Counter(names)
    styles = member(data, "styles.xml")
    assert about.footer[-1].plain in ["".join(p.itertext()) for p in styles.iter(f"{T}p")]
    used = {value for part in body.iter() for key, value in part.attrib.items() if key == f"{T}style-name"}
    defined = {
        value for part in (*body.iter(), *styles.iter()) for key, value in part.attrib.items()
        if key.endswith("style:1.0}name")
    }  # fmt: skip
    assert used <= defined
    assert odt_file(about) == data


def test_txt(about):
    text = txt(about).decode("utf-8")
    for line, times in expected(about).items():
        assert text.count(line) >= times
    assert text.count("\n") == text.count("\r\n")


def test_footer_says_that_nobody_has_checked_it(about):
    footer = [one.plain for one in about.footer]
    assert len(footer) == len(about.languages)
    words = "Geen jurist of politiespecialist"
    assert about.languages[0] != "nl" or words in footer[0]
    if about.languages[-1] != "nl":
        assert footer[-1].count(".") >= 3  # example, not reviewed, translation not reviewed


def test_two_languages_stand_side_by_side(guides):
    about = document(guides, "ouders-klas", ("nl", "ar"))
    opened = docx.Document(io.BytesIO(docx_file(about)))
    rows = opened.tables[0].rows
    assert [cell.text for cell in rows[0].cells] == ["Nederlands", "العربية"]
    pairs = [block for block in about.blocks if len(block.said) == 2]
    assert all(block.said[0].language == "nl" and block.said[1].language == "ar" for block in pairs)


def test_the_build_writes_the_same_files(site, guides):
    """What lies in downloads/ is what the documents give, so two builds are the same."""
    folder = site / "downloads"
    for name, edition in taken("letters that a build writes the same", CASES[::9], CASES):
        about = document(guides, name, edition)
        both = f"-{'-'.join(edition)}" if len(edition) > 1 else ""
        for suffix, make in (("docx", docx_file), ("odt", odt_file), ("txt", txt)):
            built = (folder / edition[-1] / "brieven" / f"{name}{both}.{suffix}").read_bytes()
            assert hashlib.sha256(built).digest() == hashlib.sha256(make(about)).digest()


@pytest.mark.parametrize("name", GUIDE.settings.letters)
def test_every_file_is_valid(site, name):
    """Every .docx and .odt of a letter, in every edition, against the schemas of its format."""
    files = [
        site / path_of(name, edition, suffix)
        for edition in editions(GUIDE, name)
        for suffix in ("docx", "odt")
    ]
    faults = [
        f"{file.relative_to(site)}: {fault}"
        for file in files
        for fault in (docx_faults(file) if file.suffix == ".docx" else odt_faults(file))
    ]
    assert faults == []


@pytest.mark.parametrize(
    ("suffix", "part", "old", "new"),
    [
        ("docx", "word/document.xml", b"<w:pPr>", b"<w:pPr><w:t/>"),
        ("odt", "content.xml", b"<office:text>", b"<office:text><text:list-item/>"),
        ("odt", "META-INF/manifest.xml", b"manifest:media-type", b"manifest:media"),
    ],
)
def test_a_file_that_is_not_valid_is_seen(site, tmp_path, suffix, part, old, new):
    source, broken = (
        site / "downloads" / "nl" / "brieven" / f"stopbrief.{suffix}",
        tmp_path / f"broken.{suffix}",
    )
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(broken, "w") as copy:
        for name in package.namelist():
            data = package.read(name)
            assert name != part or old in data
            copy.writestr(name, data.replace(old, new, 1) if name == part else data)
    assert docx_faults(broken) if suffix == "docx" else odt_faults(broken)


# LibreOffice takes seconds to start: one run for all.
SOME = [("ouders-klas", ("nl", "ar")), ("stopbrief", ("nl",)), ("hulpkaart", ("uk",))]
PRINTED = taken("letters that LibreOffice prints", SOME, CASES)


def test_libreoffice_prints_every_paragraph(guides, tmp_path):
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing; make test installs it (libreoffice-writer-nogui)"
    made = {}
    for name, edition in PRINTED:
        about = document(guides, name, edition)
        for suffix, make in (("docx", docx_file), ("odt", odt_file)):
            file = tmp_path / suffix / f"{name}-{'-'.join(edition)}.{suffix}"
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(make(about))
            made[file] = about
    for suffix in ("docx", "odt"):
        subprocess.run(
            [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
             "--outdir", tmp_path / f"{suffix}-pdf", *(file for file in made if file.suffix == f".{suffix}")],
            check=True, capture_output=True, timeout=500,
        )  # fmt: skip
    for file, about in made.items():
        pdf = PdfReader(tmp_path / f"{file.suffix[1:]}-pdf" / f"{file.stem}.pdf")
        text = "".join("".join(page.extract_text() for page in pdf.pages).split())
        for block in about.blocks:
            for said in block.said:
                # Arabic comes back shaped and in visual order; its words are checked in the file
                # itself. LibreOffice prints no placeholders that are still empty.
                shown = [run.text for run in said.runs if run.kind != "field" or file.suffix == ".docx"]
                if said.direction == "ltr":
                    for part in shown:
                        assert "".join(part.split()) in text, (file.name, block.id)
