"""The search as its readers meet it: keyboard, screen reader, phone, privacy, no script, no server."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browsing import Visit, violations
from tests.browser.places import DESK, LANGUAGES, PHONE, address

STEP = "stappen/kom-samen.html"
#: Words that nobody types by chance, for looking whether they stand somewhere.
SECRET = "naaktfoto geheimwoord"


def typed(page: Page, query: str) -> Page:
    """The page with its search open and a query answered."""
    if not page.locator("dialog.search").is_visible():
        page.keyboard.press("Control+k")
    page.locator("#zoek-veld").fill(query)
    expect(page.locator(".search-status")).not_to_be_empty()
    return page


def first_title(page: Page) -> str:
    return page.locator(".search-option .search-title").first.inner_text()


def test_by_keyboard_alone(visit: Visit) -> None:
    page = visit(STEP)
    door = page.locator(".search-door")
    door.focus()
    page.keyboard.press("Enter")
    field = page.locator("#zoek-veld")
    expect(field).to_be_focused()
    page.keyboard.type("moet ik de ouders bellen")
    expect(page.locator(".search-option").first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    chosen = page.locator('.search-option[aria-selected="true"]')
    expect(chosen).to_have_count(1)
    expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "none")
    page.keyboard.press("ArrowUp")
    last = page.locator(".search-option").last
    expect(last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).to_be_hidden()
    expect(door).to_be_focused()
    page.keyboard.press("Control+k")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.keyboard.type("aangifte doen")
    expect(page.locator(".search-option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/stappen/aangifte.html*")


def test_a_result_on_this_page_closes_the_search(visit: Visit) -> None:
    page = typed(visit("stappen/aangifte.html"), "aangifte doen")
    page.locator(".search-option").first.click()
    expect(page.locator("dialog.search")).to_be_hidden()


def test_says_how_many(visit: Visit) -> None:
    page = typed(visit(STEP), "naaktfoto doorgestuurd")
    hits = page.locator(".search-option:not(.search-call)").count()
    expect(page.locator(".search-status")).to_have_text(f"{hits} resultaten")
    kinds = page.locator(".search-group-title").all_inner_texts()
    assert kinds[0] == "Beste resultaten"
    assert len(kinds) > 2
    assert page.locator(".search-text mark").count() > 0


def test_politie_shows_both_numbers_at_once(visit: Visit) -> None:
    page = typed(visit(STEP, viewport=PHONE), "politie")
    calls = page.locator(".search-call")
    assert [calls.nth(at).get_attribute("href") for at in range(2)] == ["tel:112", "tel:09008844"]
    expect(calls.nth(1)).to_be_in_viewport()


DANGERS = ("zelfmoord", "dood", "suicide", "zelfmoort", "intihar", "śmierć", "انتحار", "самогубство")


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_danger_show_113_and_112_first(visit: Visit, language: str) -> None:
    page = visit(address(language, "index.html"))
    danger = page.locator(".search-danger")
    for query in DANGERS:
        typed(page, query)
        expect(danger).to_be_visible()
        links = danger.locator("a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
        assert links == ["tel:113", "tel:112"], query
        below = page.locator(".search-list, .search-none").locator("visible=true").first
        top, other = danger.bounding_box(), below.bounding_box()
        assert top is not None
        assert other is not None
        assert top["y"] < other["y"], query
        page.locator("#zoek-veld").fill("")
        expect(danger).to_be_hidden()


@pytest.mark.parametrize("query", ["telefoon", "doodle", "ouders"])
def test_other_words_do_not(visit: Visit, query: str) -> None:
    page = typed(visit("index.html"), query)
    expect(page.locator(".search-danger")).to_be_hidden()


def test_nothing_found(visit: Visit) -> None:
    page = typed(visit("index.html"), "xqzyw")
    none = page.locator(".search-none")
    expect(none).to_be_visible()
    expect(page.locator("#zoek-veld")).to_have_attribute("aria-expanded", "false")
    assert none.locator(".search-numbers a").count() == 5
    assert none.locator(".search-steps a").count() == 10


@pytest.mark.parametrize(
    ("query", "meant", "found"),
    [("vertruwnsprsn", "vertrouwenspersoon", True), ("chntga", "chantage", False)],
)
def test_nearest_words(visit: Visit, query: str, meant: str, found: bool) -> None:
    """What is hardly a word: the words that look like it, whether something was found with them or not."""
    page = typed(visit("index.html"), query)
    assert (page.locator(".search-option").count() > 0) == found
    near = page.locator(".search-near button")
    assert meant in near.all_inner_texts()
    near.get_by_text(meant, exact=True).click()
    expect(page.locator(".search-option").first).to_be_visible()
    expect(page.locator("#zoek-veld")).to_be_focused()
    expect(page.locator(".search-near")).to_be_hidden()


def test_a_dutch_word_on_the_english_site(visit: Visit) -> None:
    page = typed(visit("en/index.html"), "doorgestuurd")
    dutch = page.locator('.search-option[lang="nl"]').first
    expect(dutch).to_be_visible()
    expect(page.locator(".search-group-title").last).to_have_text("On the Dutch pages")
    target = dutch.evaluate("(it) => it.href")
    assert "/en/" not in target
    assert page.request.get(target.partition("#")[0]).ok


def test_the_query_is_kept_nowhere(visit: Visit) -> None:
    page = visit(STEP)
    urls: list[str] = []
    page.context.on("request", lambda request: urls.append(request.url + (request.post_data or "")))
    length = page.evaluate("history.length")
    typed(page, SECRET)
    page.keyboard.press("Escape")
    typed(page, f"{SECRET} aangifte")
    with page.expect_navigation(wait_until="networkidle"):
        page.keyboard.press("Enter")
    kept = page.evaluate(
        "JSON.stringify([location.href, history.state, document.cookie, {...localStorage},"
        " {...sessionStorage}, document.referrer, window.name])"
    )
    every = " ".join([kept, *urls])
    assert "geheimwoord" not in every
    assert "naaktfoto" not in every.replace(json.dumps("naaktfoto"), "")
    page.go_back()
    assert page.evaluate("document.querySelector('#zoek-veld').value") == ""
    assert page.evaluate("history.length") <= length + 1
    # Nothing that a browser could remember or send to a spelling service.
    field = page.locator("#zoek-veld")
    for name, value in {"autocomplete": "off", "spellcheck": "false", "name": None}.items():
        assert field.get_attribute(name) == value
    assert field.evaluate("(it) => it.form") is None


def test_nothing_is_loaded_before_the_field_is_used(visit: Visit) -> None:
    page = visit(STEP)
    page.wait_for_load_state("networkidle")
    loaded = "performance.getEntriesByType('resource').filter((it) => /search\\./.test(it.name)).length"
    assert page.evaluate(loaded) == 0
    typed(page, "ouders")
    assert page.evaluate(loaded) == 1


def test_without_an_index(visit: Visit) -> None:
    page = visit(
        STEP, lost=True, before=lambda context: context.route("**/search.*.js", lambda it: it.abort())
    )
    typed(page, "ouders")
    expect(page.locator(".search-status")).to_contain_text("register")
    expect(page.locator(".search-register a")).to_be_visible()


def test_from_a_folder(visit: Visit, site: Path) -> None:
    page = typed(visit((site / "en" / STEP).as_uri()), "should I call the parents")
    assert first_title(page).startswith("Talk with the victim")


def test_without_script(visit: Visit) -> None:
    page = visit(STEP, java_script_enabled=False)
    page.locator(".search-door").click()
    page.wait_for_url("**/register.html")
    for text in ("afpersing", "aangifte", "Veilig Thuis", "vertrouwenspersoon", "schoolleider"):
        assert page.locator(".register li").filter(has_text=text).count() > 0, text
    expect(page.locator('.register a[href="tel:112"]').first).to_be_visible()


@pytest.mark.parametrize("query", ["politie", "zelfmoord", "xqzyw"])
def test_accessible_and_within_the_screen(visit: Visit, query: str) -> None:
    found = []
    page = typed(visit(STEP, viewport=PHONE), query)
    for viewport in (PHONE, DESK):
        page.set_viewport_size(viewport)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += violations(page)
        wide = page.evaluate(
            "(() => { const it = document.querySelector('dialog.search');"
            " return [it.scrollWidth - it.clientWidth, it.getBoundingClientRect().left,"
            " innerWidth - it.getBoundingClientRect().right]; })()"
        )
        assert wide[0] <= 0
        assert min(wide[1:]) >= 0
    assert found == []


def test_from_right_to_left(visit: Visit) -> None:
    page = visit(STEP, viewport=PHONE)
    page.evaluate("document.documentElement.dir = 'rtl'")
    typed(page, "politie")
    option = page.locator(".search-call").first
    sides = option.evaluate("(it) => [getComputedStyle(it).paddingLeft, getComputedStyle(it).paddingRight]")
    assert float(sides[1][:-2]) > float(sides[0][:-2])
    assert page.evaluate("document.querySelector('dialog.search').scrollWidth <= innerWidth")
