"""The page of the plan as tests use it: situations chosen, rows ticked, what is kept, what is printed."""

import json
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.browsing import measure
from tests.browser.places import ROOT

PLAN = "plan.html"
SITUATIONS = sorted(path.stem for path in (ROOT / "data" / "situations").glob("*.yml"))
#: The first of every plan: whoever else is ticked, danger comes first.
FIRST_ACTION = "kom-samen.check-gevaar"
SECOND_ACTION = "kom-samen.leg-vast"
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
#: The longest that fits, as a name is: not all of the widest letter.
LONGEST_NAME = "Wilhelmina van den Wij"
LONGEST_TIME = "maandag 9:30"
LONGEST_SCHOOL = "Samenwerkende Waterlandse Scholengemeenschap, locatie Monnic"


def box(page: Page, key: str = FIRST_ACTION) -> Locator:
    """The box of an action, in the plan or on the page of its step."""
    return page.locator(f'[data-key="{key}"] input[type=checkbox]').first


def unfold(page: Page) -> None:
    """Opens all phases, as a reader may."""
    page.evaluate("document.querySelectorAll('details').forEach((it) => { it.open = true; })")


def answer(page: Page, *names: str) -> None:
    """Ticks situations by hand, one after another, as a reader does."""
    for name in names:
        choice = page.locator(f'input[value="{name}"]')
        question = page.locator("details.question", has=choice)
        if question.get_attribute("open") is None:
            question.locator("summary").click()
        choice.check()


def tick(page: Page, *names: str) -> None:
    """Ticks situations, and asks for the plan."""
    answer(page, *names)
    page.locator('.chooser button[type="submit"]').click()


def choose(page: Page, *names: str) -> None:
    """Chooses exactly these situations on the page of the plan, in one go; none begins anew."""
    page.evaluate(
        """(names) => {
          const boxes = [...document.querySelectorAll("[name=situatie]")];
          boxes.forEach((box) => { box.checked = names.includes(box.value); });
          if (names.length) boxes[0].form.requestSubmit();
          else boxes[0].form.reset();
        }""",
        names,
    )
    if not names and page.locator("[data-act=hold]").is_visible():
        page.locator("[data-act=hold]").click()
    expect_chosen(page, *names)


def chosen(page: Page) -> list[str]:
    """The situations that the plan says it is for, by where their titles lead."""
    links = page.locator("[data-chosen] a")
    return sorted(links.evaluate_all("(all) => all.map((it) => it.href.match(/([^/]+)\\.html$/)[1])"))


def expect_chosen(page: Page, *names: str) -> None:
    """Waits for the plan of exactly these situations."""
    expect(page.locator("[data-chosen] a")).to_have_count(len(names))
    assert chosen(page) == sorted(names)


def keys(page: Page, within: str = ".plan .task") -> list[str]:
    """The keys of the rows of the plan, in order, also of those that lie folded."""
    found: list[str] = page.locator(within).evaluate_all("(all) => all.map((it) => it.dataset.key)")
    return found


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
    """What the page says of what was kept, taken or erased."""
    return page.locator("[data-said]").inner_text()


def state(page: Page) -> str:
    """Where the page says the ticks are."""
    return page.locator("[data-state]").inner_text()


def keep(page: Page) -> None:
    """Chooses to keep the list on this device."""
    page.locator("[data-keep]").check()


def take(page: Page, file: dict[str, Any] | str) -> None:
    """Opens a file of ticks."""
    text = file if isinstance(file, str) else json.dumps(file)
    page.locator("[data-checklist] input[type=file]").set_input_files(
        {"name": "lijst.json", "mimeType": "application/json", "buffer": text.encode()}
    )


def fill(page: Page) -> None:
    """Ticks all, and types who and when in every field that is asked, as long as may be."""
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
    assert page.evaluate(
        "[...document.querySelectorAll('.typed-who, .typed-when, .typed-field-1')].every("
        "(field) => field.value.length <= field.maxLength)"
    )


def printed(page: Page) -> bytes:
    """The page as the browser prints it, without colours in the background; the outline tells of headings."""
    return page.pdf(prefer_css_page_size=True, print_background=False, outline=True, tagged=True)
