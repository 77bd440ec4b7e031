"""The search as its readers meet it: keyboard, screen reader, phone, privacy, no script, no server."""

import json
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.browsing import Visit, load_search, search, violations
from tests.browser.places import DESK, LANGUAGES, PHONE, address
from tests.conftest import ROOT

STEP = "stappen/kom-samen.html"
#: Words that say nothing in a search, by language.
STOPS = yaml.safe_load((ROOT / "data" / "search.yml").read_text("utf-8"))
#: Words that nobody types by chance, for looking whether they stand somewhere.
SECRET = "naaktfoto geheimwoord"


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
    page = search(visit("stappen/aangifte.html"), "aangifte doen")
    page.locator(".search-option").first.click()
    expect(page.locator("dialog.search")).to_be_hidden()


def test_says_how_many(visit: Visit) -> None:
    page = search(visit(STEP), "naaktfoto doorgestuurd")
    hits = page.locator(".search-option:not(.search-call)").count()
    expect(page.locator(".search-status")).to_have_text(f"{hits} resultaten")
    kinds = page.locator(".search-group-title").all_inner_texts()
    assert kinds[0] == "Beste resultaten"
    assert len(kinds) > 2
    assert page.locator(".search-text mark").count() > 0


def test_politie_shows_both_numbers_at_once(visit: Visit) -> None:
    page = search(visit(STEP, viewport=PHONE), "politie")
    calls = page.locator(".search-call")
    assert [calls.nth(at).get_attribute("href") for at in range(2)] == ["tel:112", "tel:09008844"]
    expect(calls.nth(1)).to_be_in_viewport()


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_danger_show_113_and_112_first(visit: Visit, language: str) -> None:
    page = visit(address(language, "index.html"))
    danger = page.locator(".search-danger")
    for query in ("zelfmoord", "انتحار"):
        search(page, query)
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


#: Words of danger that are heard in every language of the site.
DANGERS = ("zelfmoord", "dood", "suicide", "zelfmoort", "intihar", "śmierć", "انتحار", "самогубство")
#: How people say it, and type it.
SAID = {
    "nl": (
        "zelfmoordgedachten", "zelf moord", "zelf doding", "selfmoord", "zelfmoord plegen",
        "ze is suicidaal", "wil zichzelf doden", "zichzelf verhangen", "zichzelf wat aandoen",
        "snijdt in haar armen", "een einde aan zijn leven", "hij wil er niet meer zijn", "wil doot",
        "ik wil dood", "wil niet meer leven",
    ),
    "en": (
        "killing herself", "they want to kill themselves", "end her life", "take her own life",
        "hang herself", "cut herself", "self-harming", "self harm", "she is dying", "suicidal thoughts",
        "suicde", "wants to die",
    ),
}  # fmt: skip


#: Words of one language that are words of danger in another, or one letter away from one.
OTHER_WORDS = {
    "nl": ("telefoon", "doodle", "ouders", "een foto die rondgaat", "van 8 tot 12", "leerling opvangen"),
    "en": ("phone", "putting pressure on a pupil", "the parents"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_danger_as_people_say_it(visit: Visit, language: str) -> None:
    """What is heard as danger and what is not: the page shows the numbers by this answer alone."""
    page = visit(address(language, "index.html"))
    load_search(page, language)
    heard = "([language, queries]) => queries.filter((one) => window.nazorgSearch[language](one).crisis)"
    said = [*DANGERS, *SAID[language]]
    assert page.evaluate(heard, [language, said]) == said
    assert page.evaluate(heard, [language, OTHER_WORDS[language]]) == []


def test_an_index_that_does_not_come_shows_the_numbers(visit: Visit) -> None:
    page = visit("index.html", lost=True)
    page.route("**/assets/search.*.js", lambda route: route.fulfill(status=404))
    search(page, "naaktfoto")
    expect(page.locator(".search-none")).to_be_visible()
    expect(page.locator(".search-danger")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "query"),
    [
        ("nl", "leerling wil dood om een naaktfoto"),
        ("en", "suisidal student after nudes leaked"),
        ("en", "student threatens to kill herself"),
    ],
)
def test_danger_is_what_a_query_is_about(visit: Visit, language: str, query: str) -> None:
    """Whatever else was typed, the page about danger comes first."""
    page = search(visit(address(language, "index.html")), query)
    first = page.locator(".search-option").first.evaluate("(it) => it.pathname")
    assert first.endswith("/situaties/zelfmoordgedachten.html")


def test_other_words_do_not(visit: Visit) -> None:
    page = search(visit("index.html"), "telefoon")
    expect(page.locator(".search-option").first).to_be_visible()
    expect(page.locator(".search-danger")).to_be_hidden()


@pytest.mark.parametrize("query", ["xqzyw", "wat is xqzyw", "139q"])
def test_nothing_found(visit: Visit, query: str) -> None:
    page = search(visit("index.html"), query)
    none = page.locator(".search-none")
    expect(none).to_be_visible()
    expect(page.locator("#zoek-veld")).to_have_attribute("aria-expanded", "false")
    assert none.locator(".search-numbers a").count() == 5
    expect(none.locator("a.search-steps")).to_have_attribute("href", "stappen/index.html")


@pytest.mark.parametrize(
    ("query", "meant", "found"),
    [("vertruwnsprsn", "vertrouwenspersoon", True), ("chntga", "chantage", False)],
)
def test_nearest_words(visit: Visit, query: str, meant: str, found: bool) -> None:
    """What is hardly a word: the words that look like it, whether something was found with them or not."""
    page = search(visit("index.html"), query)
    assert (page.locator(".search-option").count() > 0) == found
    near = page.locator(".search-near button")
    assert meant in near.all_inner_texts()
    expect(page.locator(".search-status")).to_contain_text("Zocht je een van deze woorden?")
    # A guess is never where Enter leads.
    address_before = page.url
    page.keyboard.press("Enter")
    near.get_by_text(meant, exact=True).click()
    assert page.url == address_before
    expect(page.locator(".search-option").first).to_be_visible()
    expect(page.locator("#zoek-veld")).to_be_focused()
    expect(page.locator(".search-near")).to_be_hidden()
    assert near.count() == 0


def test_a_near_word_replaces_that_word_alone(visit: Visit) -> None:
    page = search(visit("index.html"), "ouders chntga bellen")
    page.locator(".search-near").get_by_text("chantage", exact=True).click()
    expect(page.locator("#zoek-veld")).to_have_value("ouders chantage bellen")


#: Holds the index back until the test lets it in.
HELD = """(() => {
  const add = Element.prototype.appendChild;
  Element.prototype.appendChild = function (one) {
    if (one.localName !== "script" || window.letIn) return add.call(this, one);
    window.letIn = () => { add.call(document.head, one); };
    return one;
  };
})()"""


def test_keys_wait_for_an_index_that_is_late(visit: Visit, server: str) -> None:
    """It is said that it comes; Enter pressed before goes to the first result when it is there."""
    page = visit(STEP)
    page.evaluate(HELD)
    page.keyboard.press("Control+k")
    page.keyboard.type("aangifte doen")
    page.keyboard.press("Enter")
    expect(page.locator(".search-status")).to_have_text("De zoekmachine wordt geladen.")
    page.evaluate("setTimeout(letIn)")
    page.wait_for_url(server + "stappen/aangifte.html*")


def test_the_keys_answer_what_stands_in_the_field(visit: Visit, server: str) -> None:
    """Enter at once after the last letter leads to what that query finds, not the one before."""
    page = search(visit(STEP), "deepfake")
    page.evaluate(
        """() => setTimeout(() => {
          const field = document.querySelector("#zoek-veld");
          field.value = "aangifte doen";
          field.dispatchEvent(new InputEvent("input", { bubbles: true }));
          field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", cancelable: true }));
        })"""
    )
    page.wait_for_url(server + "stappen/aangifte.html*")


def test_one_focus_at_a_time(visit: Visit) -> None:
    """Whoever goes on with Tab leaves the chosen result; arrows with another key choose none."""
    page = search(visit(STEP), "aangifte doen")
    chosen = page.locator('.search-option[aria-selected="true"]')
    page.keyboard.press("Shift+ArrowDown")
    expect(chosen).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(chosen).to_have_count(1)
    page.keyboard.press("Tab")
    expect(chosen).to_have_count(0)


def test_nothing_opens_under_the_blank_screen(visit: Visit) -> None:
    page = visit(STEP)
    page.evaluate("document.querySelector('[data-leave]').setAttribute('data-mode', 'blank')")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.keyboard.press("Control+k")
    assert not page.evaluate("document.querySelector('dialog.search').open")


#: Each word of the titles with a letter less, a letter twice, another letter, and two letters swapped;
#: what finds none of the pages that the word itself finds first.
MISSPELT = """([language, silent]) => {
  const search = window.nazorgSearch[language];
  const titles = [...document.querySelectorAll("main a")].map((it) => it.textContent).join(" ");
  const words = [...new Set(titles.toLowerCase().match(/\\p{L}{5,}/gu))];
  const lost = [];
  let asked = 0;
  words.forEach((word, number) => {
    const right = search(word);
    if (!right.sure) return;
    const first = right.hits.slice(0, 3).map((hit) => hit.thing);
    const at = 1 + (number % (word.length - 2));
    const [start, letter, next, rest] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 1)];
    for (const typed of [start + rest, start + letter + letter + rest, start + "q" + rest,
                         start + next + letter + rest.slice(1)]) {
      if (silent.includes(typed)) continue;
      const found = search(typed);
      if (found.sure) continue;
      asked += 1;
      if (!found.hits.some((hit) => first.includes(hit.thing))) lost.push(word + ": " + typed);
    }
  });
  return [asked, lost];
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_typing_error_is_forgiven(visit: Visit, language: str) -> None:
    """In every word of five letters or more of the titles; what is another word is left out."""
    page = visit(address(language, "register.html"))
    load_search(page, language)
    asked, lost = page.evaluate(MISSPELT, [language, STOPS[language]["stop_words"]])
    assert asked > 500
    assert lost == []


@pytest.mark.parametrize("query", ["leerling", "ouders", "docent"])
def test_a_dutch_word_is_better_than_a_guess(visit: Visit, query: str) -> None:
    page = search(visit("en/index.html"), query)
    expect(page.locator('.search-option[lang="nl"]').first).to_be_visible()
    assert page.locator(".search-option:not([lang], .search-call)").count() == 0
    expect(page.locator(".search-near")).to_be_hidden()


@pytest.mark.parametrize("late", ["own", "other"])
def test_what_comes_late_comes_once(visit: Visit, late: str) -> None:
    """Two answers of one index for the same words give one group, whichever index was late."""
    page = visit("en/index.html")
    if late == "other":
        load_search(page, "en")
        page.keyboard.press("Escape")
    page.evaluate(HELD)
    page.keyboard.press("Control+k")
    status = page.locator(".search-status")
    # One word that English knows too, so that its own answers stay.
    page.keyboard.type("doorgestuurd telegram")
    expect(status).not_to_be_empty()
    status.evaluate("(it) => { it.textContent = ''; }")
    page.keyboard.type(" ")
    expect(status).not_to_be_empty()
    page.evaluate("setTimeout(letIn)")
    expect(page.locator('.search-option[lang="nl"]').first).to_be_visible()
    titles = page.locator(".search-group-title").all_inner_texts()
    assert titles.count("On the Dutch pages") == 1, titles
    assert len(titles) == len(set(titles)) > 1


def test_opened_again_at_once(visit: Visit) -> None:
    """The browser says late that the search was closed; what is typed since then stays."""
    page = search(visit("index.html"), "politie")
    page.evaluate(
        """() => new Promise((done) => {
          const field = document.querySelector("#zoek-veld"), dialog = field.closest("dialog");
          dialog.addEventListener("close", () => setTimeout(done));
          dialog.close();
          document.querySelector(".search-door").click();
          field.value += "aangifte";
        })"""
    )
    expect(page.locator("#zoek-veld")).to_have_value("aangifte")


def test_a_dutch_word_on_the_english_site(visit: Visit) -> None:
    page = search(visit("en/index.html"), "doorgestuurd")
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
    search(page, SECRET)
    page.keyboard.press("Escape")
    search(page, f"{SECRET} aangifte")
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
    search(page, "ouders")
    assert page.evaluate(loaded) == 1


def test_without_an_index(visit: Visit) -> None:
    page = visit(
        STEP, lost=True, before=lambda context: context.route("**/search.*.js", lambda it: it.abort())
    )
    search(page, "ouders")
    expect(page.locator(".search-status")).to_contain_text("register")
    expect(page.locator(".search-register a")).to_be_visible()


def test_from_a_folder(visit: Visit, site: Path) -> None:
    page = search(visit((site / "en" / STEP).as_uri()), "should I call the parents")
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
    page = search(visit(STEP, viewport=PHONE), query)
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
    search(page, "politie")
    option = page.locator(".search-call").first
    sides = option.evaluate("(it) => [getComputedStyle(it).paddingLeft, getComputedStyle(it).paddingRight]")
    assert float(sides[1][:-2]) > float(sides[0][:-2])
    assert page.evaluate("document.querySelector('dialog.search').scrollWidth <= innerWidth")
