"""A link explains itself: for whom a page is, what it is called elsewhere, and what its frame leads to."""

import re
from html import unescape

import pytest

from macros.builder.make import Project, load
from macros.content.addresses import address
from macros.content.pages import pages_of
from tests.builder.reading import Page, pages
from tests.conftest import ROOT, URL

OPEN_GRAPH = ("og:type", "og:site_name", "og:title", "og:description", "og:url", "og:locale")


@pytest.fixture(scope="module")
def project() -> Project:
    """The guide in every language."""
    return load(ROOT)


def shared(page: Page) -> dict[str, str]:
    """What a page tells to whoever shows a preview of a link to it."""
    return {
        one.attributes["property"]: one.attributes["content"]
        for one in page.of("meta")
        if "property" in one.attributes
    }


def described(page: Page) -> str:
    [found] = [
        one.attributes["content"] for one in page.of("meta") if one.attributes.get("name") == "description"
    ]
    return found


def test_every_page_says_for_whom_it_is(site, project):
    """Above its title, where a reader and a printer find it, and in its description."""
    said = re.compile(r'<main[^>]*>\s*<p class="for-whom">(?:<span[^>]*>)?([^<]+)')
    for code, guide in project.guides.items():
        top = "" if code == "nl" else f"{code}/"
        for page in pages_of(guide).values():
            if page.document is None:
                continue
            everybody = getattr(page.thing, "everybody", False)
            wanted = str(guide.word("for_everybody" if everybody else f"for_{page.audience}"))
            name = top + page.address
            found = said.search((site / name).read_text("utf-8"))
            assert found, f"{name} does not say for whom it is"
            assert found[1].strip() == wanted, name
            assert described(pages(site)[name]).startswith(f"{wanted}. "), name


def test_a_preview_of_a_link_says_what_the_page_is(site, site_with_url):
    """With an address of the site alone, and without an image: that would come from elsewhere."""
    for name, page in pages(site).items():
        assert shared(page) == {}, name
    for name, page in pages(site_with_url).items():
        found = shared(page)
        assert tuple(found) == OPEN_GRAPH, name
        [canonical] = page.meta(rel="canonical")
        assert found["og:url"] == canonical["href"]
        assert found["og:url"].startswith(URL)
        assert found["og:description"] == described(page)
        title = re.findall("<title>(.*)</title>", (site_with_url / name).read_text("utf-8"))
        assert [found["og:title"]] == [unescape(one) for one in title], name


def test_what_a_preview_calls_a_page_for_pupils_tells_no_more_than_the_tab(site_with_url, project):
    """Others may look at the screen on which it is shown."""
    discreet = {
        address("handouts", name): str(handout.tab)
        for name, handout in project.guides["nl"].handouts.items()
        if handout.tab
    }
    assert len(discreet) >= 3
    for name, tab in discreet.items():
        assert shared(pages(site_with_url)[name])["og:title"].startswith(tab), name


def test_three_doors_in_every_header(site, project):
    """School, pupil, parent, in that order; the one of the page's own reader is marked."""
    assert list(project.guides["nl"].settings.doors) == ["school", "leerling", "ouder"]
    part = re.compile(r'<nav class="doors".*?</nav>', re.DOTALL)
    for name in pages(site):
        if name.endswith("404.html"):
            continue
        [doors] = part.findall((site / name).read_text("utf-8"))
        assert doors.count("<a ") == 3, name
        assert doors.count('aria-current="true"') <= 1, name
    for name, at in (
        ("index.html", 0),
        ("leerlingen/overkomen.html", 1),
        ("ouders.html", 2),
        ("privacy.html", None),
    ):
        links = part.findall((site / name).read_text("utf-8"))[0].split("<a ")[1:]
        assert [at for at, link in enumerate(links) if "aria-current" in link] == (
            [] if at is None else [at]
        ), name


def test_the_foot_has_three_groups(site, project):
    groups = project.guides["nl"].settings.footer
    assert len(groups) == 3
    for name in pages(site):
        if not name.endswith("404.html"):
            foot = (site / name).read_text("utf-8").split('<nav class="foot-groups"')[1]
            assert foot.count("<details>") == 3, name


def test_no_heading_twice(site):
    """On no page do two headings of one level say the same."""
    heading = re.compile(r"<(h[12])\b[^>]*>(.*?)</\1>", re.DOTALL)
    for name in pages(site):
        said = [
            re.sub(r"<[^>]+>", "", words).strip()
            for _, words in heading.findall((site / name).read_text("utf-8").split("<main")[1])
        ]
        assert sorted(said) == sorted(set(said)), name


def test_what_stands_on_a_page_is_listed_where_the_steps_are_not(site):
    """Beside every long page its own headings, beside a step the ten steps; each leads somewhere."""
    part = re.compile(r'<details class="rail">.*?</details>', re.DOTALL)
    for name, page in pages(site).items():
        found = part.findall((site / name).read_text("utf-8"))
        if "/stappen/" in f"/{name}" and not name.endswith("index.html"):
            assert found[0].count("<a ") == 10, name
        elif found:
            anchors = re.findall(r'href="([^"]+)"', found[0])
            assert len(anchors) >= 3, name
            assert {anchor[1:] for anchor in anchors} <= set(page.ids), name
    assert part.search((site / "privacy.html").read_text("utf-8"))
    assert part.search((site / "situaties" / "deepfake.html").read_text("utf-8"))


#: Words of one professional to another.
PROFESSIONAL = re.compile(
    r"professional|als je leerling|uitdelen|op het bord|leerlingen uit|jouw leerling|verwijzers",
    re.IGNORECASE,
)


def test_a_pupil_reads_nothing_that_is_written_for_professionals(site, project):
    """Cards say what they do for a pupil, with a chat beside the phone where there is one."""
    guide = project.guides["nl"]
    for page in pages_of(guide).values():
        if page.audience != "leerling":
            continue
        html = (site / page.address).read_text("utf-8").split("<main")[1]
        # Where a text comes from is told under its name, which is that of its publisher.
        html = html.split('<footer class="provenance"')[0]
        assert not PROFESSIONAL.search(re.sub(r"<[^>]+>", "", html)), page.address
        cards = html.split('<li class="card">')[1:]
        assert cards, page.address
        for card in cards:
            title = re.sub(r"<[^>]+>", "", card.split("</h3>")[0]).strip()
            [about] = [one for one in guide.organisations.values() if str(one.name) == title]
            assert about.for_pupils, f"{title} has no words for pupils"
            assert str(about.for_pupils) in card, f"{page.address}: {title}"
            assert ("https://" in card) == ("chat" in about.facts), f"{page.address}: {title}"


def test_pupils_find_first_what_happened_to_them(site):
    """The page of pupils begins with whom it happened to."""
    html = (site / "leerlingen" / "index.html").read_text("utf-8").split('<ul class="entries">')[1]
    assert re.findall(r'<h2><a href="([^"]+)"', html) == [
        "overkomen.html",
        "gekregen.html",
        "doorgestuurd.html",
    ]


def test_nothing_for_staff_above_a_page_for_others(site):
    for name in ("leerlingen/index.html", "leerlingen/overkomen.html", "ouders.html"):
        assert '<nav class="sections"' not in (site / name).read_text("utf-8"), name
    assert '<nav class="sections"' in (site / "index.html").read_text("utf-8")
