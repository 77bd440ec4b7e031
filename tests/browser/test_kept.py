"""What of an incident is kept, where and for how long: its situations and its ticks, together."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from macros.builder.make import load
from macros.content.text import Words
from tests.browser.browsing import Visit, none_of
from tests.browser.places import FIRST, GUIDE, PHONE, ROOT
from tests.browser.plans import (
    FIRST_ACTION,
    NOW,
    PLAN,
    SECOND_ACTION,
    box,
    choose,
    chosen,
    expect_chosen,
    fill,
    keep,
    said,
    state,
    stored,
    take,
    tick,
    unfold,
)

LIST = "nazorgwijzer:lijst:blauw"
#: Which parts of the plan are open.
OPEN = "nazorgwijzer:open"
PHASES = list(GUIDE["phases"])


@pytest.fixture(scope="session")
def no_storage() -> Words:
    """How the page says that the browser keeps nothing."""
    return load(ROOT).guides[FIRST].word("checklist_no_storage")


def test_what_is_stored(visit: Visit, server: str) -> None:
    """The situations, and of a tick a key, a day and a hash, in this tab; what is typed is in no store."""
    page = visit(PLAN)
    page.clock.set_fixed_time(NOW)
    page.reload()
    assert stored(page) == {}
    unfold(page)
    box(page).check()
    choose(page, "media")
    fill(page)
    unfold(page)
    page.locator(".typed-who").first.press_sequentially("x")
    parts = page.locator(f'.task[data-key="{FIRST_ACTION}"]').get_attribute("data-parts") or ""
    day = int(NOW.timestamp() // 86400)
    kept = stored(page)
    assert kept.pop(f"session {OPEN}") == ",".join(PHASES)
    assert {key: json.loads(value) for key, value in kept.items()} == {
        f"session {LIST}": {
            "ticks": {FIRST_ACTION: [day, parts.partition(":")[2]]},
            "situations": ["media"],
        }
    }
    page.goto(server + PLAN)
    assert page.locator(".typed-who").first.input_value() == ""
    assert page.locator("[data-progress]").inner_text().startswith("1 ")
    box(page).uncheck()
    assert page.locator("[data-progress]").inner_text().startswith("0 ")


def open_phases(page: Page) -> list[str]:
    """The phases that are not folded."""
    found: list[str] = page.locator(".tasks[open]").evaluate_all("(all) => all.map((it) => it.dataset.phase)")
    return found


@pytest.mark.parametrize("world", ["server", "folder"])
def test_the_choice_survives(visit: Visit, server: str, site: Path, world: str) -> None:
    """With its folds: to another page and Back, a reload, other pages and languages; from a folder too."""
    top = server if world == "server" else f"{site.as_uri()}/"
    page = visit(top + "index.html")
    tick(page, "media", "deepfake")
    both = ("deepfake", "media")
    expect_chosen(page, *both)
    address = page.url
    page.locator(".tasks summary").nth(2).click()
    page.locator(".tasks summary").first.click()
    page.locator(".tasks").nth(2).locator(".step-mark").first.click()
    page.wait_for_url("**/stappen/*.html")
    page.go_back()
    assert page.url == address
    expect_chosen(page, *both)
    assert open_phases(page) == PHASES[2:3]
    page.reload()
    expect_chosen(page, *both)
    for name in ("wet.html", "en/hulp/index.html"):
        page.goto(top + name)
        page.goto(top + PLAN)
        expect_chosen(page, *both)
        assert open_phases(page) == PHASES[2:3]
    page.goto(top + "en/" + PLAN)
    expect_chosen(page, *both)
    # The chooser shows it too, wherever it stands; what a situation adds joins it.
    page.goto(top + "index.html")
    assert page.locator("[name=situatie]:checked").count() == len(both)
    page.goto(top + "situaties/onder-16.html")
    page.locator("a[data-situation]").click()
    expect_chosen(page, *both, "onder-16")
    page.locator('[type="reset"]').click()
    expect_chosen(page)
    assert page.locator("[name=situatie]:checked").count() == 0


def test_where_one_was_is_where_one_comes_back(visit: Visit) -> None:
    """Back leads to the row that one left, not to the heading again."""
    page = visit("situaties/index.html")
    tick(page, "media")
    expect_chosen(page, "media")
    page.locator(".tasks summary").last.click()
    row = page.locator(".task:visible").last
    row.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    row.locator(".step-mark").click()
    page.wait_for_url("**/stappen/*.html")
    page.go_back()
    expect_chosen(page, "media")
    page.wait_for_function("(before) => Math.abs(scrollY - before) < 100", arg=before)
    expect(page.locator("#plan")).not_to_be_focused()


def test_a_situation_in_a_tab_of_its_own(visit: Visit) -> None:
    """Its plan opens there with that situation, which the address does not keep."""
    page = visit("situaties/medewerker-verdacht.html")
    with page.context.expect_page() as opened:
        page.locator("a[data-situation]").click(modifiers=["Control"])
    other = opened.value
    expect_chosen(other, "medewerker-verdacht")
    assert other.url.endswith(f"/{PLAN}")
    assert stored(page) == {}


@pytest.mark.parametrize("how", ["closed", "erased"])
def test_gone_with_the_tab(visit: Visit, server: str, how: str) -> None:
    """After a tab is closed, or all is erased, a later visit finds nothing, in any store."""
    page = visit(PLAN)
    choose(page, "media")
    box(page).check()
    if how == "erased":
        unfold(page)
        page.locator("[data-erase]").click()
        expect_chosen(page)
        assert stored(page) == {}
    context = page.context
    page.close()
    later = context.new_page()
    later.goto(server + PLAN)
    assert stored(later) == {}
    assert chosen(later) == []
    assert not box(later).is_checked()


def test_kept_for_14_days(visit: Visit, server: str) -> None:
    """By choice all stays 14 days, with the days in sight; a clock set back adds none."""
    page = visit(PLAN)
    page.clock.set_fixed_time(NOW)
    choose(page, "media")
    box(page).check()
    keep(page)
    assert "14" in said(page)
    kept = stored(page)[f"local {LIST}"]
    assert set(stored(page)) == {f"local {LIST}"}
    context = page.context
    page.close()
    later = context.new_page()
    for days, left in ((0, "14"), (13, "1"), (14, "laatste dag"), (15, None), (400, None), (-30, "14")):
        later.clock.set_fixed_time(NOW + timedelta(days=days))
        # Any page clears what is past its day, also one without a list.
        later.goto(server + "privacy.html")
        assert bool(stored(later)) == (left is not None), days
        later.goto(server + PLAN)
        expect_chosen(later, *(["media"] if left else []))
        assert box(later).is_checked() == (left is not None), days
        if left:
            assert left in state(later)
        later.evaluate("([key, value]) => localStorage.setItem(key, value)", [LIST, kept])


@pytest.mark.parametrize("phase", [0, 1], ids=["above", "below"])
def test_keeping_is_offered_at_the_first_tick(visit: Visit, phase: int) -> None:
    """The switch comes in view where one ticks and moves nothing; it goes when it is not wanted."""
    page = visit(PLAN, viewport=PHONE)
    page.locator(".tasks").nth(1).locator("summary").click()
    offer, boxes = page.locator(".plan-keep"), page.locator(".tasks").nth(phase).locator(".task > input")
    where = "[...document.querySelectorAll('.task, .tasks')].map((it) => it.getBoundingClientRect().top)"
    boxes.nth(2).evaluate("(it) => it.scrollIntoView({block: 'center'})")
    expect(offer).not_to_be_in_viewport()
    before = page.evaluate(where)
    boxes.nth(2).check()
    assert page.evaluate(where) == before
    expect(offer).to_be_in_viewport(ratio=1)
    expect(page.locator("[data-keep]")).to_be_in_viewport()
    assert "14" in said(page)
    # Nothing to press lies over the boxes: who taps twice keeps nothing.
    right = boxes.nth(2).bounding_box()
    left = offer.locator("label").bounding_box()
    assert right is not None
    assert left is not None
    assert left["x"] > right["x"] + right["width"]
    page.locator("[data-not-now]").dispatch_event("click")
    assert page.evaluate(where) == before
    expect(offer).not_to_be_in_viewport()
    boxes.nth(3).check()
    expect(offer).not_to_be_in_viewport()


def test_keeping_that_was_chosen_is_not_offered(visit: Visit) -> None:
    """Nor to whoever takes the offer: it goes as soon as it is taken."""
    page = visit(PLAN, viewport=PHONE)
    box(page).check()
    offer = page.locator(".plan-keep.offered")
    expect(offer).to_have_count(1)
    page.locator("[data-keep]").click()
    expect(offer).to_have_count(0)
    box(page).uncheck()
    box(page).check()
    expect(offer).to_have_count(0)


def test_no_longer_kept(visit: Visit) -> None:
    """Whoever takes the choice back has all of it in this tab again."""
    page = visit(PLAN)
    choose(page, "media")
    box(page).check()
    keep(page)
    page.locator("[data-keep]").uncheck()
    assert set(stored(page)) == {f"session {LIST}"}
    assert box(page).is_checked()
    assert chosen(page) == ["media"]


def test_erase(visit: Visit, server: str) -> None:
    """Everything goes, in the other tab too; it is read back, and said."""
    page = visit(PLAN)
    other = page.context.new_page()
    other.goto(server + PLAN)
    choose(other, "deepfake")
    box(other).check()
    other.locator(".typed-who").first.fill("Sam")
    choose(page, "media")
    box(page).check()
    unfold(page)
    keep(page)
    page.locator("[data-colour]").select_option("groen")
    box(page).check()
    page.locator(".typed-who").first.fill("Sam")
    page.evaluate("localStorage.setItem('of-another-site', '1')")
    page.locator("[data-erase]").click()
    assert said(page).split(" Staat")[0].endswith("gegevens: 4.")
    assert stored(page) == {"local of-another-site": "1"}
    assert not box(page).is_checked()
    assert page.locator(".typed-who").first.input_value() == ""
    expect(other.locator(".task.done")).to_have_count(0)
    expect_chosen(other)
    assert stored(other) == {"local of-another-site": "1"}
    assert other.locator(".typed-who").first.input_value() == ""


def test_erase_fails(visit: Visit) -> None:
    """A browser that does not remove is not believed."""
    page = visit(
        PLAN,
        before=lambda context: context.add_init_script("Storage.prototype.removeItem = () => {};"),
    )
    box(page).check()
    unfold(page)
    page.locator("[data-erase]").click()
    assert "niet gelukt" in said(page)


def test_two_tabs(visit: Visit, server: str) -> None:
    """Two tabs that keep the same list do not overwrite each other, and show the same plan."""
    one = visit(PLAN)
    unfold(one)
    keep(one)
    two = one.context.new_page()
    two.goto(server + PLAN)
    box(one).check()
    expect(two.locator(".task.done")).to_have_count(1)
    box(two, SECOND_ACTION).check()
    expect(one.locator(".task.done")).to_have_count(2)
    assert box(one, SECOND_ACTION).is_checked()
    expect(two.locator(".task.done")).to_have_count(2)
    choose(two, "media")
    expect_chosen(one, "media")
    assert one.locator('[name=situatie][value="media"]').is_checked()


def test_a_tab_keeps_what_it_has(visit: Visit, server: str) -> None:
    """What another tab keeps is offered, and takes nothing away; neither does what another gives up."""
    one = visit(PLAN)
    two = one.context.new_page()
    two.goto(server + PLAN)
    box(one).check()
    choose(two, "media")
    box(two).check()
    unfold(two)
    box(two, SECOND_ACTION).check()
    keep(one)
    expect(two.locator("[data-other]")).to_be_visible()
    expect_chosen(two, "media")
    expect(two.locator(".task.done")).to_have_count(2)
    two.locator("[data-open-other]").click()
    expect_chosen(two)
    expect(two.locator(".task.done")).to_have_count(1)
    expect(two.locator("[data-other]")).to_be_hidden()
    two.locator("[data-keep]").uncheck()
    expect(one.locator("[data-keep]")).not_to_be_checked()
    for page in (one, two):
        expect(page.locator(".task.done")).to_have_count(1)
    unfold(two)
    two.locator("[data-colour]").select_option("groen")
    expect_chosen(two, "media")
    expect(two.locator(".task.done")).to_have_count(2)
    assert not any(key.startswith("local") for key in stored(one))


def test_colours(visit: Visit) -> None:
    """Incidents beside each other share nothing, also not what was chosen or typed."""
    page = visit(PLAN)
    choose(page, "media")
    unfold(page)
    box(page).check()
    page.locator(".typed-who").first.fill("Sam")
    colours = page.locator("[data-colour]")
    colours.select_option("oranje")
    expect_chosen(page)
    assert page.locator("[name=situatie]:checked").count() == 0
    assert not box(page).is_checked()
    assert page.locator(".typed-who").first.input_value() == ""
    assert "Oranje" in state(page)
    colours.select_option("blauw")
    expect_chosen(page, "media")
    assert box(page).is_checked()
    assert page.locator(".typed-who").first.input_value() == "Sam"
    assert "Blauw (1 " in colours.inner_text()


def test_file(visit: Visit) -> None:
    """What was put in a file can be taken from it; what the site does not know is counted and skipped."""
    page = visit(PLAN)
    choose(page, "media")
    unfold(page)
    box(page).check()
    page.locator(".typed-who").first.fill("Sam")
    with page.expect_download() as download:
        page.locator("[data-export]").click()
    assert download.value.suggested_filename == "lijst-blauw.json"
    file = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert set(file) == {"format", "version", "situations", "ticks"}
    assert (file["version"], file["situations"], set(file["ticks"])) == (2, ["media"], {FIRST_ACTION})
    page.locator("[data-erase]").click()
    expect_chosen(page)
    choose(page, "deepfake")
    box(page, SECOND_ACTION).check()
    file["ticks"] |= {"kom-samen.weg": [1, "00000000"], "__proto__": 1, "a.b": "<img>"}
    file["situations"] += ["weg"]
    take(page, file)
    expect_chosen(page, "deepfake", "media")
    expect(page.locator(".task.done")).to_have_count(2)
    assert said(page) == (
        "Vinkjes erbij gehaald: 1. Antwoorden over wat er speelt erbij gehaald: 1. "
        "Overgeslagen vinkjes, omdat de actie er niet meer is: 3. "
        "Overgeslagen antwoorden, omdat deze site ze niet kent: 1."
    )
    before = stored(page)
    for bad in ("", "{", "[]", "null", '{"format": "x"}', json.dumps(file | {"version": 3}), "x" * 600_000):
        take(page, bad)
        expect(page.locator("[data-said]")).to_contain_text("geen bestand")
        assert stored(page) == before
        page.evaluate("document.querySelector('[data-said]').textContent = ''")
    # A file of version 1 has ticks alone: they come, and the choice stays as it was.
    box(page).uncheck()
    take(page, {"format": "nazorgwijzer-vinkjes", "version": 1, "ticks": {FIRST_ACTION: [1, "00000000"]}})
    expect(box(page)).to_be_checked()
    expect_chosen(page, "deepfake", "media")
    assert "gehaald: 1." in said(page)
    # One that holds situations alone says nothing of ticks.
    take(page, file | {"ticks": {}, "situations": ["onder-16"]})
    expect_chosen(page, "deepfake", "media", "onder-16")
    assert said(page) == "Antwoorden over wat er speelt erbij gehaald: 1."


BLOCKED = {
    "no store": "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty("
    "window, name, { get() { throw new DOMException('no', 'SecurityError'); } });",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); };",
}


def _blocked(visit: Visit, name: str, how: str) -> Page:
    def block(context: BrowserContext) -> None:
        context.add_init_script(BLOCKED[how])

    return visit(name, before=block)


@pytest.mark.parametrize("how", BLOCKED)
def test_blocked(visit: Visit, no_storage: Words, how: str) -> None:
    """Where nothing can be stored it is said, and the boxes work as long as the page is open."""
    page = _blocked(visit, PLAN, how)
    unfold(page)
    choose(page, "media")
    box(page).check()
    assert page.locator("[data-progress]").inner_text().startswith("1 ")
    assert state(page) == no_storage
    unfold(page)
    page.locator("[data-keep]").click()
    assert not page.locator("[data-keep]").is_checked()
    assert box(page).is_checked()
    page.locator("[data-erase]").click()
    assert "Alles is gewist" in said(page)
    assert not box(page).is_checked()
    expect_chosen(page)


@pytest.mark.parametrize("how", BLOCKED)
@pytest.mark.parametrize("name", ["index.html", "situaties/media.html"])
def test_blocked_the_choice_still_arrives(visit: Visit, how: str, name: str) -> None:
    """The plan of the chosen situations opens, and its address shows nothing of them afterwards."""
    page = _blocked(visit, name, how)
    if page.locator("a[data-situation]").count():
        page.locator("a[data-situation]").click()
    else:
        tick(page, "media")
    page.wait_for_url(f"**/{PLAN}")
    expect_chosen(page, "media")
    expect(page.locator("#plan")).to_be_focused()
    assert page.url.endswith(f"/{PLAN}")
    page.go_back()
    page.go_forward()
    assert page.url.endswith(f"/{PLAN}")


def test_a_store_that_fills_up(visit: Visit) -> None:
    """What it refuses counts for as long as the page is open, also where it still holds what was before."""
    page = visit(PLAN)
    choose(page, "deepfake")
    box(page).check()
    page.evaluate(f"() => {{ {BLOCKED['full']} }}")
    choose(page, "media")
    box(page).uncheck()
    expect(box(page)).not_to_be_checked()
    unfold(page)
    box(page, SECOND_ACTION).check()
    expect(box(page, SECOND_ACTION)).to_be_checked()


#: The rules of lists.js have a test of their own with more of it; this is that the page stays on its feet.
SPOILT = ("{", '{"ticks": null}', '{"ticks": {}, "situations": [1, null, {}, "weg", "<img>"]}')


def test_spoilt(visit: Visit) -> None:
    """What stands in the store may be anything."""
    page = visit(PLAN)
    for value in SPOILT:
        page.evaluate(
            "([key, value]) => { for (const store of [localStorage, sessionStorage]) "
            "store.setItem(key, value); }",
            [LIST, value],
        )
        page.reload()
        assert page.locator("[data-progress]").inner_text().startswith("0 "), value
        assert chosen(page) == []
        box(page).check()
        assert page.locator("[data-progress]").inner_text().startswith("1 ")
        box(page).uncheck()


def test_an_address_that_carries_anything(visit: Visit, server: str) -> None:
    """What the address says is taken only where it is ours, and never stays in it."""
    found = []
    for names, expected in {
        "media+deepfake": ["deepfake", "media"],
        "%3Cimg%3E+media": ["media"],
        "+media": ["media"],
        "weg": [],
        "": [],
    }.items():
        page = visit(f"{PLAN}#plan={names}")
        expect(page.locator("#plan")).to_be_focused()
        expect(page.locator("[data-chosen] a")).to_have_count(len(expected))
        if chosen(page) != expected or "#" in page.url:
            found.append(f"{names}: {chosen(page)}, {page.url}")
    none_of(found)
