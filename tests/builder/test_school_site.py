"""The example school, built in every language: what is made carries its name, and nothing is lost."""

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.builder.reading import files
from tests.conftest import ROOT, _built, run
from tests.hostile.laying import buildable
from tests.sampling import taken

NAME = "De Voorbeeldschool"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built(tmp_path_factory, "site-of-school", "--school", str(ROOT / "school"))


def test_values_and_logo_lie_in_the_site(site):
    text = (site / "school/school.js").read_text("utf-8")
    assert json.loads(text.split("= ", 1)[1].rstrip(";\n"))["name"] == NAME
    assert (site / "school/logo.png").is_file()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_papers_have_the_name(site, language):
    papers = sorted((site / "downloads" / language).glob("*.pdf"))
    some = [paper for paper in papers if paper.stem in ("checklist", "checklist-media", "poster", "kaartje")]
    assert len(some) == 4
    for paper in taken("papers of a school with its name", some, papers):
        assert NAME in (PdfReader(paper).pages[0].extract_text() or ""), paper


@pytest.mark.parametrize("edition", [
    "nl/brieven/ouders-klas", "en/brieven/ouders-klas", "ar/brieven/ouders-klas",
    "tr/brieven/ouders-klas-nl-tr", "nl/brieven/ouders-slachtoffer",
])  # fmt: skip
def test_letters_have_the_letterhead(site, edition):
    letter = site / "downloads" / edition
    plain = letter.with_suffix(".txt").read_text("utf-8")
    for part in (NAME, "Dorpsstraat 1", "Ons", "020-261"):
        assert part in plain
    # The letter to a class bars e-mail: questions come to one person on the phone.
    assert ("info@voorbeeldschool.example" in plain) == ("ouders-klas" not in edition)
    assert "logo" not in plain.split("\n")[0]
    for suffix, inner, picture in (
        ("docx", "word/document.xml", "word/media/image1.png"),
        ("odt", "content.xml", "Pictures/logo.png"),
    ):
        with zipfile.ZipFile(letter.with_suffix(f".{suffix}")) as file:
            assert NAME in file.read(inner).decode()
            assert picture in file.namelist()


def test_letter_that_is_filled_in_has_its_fields(site):
    """What the page makes a letter from: the school may still type another name."""
    import base64
    import io

    text = (site / "downloads/nl/brieven/ouders-klas.js").read_text("utf-8")
    data = json.loads(text.split("] = ", 1)[1].rstrip(";\n"))
    for suffix, inner in (("docx", "word/document.xml"), ("odt", "content.xml")):
        with zipfile.ZipFile(io.BytesIO(base64.b64decode(data[suffix]))) as file:
            assert "veld:school" in file.read(inner).decode()


@pytest.mark.parametrize("top", ["", "en/"])
def test_own_words_stand_on_their_pages(site, top):
    own = (site / f"{top}ons-protocol.html").read_text("utf-8")
    assert "Waar je een leerling opvangt" in own
    assert ('lang="nl"' in own.split("<main")[1]) == bool(top)
    step = (site / f"{top}stappen/kom-samen.html").read_text("utf-8")
    assert "Bel de conrector van dienst" in step
    assert step.index('id="stop-het-kijken"') < step.index('id="bel-conrector"') < step.index('id="leg-vast"')
    assert "ons-protocol.html" in step.split("<footer")[-1]
    assert "Schoolarts van De Voorbeeldschool" in (site / f"{top}hulp/index.html").read_text("utf-8")


@pytest.mark.parametrize("top", ["", "en/"])
def test_hidden_organisation_is_nowhere(site, top):
    for page in (site / top).rglob("*.html"):
        assert "#steffie" not in page.read_text("utf-8"), page
    # A text that linked to it has the words, and no link.
    assert re.search(
        r"[^>]Steffie[^<]", (site / top / "gesprekstips/speciaal-onderwijs.html").read_text("utf-8")
    )


def board(folder: Path) -> Path:
    for name, colour in (("een", "#7a1f5c"), ("twee", "#0b5c5e")):
        (folder / name).mkdir(parents=True)
        (folder / name / "school.yml").write_text(
            f'name: School {name}\ncolour: "{colour}"\nlanguages: [nl]\n', "utf-8"
        )
    return folder


def test_schools_of_one_board_are_built_beside_each_other(tmp_path):
    schools, out, root = board(tmp_path / "schools"), tmp_path / "out", buildable(tmp_path / "root")
    done = run("build", "--root", root, "--school", schools, "--out", out)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in out.iterdir()) == ["een", "twee"]
    for name in ("een", "twee"):
        assert f"School {name}" in (out / name / "school/school.js").read_text("utf-8")
        assert not (out / name / "ar").exists()
    styles = [next((out / name / "assets").glob("site.*.css")) for name in ("een", "twee")]
    assert styles[0].read_bytes() == styles[1].read_bytes()
    # Who changes a file of one school changes nothing of the other.
    assert not [path for path in out.rglob("*") if path.is_file() and path.stat().st_nlink > 1]
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    # A fault in one leaves both as they were, and is in its file.
    (schools / "twee/school.yml").write_text('name: School twee\ncolour: "rood"\n', "utf-8")
    done = run("build", "--root", root, "--school", schools, "--out", out)
    assert done.returncode == 1
    assert "schools/twee/school.yml:2:9: this is not a colour" in done.stderr
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert sorted(path.name for path in out.iterdir()) == ["een", "twee"]


def test_school_is_built_the_same_twice(tmp_path):
    """With a logo, a changed step and a page of its own."""
    root, made = buildable(tmp_path / "root"), []
    for name in ("one", "two"):
        school = tmp_path / name / "school"
        (school / "data" / "pages").mkdir(parents=True)
        (school / "data" / "steps").mkdir()
        (school / "school.yml").write_text("name: School\nlogo: logo.png\n", "utf-8")
        shutil.copy(ROOT / "school" / "logo.png", school)
        page = (ROOT / "school/data/pages/ons-protocol.yml").read_text("utf-8")
        page = page.replace("politie.spoed", "hulp.spoed").replace("steps/kom-samen", "steps/een")
        (school / "data/pages/ons-protocol.yml").write_text(page, "utf-8")
        (school / "data/steps/een.yml").write_text("background: {eigen: Een zin van ons.}\n", "utf-8")
        done = run("build", "--root", root, "--school", school, "--out", tmp_path / name / "site")
        assert done.returncode == 0, done.stderr
        made.append(files(tmp_path / name / "site"))
    assert "school/logo.png" in made[0]
    assert "ons-protocol.html" in made[0]
    assert made[0] == made[1]


def test_site_without_school_has_a_script_that_sets_nothing(site_with_url):
    script = (site_with_url / "school/school.js").read_text("utf-8")
    assert re.sub(r"/\*.*?\*/", "", script, flags=re.DOTALL).strip() == ""
