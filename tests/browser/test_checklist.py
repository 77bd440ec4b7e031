"""The checklist: ticks and where they stay, the sheet on paper, the same choice as the build makes."""

import io
import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import ImageChops
from playwright.sync_api import BrowserContext, Page, expect

from macros import sheet
from macros.builder.make import load
from macros.content.guide import Guide
from macros.content.text import Words
from tests.browser.browsing import Visit, measure
from tests.browser.places import FIRST, GUIDE, LANGUAGES, ROOT, address
from tests.conftest import URL
from tests.paper.reading import codes, image, reader, sizes

SITUATIONS = sorted(path.stem for path in (ROOT / "data" / "situations").glob("*.yml"))
CHECKLIST = "checklist.html"
FIRST_ACTION = "kom-samen.check-gevaar"
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
#: The longest that fits, as a name is: not all of the widest letter.
LONGEST_NAME = "Wilhelmina van den Wij"
LONGEST_TIME = "maandag 9:30"
LONGEST_SCHOOL = "Samenwerkende Waterlandse Scholengemeenschap, locatie Monnic"


@pytest.fixture(scope="session")
def guides() -> dict[str, Guide]:
    return load(ROOT).guides


@pytest.fixture(scope="session")
def words(guides: dict[str, Guide]) -> dict[str, Words]:
    return {key: guides[FIRST].word(key) for key in ("checklist_tab", "checklist_no_storage")}


def box(page: Page, key: str = FIRST_ACTION) -> Any:
    return page.locator(f'[data-key="{key}"] input[type=checkbox]').first


def stored(page: Page) -> dict[str, str]:
    """All that the browser keeps of this site, in every store there is."""
    other = [it for it in measure(page, "kept") if not it.startswith(("localStorage", "sessionStorage"))]
    assert other == []
    found: dict[str, str] = page.evaluate(
        "Object.fromEntries([localStorage, sessionStorage].flatMap((store, at) => "
        "Object.entries(store).map(([key, value]) => [['local ', 'session '][at] + key, value])))"
    )
    return found


def said(page: Page) -> str:
    return page.locator("[data-said]").inner_text()


def state(page: Page) -> str:
    return page.locator("[data-state]").inner_text()


def choose(page: Page, names: list[str]) -> None:
    """Ticks exactly these situations, all in one go."""
    page.evaluate(
        """(names) => {
          const boxes = [...document.querySelectorAll("[name=situatie]")];
          boxes.forEach((box) => { box.checked = names.includes(box.value); });
          boxes[0].dispatchEvent(new Event("change", { bubbles: true }));
        }""",
        names,
    )
    expect(page.locator("[data-plan-status]")).not_to_be_empty()


def printed(page: Page) -> bytes:
    """The sheet as the browser prints it, without colours in the background."""
    page.evaluate("document.documentElement.setAttribute('data-printing', 'sheet')")
    made = page.pdf(prefer_css_page_size=True, print_background=False)
    page.evaluate("document.documentElement.removeAttribute('data-printing')")
    return made


def too_much(made: bytes) -> Iterator[str]:
    """What of the one page with type of 9 pt does not hold."""
    pages = reader(made).pages
    if len(pages) != 1:
        yield f"{len(pages)} pages"
    if (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) != (595, 842):
        yield "not A4"
    if min(sizes(made)) < 8.95:
        yield f"type of {min(sizes(made))} pt"


PARTS = range(6)
SHEETS = [CHECKLIST, *(f"situaties/{name}.html" for name in SITUATIONS)]


@pytest.mark.parametrize("part", PARTS)
def test_one_page(visit: Visit, server: str, part: int) -> None:
    """Every sheet in every language is one A4, full with ticks, names and times as well."""
    places = [address(language, name) for language in LANGUAGES for name in SHEETS]
    faults = []
    page = visit(CHECKLIST)
    for place in places[part :: len(PARTS)]:
        page.goto(server + place)
        fill(page)
        made = printed(page)
        faults += [f"{place}: {fault}" for fault in too_much(made)]
        text = " ".join(reader(made).pages[0].extract_text().split())
        for typed in (LONGEST_NAME, LONGEST_TIME, LONGEST_SCHOOL):
            if typed not in text:
                faults.append(f"{place}: {typed} is not on paper")
    assert faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_empty_and_full(visit: Visit, language: str) -> None:
    """Nothing typed: one page to write on. All typed, as long as may be: nothing is cut off."""
    page = visit(address(language, CHECKLIST))
    assert list(too_much(printed(page))) == []
    fill(page)
    assert clipped(page) == []


def fill(page: Page) -> None:
    page.evaluate(
        """([who, when, school]) => {
          for (const box of document.querySelectorAll(".task input[type=checkbox]")) box.checked = true;
          for (const field of document.querySelectorAll(".typed-who")) field.value = who;
          for (const field of document.querySelectorAll(".typed-when")) field.value = when;
          document.querySelectorAll(".sheet-fields input").forEach((field, at) => {
            field.value = at ? when : school;
          });
        }""",
        [LONGEST_NAME, LONGEST_TIME, LONGEST_SCHOOL],
    )
    lengths = page.evaluate(
        "[...document.querySelectorAll('.typed-who, .typed-when, .typed-field-1')].every("
        "(field) => field.value.length <= field.maxLength)"
    )
    assert lengths


def clipped(page: Page) -> list[str]:
    """Fields whose text is longer than they are wide, on paper."""
    page.evaluate("document.documentElement.setAttribute('data-printing', 'sheet')")
    page.set_viewport_size({"width": 703, "height": 1000})  # 186 mm, what an A4 leaves between its margins
    page.emulate_media(media="print")
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.on-sheet input[type=text], .sheet-fields input')].filter("
        "(field) => field.scrollWidth > field.clientWidth + 1).map((field) => field.className)"
    )
    page.emulate_media(media="null")
    page.evaluate("document.documentElement.removeAttribute('data-printing')")
    return sorted(set(found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_slack(visit: Visit, guides: dict[str, Guide], language: str) -> None:
    """The longest rows there are, each text a tenth longer, all fields full: still one page."""
    page = visit(address(language, CHECKLIST))
    choose(page, ["medewerker-verdacht", "langdurig-afwezig", "media"])
    page.evaluate(
        """(most) => {
          const longest = [...document.querySelectorAll(".task .brief")]
            .map((it) => it.textContent).sort((a, b) => b.length - a.length).slice(0, most);
          document.querySelectorAll(".on-sheet .brief").forEach((it, at) => {
            it.textContent = longest[at];
          });
          const sheet = document.querySelector(".sheet");
          for (const it of sheet.querySelectorAll(
            ".on-sheet .brief, .on-sheet .who, .sheet-head [data-brief], .sheet-foot p, .tasks h3 span"
          )) {
            const text = it.textContent.trim();
            it.append(" " + text.slice(0, Math.ceil(text.length / 10)));
          }
        }""",
        guides[language].sheet.most,
    )
    fill(page)
    assert list(too_much(printed(page))) == []


def test_qr_code(visit: Visit, site_with_url: Path) -> None:
    """The code on the printed page says its address; without an address there is no code."""
    for language in LANGUAGES:
        page = visit((site_with_url / address(language, CHECKLIST)).as_uri())
        assert [text for text, _ in codes(image(printed(page)))] == [URL + address(language, CHECKLIST)]


def test_ticks_in_grey(visit: Visit) -> None:
    """A printed tick is plain to see without colours and without backgrounds."""
    page = visit(CHECKLIST)
    empty = image(printed(page))
    box(page).check()
    ticked = image(printed(page))
    changed = ImageChops.difference(empty, ticked).point(lambda value: 255 if value > 80 else 0)
    where = changed.getbbox()
    assert where, "the tick cannot be seen"
    left, top, right, bottom = where
    millimetre = 2 * 72 / 25.4
    assert right - left < 6 * millimetre
    assert bottom - top < 6 * millimetre
    # More than a quarter of the box turns from white to nearly black, or the other way round.
    assert changed.histogram()[255] > (4 * millimetre) ** 2 / 4


def test_whole_page_prints(visit: Visit) -> None:
    """Ctrl+P on the checklist's own page needs no script and no button: it is the sheet."""
    page = visit(CHECKLIST, java_script_enabled=False)
    assert page.locator(".task:visible").count() > 60
    assert page.locator(".scripted:visible").count() == 0
    assert list(too_much(page.pdf(prefer_css_page_size=True))) == []


def test_what_is_stored(visit: Visit, server: str) -> None:
    """A tick is a key, a day and a hash in this tab; what is typed or chosen is in no store."""
    page = visit(CHECKLIST)
    page.clock.set_fixed_time(NOW)
    page.reload()
    assert stored(page) == {}
    box(page).check()
    fill(page)
    page.locator(".typed-who").first.press_sequentially("x")
    choose(page, ["media"])
    digest = page.locator(f'[data-key="{FIRST_ACTION}"]').get_attribute("data-digest")
    day = int(NOW.timestamp() // 86400)
    expected = {"ticks": {FIRST_ACTION: [day, digest]}}
    assert {key: json.loads(value) for key, value in stored(page).items()} == {
        "session nazorgwijzer:lijst:blauw": expected
    }
    # The same tick on every page and in every language.
    for place in ("stappen/kom-samen.html", "en/checklist.html", "situaties/media.html"):
        page.goto(server + place)
        assert box(page).is_checked(), place
    page.goto(server + CHECKLIST)
    assert page.locator(".typed-who").first.input_value() == ""
    assert page.locator("[data-progress]").inner_text().startswith("1 ")
    box(page).uncheck()
    assert page.locator("[data-progress]").inner_text().startswith("0 ")


def test_closed_tab(visit: Visit, server: str) -> None:
    """After a tab is closed a later visit finds nothing, in any store."""
    page = visit(CHECKLIST)
    box(page).check()
    context = page.context
    page.close()
    later = context.new_page()
    later.goto(server + CHECKLIST)
    assert stored(later) == {}
    assert not box(later).is_checked()


def keep(page: Page) -> None:
    page.locator("[data-keep]").check()


@pytest.mark.parametrize(
    ("days", "left"), [(0, "14"), (13, "1"), (14, "laatste dag"), (15, None), (400, None), (-30, "14")]
)
def test_kept_for_14_days(visit: Visit, server: str, days: int, left: str | None) -> None:
    """By choice the ticks stay 14 days, with the days in sight; a clock set back adds none."""
    page = visit(CHECKLIST)
    page.clock.set_fixed_time(NOW)
    box(page).check()
    keep(page)
    assert "14" in said(page)
    assert set(stored(page)) == {"local nazorgwijzer:lijst:blauw"}
    context = page.context
    page.close()
    later = context.new_page()
    later.clock.set_fixed_time(NOW + timedelta(days=days))
    # Any page clears what is past its day, also one without a list.
    later.goto(server + "privacy.html")
    assert bool(stored(later)) == (left is not None)
    later.goto(server + "stappen/kom-samen.html")
    assert box(later).is_checked() == (left is not None)
    if left:
        assert left in state(later)


def test_no_longer_kept(visit: Visit) -> None:
    page = visit(CHECKLIST)
    box(page).check()
    keep(page)
    page.locator("[data-keep]").uncheck()
    assert set(stored(page)) == {"session nazorgwijzer:lijst:blauw"}
    assert box(page).is_checked()


def test_erase(visit: Visit, server: str) -> None:
    """Everything goes, in the other tab too; it is read back, and said."""
    page = visit(CHECKLIST)
    other = page.context.new_page()
    other.goto(server + CHECKLIST)
    box(other).check()
    other.locator(".typed-who").first.fill("Sam")
    box(page).check()
    keep(page)
    page.locator("[data-colour]").select_option("groen")
    box(page).check()
    page.locator(".typed-who").first.fill("Sam")
    page.evaluate("localStorage.setItem('of-another-site', '1')")
    page.locator("[data-erase]").click()
    assert "Alles is gewist. 3 " in said(page)
    assert stored(page) == {"local of-another-site": "1"}
    assert not box(page).is_checked()
    assert page.locator(".typed-who").first.input_value() == ""
    expect(other.locator(".task.done")).to_have_count(0)
    assert stored(other) == {"local of-another-site": "1"}
    assert other.locator(".typed-who").first.input_value() == ""


def test_erase_fails(visit: Visit) -> None:
    """A browser that does not remove is not believed."""
    page = visit(
        CHECKLIST,
        before=lambda context: context.add_init_script("Storage.prototype.removeItem = () => {};"),
    )
    box(page).check()
    page.locator("[data-erase]").click()
    assert "niet gelukt" in said(page)


def test_two_tabs(visit: Visit, server: str) -> None:
    """Two tabs that keep the same list do not overwrite each other."""
    one = visit(CHECKLIST)
    keep(one)
    two = one.context.new_page()
    two.goto(server + CHECKLIST)
    box(one).check()
    expect(two.locator(".task.done")).to_have_count(1)
    box(two, "kom-samen.leg-vast").check()
    expect(one.locator(".task.done")).to_have_count(2)
    assert box(one, "kom-samen.leg-vast").is_checked()
    expect(two.locator(".task.done")).to_have_count(2)


def test_colours(visit: Visit) -> None:
    """Incidents beside each other share nothing, also not what was typed."""
    page = visit(CHECKLIST)
    box(page).check()
    page.locator(".typed-who").first.fill("Sam")
    colours = page.locator("[data-colour]")
    colours.select_option("oranje")
    assert not box(page).is_checked()
    assert page.locator(".typed-who").first.input_value() == ""
    assert "Oranje" in state(page)
    colours.select_option("blauw")
    assert box(page).is_checked()
    assert page.locator(".typed-who").first.input_value() == "Sam"
    assert "Blauw (1 " in colours.inner_text()


def test_file(visit: Visit, tmp_path: Path) -> None:
    """What was put in a file can be taken from it; what the site does not know is counted and skipped."""
    page = visit(CHECKLIST)
    box(page).check()
    with page.expect_download() as download:
        page.locator("[data-export]").click()
    assert download.value.suggested_filename == "lijst-blauw.json"
    file = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert set(file) == {"format", "version", "ticks"}
    assert set(file["ticks"]) == {FIRST_ACTION}
    page.locator("[data-erase]").click()
    box(page, "kom-samen.leg-vast").check()
    file["ticks"] |= {"kom-samen.weg": [1, "00000000"], "__proto__": 1, "a.b": "<img>"}
    take(page, json.dumps(file))
    expect(page.locator(".task.done")).to_have_count(2)
    assert "1 vinkjes erbij" in said(page)
    assert "3 vinkjes horen bij" in said(page)
    before = stored(page)
    for bad in ("", "{", "[]", "null", '{"format": "x"}', json.dumps(file | {"version": 2}), "x" * 600_000):
        take(page, bad)
        expect(page.locator("[data-said]")).to_contain_text("geen bestand")
        assert stored(page) == before
        page.evaluate("document.querySelector('[data-said]').textContent = ''")


def take(page: Page, text: str) -> None:
    page.locator("[data-checklist] input[type=file]").set_input_files(
        {"name": "lijst.json", "mimeType": "application/json", "buffer": text.encode()}
    )


def test_changed_since(visit: Visit) -> None:
    """An action whose text is another than when it was ticked says so, and stays ticked."""
    page = visit(CHECKLIST)
    box(page).check()
    assert page.locator(".task-changed").count() == 0
    page.evaluate(
        "for (const key of Object.keys(sessionStorage)) sessionStorage.setItem(key, "
        "sessionStorage.getItem(key).replace(/[0-9a-f]{8}/, '0badc0de'))"
    )
    page.reload()
    assert page.locator(".task-changed").count() == 1
    assert box(page).is_checked()
    box(page).uncheck()
    box(page).check()
    assert page.locator(".task-changed").count() == 0


BLOCKED = {
    "no store": "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty("
    "window, name, { get() { throw new DOMException('no', 'SecurityError'); } });",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); };",
}


@pytest.mark.parametrize("how", BLOCKED)
def test_blocked(visit: Visit, words: dict[str, Words], how: str) -> None:
    """Where nothing can be stored it is said, and the boxes work as long as the page is open."""

    def block(context: BrowserContext) -> None:
        context.add_init_script(BLOCKED[how])

    page = visit(CHECKLIST, before=block)
    box(page).check()
    assert page.locator("[data-progress]").inner_text().startswith("1 ")
    assert state(page) == words["checklist_no_storage"]
    page.locator("[data-keep]").click()
    assert not page.locator("[data-keep]").is_checked()
    assert box(page).is_checked()
    page.locator("[data-erase]").click()
    assert "Alles is gewist" in said(page)
    assert not box(page).is_checked()


def test_spoilt(visit: Visit) -> None:
    """What stands in the store may be anything."""
    page = visit(CHECKLIST)
    for value in ("", "{", "null", "[]", '{"ticks": null}', '{"ticks": {"a.b": 1}, "until": "x"}', '"x"'):
        page.evaluate(
            "(value) => { for (const store of [localStorage, sessionStorage]) "
            "store.setItem('nazorgwijzer:lijst:blauw', value); }",
            value,
        )
        page.reload()
        assert page.locator("[data-progress]").inner_text().startswith("0 ")
        box(page).check()
        assert page.locator("[data-progress]").inner_text().startswith("1 ")
        box(page).uncheck()


def test_filters(visit: Visit) -> None:
    page = visit(CHECKLIST)
    total = page.locator(".task:visible").count()
    page.locator("[name=role]").select_option("schoolleider")
    mine = page.locator(".task:visible").count()
    assert 0 < mine < total
    assert page.locator('.task:visible:not([data-roles~="schoolleider"])').count() == 0
    page.locator("[name=phase]").select_option("later")
    assert page.locator(".tasks:visible").count() == 1
    assert f"{page.locator('.task:visible').count()} van {total}" in page.locator("[data-shown]").inner_text()
    page.locator("[name=role]").select_option("")
    page.locator("[name=phase]").select_option("")
    box(page).check()
    page.locator("[name=done]").check()
    assert page.locator(".task:visible").count() == total - 1
    # What is filtered out on the screen still stands on paper.
    assert len(reader(printed(page)).pages[0].extract_text()) > 1500
    assert "112" in reader(printed(page)).pages[0].extract_text()


def test_from_a_folder(visit: Visit, site: Path) -> None:
    """Opened from a folder everything works: ticks, situations, the printed sheet."""
    page = visit((site / CHECKLIST).as_uri())
    box(page).check()
    page.goto((site / "en" / CHECKLIST).as_uri())
    assert box(page).is_checked()
    choose(page, ["media"])
    assert page.locator('.on-sheet[data-key^="media."]').count() > 0
    assert list(too_much(printed(page))) == []


def test_same_sheet_as_the_build(visit: Visit, guides: dict[str, Guide]) -> None:
    """For every situation and for chance handfuls the browser chooses the rows of macros/sheet.py."""
    page = visit(CHECKLIST)
    chance = random.Random(4)
    cases = [[], *([name] for name in SITUATIONS), *(chance.sample(SITUATIONS, 4) for _ in range(40))]
    for names in cases:
        chosen = sheet.select(guides[FIRST], names)
        choose(page, names)
        found = page.evaluate(
            "[...document.querySelectorAll('.on-sheet:not([hidden])')].map((it) => it.dataset.key)"
        )
        assert found == [row.planned.key for row in chosen.rows], names
        assert ("sheet-solo" in page.locator(".checklist").get_attribute("class")) == chosen.solo, names
        assert str(chosen.rest) in page.locator("[data-rest]").text_content(), names


def test_ways_to_it(visit: Visit) -> None:
    """From the home page, the main navigation and the footer."""
    page = visit("index.html")
    for place in ("main .checklist-link", "nav.sections", "footer"):
        assert page.locator(f'{place} a[href="checklist.html"]').count() == 1, place
    page.get_by_role("link", name="Print de teamchecklist").click()
    page.wait_for_url("**/checklist.html")
    assert list(GUIDE["languages"]) == list(LANGUAGES)


def test_ready_files(visit: Visit, server: str) -> None:
    """Every file that a page offers is a PDF in the language of the page."""
    for language in LANGUAGES:
        page = visit(address(language, CHECKLIST))
        links = page.locator(".sheet-downloads a").evaluate_all("(all) => all.map((it) => it.href)")
        assert len(links) == 5
        for link in links:
            body = page.request.get(link).body()
            assert f"/downloads/{language}/" in link
            assert str(reader(io.BytesIO(body).getvalue()).trailer["/Root"]["/Lang"]).startswith(language)
