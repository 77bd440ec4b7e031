"""
What is measured on a page in the tour: each measure gives what is wrong, a line each.

A measure may change the window, the media and what is unfolded; the next one sets what it needs.
"""

import io
import re
import unicodedata
from collections.abc import Iterator

from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.browsing import measure, text_of, violations
from tests.browser.places import DESK, PHONE
from tests.paper.reading import left_alone
from tests.sampling import taken

WIDTHS = (320, 768, 1280)
COLOURS = ("light", "dark", "forced")
#: Forced colours are the system's own; their contrast is looked at in the whole matrix.
CONTRAST = taken("colours of which axe measures the contrast", ("light", "dark"), COLOURS)
#: Presses of the Tab key between two looks at what they did.
AT_ONCE = 40
#: In points.
A4 = (595, 842)
#: What is printed as a sheet of its own, without the page around it; test_plan_paper.py looks at it.
SHEET = '[data-checklist="plan"]'

Look = tuple[int, str]


def seen_by_axe(page: Page, looks: list[Look]) -> Iterator[str]:
    """What axe finds on the page as it stands, in each of these looks."""
    for width, colours in looks:
        page.set_viewport_size({"width": width, "height": DESK["height"]})
        page.emulate_media(
            color_scheme="dark" if colours == "dark" else "light",
            forced_colors="active" if colours == "forced" else "none",
        )
        for fault in violations(page, colours=colours in CONTRAST):
            yield f"{width} px, {colours}: {fault}"
    page.emulate_media(color_scheme="null", forced_colors="null")


def seen_as_it_opens(page: Page) -> Iterator[str]:
    """What axe finds on a phone. The colours are those of the page's kind, which the sample has."""
    page.set_viewport_size(PHONE)
    yield from violations(page, colours=False)


def misfits(page: Page) -> Iterator[str]:
    """
    On a phone and a desk, with text of 200% and at a zoom of 400%.

    Things to press are 24 by 24 px or more outside running text, the page does
    not scroll sideways, and no text is cut off, covered or lost.
    """
    page.set_viewport_size(DESK)
    before, content = text_of(page), _content(page)
    yield from _faults("on a desk", page, "small", "spilt", "overlapping")
    page.evaluate(
        "() => { const root = document.documentElement;"
        " root.style.fontSize = 2 * parseFloat(getComputedStyle(root).fontSize) + 'px' }"
    )
    yield from _faults("text of 200%", page, "spilt", "overlapping")
    if text_of(page) != before:
        yield "text of 200%: text was lost"
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size(PHONE)
    yield from _faults("on a phone", page, "small", "spilt", "overlapping")
    page.set_viewport_size({"width": 320, "height": 256})
    yield from _faults("zoom of 400%", page, "spilt", "overlapping")
    if _content(page) != content:
        yield "zoom of 400%: text was lost"


def _content(page: Page) -> str:
    """The text of the page, with a letter and its form both: where it is narrow they stand one at a time."""
    turns = "document.querySelectorAll('.letter-bench').forEach((it) => it.classList.toggle('filling'));"
    turns += "document.querySelectorAll('.letter-turn').forEach((it) => { it.hidden = !it.hidden; })"
    form = page.locator(".letter-form:not([hidden])").count() > 0
    if form:
        page.evaluate(f"() => {{ {turns} }}")
    text = text_of(page, "main")
    if form:
        page.evaluate(f"() => {{ {turns} }}")
    return text


def covered(page: Page) -> Iterator[str]:
    """In the smallest window, both ways, the link to leave fast never lies over the focus."""
    page.set_viewport_size({"width": 320, "height": 256})
    page.keyboard.press("Tab")
    yield from _faults("in the smallest window", page, "focuses", "focusesBack")


def in_forced_colours(page: Page) -> Iterator[str]:
    """With the colours of the system everything is there, and drawings, controls and focus show."""
    page.set_viewport_size(PHONE)
    before = text_of(page)
    page.emulate_media(forced_colors="active")
    if not page.evaluate("matchMedia('(forced-colors: active)').matches"):
        yield "forced colours: the browser does not take them"
    if text_of(page) != before:
        yield "forced colours: text was lost"
    # The focus shows to who uses the keyboard.
    page.keyboard.press("Tab")
    yield from _faults("forced colours", page, "faint", "focuses")
    page.emulate_media(forced_colors="null")


def moving(page: Page) -> Iterator[str]:
    """Nothing moves for who asks for less motion."""
    page.emulate_media(reduced_motion="reduce")
    yield from _faults("less motion", page, "moving")
    page.emulate_media(reduced_motion="null")


def _faults(how: str, page: Page, *measures: str) -> list[str]:
    return [f"{how}: {fault}" for what in measures for fault in measure(page, what)]


def walk(page: Page, key: str = "Tab") -> tuple[list[str], list[str]]:
    """Where the Tab key leads until it leaves the page, and what is wrong with the focus."""
    measure(page, "follow")
    places: list[str] = []
    faults: list[str] = []
    presses = len(measure(page, "stops")) + 20
    for start in range(0, presses, AT_ONCE):
        for _ in range(min(AT_ONCE, presses - start)):
            page.keyboard.press(key)
        for stop in measure(page, "followed")[start:]:
            if stop is None or (len(places) > 1 and stop["place"] == places[0]):
                return places, faults
            # A field for a date has several stops of its own.
            if not places or places[-1] != stop["place"]:
                places.append(stop["place"])
            faults += [f"{stop['place']}: {fault}" for fault in stop["faults"]]
    return places, [*faults, f"the Tab key does not leave the page; it was last at {places[-1]}"]


def stops(page: Page, key: str = "Tab") -> Iterator[str]:
    """The Tab key comes everywhere once, in the order of the page, and the focus shows at every stop."""
    places, faults = walk(page, key)
    yield from faults
    expected = measure(page, "stops")
    if key != "Tab":
        expected.reverse()
    if places != expected:
        yield from (f"never reached: {place}" for place in expected if place not in places)
        yield from (f"not expected: {place}" for place in places if place not in expected)
        yield "the stops do not follow the order of the page"


def squeezed(text: str) -> str:
    """``text`` without spaces, as lines are broken elsewhere on paper."""
    return re.sub(r"[\s\u00ad\u200b]+", "", unicodedata.normalize("NFKC", text))


def on_paper(page: Page) -> Iterator[str]:
    """All unfolded but sources, addresses of links written out, no navigation, nothing empty or alone."""
    navigation, title = measure(page, "navigation"), page.get_by_role("heading", level=1)
    page.emulate_media(media="print")
    yield from (f"on paper: {fault}" for what in ("empty", "unexplained") for fault in measure(page, what))
    folded, outward, titled = measure(page, "folded"), measure(page, "outward"), title.is_visible()
    lines = page.locator("body > footer p").all_inner_texts()
    page.emulate_media(media="null")
    by_itself = page.locator(SHEET).count() > 0
    if not titled and not by_itself:
        yield "the title is not on paper"
    made = page.pdf(prefer_css_page_size=True, outline=True, tagged=True)
    yield from (f"on paper: {fault}" for fault in left_alone(made))
    reader = PdfReader(io.BytesIO(made))
    paper = ""
    for number, sheet in enumerate(reader.pages, 1):
        size = (round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height)))
        if size != A4:
            yield f"sheet {number} is not A4 but {size}"
        text = squeezed(sheet.extract_text())
        if len(text) < 40:
            yield f"sheet {number} is empty"
        paper += text
    if titled and squeezed(title.inner_text()) not in paper:
        yield "the title is not on paper"
    dated = [line for line in lines if re.search(r"\d{4}", line)]
    if titled and not any(squeezed(line) in paper for line in dated):
        yield "the date and version are not on paper"
    if not by_itself:
        yield from (f"not on paper: {text[:80]}" for text in folded if squeezed(text) not in paper)
    yield from (f"not written out: {href}" for href in outward if squeezed(href) not in paper)
    yield from (f"on paper: {word}" for word in navigation if squeezed(word) in paper)
