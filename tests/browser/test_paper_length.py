"""What a reader prints from the browser: a step and a situation on a few sheets, and nothing left alone."""

import pytest

from tests.browser.browsing import Visit, none_of, tour
from tests.browser.places import LANGUAGES, PLACES, address, in_turn, language_of, name_of
from tests.browser.plans import printed
from tests.paper.reading import left_alone, reader, sizes

#: What everybody carries is one sheet, in every language.
ONE_SHEET = "net-gehoord.html"
MOST_SHEETS = {"stappen": 3, "situaties": 3}
COUNTED = [place for place in PLACES if name_of(place).partition("/")[0] in MOST_SHEETS]
PRINTED = in_turn("pages that are printed and counted", COUNTED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_sheets(visit: Visit, server: str, language: str) -> None:
    """Type of 9 pt, no heading without its section, no last sheet of a line or two."""
    found: list[str] = []
    places = [address(language, ONE_SHEET), *(place for place in PRINTED if language_of(place) == language)]
    for place, page in tour(visit, server, places):
        made = printed(page)
        most = MOST_SHEETS.get(name_of(place).partition("/")[0], 1)
        sheets = len(reader(made).pages)
        if sheets > most:
            found.append(f"{place}: {sheets} sheets, not {most}")
        if min(sizes(made)) < 8.95:
            found.append(f"{place}: type of {min(sizes(made))} pt")
        found += [f"{place}: {fault}" for fault in left_alone(made)]
    none_of(found)
