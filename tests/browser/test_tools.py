"""The small tools of pages: the filter, who answers now, the calendar file, terms."""

import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.browsing import Visit, text_of

#: A moment in Dutch time, and whether the vertrouwensinspecteur (weekdays 8 to 17) answers then;
#: None where nothing may be said.
MOMENTS = {
    "2026-11-23T10:00:00+01:00": True,  # a Monday
    "2026-11-23T07:59:00+01:00": False,
    "2026-11-23T17:00:00+01:00": False,
    "2026-11-22T10:00:00+01:00": False,  # a Sunday
    "2026-04-06T10:00:00+02:00": None,  # Easter Monday
    "2026-04-27T10:00:00+02:00": None,  # the King's birthday
    "2026-05-14T10:00:00+02:00": None,  # Ascension Day
    "2027-05-17T10:00:00+02:00": None,  # Whit Monday
    "2026-12-25T10:00:00+01:00": None,
}


@pytest.mark.parametrize(("moment", "answers"), MOMENTS.items())
def test_who_answers_now_follows_confirmed_hours(visit: Visit, moment: str, answers: bool | None) -> None:
    now = datetime.datetime.fromisoformat(moment)
    # The reader's own clock stands in another zone: the hours are Dutch ones.
    page = visit("index.html", timezone_id="America/New_York")
    page.clock.set_fixed_time(now)
    page.goto(page.url.replace("index.html", "hulp/index.html"))
    tag = page.locator("#vertrouwensinspecteur .open-now")
    assert tag.is_visible() is (answers is not None)
    assert ("is-open" in (tag.get_attribute("class") or "")) is bool(answers)
    assert "is-open" in (page.locator("#veilig-thuis .open-now").get_attribute("class") or "")


def test_old_or_unknown_hours_say_nothing(visit: Visit) -> None:
    page = visit("hulp/index.html")
    for name in ("kindertelefoon", "helpwanted", "slachtofferhulp"):
        assert page.locator(f"#{name} .open-now").count() == 0, name


def test_the_filter_shows_whom_it_is_for(visit: Visit) -> None:
    page = visit("hulp/index.html")
    total = page.locator(".organisation").count()
    page.locator('[name="audiences"]').select_option("verspreider")
    page.locator('[name="topics"]').select_option("praten")
    left = page.locator(".organisation:visible")
    assert 0 < left.count() < total
    for card in left.all():
        assert "verspreider" in (card.get_attribute("data-audiences") or "")
        assert "praten" in (card.get_attribute("data-topics") or "")
    assert text_of(page, ".filter [role=status]").startswith(f"{left.count()} van {total}")
    page.locator('[name="open"]').check()
    assert page.locator(".organisation:visible:not(:has(.is-open))").count() == 0


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
