"""A copy that nobody updates says so itself, from the day after its content must be checked again."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser.browsing import Visit
from tests.browser.places import GUIDE, LANGUAGES, STEPS, address

LIMIT = date.fromisoformat(str(GUIDE["check_again"]))


@pytest.mark.parametrize("name", ["index.html", STEPS[0]])
@pytest.mark.parametrize("language", LANGUAGES)
def test_too_old(visit: Visit, language: str, name: str) -> None:
    """Silent up to and including the day itself; from the next day on it is said in words."""
    page = visit(address(language, name))
    for day, late in ((LIMIT - timedelta(1), False), (LIMIT, False), (LIMIT + timedelta(1), True)):
        for hour in (time(0, 1), time(23, 59)):
            page.clock.set_fixed_time(datetime.combine(day, hour, ZoneInfo("Europe/Amsterdam")))
            page.reload()
            notice = page.locator("[data-check-again]")
            expect(notice).to_have_attribute("data-check-again", LIMIT.isoformat())
            expect(notice).to_be_visible(visible=late)
            if late:
                expect(notice).to_contain_text(str(LIMIT.year))
