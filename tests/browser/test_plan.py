"""The page of the plan: where one lands, what is open, ticks, filters, and what says that it changed."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page, ViewportSize, expect

from macros import plan, sheet
from macros.builder.make import load
from macros.content.guide import Guide
from macros.plan import code
from macros.views.step import sentences
from macros.views.writer import Writer
from tests.browser.browsing import Visit, violations
from tests.browser.places import DESK, FIRST, LANGUAGES, PHONE, ROOT, address
from tests.browser.plans import (
    FIRST_ACTION,
    PLAN,
    answer,
    box,
    choose,
    expect_chosen,
    keys,
    stored,
    take,
    tick,
    unfold,
)


@pytest.fixture(scope="module")
def guide() -> Guide:
    """The Dutch guide."""
    return load(ROOT).guides[FIRST]


def _from_a_chooser(page: Page) -> None:
    tick(page, "media")


def _from_a_situation(page: Page) -> None:
    page.locator("a[data-situation]").click()


def _again(page: Page) -> None:
    """From the plan itself, where the button stands far above or below it."""
    tick(page, "deepfake")
    expect_chosen(page, "deepfake")
    tick(page, "media")


WAYS: dict[str, tuple[str, Callable[[Page], None], list[str]]] = {
    "home": ("index.html", _from_a_chooser, ["media"]),
    "situations": ("situaties/index.html", _from_a_chooser, ["media"]),
    "a situation": ("situaties/media.html", _from_a_situation, ["media"]),
    "the plan": (PLAN, _again, ["deepfake", "media"]),
}


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("way", WAYS)
def test_the_button_leads_to_the_heading_of_the_plan(visit: Visit, way: str, viewport: ViewportSize) -> None:
    """It stands at the top of the screen, focused, with nothing over it; the address says nothing."""
    name, act, names = WAYS[way]
    page = visit(name, viewport=viewport)
    act(page)
    page.wait_for_url(f"**/{PLAN}")
    expect_chosen(page, *names)
    heading = page.locator("#plan")
    expect(heading).to_be_focused()
    landed(page)


def landed(page: Page) -> None:
    """The heading of the plan is whole at the top of the screen, and nothing lies over it."""
    top = page.locator("#plan").evaluate("(it) => it.getBoundingClientRect().top")
    assert 0 <= top < 120
    covered = page.evaluate(
        """() => {
          const range = document.createRange();
          range.selectNodeContents(document.querySelector("#plan"));
          const box = range.getBoundingClientRect();
          const middle = box.top + box.height / 2;
          return [box.left + 2, box.right - 2].map((x) => document.elementFromPoint(x, middle).id);
        }"""
    )
    assert covered == ["plan", "plan"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_phase_is_open(visit: Visit, language: str) -> None:
    """What is done now is in sight, what comes later one tap away, with how much it is."""
    page = visit(address(language, PLAN))
    choose(page, "media")
    groups = page.locator(".tasks:visible")
    assert [it.get_attribute("open") is not None for it in groups.all()] == [True, False, False, False]
    assert page.locator(".task:visible").count() == groups.first.locator(".task").count() > 4
    for group in groups.all():
        rows = group.locator(".task")
        assert f"({rows.count()})" in group.locator("summary").inner_text()
        numbers = rows.locator(".number").all_text_contents()
        assert numbers == [str(at) for at in range(1, rows.count() + 1)]
    groups.nth(2).locator("summary").click()
    expect(groups.nth(2).locator(".task").first).to_be_visible()


def test_without_script(visit: Visit, guide: Guide) -> None:
    """The plan of the steps is there by phase: every row, in its order, with no button that does nothing."""
    page = visit(PLAN, java_script_enabled=False)
    computed = plan.compute(guide, [])
    for group, phase in zip(page.locator(".tasks").all(), guide.settings.phases, strict=True):
        if group.get_attribute("open") is None:
            group.locator("summary").click()
        rows = [row.head.key for row in computed.rows if row.when == phase]
        assert group.locator(".task:visible").count() == len(rows)
        assert group.locator(".task").evaluate_all("(all) => all.map((it) => it.dataset.key)") == rows
    assert page.locator(".plan button:visible, .scripted:visible").count() == 0


def test_rows_are_those_of_the_build(visit: Visit, guide: Guide) -> None:
    """In the same order, each with the lines that its situations add; those on the sheet are marked."""
    page = visit(PLAN)
    every = [(), ("media", "deepfake"), ("alleen-gedreigd", "ouders-onveilig"), ("medewerker-verdacht",)]
    for names in every:
        choose(page, *names)
        unfold(page)
        if names:  # those of none came with the page, and are held against it below
            rows = page.locator(".plan .task").evaluate_all(
                "(all) => all.map((it) => [it, ...it.querySelectorAll('[data-key]')]"
                ".map((one) => one.dataset.key))"
            )
            assert rows == [[part.key for part in row.parts] for row in plan.compute(guide, names).rows]
        # What may not be done stands there in words, and no link leads to it.
        assert page.locator("[data-gone]").is_visible() == any(
            dropped.reason for dropped in plan.compute(guide, names).dropped
        )
        assert page.locator("[data-gone] a").count() == 0
        # Only what will print asks who and when.
        on_sheet = [row.lines[0].planned.key for row in sheet.select(guide, names).rows]
        for within in (".tag-sheet", ".typed-who", ".typed-when"):
            assert keys(page, f".task:has({within}:visible)") == on_sheet


def test_a_row_that_gets_a_line_is_open_again(visit: Visit, guide: Guide) -> None:
    """A row is done when all of it is; what came with a situation later asks for it again, and says so."""
    added = next(
        row for row in plan.compute(guide, ["deepfake"]).rows if row.lines and not row.head.situation
    )
    page = visit(PLAN)
    unfold(page)
    row = page.locator(f'.task[data-key="{added.head.key}"]')
    box(page, added.head.key).check()
    expect(row.locator(".task-changed")).to_have_count(0)
    choose(page, "deepfake")
    unfold(page)
    expect(box(page, added.head.key)).not_to_be_checked()
    expect(row.locator(".task-changed")).to_be_visible()
    assert page.locator("[data-progress]").inner_text().startswith("0 ")
    box(page, added.head.key).check()
    expect(row.locator(".task-changed")).to_have_count(0)
    expect(page.locator(f'.task.done[data-key="{added.head.key}"]')).to_have_count(1)
    # And without the situation the act alone is as it was: done.
    choose(page)
    unfold(page)
    expect(box(page, added.head.key)).to_be_checked()
    expect(row.locator(".task-changed")).to_have_count(0)


def test_what_one_can_say(visit: Visit, guide: Guide) -> None:
    """The sentences of the chosen situations stand folded under what is done now."""
    page = visit(PLAN)
    fold = page.locator("[data-says]")
    expect(fold).to_be_hidden()
    names = ("media", "afpersing-geld")
    choose(page, *names)
    writer = Writer(guide, PLAN)
    ordered = [name for name in guide.situations if name in names]
    said = [
        html.fromstring(f"<p>{line}</p>").text_content()
        for name in ordered
        for _, line in sentences(writer, guide.situations[name].say)
    ]
    assert fold.locator(".said li").all_text_contents() == said
    assert fold.locator(".said q").count() == len(said) > len(names)
    expect(fold.locator(".said").first).to_be_hidden()
    fold.locator("summary").click()
    expect(fold.locator(".said").first).to_be_visible()
    choose(page)
    expect(fold).to_be_hidden()


def test_nothing_for_a_team_where_none_may_know(visit: Visit) -> None:
    """Staff is suspected: no meeting, no sheet of a role, and the code goes to the board alone."""
    page = visit(PLAN)
    which, code = page.locator("[data-which]"), page.locator("[data-code]")
    choose(page, "media")
    which.select_option("role:mentor")
    expect(code).to_contain_text("collega")
    expect(page.locator("[data-meeting]")).to_be_visible()
    choose(page, "media", "medewerker-verdacht")
    expect(which).to_have_value("")
    assert page.locator("[data-which] option:enabled").count() == len(["first", "second"])
    expect(page.locator("[data-meeting]")).to_be_hidden()
    expect(code).to_contain_text("alleen met het bestuur")
    expect(code).not_to_contain_text("collega")
    choose(page, "media")
    expect(page.locator("[data-meeting]")).to_be_visible()
    which.select_option("role:mentor")


FIRST_ACT_AT_MOST = 320


def test_the_first_act_comes_soon(visit: Visit) -> None:
    """Under the heading of the plan stands what it is for and how far one is, and then the first act."""
    page = visit(PLAN, viewport=PHONE)
    choose(page, "beelden-verspreid", "verspreider-eigen-school", "ouders-weten-het")
    tops = page.evaluate(
        "['#plan', '.task'].map((it) => document.querySelector(it).getBoundingClientRect().top)"
    )
    assert tops[1] - tops[0] < FIRST_ACT_AT_MOST


def test_changed_since(visit: Visit) -> None:
    """An action whose text is another than when it was ticked stays ticked, and never without saying so."""
    page = visit(PLAN)
    box(page).check()
    assert page.locator(".task-changed").count() == 0
    page.evaluate(
        "for (const key of Object.keys(sessionStorage)) sessionStorage.setItem(key, "
        "sessionStorage.getItem(key).replace(/[0-9a-f]{8}/, '0badc0de'))"
    )
    page.reload()
    expect(page.locator(".task-changed")).to_be_visible()
    expect(box(page)).to_be_checked()
    # No filter hides it, on paper its box is open, and for the room it is not struck out.
    unfold(page)
    page.locator("[name=done]").check()
    expect(page.locator(".task-changed")).to_be_visible()
    page.emulate_media(media="print")
    expect(box(page)).to_have_css("appearance", "none")
    page.emulate_media(media="null")
    page.locator("[data-meeting]").click()
    shown = page.locator("dialog.meeting li").first
    expect(shown).to_contain_text(page.locator(".plan-phases .task-changed").inner_text())
    expect(shown).not_to_have_class("done")
    page.keyboard.press("Escape")
    box(page).uncheck()
    box(page).check()
    expect(page.locator(".task-changed")).to_have_count(0)
    # Done as it stands now: asked again, the filter hides it.
    page.locator("[name=done]").uncheck()
    page.locator("[name=done]").check()
    expect(box(page)).to_be_hidden()


def test_the_steps_share_the_ticks(visit: Visit, server: str) -> None:
    """A tick of the plan is one on the page of the step, and the other way round, in every language."""
    page = visit(PLAN)
    box(page).check()
    for language in LANGUAGES:
        page.goto(server + address(language, "stappen/kom-samen.html"))
        expect(box(page)).to_be_checked()
        assert page.locator("[data-progress]").inner_text().startswith("1 ")
    box(page, "kom-samen.leg-vast").check()
    page.goto(server + address("en", PLAN))
    expect(box(page, "kom-samen.leg-vast")).to_be_checked()
    assert set(json.loads(stored(page)["session nazorgwijzer:lijst:blauw"])["ticks"]) == {
        FIRST_ACTION, "kom-samen.leg-vast",
    }  # fmt: skip


def test_filters(visit: Visit) -> None:
    """By role, and without what is done; each phase keeps its heading."""
    page = visit(PLAN)
    unfold(page)
    total = page.locator(".task:visible").count()
    page.locator("[name=role]").select_option("schoolleider")
    mine = page.locator(".task:visible").count()
    assert 0 < mine < total
    assert (
        page.locator('.task:visible:not([data-roles~="schoolleider"], [data-roles~="iedereen"])').count() == 0
    )
    assert f"{mine} van {total}" in page.locator("[data-shown]").inner_text()
    page.locator("[name=role]").select_option("")
    box(page).check()
    page.locator("[name=done]").check()
    assert page.locator(".task:visible").count() == total - 1
    # Another plan is filtered as well.
    choose(page, "media")
    assert page.locator(".task.done:visible").count() == 0


def test_data_that_does_not_load_is_said(visit: Visit) -> None:
    """Whoever asks for a plan that cannot be made hears it, at the plan, which is that of the steps."""
    page = visit(
        PLAN,
        lost=True,
        before=lambda context: context.route("**/plan.js", lambda route: route.fulfill(status=404)),
    )
    before = keys(page)
    tick(page, "media")
    expect(page.locator("[data-plan-status]")).not_to_be_empty()
    expect(page.locator("#plan")).to_be_focused()
    assert keys(page) == before
    expect(page.locator("[data-chosen]")).to_be_hidden()


def test_ways_to_it(site: Path) -> None:
    """From the home page, the main navigation, a step and a situation."""
    for name, links in {
        "index.html": ["//main//*[contains(@class, 'checklist-link')]//a", "//nav[@class='sections']//a"],
        "stappen/kom-samen.html": ["//main//a"],
        "situaties/media.html": ["//main//a"],
    }.items():
        page = html.parse(site / name)
        for place in links:
            found = [str(it.get("href")).rpartition("../")[2].partition("#")[0] for it in page.xpath(place)]
            assert found.count(PLAN) == 1, (name, place)


#: Two answers that cannot both be, one that clashes with the first too, and the one never held back.
SPREAD, THREAT, PUBLIC, STAFF = (
    "beelden-verspreid",
    "alleen-gedreigd",
    "openbaar-geplaatst",
    "medewerker-verdacht",
)


def _clash_by_ticking(page: Page, server: str) -> None:
    answer(page, SPREAD, THREAT)


def _clash_by_a_situation(page: Page, server: str) -> None:
    choose(page, SPREAD)
    page.goto(f"{server}situaties/{THREAT}.html")
    page.locator("a[data-situation]").click()


def _clash_by_a_new_tab(page: Page, server: str) -> None:
    choose(page, SPREAD)
    page.goto(f"{server}{PLAN}#plan=+{THREAT}")
    page.reload()


def _clash_by_a_file(page: Page, server: str) -> None:
    choose(page, SPREAD)
    take(page, {"format": "nazorgwijzer-vinkjes", "version": 2, "situations": [THREAT], "ticks": {}})


ROADS = [_clash_by_ticking, _clash_by_a_situation, _clash_by_a_new_tab, _clash_by_a_file]


@pytest.mark.parametrize("road", ROADS)
def test_contradicting_answers_are_asked(
    visit: Visit, server: str, road: Callable[[Page, str], None]
) -> None:
    """However they came together; until one holds there is no code, paper or meeting of the plan."""
    page = visit(PLAN, viewport=PHONE)
    road(page, server)
    asked = page.locator("[data-clash]")
    expect(asked).to_be_visible()
    expect(asked).to_contain_text("Kies een van de twee")
    expect(page.locator("[data-plan-status]")).to_contain_text("klopt nog niet")
    for part in ("[data-code]", "[data-meeting]", ".plan-print"):
        expect(page.locator(part).first).to_be_hidden()
    page.evaluate("scrollTo(0, 0)")  # what lies under a bar that stays is no smaller target
    assert violations(page) == []
    page.reload()
    asked.locator("button").first.click()
    expect(asked).to_be_hidden()
    expect_chosen(page, THREAT)
    expect(page.locator("[data-code]")).to_be_visible()
    expect(page.locator("[data-meeting]")).to_be_visible()


def test_a_clash_is_said_beside_the_answer(visit: Visit) -> None:
    """Where one just ticked, in view on a phone, and every one of them."""
    page = visit(PLAN, viewport=PHONE)
    answer(page, SPREAD, PUBLIC, THREAT)
    beside = page.locator("li", has=page.locator(f'input[value="{THREAT}"]')).locator(".clash")
    expect(beside).to_have_count(2)
    expect(beside.first).to_be_in_viewport(ratio=1)
    expect(page.locator("[data-clash] p")).to_have_count(2)
    for reason in beside.all_inner_texts():
        expect(page.locator(".chooser-status")).to_contain_text(reason)
    page.locator(f'input[value="{THREAT}"]').uncheck()
    expect(page.locator(".clash")).to_have_count(0)
    expect(page.locator("[data-clash]")).to_be_hidden()


@pytest.mark.parametrize("address", ["index.html", PLAN])
def test_a_suspected_colleague_is_never_held_back(visit: Visit, address: str) -> None:
    """The plan that nobody else may see is there whatever else is still open."""
    page = visit(address)
    answer(page, SPREAD, THREAT, STAFF)
    page.locator('.chooser button[type="submit"]').click()
    expect_chosen(page, STAFF)
    expect(page.locator(".plan")).to_have_class(re.compile("sheet-solo"))
    expect(page.locator("[data-clash]")).to_be_visible()


def _begin_again(page: Page) -> None:
    page.locator('[type="reset"]').click()


def _by_code(page: Page, code: str) -> None:
    page.locator(".plan-code summary").click()
    page.locator("[name=code]").fill(code)
    page.locator("[data-code-form] button").click()


@pytest.mark.parametrize("way", ["again", "code"])
def test_ticks_of_another_incident_are_asked_about(visit: Visit, guide: Guide, way: str) -> None:
    """Nothing changes before the answer; erased, they can be had back, with what was typed."""
    page = visit(PLAN)
    choose(page, "media")
    box(page).check()
    page.locator(".typed-who").first.fill("Sam")
    names = ["deepfake"] if way == "code" else []
    if way == "code":
        _by_code(page, code.write(guide, names))
    else:
        _begin_again(page)
    expect(page.locator("[data-ask]")).to_contain_text("1")
    expect(page.locator("[data-ask] [tabindex]")).to_be_focused()
    expect_chosen(page, "media")
    expect(box(page)).to_be_checked()
    page.locator("[data-act=wipe]").click()
    expect_chosen(page, *names)
    expect(page.locator(".task.done")).to_have_count(0)
    assert page.locator(".typed-who").first.input_value() == ""
    page.locator("[data-act=undo]").click()
    expect_chosen(page, "media")
    expect(box(page)).to_be_checked()
    assert page.locator(".typed-who").first.input_value() == "Sam"
    if way == "code":
        page.locator("[data-code-form] button").click()
    else:
        _begin_again(page)
    page.locator("[data-act=hold]").click()
    expect_chosen(page, *names)
    expect(box(page)).to_be_checked()
