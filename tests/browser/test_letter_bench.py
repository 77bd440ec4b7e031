"""The bench on which a letter is filled in: what closes it, what is in view, how it says what is wrong."""

import json
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.browsing import Visit, opened, text_of
from tests.browser.places import DESK, LANGUAGES, address
from tests.browser.test_keyboard import tab_to
from tests.browser.test_letters import BLANK, LETTERS

CLASS, STOP = "brieven/ouders-klas.html", "brieven/stopbrief.html"
PHONE: Any = {"width": 360, "height": 740}
#: A school that filled in everything once.
SCHOOL = {
    "name": "De Rietkraag", "address": ["Dorpsstraat 1", "1234 AB Ons Dorp"], "phone": "020-123 45 67",
    "email": "info@rietkraag.example",
    "people": [{"role": "mentor", "name": "Noor Bakker", "phone": "020-123 45 68", "when": "elke dag"}],
}  # fmt: skip


def focus(page: Page) -> str:
    """Where the focus is: its id, its action, or its class."""
    return str(
        page.evaluate(
            "(({id, dataset, className}) => id || dataset.act || className)(document.activeElement)"
        )
    )


def planned(*situations: str) -> Any:
    """A visit in a tab whose plan has these situations."""
    kept = json.dumps({"ticks": {}, "situations": situations})
    script = f"if (origin !== 'null') sessionStorage.setItem('nazorgwijzer:lijst:blauw', {json.dumps(kept)})"
    return lambda context: context.add_init_script(script)


def at_school(context: BrowserContext) -> None:
    context.add_init_script(f"window.nazorgSchool = {json.dumps(SCHOOL)}")


# ---- What closes a letter


def test_what_forbids_a_letter_is_asked_first(visit: Visit) -> None:
    page = visit(STOP)
    desk = page.locator(".letter-open")
    closed = page.locator("[data-part=closed]")
    expect(desk).to_be_hidden()
    page.get_by_label("De ander is volwassen").check()
    expect(desk).to_be_hidden()
    expect(closed).to_contain_text("Stuur deze brief niet")
    expect(closed).to_contain_text("Bel 0900-8844 en vraag naar de zedenpolitie.")
    # One thing holds, or nothing does.
    page.locator("[name=geen]").check()
    assert page.locator("[name=sluit]:checked").count() == 0
    expect(closed).to_be_hidden()
    expect(desk).to_be_visible()
    page.get_by_label("De ander is jonger dan 12").check()
    assert page.locator("[name=geen]:checked").count() == 0
    expect(desk).to_be_hidden()


def test_every_case_that_closes_says_what_to_do(visit: Visit) -> None:
    page = visit(STOP)
    for case in LETTERS["stopbrief"]["closes"]:
        page.locator(f'[name=sluit][value="{case}"]').check()
        line = page.locator(f'[data-case="{case}"]')
        assert line.locator("strong").inner_text().split(".")[0]
        expect(line).to_be_visible()
        page.locator(f'[name=sluit][value="{case}"]').uncheck()
        expect(line).to_be_hidden()


# ---- What the plan and the school know


def test_a_letter_takes_over_what_the_plan_knows(visit: Visit) -> None:
    page = visit(CLASS, before=planned("slachtoffer-onder-12", "ook-lichamelijk-geweld"))
    told = page.locator(".letter-told")
    expect(told).to_contain_text("Overgenomen uit je plan: ")
    expect(told).to_contain_text("Het slachtoffer is jonger dan 12")
    expect(told).to_contain_text("Wacht met versturen tot de politie heeft gezegd wie het hoort, en wanneer.")
    assert page.locator(".letter-told p").count() == 1
    assert page.locator("[name=keuze-jonge-kinderen][value=yes]").is_checked()
    assert page.locator("[name=keuze-pers]:checked").count() == 0
    by_plan = page.locator("[data-by-plan]:visible")
    assert by_plan.count() == 1
    # It is no typing of the reader's: leaving asks nothing.
    assert page.evaluate("dispatchEvent(new Event('beforeunload', {cancelable: true}))") is True


def test_a_letter_that_the_plan_forbids_is_closed(visit: Visit) -> None:
    page = visit("brieven/ouders-slachtoffer.html", before=planned("ouders-onveilig"))
    expect(page.locator(".letter-shut")).to_contain_text("Wacht op advies van Veilig Thuis")
    expect(page.locator(".letter-open")).to_be_hidden()
    assert page.locator(".letter-shut a").get_attribute("href") == "../plan.html"


def test_the_plan_answers_what_closes(visit: Visit) -> None:
    page = visit(STOP, before=planned("volwassen-ander"))
    expect(page.locator('[name=sluit][value="volwassene"]')).to_be_checked()
    expect(page.locator(".letter-open")).to_be_hidden()


def test_without_a_plan_nothing_is_taken_over(visit: Visit) -> None:
    page = visit(CLASS)
    page.wait_for_load_state("networkidle")
    assert page.locator(".letter-told *").count() == 0
    assert page.locator(".letter-form :checked:not(option)").count() == 0


def test_what_the_school_filled_in_once_is_there(visit: Visit) -> None:
    page = visit("brieven/ouders-slachtoffer.html", before=at_school)
    values = {
        "school": "De Rietkraag",
        "contact": "Noor Bakker",
        "telefoon": "020-123 45 68",
        "bereikbaar": "elke dag",
    }
    for field, value in values.items():
        assert page.locator(f"#veld-{field}").input_value() == value
    assert "info@rietkraag.example" in page.locator("#veld-adres").input_value()


def test_a_letter_that_bars_e_mail_is_not_given_one(visit: Visit) -> None:
    page = visit(CLASS, before=at_school)
    assert page.locator("#veld-adres").input_value() == "Dorpsstraat 1, 1234 AB Ons Dorp, 020-123 45 67"
    assert "@" not in text_of(page, ".paper")


# ---- What is in view


def tap(page: Page, what: Locator) -> None:
    """Presses what is in view, where it is: a press of the library may scroll first."""
    box = what.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(set(LETTERS) - BLANK))
def test_the_first_field_is_near(visit: Visit, language: str, name: str) -> None:
    """Within one and a half screens of a phone."""
    page = visit(address(language, f"brieven/{name}.html"), viewport=PHONE)
    first = page.locator(".letter-gate input:visible, .letter-form :is(select, input):visible").first
    box = first.bounding_box()
    assert box
    assert box["y"] < 1.5 * PHONE["height"]


def test_wide_the_letter_stays_in_view_and_shows_where_one_is(visit: Visit) -> None:
    page = visit(CLASS, viewport={**DESK, "height": 800})
    form, sheet = page.locator(".letter-form"), page.locator(".letter-sheet")
    for field in ("school", "telefoon", "ondertekenaar"):
        page.locator(f"#veld-{field}").focus()
        place = page.locator(f'.paper .field.at[data-field="{field}"]').first
        expect(place).to_be_in_viewport(ratio=1)
        assert page.locator(".paper .at").count() == page.locator(f'.paper [data-field="{field}"]').count()
        left, right = form.bounding_box(), sheet.bounding_box()
        assert left
        assert right
        assert left["x"] + left["width"] <= right["x"]
    page.locator('[name="keuze-pers"]').first.focus()
    expect(page.locator('.paper-row.at[data-block="pers"]')).to_be_in_viewport()
    # It scrolls by itself, also with keys.
    before = page.evaluate("scrollY")
    sheet.focus()
    sheet.evaluate("(it) => { it.scrollTop = 0; }")
    page.keyboard.press("End")
    expect(page.locator(".paper-foot")).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == before


def test_narrow_the_letter_is_one_press_away_and_so_is_the_way_back(visit: Visit) -> None:
    page = visit(CLASS, viewport=PHONE)
    sheet, turn = page.locator(".letter-sheet"), page.locator(".letter-turn button")
    expect(sheet).to_be_hidden()
    expect(turn).to_have_text("Bekijk de brief")
    page.locator("#veld-telefoon").fill("020-123 45 67")
    height = page.evaluate("scrollY")
    tap(page, turn)
    expect(page.locator(".letter-form")).to_be_hidden()
    expect(page.locator('.paper .at[data-field="telefoon"]')).to_be_in_viewport()
    assert focus(page) == "brief"
    expect(turn).to_have_text("Terug naar het invullen")
    tap(page, turn)
    assert focus(page) == "veld-telefoon"
    assert page.evaluate("scrollY") == height
    assert page.locator("#veld-telefoon").input_value() == "020-123 45 67"
    # Turned while it is read, the phone shows both.
    turn.click()
    page.set_viewport_size(DESK)
    expect(page.locator(".letter-form")).to_be_visible()
    expect(sheet).to_be_visible()


def test_a_letter_that_is_read_prints_alone(visit: Visit) -> None:
    page = visit(CLASS, viewport=PHONE)
    page.evaluate("document.documentElement.setAttribute('data-printing', 'letter')")
    page.emulate_media(media="print")
    assert page.locator(".paper").is_visible()
    assert page.locator("main :is(h1, h2, form, .letter-turn, .letter-downloads):visible").count() == 0


# ---- How it says what is wrong


def test_each_line_of_what_is_wrong_leads_to_its_field(visit: Visit) -> None:
    page = visit(CLASS)
    title = page.title()
    page.locator("#veld-hulp-op-school").fill("een meisje, mail a@voorbeeld.example")
    page.locator('[data-act="docx"]').click()
    assert page.title() == f"Fout: {title}"
    assert focus(page) == "letter-check do-not"
    links = page.locator(".letter-check li a")
    marked = page.locator('.letter-form [aria-invalid="true"]')
    # One field may have several faults; it is marked once, with the first.
    assert links.count() == 3 + 5 + 2
    assert marked.count() == 3 + 5 + 1
    for at in range(links.count()):
        target = (links.nth(at).get_attribute("href") or "").removeprefix("#")
        links.nth(at).click()
        assert focus(page) == target
        expect(page.locator(f"#{target}")).to_be_in_viewport(ratio=1)
    for box in marked.all():
        error = (box.get_attribute("aria-describedby") or "").split()[0]
        assert text_of(page, f"#{error}").startswith("Fout: ")


def test_what_is_mended_is_no_fault_any_more(visit: Visit) -> None:
    page = visit(STOP)
    opened(page)
    title = page.title()
    page.locator('[data-act="odt"]').click()
    lines = page.locator(".letter-check li")
    count = lines.count()
    field = page.locator("#veld-datum")
    assert field.get_attribute("aria-describedby") == "fout-datum hint-datum"
    field.fill("23 november 2026")
    assert field.get_attribute("aria-invalid") is None
    assert field.get_attribute("aria-describedby") == "hint-datum"
    expect(page.locator("#fout-datum")).to_be_hidden()
    assert lines.count() == count - 1
    # Emptied again it is no fault until one asks for the letter again.
    field.fill("")
    assert field.get_attribute("aria-invalid") is None
    for choice in page.locator('.letter-choice input[value="no"]').all():
        choice.check()
    assert page.locator(".letter-choice[aria-invalid]").count() == 0
    for box in page.locator(".letter-form [id^=veld-]").all():
        box.fill("iets")
    expect(page.locator(".letter-check")).to_be_hidden()
    assert page.title() == title


def test_after_every_step_the_focus_is_where_the_writer_was(visit: Visit) -> None:
    page = visit(CLASS)
    title = page.title()
    page.locator('[data-act="docx"]').click()
    with page.expect_download():
        page.locator('[data-act="anyway"]').click()
    assert focus(page) == "docx"
    expect(page.locator(".letter-status")).to_have_text(
        "Het bestand is gemaakt. Controleer het voordat je het gebruikt."
    )
    # Whoever goes on all the same has decided: nothing is a fault any more.
    assert page.title() == title
    assert page.locator(".letter-form [aria-invalid]").count() == 0
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.locator('[data-act="copy"]').click()
    page.locator('[data-act="anyway"]').click()
    assert focus(page) == "copy"
    # Said once: the live region holds one text, and nothing else on the page does.
    assert page.locator(".letter-status").inner_text().count(".") == 1
    said = page.locator("[role=status], [role=alert], [aria-live]").all_inner_texts()
    assert list(filter(None, said)) == ["De tekst staat op het klembord."]


def test_the_whole_bench_with_keys_alone(visit: Visit) -> None:
    page = visit(STOP)
    tab_to(page, "[name=geen]")
    page.keyboard.press("Space")
    assert focus(page) == ""
    assert page.evaluate("document.activeElement.name") == "geen"
    expect(page.locator("[data-part=open]")).to_be_visible()
    tab_to(page, "[name=keuze-ouders-sturen]")
    page.keyboard.press("Space")
    for field in LETTERS["stopbrief"]["fields"][:-1]:
        tab_to(page, f"#veld-{field}")
        page.keyboard.type(f"dit is {field}")
    tab_to(page, "[data-act=copy]")
    page.keyboard.press("Enter")
    assert focus(page) == "letter-check do-not"
    told = []
    for _ in page.locator(".letter-check li").all():
        page.keyboard.press("Tab")
        told.append(page.evaluate("document.activeElement.textContent"))
    assert told == ["Nog niet beantwoord: Was de leerling op de beelden jonger dan 18 jaar?",
                    "Nog niet ingevuld: naam van wie de brief stuurt"]  # fmt: skip
    page.keyboard.press("Enter")
    assert focus(page) == "veld-afzender"
    page.keyboard.type("Robin")
    page.keyboard.press("Shift+Tab")
    tab_to(page, "[data-act=docx]")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert focus(page) == "keuze-jonger-dan-18"
    page.keyboard.press("Space")
    tab_to(page, "[data-act=docx]")
    with page.expect_download():
        page.keyboard.press("Enter")
    assert focus(page) == "docx"
    expect(page.locator(".letter-status")).not_to_be_empty()


def test_what_stays_as_it_was_typed_is_marked_and_said_before_the_download(visit: Visit) -> None:
    page = visit(CLASS)
    page.locator("#brief-taal").select_option("nl-ar")
    page.locator('.paper[data-edition="nl-ar"]').wait_for()
    for choice in page.locator('.letter-choice input[value="no"]').all():
        choice.check()
    for field in page.locator(".letter-field:visible input").all():
        field.fill("kamer 12")
    helped = page.locator('.paper [data-field="hulp-op-school"]')
    assert helped.evaluate_all("all => all.map((it) => it.getAttribute('lang'))") == [None, "nl"]
    # A number or a name is of no language.
    phone = page.locator('.paper [data-field="telefoon"]')
    assert phone.evaluate_all("all => all.map((it) => it.getAttribute('lang'))") == [None, None]
    title = page.title()
    page.locator('[data-act="docx"]').click()
    told = text_of(page, ".letter-check [data-typed]")
    assert told.startswith(
        "Dit staat ook in de vertaling zoals je het typte: waar leerlingen terechtkunnen, wanneer"
    )
    assert page.locator(".letter-check li").count() == 0
    assert page.title() == title
    with page.expect_download():
        page.locator('[data-act="anyway"]').click()
    # In the language of the page alone there is nothing to say.
    page.locator("#brief-taal").select_option("nl")
    page.locator('.paper[data-edition="nl"]').wait_for()
    with page.expect_download():
        page.locator('[data-act="docx"]').click()


# ---- What it is to those who do not see it


def test_the_letter_is_one_document_in_the_outline_of_the_page(visit: Visit) -> None:
    """Its headings lie under the page's, its lists are lists, and a browser's translation leaves it alone."""
    page = visit(CLASS)
    page.locator("#brief-taal").select_option("nl-ar")
    paper = page.locator('.paper[data-edition="nl-ar"][role="document"][translate="no"]')
    paper.wait_for()
    levels = page.locator("main :is(h1, h2, h3, h4, h5, h6):visible").evaluate_all(
        "all => all.map((it) => +it.localName[1])"
    )
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    inside = paper.locator(":is(h1, h2, h3, h4, h5, h6)").evaluate_all("all => all.map((it) => it.localName)")
    assert set(inside) == {"h3", "h4"}
    assert paper.locator("ul").count() == 2
    assert paper.locator("ul > li .paper-item").count() == paper.locator(".paper-item").count()
    assert paper.locator("[lang=ar][dir=rtl]").count() > 10
    for part in paper.locator(".paper-row").all():
        assert part.evaluate("(it) => !it.querySelector('p, h3, h4') || Boolean(it.querySelector('[lang]'))")


#: The tree of a letter with faults, as it is read out; questions and fields that are alike are left out.
TREE = """
- form "Vul de brief in":
  - heading "Vul de brief in" [level=2]
  - paragraph: Niets wordt bewaard of verstuurd. Sluit je de pagina, dan is de tekst weg.
  - group "Kijk hier nog naar":
    - heading "Kijk hier nog naar" [level=3]
    - paragraph: Dit viel op. Jij beslist of het zo goed is.
    - list:
      - listitem:
        - 'link "Nog niet beantwoord: Sturen de ouders de brief, in plaats van de leerling zelf?"'
      - listitem:
        - 'link "Nog niet beantwoord: Was de leerling op de beelden jonger dan 18 jaar?"'
      - listitem:
        - 'link "Nog niet ingevuld: datum van vandaag"'
    - paragraph:
      - button "Ga toch door"
  - radiogroup "Sturen de ouders de brief, in plaats van de leerling zelf?":
    - paragraph: "Fout: Kies ja of nee."
    - radio "Ja"
    - text: Ja
    - radio "Nee"
    - text: Nee
"""


def test_the_tree_of_the_bench(visit: Visit) -> None:
    page = visit(STOP)
    opened(page)
    for box in page.locator(".letter-form [id^=veld-]:not(#veld-datum)").all():
        box.fill("iets")
    page.locator('[data-act="docx"]').click()
    expect(page.locator(".letter-bench")).to_match_aria_snapshot(TREE)
    region = page.get_by_role("region", name="De brief")
    assert region.get_by_role("document").get_by_role("heading", name="Stopbrief", level=3).count() == 1
