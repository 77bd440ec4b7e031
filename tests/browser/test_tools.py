"""The small tools of pages: the filter, the calendar file, terms."""

import datetime
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.browsing import Visit, text_of


def test_the_filter_shows_whom_it_is_for(visit: Visit) -> None:
    page = visit("hulp/index.html")
    total = page.locator(".organisation").count()
    page.locator(".filter summary").click()
    page.locator('[name="audiences"]').select_option("verspreider")
    page.locator('[name="topics"]').select_option("praten")
    left = page.locator(".organisation:visible")
    assert 0 < left.count() < total
    for card in left.all():
        assert "verspreider" in (card.get_attribute("data-audiences") or "")
        assert "praten" in (card.get_attribute("data-topics") or "")
    assert text_of(page, ".filter [role=status]").startswith(f"{left.count()} van {total}")


def test_the_calendar_file_has_neutral_titles(visit: Visit, tmp_path: Path) -> None:
    page = visit("nazorgkalender.html")
    page.locator('[type="date"]').fill("2027-02-27")
    with page.expect_download() as download:
        page.locator(".calendar-form button").click()
    file = tmp_path / "agenda.ics"
    download.value.save_as(file)
    text = file.read_bytes().decode("utf-8")
    lines = text.split("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert (lines[0], lines[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    days = [line.removeprefix("DTSTART;VALUE=DATE:") for line in lines if line.startswith("DTSTART")]
    after = page.locator("[data-after-days]").evaluate_all(
        "(all) => all.map((one) => +one.dataset.afterDays)"
    )
    start = datetime.date(2027, 2, 27)
    assert days == [(start + datetime.timedelta(days=number)).strftime("%Y%m%d") for number in after]
    titles = [line.removeprefix("SUMMARY:") for line in lines if line.startswith("SUMMARY")]
    assert len(set(titles)) == len(titles) == len(after)
    for word in ("beeld", "seks", "slachtoffer", "naakt", "misbruik"):
        assert not any(word in title.lower() for title in titles)
    assert "nazorgwijzer" not in text.lower(), "a calendar shows who made an event, and is often shared"
    # A slip of the pen, such as year 20266 or 226, gives no file.
    for wrong in ("20266-02-27", "0226-02-27"):
        assert (
            page.locator('[type="date"]').evaluate(
                "(it, day) => { it.value = day; return it.form.checkValidity(); }", wrong
            )
            is False
        ), wrong


def _note(page: Page) -> str:
    return str(page.locator("button.term:visible").first.get_attribute("popovertarget"))


def test_a_term_is_explained_by_key_and_closes_with_escape(visit: Visit) -> None:
    page = visit("stappen/kom-samen.html")
    note = page.locator(f"#{_note(page)}")
    assert note.is_hidden()
    page.locator("button.term:visible").first.focus()
    page.keyboard.press("Enter")
    assert note.is_visible()
    page.keyboard.press("Escape")
    assert note.is_hidden()
    assert page.evaluate("document.activeElement.className") == "term"


def test_each_step_explains_a_term_once_in_sight(visit: Visit) -> None:
    for name in ("kom-samen", "praktische-tips", "aangifte", "en/aangifte"):
        top, _, step = name.rpartition("/")
        page = visit(f"{top}/stappen/{step}.html".lstrip("/"))
        words = [text.lower() for text in page.locator("button.term:visible").all_inner_texts()]
        assert words, name
        assert len(set(words)) == len(words), name
