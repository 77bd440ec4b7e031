"""A school's own copy, by somebody who does not program: unzip, fill in, save, put the file, update."""

import base64
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import odfdo
import pypdf
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from macros.builder.release import pack
from macros.content.guide import read
from macros.content.model.school import School
from tests.browser.browsing import Visit, serve, text_of, violations
from tests.browser.places import ROOT
from tests.hostile.corpus import logos

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60">'
    '<rect width="120" height="60" fill="#7a1f8f"/></svg>'
)
#: What somebody types, by the id of the field.
TYPED = {
    "in-name": 'Basisschool "De Rietkraag" <&> \'t Veen', "in-short": "De Rietkraag",
    "in-address-0": "Dorpsstraat 1", "in-address-1": "1234 AB Ons Dorp", "in-phone": "020-123 45 67",
    "in-email": "info@rietkraag.example", "in-website": "https://www.rietkraag.example/",
    "in-role-0": "zorgcoördinator", "in-who-0": "Vera Voorbeeld", "in-tel-0": "020-123 45 68",
    "in-when-0": "schooldagen van 8.00 tot 17.00 uur", "in-target": "https://www.rijksoverheid.nl/",
    "in-colour": "#7a1f8f",
}  # fmt: skip
NAME = TYPED["in-name"]


@pytest.fixture(scope="module")
def parcels(site: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The two zip files of a release of the content as it is."""
    folder = tmp_path_factory.mktemp("dist")
    return pack(site, folder, read(ROOT)[0], ROOT, draft=True)


@pytest.fixture
def copy(parcels: list[Path], tmp_path: Path) -> Path:
    """What a school has after it unzipped a new site."""
    return unzip(parcels[0], tmp_path / "www" / "nazorg")


def unzip(parcel: Path, folder: Path) -> Path:
    with zipfile.ZipFile(parcel) as packed:
        packed.extractall(folder)
    return folder


@pytest.fixture
def subfolder(copy: Path) -> Iterator[str]:
    """The copy, served in a folder of a host."""
    running = serve(copy.parent)
    yield f"http://127.0.0.1:{running.server_port}/{copy.name}/"
    running.shutdown()


def fill_in(page: Page) -> None:
    for name, value in TYPED.items():
        page.fill(f"#{name}", value)
    logo = {"name": "logo.svg", "mimeType": "image/svg+xml", "buffer": LOGO.encode()}
    page.set_input_files("#in-logo", logo)  # type: ignore[arg-type]
    page.wait_for_selector(".top .school-logo img")


def saved(page: Page, act: str, folder: Path) -> Path:
    # The whole site may be packed first.
    with page.expect_download(timeout=180_000) as coming:
        page.click(f'[data-act="{act}"]')
    target = folder / coming.value.suggested_filename
    coming.value.save_as(target)
    return target


def values(file: Path) -> dict[str, Any]:
    text = file.read_text("utf-8")
    found: dict[str, Any] = json.loads(text[text.index("{") : text.rindex("}") + 1])
    return found


def branded(visit: Visit, top: str) -> None:
    """Every place that a school's values reach."""
    page = visit(f"{top}index.html")
    assert NAME in text_of(page, ".top")
    assert page.locator(".top .school-logo img").evaluate("(it) => it.naturalWidth") == 120
    foot = text_of(page, ".foot-school")
    assert all(TYPED[f"in-{one}"] in foot for one in ("who-0", "tel-0", "phone", "email", "address-1")), foot
    assert page.locator('.foot-school a[href="tel:0201234568"]').count() == 1
    assert page.locator('meta[name="robots"][content="noindex"]').count() == 1
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.foot nav a')).color") == "rgb(122, 31, 143)"
    )
    parents = visit(f"{top}en/ouders.html")
    assert "Vera Voorbeeld" in text_of(parents, ".school")
    sheet = visit(f"{top}plan.html")
    assert sheet.locator(".typed-field-1").input_value() == NAME
    printed = pypdf.PdfReader(io.BytesIO(sheet.pdf(prefer_css_page_size=True)))
    assert len(printed.pages) == 1
    assert "Vera Voorbeeld: 020-123 45 68" in " ".join(printed.pages[0].extract_text().split())


def letters(visit: Visit, top: str, folder: Path) -> None:
    """A letter that was filled in holds the school's letterhead and logo in both formats."""
    page = visit(f"{top}brieven/bericht-leerlingen.html")
    assert page.locator("#veld-contact").input_value() == "Vera Voorbeeld"
    assert page.locator("#veld-school").input_value() == NAME
    page.wait_for_selector(".paper .field img")
    for field in page.locator(".letter-field:visible [id^=veld-]").all():
        if not field.input_value():
            field.fill("Iets")
    for box in page.locator('.letter-choice input[value="yes"]').all():
        box.check()
    word = docx.Document(str(saved_letter(page, "docx", folder)))
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    reach = "Dorpsstraat 1, 1234 AB Ons Dorp, 020-123 45 67, info@rietkraag.example"
    assert NAME in text, text
    assert reach in text, text
    assert "Vera Voorbeeld" in text, text
    pictures = [part for part in word.part.related_parts.values() if part.content_type == "image/png"]
    assert [part.blob[1:4] for part in pictures] == [b"PNG"]
    assert len(word.inline_shapes) == 1
    free = odfdo.Document(str(saved_letter(page, "odt", folder)))
    assert NAME in str(free.body)
    assert [image.url for image in free.body.get_images()] == ["Pictures/logo.png"]
    assert bytes(free.get_part("Pictures/logo.png"))[1:4] == b"PNG"  # type: ignore[arg-type]
    # Written without leaving anything behind; a page that is left asks first.
    page.evaluate("document.dispatchEvent(new CustomEvent('nazorg:exit'))")


def saved_letter(page: Page, act: str, folder: Path) -> Path:
    with page.expect_download() as coming:
        page.click(f'[data-act="{act}"]')
        if page.locator(".letter-check").is_visible():
            page.click('[data-act="anyway"]')
    target = folder / f"brief.{act}"
    coming.value.save_as(target)
    return target


def test_the_walk_of_a_school(
    visit: Visit, parcels: list[Path], copy: Path, subfolder: str, tmp_path: Path
) -> None:
    on_disk = f"{copy.as_uri()}/"
    page = visit(f"{on_disk}inrichten.html")
    assert page.locator("[data-school]:visible").count() == 0
    assert page.locator('[data-act="zip"]').is_hidden()
    fill_in(page)
    assert NAME in text_of(page, ".top"), "the page itself shows what was typed"
    assert violations(page) == []
    made = saved(page, "save", tmp_path)
    assert made.name == "school.js"
    shutil.copy(made, copy / "school")
    # What the form lets pass, a build takes too; a build has the logo in a file.
    School.model_validate({**values(made), "logo": None})

    for top in (on_disk, subfolder):
        branded(visit, top)
    letters(visit, subfolder, tmp_path)
    again = visit(f"{on_disk}inrichten.html")
    assert {name: again.input_value(f"#{name}") for name in TYPED} == TYPED

    (copy / "index.html").write_text("old", "utf-8")
    unzip(parcels[1], copy)
    branded(visit, on_disk)
    # Without script the page is the one of everybody.
    bare = visit(f"{on_disk}index.html", java_script_enabled=False)
    assert NAME not in bare.content()


def test_the_longest_school_fits_on_the_sheet(visit: Visit, copy: Path) -> None:
    person = {"role": "w" * 40, "name": "W" * 40, "phone": "020-123 45 67"}
    longest = {"name": "W" * 60, "people": [person] * 6}
    (copy / "school" / "school.js").write_text(f"window.nazorgSchool = {json.dumps(longest)};", "utf-8")
    page = visit(f"{copy.as_uri()}/plan.html", viewport={"width": 360, "height": 640})
    sheet = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(sheet.pages) == 1
    assert "020-123 45 67" in sheet.pages[0].extract_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_whole_site_from_a_server(visit: Visit, copy: Path, subfolder: str, tmp_path: Path) -> None:
    page = visit(f"{subfolder}en/inrichten.html")
    fill_in(page)
    whole = unzip(saved(page, "zip", tmp_path), tmp_path / "whole")
    one, two = (
        {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}
        for top in (copy, whole)
    )
    own = {"LEESMIJ.txt", "school/school.js", "school/voorbeeld-logo.svg", "school/voorbeeld-school.js"}
    # A server keeps to itself what is for servers alone, so a page cannot pack that.
    assert one.keys() - own - {".htaccess", ".nazorgwijzer", "web.config"} == two.keys() - own
    assert [name for name in two.keys() - own if one[name] != two[name]] == []
    assert values(whole / "school" / "school.js")["name"] == NAME


def test_the_example_is_one_that_the_form_opens(visit: Visit, copy: Path) -> None:
    example = copy / "school" / "voorbeeld-school.js"
    about = values(example)
    School.model_validate(about)
    page = visit(f"{copy.as_uri()}/inrichten.html")
    page.set_input_files("[data-open]", example)
    expect(page.locator(".setup-status")).not_to_be_empty()
    assert page.input_value("#in-name") == about["name"] == "Voorbeeldschool"
    logo = page.locator(".top .school-logo img")
    assert logo.evaluate("(it) => it.decode().then(() => it.naturalWidth)") > 0
    broken = {"name": "x.js", "mimeType": "text/javascript", "buffer": b"window.nazorgSchool = {alert(1)};"}
    page.set_input_files("[data-open]", broken)  # type: ignore[arg-type]
    expect(page.locator(".setup-status")).to_contain_text("niet")
    assert page.input_value("#in-name") == "Voorbeeldschool"


HOSTILE = [
    {"name": "<img src=x onerror=window.hit=1>", "website": "javascript:window.hit=1"},
    {
        "name": "School",
        "logo": "javascript:window.hit=1",
        "phone": "112;window.hit=1",
        "email": "a@b.nl?cc=x@y.nl",
    },
    {"name": "School", "logo": "data:text/html;base64,PHNjcmlwdD4=", "colour": "red;} body{display:none"},
    {"name": "School", "logo": "../../elsewhere.svg", "website": 'https://x.nl/"onclick="window.hit=1'},
    {
        "name": "School",
        "leave": {"target": "javascript:window.hit=1", "mode": "no"},
        "languages": ["../x", 3],
    },
    {
        "name": "School",
        "people": [{"role": "x", "email": "javascript:window.hit=1"}, 7, None],
        "address": "x",
    },
    {"name": "School", "__proto__": {"colour": "#ffffff"}, "address": ["a\u202eb", {"toString": "x"}]},
    {"name": "x" * 300, "people": [{}] * 9},
    ["School"],
    "School",
]


def test_hostile_values_run_nothing(visit: Visit, copy: Path) -> None:
    coded = base64.b64encode(LOGO.replace("<rect", "<script>window.hit=1</script><rect").encode()).decode()
    evil = f"data:image/svg+xml;base64,{coded}"
    for about in [*HOSTILE, {"name": "School", "logo": evil}]:
        script = f"window.nazorgSchool = {json.dumps(about)};"
        (copy / "school" / "school.js").write_text(script, "utf-8")
        page = visit(f"{copy.as_uri()}/ouders.html")
        shown = page.locator(".school-faults").is_visible()
        if about != {"name": "School", "logo": evil}:
            assert shown, about
        assert page.evaluate("window.hit") is None, about
        held = page.evaluate(
            "[...document.querySelectorAll('[href], [src]')].map((it) => it.href + ' ' + it.src)"
        )
        assert not [one for one in held if re.search(r"javascript:|elsewhere|text/html", one)], about
        assert page.locator("img[src=x], [onerror], [onclick], body[style]").count() == 0
        assert page.locator("main").is_visible()
        page.context.close()


def test_what_is_wrong_is_said_beside_the_field(visit: Visit, copy: Path) -> None:
    page = visit(f"{copy.as_uri()}/inrichten.html")
    page.click('[data-act="save"]')
    assert page.locator("#in-name").evaluate("(it) => it === document.activeElement")
    for name, value, words in (
        ("name", "x" * 61, "61 tekens"), ("phone", "020-12", "telefoonnummer"),
        ("email", "info@x", "e-mailadres"),
        ("website", "www.x.nl", "webadres"), ("target", "http://x.nl", "https"), ("colour", "blauw", "kleur"),
        ("role-0", "", "functie"),
    ):  # fmt: skip
        page.fill(f"#in-{name}", value)
        page.fill("#in-who-0", "Noor")
        page.click('[data-act="save"]')
        assert words in page.locator(f"#fout-{name}").inner_text(), name
        assert page.locator(f"#in-{name}").get_attribute("aria-invalid") == "true"
    page.fill("#in-colour", "#ffd400")
    assert "4,5" in page.locator(".setup-contrast").inner_text()
    page.click('[data-act="nearest"]')
    near = page.input_value("#in-colour")
    assert page.evaluate("(it) => nazorg.colours.contrast(it, '#e4efee')", near) >= 4.5
    assert page.locator('[data-act="nearest"]').is_hidden()


def handed(page: Page, name: str, content: bytes) -> None:
    given = {"name": name, "mimeType": "image/x", "buffer": content}
    page.set_input_files("#in-logo", given)  # type: ignore[arg-type]


def test_logos_that_are_refused(visit: Visit, copy: Path) -> None:
    """Each says what is wrong, and the good logo that was chosen before stays; test_logos.py has the rest."""
    page = visit(f"{copy.as_uri()}/inrichten.html")
    page.fill("#in-name", "De Til")
    handed(page, "x.gif", b"GIF89a")
    page.wait_for_selector("#fout-logo:visible")
    assert page.locator(".school-logo img").count() == 0
    # With styles in it, which no page of ours may have.
    handed(page, "logo.svg", logos()[0]["of inkscape"].encode())
    page.wait_for_selector("#fout-logo", state="hidden")
    good = page.locator(".top .school-logo img").get_attribute("src")
    wide = io.BytesIO()
    Image.new("1", (4001, 1)).save(wide, "PNG")
    for name, content, words in (
        ("script.svg", LOGO.replace("<rect", "<script>1</script><rect").encode(), "Wij zagen: <script>"),
        ("colour.svg", LOGO.replace("#7a1f8f", "url(//x)").encode(), 'Wij zagen: fill="url(//x)"'),
        ("part.svg", b"<svg", "geen plaatje"), ("x.png", b"no picture", "geen plaatje"),
        ("x.gif", b"GIF89a", "geen logo dat hier past"),
        ("wide.png", wide.getvalue(), "te groot"),
        ("large.png", b"\x89PNG" + bytes(200 * 1024), "te groot"),
    ):  # fmt: skip
        page.fill("#in-name", name)
        handed(page, name, content)
        expect(page.locator("#fout-logo")).to_contain_text(words)
        assert page.locator(".top .school-logo img").get_attribute("src") == good, name
