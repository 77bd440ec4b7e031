"""
Filling in a letter on its page: what is made is what was typed, and nothing stays behind.

What its rules catch: tests/scripts/letter.test.mjs.
"""

import base64
import io
import zipfile
from pathlib import Path

import docx
import odfdo
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from playwright.sync_api import Page

from macros.content.guide import Guide
from macros.content.isolation import isolated
from macros.export.docx import docx_file
from macros.export.odt import odt_file
from macros.letters import document
from tests.browser.browsing import Visit, opened, text_of, violations
from tests.browser.places import ROOT
from tests.letters.validity import docx_faults, odt_faults
from tests.letters.values import filled

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FILES = sorted((ROOT / "data" / "letters").glob("*.yml"))
LETTERS = {file.stem: yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader) for file in FILES}
BLANK = {name for name, letter in LETTERS.items() if letter.get("blank_only")}
#: Signs that break a careless document: markup, quotes, entities, and a right-to-left mark.
NASTY = "Jo & <b>\"Piet\"</b> 'x' &amp; \u200f\u05d0 ]]>"


@pytest.mark.parametrize("name", sorted(BLANK))
def test_what_must_not_lie_about_has_no_form(visit: Visit, name: str) -> None:
    page = visit(f"brieven/{name}.html")
    assert page.locator("main input, main textarea, .letter-form").count() == 0
    assert page.locator(".letter-files a").count() == 9


def fill(page: Page, value: str, answer: str) -> dict[str, str]:
    """Answers every question and fills every field that stands in the letter."""
    opened(page)
    for box in page.locator(f'.letter-choice input[value="{answer}"]').all():
        box.check()
    typed = {}
    for field in page.locator(".letter-field:visible [id^=veld-]").all():
        name = (field.get_attribute("id") or "").removeprefix("veld-")
        typed[name] = f"{value} {name}"
        field.fill(typed[name])
    return typed


def download(page: Page, act: str, folder: Path) -> Path:
    """The file that a button gives, past the check if there is one."""
    with page.expect_download() as coming:
        page.locator(f'[data-act="{act}"]').click()
        if page.locator(".letter-check").is_visible():
            page.locator('[data-act="anyway"]').click()
    coming.value.save_as(folder / f"letter.{act}")
    return folder / f"letter.{act}"


FILLED = [("stopbrief", "", "no"), ("ouders-klas", "nl-ar", "yes"), ("ouders-slachtoffer", "ar", "no")]


@pytest.mark.parametrize(("name", "edition", "answer"), FILLED)
@pytest.mark.parametrize("scheme", ["http", "file"])
def test_the_download_holds_what_was_typed(
    visit: Visit, site: Path, tmp_path: Path, scheme: str, name: str, edition: str, answer: str
) -> None:
    address = f"brieven/{name}.html"
    page = visit(address if scheme == "http" else (site / address).as_uri())
    if edition:
        page.locator("#brief-taal").select_option(edition)
        page.locator(f'.paper[data-edition="{edition}"]').wait_for()
    typed = fill(page, NASTY, answer)
    shown = page.locator(".paper-row:not([hidden]) :is(p, h3, h4):not([hidden])").all_inner_texts()
    assert not any("[" in line for line in shown if "logo" not in line and "شعار" not in line)
    word = docx.Document(str(download(page, "docx", tmp_path)))
    paragraphs = ["".join(p.itertext(f"{W}t")) for p in word.element.body.iter(f"{W}p")]
    odt = odfdo.Document(str(download(page, "odt", tmp_path)))
    with zipfile.ZipFile(tmp_path / "letter.odt") as package:
        assert package.infolist()[0].filename == "mimetype"
        content = etree.fromstring(package.read("content.xml"))
    lines = ["".join(p.itertext()) for tag in ("p", "h") for p in content.iter(f"{T}{tag}")]
    assert odt.get_type() == "text"
    assert docx_faults(tmp_path / "letter.docx") == odt_faults(tmp_path / "letter.odt") == []
    for found in (paragraphs, lines):
        whole = "\n".join(found)
        for value in typed.values():
            assert value in whole
        assert "[" not in whole, "a placeholder was left over"
    assert not list(word.element.body.iter(f"{W}sdt"))
    assert not list(content.iter(f"{T}placeholder"))
    # Nothing that the answers leave out, and every paragraph that they keep, once.
    for key, part in yaml_paragraphs(name):
        kept = not (part.get("when") and answer == "no") and not (part.get("unless") and answer == "yes")
        if "{" not in part["text"] and edition != "ar":
            assert paragraphs.count(part["text"]) == lines.count(part["text"]) == int(kept), key


def yaml_paragraphs(name: str) -> list[tuple[str, dict[str, str]]]:
    return list(LETTERS[name]["paragraphs"].items())


def test_the_check_warns_and_the_writer_decides(visit: Visit, tmp_path: Path) -> None:
    page = visit("brieven/ouders-klas.html")
    page.locator("#veld-hulp-op-school").fill("mail naar a.b@example.org, bij Sanne de Vries uit klas 2b")
    page.locator('[data-act="docx"]').click()
    told = text_of(page, ".letter-check")
    assert page.evaluate("document.activeElement.className").startswith("letter-check")
    for word in ("Nog niet ingevuld: naam van de school", "Nog niet beantwoord", "example.org",
                 "Sanne de Vries", "klas", "a.b@example.org"):  # fmt: skip
        assert word in told, word
    assert page.locator("#veld-school").get_attribute("aria-invalid") == "true"
    assert download(page, "docx", tmp_path).stat().st_size > 5000


def test_nothing_is_kept_and_leaving_asks(visit: Visit) -> None:
    page = opened(visit("brieven/stopbrief.html"))
    leave = "() => !dispatchEvent(new Event('beforeunload', {cancelable: true}))"
    assert page.evaluate(leave) is False
    page.locator("#veld-gedrag").fill("iets")
    assert page.evaluate(leave) is True
    assert "iets" in text_of(page, ".paper")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    # The quick exit clears the form and the question before it leaves.
    page.evaluate("document.dispatchEvent(new Event('nazorg:exit'))")
    assert page.locator("#veld-gedrag").input_value() == ""
    assert page.evaluate(leave) is False
    assert "[wat de ander moet stoppen]" in text_of(page, ".paper")


def test_clear_asks_first_without_a_dialogue(visit: Visit) -> None:
    page = opened(visit("brieven/stopbrief.html"))
    page.locator("#veld-gedrag").fill("iets")
    page.locator('[data-act="clear"]').click()
    assert page.evaluate("document.activeElement.className") == "letter-clear"
    page.locator('[data-act="clear-no"]').click()
    assert page.locator("#veld-gedrag").input_value() == "iets"
    page.locator('[data-act="clear"]').click()
    page.locator('[data-act="clear-yes"]').click()
    assert page.locator("#veld-gedrag").input_value() == ""
    assert page.evaluate("document.activeElement.dataset.act") == "clear"
    assert text_of(page, ".letter-status") == "Alles is leeg."


def test_without_script_the_downloads_remain(visit: Visit) -> None:
    page = visit("en/brieven/hulpkaart.html", java_script_enabled=False)
    assert not page.locator(".letter-form").is_visible()
    assert page.locator(".letter-files a").count() == 33
    closed = visit("brieven/stopbrief.html", java_script_enabled=False)
    assert closed.locator(".letter-use li").count() == 7
    for selector in (".letter-gate", ".letter-turn", ".letter-shut"):
        assert not closed.locator(selector).is_visible(), selector
    assert "[wat de ander moet stoppen]" in text_of(closed, ".paper")
    assert closed.locator(".letter-files a:visible").count() == 9


def test_axe_finds_nothing_in_a_form_with_warnings(visit: Visit) -> None:
    page = visit("brieven/ouders-klas.html")
    page.locator("#brief-taal").select_option("nl-ar")
    page.locator('.paper[data-edition="nl-ar"]').wait_for()
    page.locator('[data-act="odt"]').click()
    assert violations(page) == []


def test_any_words_give_a_valid_document_with_the_same_words(visit: Visit) -> None:
    page = opened(visit("brieven/stopbrief.html"))
    page.locator('[data-act="docx"]').click()
    with page.expect_download():
        page.locator('[data-act="anyway"]').click()

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.text(max_size=60).filter(lambda text: text.strip()), st.sampled_from(["docx", "odt"]))
    def fuzz(value: str, format_: str) -> None:
        clean, coded = page.evaluate(
            """([value, format]) => {
              const wanted = nazorg.letterCheck.clean(value);
              const bytes = nazorg.letterFile.make(format, nazorgLetters['stopbrief/nl'][format],
                {value: () => wanted, block: () => 'stays'});
              return [wanted, btoa(Array.from(bytes, (it) => String.fromCharCode(it)).join(''))];
            }""",
            [value, format_],
        )
        with zipfile.ZipFile(io.BytesIO(base64.b64decode(coded))) as package:
            part = "word/document.xml" if format_ == "docx" else "content.xml"
            root = etree.fromstring(package.read(part))
        if not clean:
            return
        found = [words(p) for p in root.iter(f"{W}p", f"{T}p")]
        assert f"Aan {clean}," in found

    fuzz()


RIGHT = [("ouders-klas", ("nl", "ar")), ("ouders-slachtoffer", ("ar",)), ("hulpkaart", ("nl",))]


@pytest.mark.parametrize(("name", "edition"), RIGHT)
def test_the_page_isolates_values_as_the_build_does(
    visit: Visit, guides: dict[str, Guide], name: str, edition: tuple[str, ...]
) -> None:
    """The files that the script fills say the same, in runs of the same direction; what is copied too."""
    page = visit(f"brieven/{name}.html")
    key = "-".join(edition)
    if key != "nl":
        page.locator("#brief-taal").select_option(key)
        page.locator(f'.paper[data-edition="{key}"]').wait_for()
    whole, typed = filled(document(guides, name, edition), 3)
    for field, value in typed.items():
        page.locator(f"#veld-{field}").fill(value)
    made = page.evaluate(
        """([key, name, typed]) => new Promise((done) => {
          const root = document.querySelector("[data-letter]");
          const it = {root, name, select: document.querySelector("#brief-taal")};
          const filled = {value: (field) => typed[field], block: () => "open"};
          const coded = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
          const make = (held) => done(["docx", "odt"].map(
            (format) => coded(nazorg.letterFile.make(format, held[format], filled))));
          const zipped = () => nazorg.letterPage.withData(it, key, () => {}, make);
          if (window.fflate) zipped(); else nazorg.load(root.dataset.zip, zipped, () => {});
        })""",
        [key, name, typed],
    )
    for code, format_ in zip(made, ("docx", "odt"), strict=True):
        part = "word/document.xml" if format_ == "docx" else "content.xml"
        built = {"docx": docx_file, "odt": odt_file}[format_](whole)
        said = []
        for package in (built, base64.b64decode(code)):
            with zipfile.ZipFile(io.BytesIO(package)) as opened:
                root = etree.fromstring(opened.read(part))
            paragraphs = [(words(p), directions(p)) for p in root.iter(f"{W}p", f"{T}p", f"{T}h")]
            # A logo that nobody gave leaves no paragraph in what is filled in.
            said.append([one for one in paragraphs if "[" not in one[0]])
        assert said[0] == said[1]
    lines = page.locator('.paper-row:not([hidden]) [dir="rtl"]:not([hidden])')
    copied = "\n".join(lines.evaluate_all("(all) => all.map((one) => nazorg.letterPage.written(one))"))
    there = [value for value in typed.values() if value in copied]
    assert len(there) >= 3 or key == "nl"
    for value in there:
        assert copied.count(isolated(value, "rtl")) == copied.count(value)
    # On the page an element of its own does it: the letter and its boxes hold no sign that nobody sees.
    assert "\u202a" not in text_of(page, ".paper")
    inside = page.locator(".paper .field.filled")
    assert set(inside.evaluate_all("(all) => all.map((one) => getComputedStyle(one).unicodeBidi)")) == {
        "isolate"
    }


def directions(paragraph: etree._Element) -> list[tuple[str, bool]]:
    """The words of each run of a Word document, with whether it runs from right to left."""
    return [
        ("".join(run.itertext(f"{W}t")), run.find(f"{W}rPr/{W}rtl") is not None)
        for run in paragraph.iter(f"{W}r")
    ]


def words(paragraph: etree._Element) -> str:
    """The text of a paragraph with its line breaks, tabs and spaces."""
    parts = []
    for part in paragraph.iter():
        name = etree.QName(part).localname
        if name in ("br", "line-break"):
            parts.append("\n")
        elif name == "tab":
            parts.append("\t")
        elif name == "s":
            parts.append(" ")
        if part.text:
            parts.append(part.text)
        if part.tail and part is not paragraph:
            parts.append(part.tail)
    return "".join(parts)
