"""The built pages: every link leads somewhere, nothing comes from elsewhere, every page says what it must."""

import itertools
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from macros.builder.make import Project, load
from macros.content.addresses import address
from macros.content.model import KINDS
from macros.views.writer import Writer
from tests.builder.reading import Page, pages, target
from tests.conftest import ROOT, URL

#: What a browser loads from: every attribute that names an address, but for links that a reader follows.
LOADING = {"src", "srcset", "data", "action", "formaction", "poster", "manifest", "ping", "href"}
LOADED_BY_LINK = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch"}


#: What a script may not do: fetch, send, or run text. What it may remember is for the browser tests.
FORBIDDEN = (
    "fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon", "EventSource", "import(", "document.cookie",
    "indexedDB", "eval(", "new Function",
)  # fmt: skip


@pytest.fixture(scope="module")
def project() -> Project:
    """The guide in every language."""
    return load(ROOT)


@pytest.fixture(params=["site", "site_with_url"])
def built(request):
    """The site with and without an address."""
    return request.getfixturevalue(request.param)


def url_of(site: Path) -> str:
    return URL if site.name == "site-with-url" else ""


def language_of(name: str) -> str:
    return "en" if name.startswith("en/") else "nl"


def exist(site: Path, page: Page, addresses: list[str]) -> list[str]:
    """Those of the addresses that lead nowhere."""
    dead = []
    for href in addresses:
        found = target(page.name, href, url_of(site))
        if found is None:
            if not re.match(r"(https?://|tel:|about:blank$)", href):
                dead.append(href)
            continue
        file, anchor = found
        other = pages(site).get(file)
        if not (site / file).is_file() or (anchor and other is not None and anchor not in other.ids):
            dead.append(href)
    return dead


def test_every_link_and_anchor_leads_somewhere(built):
    dead = {
        page.name: found
        for page in pages(built).values()
        if (found := exist(built, page, page.hrefs("a", "link")))
    }
    assert dead == {}


def test_labels_and_popovers_point_at_something(site):
    for page in pages(site).values():
        for one in page.elements:
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "popovertarget"):
                for wanted in one.attributes.get(name, "").split():
                    assert wanted in page.ids, f"{page.name}: {name}={wanted}"


def test_nothing_is_loaded_from_elsewhere(built):
    for page in pages(built).values():
        for one in page.elements:
            follows = one.tag == "a" or (
                one.tag == "link" and not LOADED_BY_LINK & set(one.attributes.get("rel", "").split())
            )
            for name in LOADING & one.attributes.keys():
                if not (name == "href" and follows):
                    found = target(page.name, one.attributes[name], url_of(built))
                    assert found is not None, f"{page.name}: {one.tag} {name}={one.attributes[name]}"
                    assert (built / found[0]).is_file(), f"{page.name}: {one.attributes[name]}"


def test_styles_and_scripts_load_nothing_from_elsewhere(site):
    for path in site.rglob("*.css"):
        for found in re.findall(
            r"url\(\s*['\"]?([^)'\"]+)|@import\s*['\"]?([^'\";]+)", path.read_text("utf-8")
        ):
            href = found[0] or found[1]
            assert href.startswith("data:") or (path.parent / href).resolve().is_file(), (
                f"{path.name}: {href}"
            )
    for path in site.rglob("*.js"):
        # These two ask for files of this site alone; tests/browser/test_offline.py and test_school.py.
        if path == site / "sw.js" or path.name == "setup.js":
            continue
        script = path.read_text("utf-8")
        for word in FORBIDDEN:
            assert word not in script, f"{path.name}: {word}"


def test_nothing_inline(site):
    """A policy that forbids inline code fits every page."""
    for page in pages(site).values():
        for one in page.elements:
            inline = [name for name in one.attributes if name.startswith("on") or name == "style"]
            assert not inline, f"{page.name}: {inline} in {one.tag}"
            assert one.tag not in ("style", "iframe", "object", "embed", "base"), f"{page.name}: {one.tag}"
            if one.tag == "script":
                # The guard runs before anything is shown; all else waits.
                guard = "/guard." in one.attributes["src"]
                known = set(one.attributes) - {"data-school-values"}
                assert known == ({"src"} if guard else {"src", "defer"}), page.name
            assert not one.attributes.get("href", "").lower().startswith(("javascript:", "data:"))


def test_both_languages_have_the_same_addresses(site):
    dutch = {name for name in pages(site) if not name.startswith("en/")}
    assert dutch == {name.removeprefix("en/") for name in pages(site) if name.startswith("en/")}
    assert len(dutch) > 50


def test_language_and_direction(site, project):
    known = {*project.guides, *project.documents}
    for page in pages(site).values():
        assert page.html == {"lang": language_of(page.name), "dir": "ltr"}, page.name
        assert {one.attributes["lang"] for one in page.elements if "lang" in one.attributes} <= known


def test_every_page_leads_to_itself_in_the_other_language(site):
    for page in pages(site).values():
        if not page.name.endswith("404.html"):
            other = page.name.removeprefix("en/") if page.name.startswith("en/") else f"en/{page.name}"
            links = [one.attributes for one in page.of("a") if "hreflang" in one.attributes]
            assert [target(page.name, one["href"]) for one in links] == [(other, "")], page.name
            assert links[0]["hreflang"] == links[0]["lang"] == language_of(other)


def test_absolute_addresses_only_with_an_address(site, site_with_url):
    assert not (site / "sitemap.xml").exists()
    for page in pages(site).values():
        assert not page.meta(rel="canonical")
        assert [one["type"] for one in page.meta(rel="alternate")] in ([], ["application/atom+xml"])
    for name, page in pages(site_with_url).items():
        own = URL + re.sub(r"(^|/)index\.html$", r"\1", name)
        assert [one["href"] for one in page.meta(rel="canonical")] == [own]
        alternates = {one["hreflang"]: one["href"] for one in page.meta(rel="alternate") if "type" not in one}
        assert set(alternates) == {"nl", "en", "x-default"}
        assert alternates[language_of(name)] == own
        # Each of the pages that it names names this one in turn.
        for language in ("nl", "en"):
            there = target(name, alternates[language], URL)
            assert there is not None
            back = pages(site_with_url)[there[0]].meta(rel="alternate", hreflang=language_of(name))
            assert [one["href"] for one in back] == [own]
        assert alternates["x-default"] == alternates["nl"]


def test_sitemap_lists_every_page_once(site_with_url):
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    rows = ElementTree.parse(site_with_url / "sitemap.xml").getroot().findall("s:url/s:loc", space)
    listed = [row.text or "" for row in rows]
    wanted = {
        one["href"]
        for name, page in pages(site_with_url).items()
        if not name.endswith("404.html")
        for one in page.meta(rel="canonical")
    }
    assert len(listed) == len(set(listed))
    assert set(listed) == wanted


def test_every_page_is_reached_from_the_first(site):
    seen, ahead = set(), ["index.html"]
    while ahead:
        name = ahead.pop()
        if name in seen or name not in pages(site):
            continue
        seen.add(name)
        found = [target(name, href) for href in pages(site)[name].hrefs("a")]
        ahead += [file for file, _ in filter(None, found)]
    assert {name for name in pages(site) if not name.endswith("404.html")} - seen == set()


def test_head(site):
    titles: dict[tuple[str, str], str] = {}
    for name, page in pages(site).items():
        head = [one.attributes for one in page.of("meta")]
        assert {"charset": "utf-8"} in head
        assert {"name": "referrer", "content": "no-referrer"} in head
        described = [one["content"] for one in head if one.get("name") == "description"]
        assert len(described) == 1, name
        assert 20 <= len(described[0]) <= 600, name
        assert len(page.of("title")) == 1
        title = re.findall(r"<title>(.+?)</title>", (site / name).read_text("utf-8"))[0]
        other = titles.setdefault((language_of(name), title), name)
        assert other == name, f"{name} and {other} are both called {title}"


def test_structure(site):
    for name, page in pages(site).items():
        assert len(page.of("h1")) == 1, name
        assert len(page.of("main")) == 1, name
        assert len(page.ids) == len(set(page.ids)), name
        levels = [
            int(one.tag[1]) for one in page.of("h1", "h2", "h3", "h4", "h5") if "template" not in one.around
        ]
        jumps = [(one, other) for one, other in itertools.pairwise(levels) if other > one + 1]
        assert jumps == [], f"{name}: a heading of level {jumps} skips one"
        for one in page.of("a", "button", "input", "select", "summary", "details"):
            inside = {"a", "button"} & set(one.around)
            assert not inside, f"{name}: {one.tag} {one.attributes} inside {inside}"
        for one in page.of("p"):
            assert "p" not in one.around, f"{name}: a paragraph inside a paragraph"
        for one in page.of("div", "ul", "ol", "section", "h2", "h3"):
            assert not {"p", "span"} & set(one.around), f"{name}: {one.tag} inside {one.around}"


def test_landmarks(site):
    """Header, content and footer in that order and once each; what there is more of has a name."""
    for name, page in pages(site).items():
        if name.endswith(("404.html", "leeg.html")):
            continue
        parts = [(one.tag, one) for one in page.of("header", "main", "footer")]
        outer = [tag for tag, one in parts if not {"main", "article", "section"} & set(one.around)]
        assert outer == ["header", "main", "footer"], name
        for tag in ("nav", "aside", "form"):
            found = [
                one.attributes.get("aria-label") or one.attributes.get("aria-labelledby") or ""
                for one in page.of(tag)
            ]
            assert len(found) == len(set(found)), f"{name}: two of <{tag}> have one name: {found}"
            assert tag != "nav" or all(found), f"{name}: a <nav> without a name"
        labelled = [
            one.attributes["aria-labelledby"] for one in page.elements if "aria-labelledby" in one.attributes
        ]
        missing = {label for labels in labelled for label in labels.split()} - set(page.ids)
        assert not missing, f"{name}: no element {missing} to take a name from"
        first = page.of("a")[0].attributes
        assert first["href"] == "#hoofdinhoud", f"{name}: the first link does not skip to the content"


def test_tables_have_headers(site):
    for name, page in pages(site).items():
        tables, captions = page.of("table"), page.of("caption")
        assert len(tables) == len(captions), f"{name}: a table without a caption"
        heads = page.of("th")
        assert bool(tables) == bool(heads), f"{name}: a table without headers"
        for head in heads:
            assert head.attributes.get("scope") in ("col", "row", "colgroup", "rowgroup"), name


def test_nothing_of_the_machinery_shows(site):
    for name, page in pages(site).items():
        values = [value for one in page.elements for value in one.attributes.values()]
        assert "None" not in values, name
        shown = " ".join([page.text, *values])
        for sign in (
            "{{",
            "}}",
            "{%",
            "{tel:",
            "{veld:",
            "{uren:",
            "Undefined",
            "&lt;",
            "&amp;",
            "**",
            "](",
            "&#",
        ):
            assert sign not in shown, f"{name}: {sign}"


def test_only_what_a_site_needs_is_published(site):
    kinds = {path.suffix for path in site.rglob("*") if path.is_file() and "downloads" not in path.parts}
    servers = {".conf", ".yml", ".config", ""}  # what hosting/ and the top hold for servers
    assert kinds <= {".html", ".css", ".js", ".svg", ".woff2", ".txt", ".xml", ".atom"} | servers
    downloads = {path.suffix for path in (site / "downloads").rglob("*") if path.is_file()}
    assert downloads == {".docx", ".odt", ".txt", ".pdf", ".js"}
    assert sorted(site.rglob(".*")) == [site / ".htaccess", site / ".nazorgwijzer"]
    for name in ("assets/javascripts", "assets/stylesheets", "assets/images", "search"):
        assert not (site / name).exists()


def test_every_page_says_that_no_lawyer_has_read_it(site, project):
    for code, guide in project.guides.items():
        top = "" if code == "nl" else f"{code}/"
        for kind in ("pages", "steps", "situations", "age-groups", "law", "handouts", "letters"):
            for name, thing in guide.things[kind].items():
                if thing.reviewed_by != "none" or name == "niet-gevonden":
                    continue
                text = pages(site)[top + address(kind, name)].text
                assert str(guide.word("not_reviewed")) in text, f"{top}{kind}/{name}"
                assert (str(guide.word("not_reviewed_translation")) in text) == (code != "nl")


def test_every_number_to_press_stands_in_the_data_with_its_source(site, project):
    guide = project.guides["nl"]
    sourced = {
        Writer(guide, "index.html").phone(f"{name}.{key}")[1]
        for name in guide.organisations
        for key, phone in guide.organisation(name).phones.items()
        if guide.source(phone.source)
    }
    pressed = {
        one.attributes["href"].removeprefix("tel:")
        for page in pages(site).values()
        for one in page.of("a")
        if one.attributes.get("href", "").startswith("tel:")
    }
    assert pressed
    assert pressed - sourced == set()
    # Nor does a number stand in the texts that cannot be pressed and is not in the data.
    known = {re.sub(r"\D", "", number) for number in sourced}
    printed = {
        phone.number for name in guide.organisations for phone in guide.organisation(name).phones.values()
    }
    of_ours = re.compile("|".join(map(re.escape, sorted(printed, key=len, reverse=True))))
    for name, page in pages(site).items():
        # Ours go first: in a list they stand behind a time or before another number.
        for written in re.findall(r"(?<![\d.,-])0(?:[ -]?\d){6,10}(?![\d-])", of_ours.sub("#", page.text)):
            digits = re.sub(r"\D", "", written)
            nobody = digits.endswith("000000")  # as an example of what to fill in
            assert digits in known or nobody, f"{name}: {written}"


def test_english_is_complete(project):
    count = project.counts["en"]
    assert (count.missing, count.fuzzy) == (0, 0)


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS.values() if kind.translated])
def test_every_language_has_every_thing(project, kind):
    for guide in project.guides.values():
        assert set(guide.things[kind]) == set(project.guides["nl"].things[kind])
