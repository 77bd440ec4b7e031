"""The plan on paper: the page of the plan prints one A4, the sheet that the build would make of it."""

import io
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import ImageChops
from playwright.sync_api import Page, expect

from macros import sheet
from macros.builder.make import load
from macros.content.guide import Guide
from tests.browser.browsing import Visit
from tests.browser.places import LANGUAGES, ROOT, address
from tests.browser.plans import (
    LONGEST_NAME,
    LONGEST_SCHOOL,
    LONGEST_TIME,
    PLAN,
    SITUATIONS,
    box,
    choose,
    fill,
    keys,
    printed,
    unfold,
)
from tests.conftest import URL
from tests.paper.reading import codes, image, overlapping, reader, sizes, text_of

MOST_LINES = load(ROOT).guides["nl"].sheet.most


@pytest.fixture(scope="session")
def guides() -> dict[str, Guide]:
    """The guide in every language."""
    return load(ROOT).guides


def too_much(made: bytes) -> Iterator[str]:
    """What of the one page with type of 9 pt does not hold."""
    pages = reader(made).pages
    if len(pages) != 1:
        yield f"{len(pages)} pages"
    if (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) != (595, 842):
        yield "not A4"
    if min(sizes(made)) < 8.95:
        yield f"type of {min(sizes(made))} pt"
    yield from (f"{one} overlap" for one in overlapping(made))


def words_on(made: bytes) -> str:
    """The words of the first page, with single spaces."""
    return " ".join(text_of(made).split())


PARTS = range(6)
#: Each by itself, and none.
SHEETS = [(), *((name,) for name in SITUATIONS)]


@pytest.mark.parametrize("part", PARTS)
def test_one_page(visit: Visit, part: int) -> None:
    """Every sheet in every language is one A4, full with ticks, names and times as well."""
    faults = []
    for language in LANGUAGES:
        page = visit(address(language, PLAN))
        for names in SHEETS[part :: len(PARTS)]:
            choose(page, *names)
            fill(page)
            made = printed(page)
            faults += [f"{language} {names}: {fault}" for fault in too_much(made)]
            text = words_on(made)
            rows = page.locator(".on-sheet").count()
            for typed, least in ((LONGEST_NAME, rows), (LONGEST_TIME, rows), (LONGEST_SCHOOL, 1)):
                if text.count(typed) < least:
                    faults.append(f"{language} {names}: {typed} is {text.count(typed)} times on paper")
    assert faults == []


def clipped(page: Page) -> list[str]:
    """Fields whose text is longer than they are wide, on paper."""
    page.set_viewport_size({"width": 703, "height": 1000})  # 186 mm, what an A4 leaves between its margins
    page.emulate_media(media="print")
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.on-sheet input[type=text], .sheet-fields input')].filter("
        "(field) => field.scrollWidth > field.clientWidth + 1).map((field) => field.className)"
    )
    page.emulate_media(media="null")
    return sorted(set(found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_slack(visit: Visit, language: str) -> None:
    """One page when empty; full nothing is cut off; and with the longest rows, a tenth longer, still one."""
    page = visit(address(language, PLAN))
    assert list(too_much(printed(page))) == []
    fill(page)
    assert clipped(page) == []
    choose(page, *fullest(page))
    page.evaluate(
        """(most) => {
          const longest = [...document.querySelectorAll(".task .brief")]
            .map((it) => it.textContent).sort((a, b) => b.length - a.length).slice(0, most);
          document.querySelectorAll(".on-sheet .brief").forEach((it, at) => {
            it.textContent = longest[at % longest.length];
          });
          const sheet = document.querySelector(".sheet");
          for (const it of sheet.querySelectorAll(
            ".on-sheet .brief, .on-sheet .who, .sheet-head [data-brief], .sheet-foot p, .tasks h3 span"
          )) {
            const text = it.textContent.trim();
            it.append(" " + text.slice(0, Math.ceil(text.length / 10)));
          }
        }""",
        MOST_LINES,
    )
    fill(page)
    assert list(too_much(printed(page))) == []


def fullest(page: Page) -> tuple[str, ...]:
    """Of chance handfuls of situations the one with the most lines on its sheet."""
    chance = random.Random(15)
    every = [tuple(chance.sample(SITUATIONS, 3)) for _ in range(12)]

    def lines(names: tuple[str, ...]) -> int:
        choose(page, *names)
        return (
            page.locator(".on-sheet .brief").count() - page.locator(".on-sheet .not-on-sheet .brief").count()
        )

    return max(every, key=lines)


def test_qr_code(visit: Visit, site_with_url: Path) -> None:
    """The code on the printed page says its address; without an address there is no code."""
    for language in LANGUAGES:
        page = visit((site_with_url / address(language, PLAN)).as_uri())
        assert [text for text, _ in codes(image(printed(page)))] == [URL + address(language, PLAN)]
    assert codes(image(printed(visit(PLAN)))) == []


def test_ticks_in_grey(visit: Visit) -> None:
    """A printed tick is plain to see without colours and without backgrounds."""
    page = visit(PLAN)
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


def test_the_page_prints_itself(visit: Visit) -> None:
    """Ctrl+P needs no script and no button: it gives the sheet, also of what is folded."""
    page = visit(PLAN, java_script_enabled=False)
    on_sheet = [line.text for line in sheet.select(load(ROOT).guides["nl"], []).lines]
    made = page.pdf(prefer_css_page_size=True)
    assert list(too_much(made)) == []
    text = words_on(made)
    assert len(on_sheet) > 8
    for field in ("School", "Datum", "Leiding"):
        assert field in text
    page.emulate_media(media="print")
    assert page.locator(".task:visible").count() == len(sheet.select(load(ROOT).guides["nl"], []).rows)


def test_other_pages_print_themselves(visit: Visit) -> None:
    """A step and a situation print their text, not a sheet, and nothing to press."""
    for name in ("stappen/kom-samen.html", "situaties/media.html"):
        page = visit(name)
        title = page.get_by_role("heading", level=1).inner_text()
        made = printed(page)
        text = words_on(made)
        assert title in text
        assert page.locator(".sheet").count() == 0
        page.emulate_media(media="print")
        assert page.locator("main :is(.button, .chooser form, [data-checklist]):visible").count() == 0, name


def test_what_is_filtered_out_is_on_paper(visit: Visit) -> None:
    """A filter is for the screen."""
    page = visit(PLAN)
    whole = words_on(printed(page))
    unfold(page)
    box(page).check()
    page.locator("[name=done]").check()
    page.locator("[name=role]").select_option(index=1)
    assert page.locator(".task.filtered").count() > 3
    assert words_on(printed(page)) == whole


def test_nothing_typed_is_left_off_unsaid(visit: Visit, guides: dict[str, Guide]) -> None:
    """Who or when at a row that another plan has no room for is said before it is printed."""
    page = visit(PLAN)
    left_off = page.locator("[data-left-off]")
    bare = keys(page, ".on-sheet")
    names = next(
        names
        for names in (random.Random(at).sample(SITUATIONS, 3) for at in range(200))
        if not any(other in guides["nl"].situations[name].excludes for name in names for other in names)
        if set(bare) - {row.lines[0].planned.key for row in sheet.select(guides["nl"], names).rows}
    )
    unfold(page)
    for key in bare:
        page.locator(f'[data-key="{key}"] .typed-who').fill("Sam")
    expect(left_off).to_be_empty()
    choose(page, *names)
    gone = len(set(bare) - set(keys(page, ".on-sheet")))
    expect(left_off).to_contain_text(f": {gone}.")
    expect(left_off).to_be_visible()
    assert words_on(printed(page)).count("Sam") == len(bare) - gone
    choose(page)
    expect(left_off).to_be_empty()
    assert words_on(printed(page)).count("Sam") == len(bare)


def test_same_sheet_as_the_build(visit: Visit, guides: dict[str, Guide]) -> None:
    """For every situation and for chance handfuls the browser chooses the rows of macros/sheet.py."""
    page = visit(PLAN)
    chance = random.Random(4)
    cases = [[], *([name] for name in SITUATIONS), *(chance.sample(SITUATIONS, 4) for _ in range(40))]
    every = guides["nl"].situations
    for names in cases:
        if any(other in names for name in names for other in every[name].excludes):
            continue  # the chooser makes no plan of answers that cannot both be
        chosen = sheet.select(guides["nl"], names)
        choose(page, *names)
        assert keys(page, ".on-sheet") == [row.lines[0].planned.key for row in chosen.rows], names
        assert ("sheet-solo" in (page.locator(".plan").get_attribute("class") or "")) == chosen.solo, names
        assert f": {chosen.rest}." in (page.locator("[data-rest]").text_content() or ""), names


def test_two_sheets_hold_the_beginning_of_the_plan(visit: Visit) -> None:
    """What the first sheet has no room for stands first on the second, which is one page too."""
    page = visit(PLAN)
    choose(page, "beelden-verspreid", "verspreider-eigen-school", "ouders-weten-het")
    first = keys(page, ".on-sheet")
    words = page.locator("[data-rest]").text_content() or ""
    page.locator("[data-which]").select_option("later")
    second = keys(page, ".on-sheet")
    waits = set(keys(page, ".task:has(> .task-text > .meta .tag-waits)"))
    early = keys(page, ":is(#fase-eerste-uur, #fase-eerste-dag) .task")
    unplaced = [key for key in early if key not in first and key not in waits]
    assert unplaced
    assert [key for key in second if key not in first][: len(unplaced)] == unplaced
    assert "tweede blad" in words
    fill(page)
    made = printed(page)
    assert list(too_much(made)) == []
    assert "Tweede blad" in words_on(made)


def test_ready_files(visit: Visit) -> None:
    """Every file that the page of papers offers is a PDF in the language of the page."""
    for language in LANGUAGES:
        page = visit(address(language, "checklist.html"))
        links = page.locator(".sheets a").evaluate_all("(all) => all.map((it) => it.href)")
        assert len(links) == 5 + len(SITUATIONS)
        for link in links:
            body = page.request.get(link).body()
            assert f"/downloads/{language}/" in link
            assert str(reader(io.BytesIO(body).getvalue()).trailer["/Root"]["/Lang"]).startswith(language)
