"""Who answers now: on every step and situation, by a fixed clock, and in words without script."""

import datetime
import re
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page

from macros.content.addresses import dialled
from macros.content.guide import read
from macros.content.text import to_plain
from macros.views.writer import Writer
from tests.browser.browsing import Visit, text_of
from tests.browser.places import LANGUAGES, NAMES, ROOT, address

GUIDE = read(ROOT)[0]
#: Where a reader sees who answers.
SHOWN = [name for name in NAMES if re.match(r"(stappen|situaties)/(?!index)|net-gehoord", name)]
#: A page that names somebody with hours, somebody always there, and somebody of whom nobody knows.
PAGE = "stappen/aangifte.html"
ALWAYS, UNSURE, HOURS = "#veilig-thuis", "#slachtofferhulp", "#vertrouwensinspecteur"
#: A moment in Dutch time, and what the vertrouwensinspecteur (weekdays 8 to 17) says then.
MOMENTS = {
    "2026-11-23T10:00:00+01:00": ("Neemt nu op", "Answering now"),  # a Monday
    "2026-11-23T07:59:00+01:00": ("Open om 8.00 uur", "Opens at 8:00"),
    "2026-11-23T17:00:00+01:00": ("Open morgen om 8.00 uur", "Opens tomorrow at 8:00"),
    "2026-11-24T03:00:00+01:00": ("Open om 8.00 uur", "Opens at 8:00"),  # at night
    "2026-11-27T21:30:00+01:00": ("Open maandag om 8.00 uur", "Opens Monday at 8:00"),  # a Friday
    "2026-11-28T14:00:00+01:00": ("Open maandag om 8.00 uur", "Opens Monday at 8:00"),
    "2026-11-22T10:00:00+01:00": ("Open morgen om 8.00 uur", "Opens tomorrow at 8:00"),  # a Sunday
    "2026-04-02T21:30:00+02:00": ("Open dinsdag om 8.00 uur", "Opens Tuesday at 8:00"),  # before Easter
    "2026-04-06T10:00:00+02:00": ("Niet zeker, probeer het", "Not certain, try it"),  # Easter Monday
    "2026-04-27T10:00:00+02:00": ("Niet zeker, probeer het", "Not certain, try it"),  # the King's birthday
    "2026-12-25T10:00:00+01:00": ("Niet zeker, probeer het", "Not certain, try it"),
}


def at(visit: Visit, moment: str, place: str) -> Page:
    """A page at a moment; the reader's own clock stands in another zone."""
    page = visit("index.html", timezone_id="America/New_York")
    page.clock.set_fixed_time(datetime.datetime.fromisoformat(moment))
    page.goto(page.url.replace("index.html", place))
    return page


def line(page: Page, card: str) -> str:
    """What is said of the numbers that lead to a card."""
    return " ".join(page.locator(f'.answers li:has(a[href$="{card}"])').first.inner_text().split())


@pytest.mark.parametrize(("moment", "said"), MOMENTS.items())
def test_it_says_who_answers_and_when_it_opens(visit: Visit, moment: str, said: tuple[str, str]) -> None:
    page = at(visit, moment, PAGE)
    for words, language in zip(said, LANGUAGES, strict=True):
        page.goto(page.url.replace(PAGE, address(language, PAGE)))
        assert words in line(page, HOURS)
        assert ("maandag tot en met" in line(page, HOURS)) is (words == "Niet zeker, probeer het")
    page.goto(page.url.replace("/en/", "/"))
    assert "Neemt nu op, dag en nacht" in line(page, ALWAYS)
    assert "Niet zeker, probeer het" in line(page, UNSURE)


def test_in_an_open_page_the_hour_strikes(visit: Visit) -> None:
    page = visit("index.html")
    page.clock.install(time=datetime.datetime.fromisoformat("2026-11-23T07:58:30+01:00"))
    page.goto(page.url.replace("index.html", PAGE))
    assert "Open om 8.00 uur" in line(page, HOURS)
    page.clock.fast_forward(120_000)
    assert "Neemt nu op" in line(page, HOURS)


def test_without_script_the_hours_stand_in_words(visit: Visit) -> None:
    page = visit(PAGE, java_script_enabled=False)
    assert "maandag tot en met vrijdag, 8.00 tot 17.00 uur" in line(page, HOURS)
    assert "Open" not in line(page, HOURS)
    assert "Neemt" not in line(page, HOURS)
    assert "dag en nacht" in line(page, ALWAYS)
    assert "Niet zeker, probeer het" in line(page, UNSURE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everywhere_somebody_answers_at_any_hour(site: Path, language: str) -> None:
    """112 and 113 answer always; every number says something, and none that it is closed."""
    assert len(SHOWN) > 30
    for name in SHOWN:
        tree = html.parse(site / address(language, name))
        found = {}
        for row in tree.xpath('//section[@class="answers"]/ul/li'):
            (call,) = row.xpath('.//a[starts-with(@href, "tel:")]/@href')
            (now,) = row.xpath('.//span[starts-with(@class, "now")]')
            assert now.text_content().strip() or now.get("data-weekdays"), (name, call)
            found[call.removeprefix("tel:")] = now.get("class")
        for reference in GUIDE.settings.danger:
            assert found[dialled(GUIDE.phone(reference).number)] == "now is-open", name


def test_the_filter_keeps_whoever_may_answer(visit: Visit) -> None:
    """At half past nine on Friday only who is closed for certain goes; never the police."""
    page = at(visit, "2026-11-27T21:30:00+01:00", "hulp/index.html")
    total = page.locator(".organisation").count()
    page.locator(".filter summary").click()
    page.locator('[name="closed"]').check()
    assert text_of(page, ".filter [role=status]").startswith(f"{total - 1} van {total}")
    assert page.locator(HOURS).is_hidden()
    for number in ("112", "09008844", "113", "0202615275", "08000432"):
        assert page.locator(f'.organisation .call[href="tel:{number}"]').is_visible(), number
    page.locator('[name="topics"]').select_option("beleid")
    assert page.locator(".need:visible").count() == 1


def test_a_card_folds_and_a_link_to_it_unfolds(visit: Visit) -> None:
    page = visit("hulp/index.html")
    assert page.locator(".organisation dl:visible").count() == 0
    assert text_of(page, ".need >> nth=1").startswith("Beelden laten weghalen Helpwanted")
    page.evaluate("location.hash = 'helpwanted'")
    page.locator("#helpwanted dl").wait_for()
    assert page.locator(".organisation dl:visible").count() == 1
    page.emulate_media(media="print")
    assert page.locator("#politie dl").bounding_box()["height"] > 0  # type: ignore[index]


def test_no_card_loses_anything(site: Path) -> None:
    """Every number, site and text of an organisation stands on its card."""
    tree = html.parse(site / "hulp" / "index.html")
    writer = Writer(GUIDE, "hulp/index.html")
    for name, about in GUIDE.organisations.items():
        (card,) = tree.xpath(f'//li[@id="{name}"]')
        links = card.xpath(".//a/@href")
        text = " ".join(card.text_content().split())
        missing = [
            phone.number for phone in about.phones.values() if f"tel:{dialled(phone.number)}" not in links
        ]
        missing += [website.url for website in about.websites.values() if website.url not in links]
        texts = [about.purpose, about.for_whom, about.look_up, *(fact.text for fact in about.facts.values())]
        missing += [str(one) for one in texts if one and to_plain(one, writer) not in text]
        assert not missing, name
