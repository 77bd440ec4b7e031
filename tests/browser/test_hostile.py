"""
Hostile values in a real site and a real browser: everything shows as text, and nothing runs.

The site is the small project with all that its loader lets pass (tests/hostile/laying.py), in two
languages. Whatever runs calls pwn(), opens a dialogue, breaks the policy or asks another host; each
of these fails the test.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from lxml import etree
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.browsing import Visit, opened, serve
from tests.conftest import run
from tests.hostile.corpus import DEEP_IMPORT, HUGE_IMPORT, hostile, named
from tests.hostile.laying import PERSON, buildable, lay, schools

pytestmark = pytest.mark.xdist_group("hostile")

#: Says on the console, where an error fails the test, that something has run.
TRAP = """
(function () {
  var said = function (name) { return function () { console.error("pwned: " + name); }; };
  ["pwn", "alert", "confirm", "prompt", "print", "open"].forEach(function (name) {
    Object.defineProperty(window, name, { value: said(name), writable: false });
  });
  addEventListener("DOMContentLoaded", function () {
    if (({}).polluted !== undefined) said("polluted")();
  });
})();
"""
#: What no page of ours has; each would be a value that became something else than text.
STRANGE = """() => Array.from(document.querySelectorAll(
  "iframe, object, embed, base, script:not([src]), style, math, video, audio, marquee, form[action]," +
  "meta[http-equiv=refresh], a[href^='javascript:' i], a[href^='data:' i], a[href^='vbscript:' i], svg script"
)).concat(Array.from(document.querySelectorAll("*")).filter((one) => Array.from(one.attributes).some(
  (name) => /^on/i.test(name.name) || name.name === "style"
))).map((one) => one.outerHTML.slice(0, 200))"""
TICKS = "nazorgwijzer:"


@dataclass(frozen=True)
class Hostile:
    """The site, its address, and what was laid in it, by form."""

    folder: Path
    url: str
    laid: dict[str, list[str]]


@pytest.fixture(scope="module")
def site_of_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    root = tmp_path_factory.mktemp("hostile") / "project"
    laid = lay(root)
    done = run("build", "--root", root, "--out", root.parent / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    running = serve(root.parent / "site")
    yield Hostile(root.parent / "site", f"http://127.0.0.1:{running.server_port}/", laid)
    running.shutdown()


def trap(context: BrowserContext) -> None:
    context.add_init_script(TRAP)


def letters_of(text: str) -> str:
    """The letters and digits of a text: what Markdown leaves as it is."""
    return "".join(filter(str.isalnum, text))


def squeeze(text: str) -> str:
    return " ".join(text.split())


def text_of(page: Page, selector: str = "main") -> str:
    """All text of a part, also what is folded away, as the reader sees it when it is open."""
    page.evaluate("document.querySelectorAll('details').forEach((it) => { it.open = true; })")
    return squeeze(page.locator(selector).inner_text())


def lacking(shown: str, values: list[str], *, exactly: bool) -> list[str]:
    bare = letters_of(shown)
    return [
        named(value)
        for value in values
        if (squeeze(value) not in shown if exactly else letters_of(_without_links(value)) not in bare)
    ]


def _without_links(value: str) -> str:
    for target in ("(steps/een)",):
        value = value.replace(target, "")
    return value


@pytest.mark.parametrize("top", ["", "ar/"])
def test_every_page_shows_it_as_text(visit: Visit, site_of_all: Hostile, top: str) -> None:
    laid = site_of_all.laid
    page = visit(site_of_all.url + top + "stappen/een.html", before=trap)
    assert page.evaluate(STRANGE) == []
    assert lacking(text_of(page), laid["line"], exactly=False) == []
    for place, values, exactly in (
        ("index.html", laid["prose"], False),
        ("index.html", laid["short"], True),
        ("brieven/brief.html", laid["letter"], True),
        ("woordenlijst.html", ["constructor", "hasOwnProperty", "'\"<>&"], True),
        ("situaties/geval.html", ["toString", "valueOf"], True),
    ):
        page.goto(site_of_all.url + top + place)
        assert page.evaluate(STRANGE) == []
        assert lacking(text_of(opened(page)), values, exactly=exactly) == [], place
    for path in sorted(site_of_all.folder.rglob("*.html")):
        name = path.relative_to(site_of_all.folder).as_posix()
        if name.startswith("ar/") == bool(top) and path.name not in ("404.html", "leeg.html"):
            page.goto(site_of_all.url + name)
            assert page.evaluate(STRANGE) == [], name


def test_the_site_of_a_school_shows_it_as_text(visit: Visit, tmp_path: Path) -> None:
    """Schools that are built with every value that school.yml lets pass: on pages, papers and in letters."""
    root = buildable(tmp_path / "project")
    made = schools(tmp_path / "schools")
    done = run("build", "--root", root, "--out", tmp_path / "site", "--school", tmp_path / "schools")
    assert done.returncode == 0, done.stdout + done.stderr
    running = serve(tmp_path / "site")
    page = visit(f"http://127.0.0.1:{running.server_port}/school-0/index.html", before=trap)
    for name, about in made.items():
        said = [about["short"], *about["address"]]
        said += [person[part] for person in about["people"] for part in PERSON]
        for place in (
            "index.html",
            "ouders.html",
            "plan.html",
            "brieven/brief.html",
            "stappen/een.html",
        ):
            page.goto(f"http://127.0.0.1:{running.server_port}/{name}/{place}")
            assert page.evaluate(STRANGE) == [], (name, place)
            foot = text_of(page, "footer.foot")
            assert lacking(foot, said[1:], exactly=True) == [], (name, place)
            assert squeeze(about["name"]) in text_of(page, "body"), (name, place)
        own = (tmp_path / "schools" / name / "data/steps/een.yml").read_text("utf-8")
        values = list(yaml.safe_load(own)["background"].values())
        assert values
        assert lacking(text_of(page), values, exactly=False) == [], name
        plain = (tmp_path / "site" / name / "downloads/nl/brieven/brief.txt").read_text("utf-8")
        assert squeeze(about["name"]) in squeeze(plain)
    running.shutdown()


def test_the_search_shows_it_as_text(visit: Visit, site_of_all: Hostile) -> None:
    """Every value is typed, also those that no author may write; what is found shows as text."""
    page = visit(site_of_all.url + "index.html", before=trap)
    page.keyboard.press("Control+k")
    expect(page.locator("dialog.search")).to_be_visible()
    page.locator("#zoek-veld").fill("stap")
    page.locator(".search-option").first.wait_for()
    found = page.evaluate(
        """async (values) => {
          const input = document.getElementById("zoek-veld");
          const shown = [];
          for (const value of values) {
            input.value = value;
            input.dispatchEvent(new InputEvent("input", { bubbles: true }));
            await new Promise((done) => setTimeout(done, 45));
            shown.push(document.querySelector("dialog.search").innerText);
          }
          return shown;
        }""",
        [value[:2000] for value in hostile("text")],
    )
    assert page.evaluate(STRANGE) == []
    assert any("pwn()" in text for text in found), "values are shown among the results"
    page.locator("#zoek-veld").fill("constructor")
    page.locator(".search-option").first.wait_for()
    page.locator("#zoek-veld").fill("a" * 1_000_000)
    assert len(page.locator("#zoek-veld").input_value()) <= 200


def test_a_letter_holds_it_as_text(visit: Visit, site_of_all: Hostile) -> None:
    page = opened(visit(site_of_all.url + "brieven/brief.html", before=trap))
    page.locator("#veld-verhaal").wait_for()
    wrong = page.evaluate(
        """(values) => {
          const input = document.getElementById("veld-verhaal");
          const place = document.querySelector('.paper [data-field="verhaal"]');
          return values.filter((value) => {
            input.value = value;
            input.dispatchEvent(new InputEvent("input", { bubbles: true }));
            const kept = nazorg.letterCheck.clean(input.value);
            return kept && place.textContent !== kept;
          });
        }""",
        hostile("text"),
    )
    assert [named(value) for value in wrong] == []
    assert page.evaluate(STRANGE) == []


def test_the_document_of_a_letter_holds_it_as_text(
    visit: Visit, site_of_all: Hostile, tmp_path: Path
) -> None:
    typed = "\n".join(value for value in hostile("text") if len(value) < 200)
    page = opened(visit(site_of_all.url + "brieven/brief.html", before=trap))
    page.locator("#veld-verhaal").evaluate(
        "(it, value) => { it.value = value; it.dispatchEvent(new InputEvent('input', { bubbles: true })); }",
        typed,
    )
    page.locator("#veld-naam").fill("\"><svg onload=pwn()> ' & ]]>")
    kept = str(page.evaluate("nazorg.letterCheck.clean(document.getElementById('veld-verhaal').value)"))
    for act, part in (("docx", "word/document.xml"), ("odt", "content.xml")):
        with page.expect_download() as coming:
            page.locator(f'[data-act="{act}"]').click()
            if page.locator(".letter-check").is_visible():
                page.locator('[data-act="anyway"]').click()
        coming.value.save_as(tmp_path / act)
        with zipfile.ZipFile(io.BytesIO((tmp_path / act).read_bytes())) as package:
            tree = etree.fromstring(package.read(part), etree.XMLParser(resolve_entities=False))
            inside = "".join(tree.itertext())
            for name in package.namelist():
                if name.endswith((".xml", ".rels")):
                    etree.fromstring(package.read(name))
        missing = [line for line in kept.split("\n") if letters_of(line) not in letters_of(inside)]
        assert missing == []
        assert "svg onload=pwn()" in inside
    assert page.evaluate(STRANGE) == []


def test_the_ready_documents_are_well_formed(site_of_all: Hostile) -> None:
    seen = 0
    for path in sorted((site_of_all.folder / "downloads").rglob("*")):
        if path.suffix not in (".docx", ".odt"):
            continue
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                if name.endswith((".xml", ".rels")):
                    etree.fromstring(package.read(name))
            part = "word/document.xml" if path.suffix == ".docx" else "content.xml"
            inside = letters_of("".join(etree.fromstring(package.read(part)).itertext()))
        if path.stem.endswith("nl") or "nl" in path.parts:
            seen += 1
            assert [v for v in site_of_all.laid["letter"] if letters_of(v) not in inside] == []
    assert seen


def test_a_file_of_ticks_changes_nothing_that_it_may_not(visit: Visit, site_of_all: Hostile) -> None:
    page = visit(site_of_all.url + "plan.html", before=trap)
    said = page.locator("[data-said]")
    for text in [*hostile("import"), *hostile("text")[:40], DEEP_IMPORT, HUGE_IMPORT]:
        said.evaluate("(it) => { it.textContent = ''; }")
        page.locator("input[type=file]").set_input_files(
            {"name": "x.json", "mimeType": "application/json", "buffer": text.encode()}
        )
        expect(said).not_to_be_empty()
    assert page.evaluate(STRANGE) == []
    assert page.evaluate("({}).ticks === undefined && ({}).polluted === undefined")
    kept = page.evaluate("Object.values(sessionStorage).concat(Object.values(localStorage)).join()")
    assert "<" not in kept
    assert "pwn" not in kept


def test_a_store_that_somebody_filled_breaks_no_page(visit: Visit, site_of_all: Hostile) -> None:
    page = visit(site_of_all.url + "plan.html", before=trap)
    for text in [*hostile("import"), "<svg onload=pwn()>"]:
        page.evaluate(
            """([prefix, text]) => {
              for (const store of [sessionStorage, localStorage]) {
                store.setItem(prefix + "lijst:blauw", text);
                store.setItem(prefix + "lijst:<img src=x onerror=pwn()>", text);
                store.setItem(prefix + "nu", text);
              }
              localStorage.setItem("tabblad-tijd", text + " javascript:pwn()");
            }""",
            [TICKS, text],
        )
        page.reload()
        assert page.locator("[data-progress]").inner_text() != "", text
        assert page.evaluate(STRANGE) == []
        page.evaluate("sessionStorage.clear(); localStorage.clear()")


def test_the_chooser_shows_it_as_text(visit: Visit, site_of_all: Hostile) -> None:
    page = visit(site_of_all.url + "index.html", before=trap)
    page.evaluate("document.querySelectorAll('details').forEach((it) => { it.open = true; })")
    form = page.locator("[data-chooser] form")
    form.locator("input[type=checkbox]").first.check()
    form.locator("[type=submit]").click()
    page.wait_for_url("**/plan.html")
    page.evaluate("document.querySelectorAll('details').forEach((it) => { it.open = true; })")
    shown = squeeze(page.locator(".plan").inner_text())
    assert [word for word in ("toString", "constructor") if word not in shown] == []
    assert page.evaluate(STRANGE) == []


@pytest.mark.parametrize("part", ["?x={}", "#{}", "?{}#{}"])
def test_an_address_with_it_is_only_an_address(visit: Visit, site_of_all: Hostile, part: str) -> None:
    page = visit(site_of_all.url + "index.html", before=trap)
    hostile_ones = (
        "<svg onload=pwn()>",
        "javascript:pwn()",
        '"><script>pwn()</script>',
        "__proto__[polluted]=1",
        "plan=<img src=x onerror=pwn()>+__proto__+constructor",
    )
    for value in hostile_ones:
        for place in ("index.html", "plan.html", "register.html"):
            page.goto(site_of_all.url + place + part.format(value, value))
            assert page.evaluate(STRANGE) == []
