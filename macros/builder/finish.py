"""Finishing: what the generator leaves behind is taken out, and what must hold is checked."""

import posixpath
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.content.addresses import BLANK, folder_of, published
from macros.content.messages import say
from macros.content.problems import Problem

#: The theme's own files, of which no page of ours uses any.
UNUSED = ("assets/javascripts", "assets/stylesheets", "assets/images")


def prune(site: Path) -> None:
    """Takes out the files of the theme that no page uses, and the generator's own sitemap."""
    for name in UNUSED:
        shutil.rmtree(site / name, ignore_errors=True)
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (site / name).unlink(missing_ok=True)


#: Attributes from which a browser loads something, by element.
LOADING = {
    "script": ("src",), "link": ("href",), "img": ("src", "srcset"), "source": ("src", "srcset"),
    "iframe": ("src",), "video": ("src", "poster"), "audio": ("src",), "object": ("data",),
    "embed": ("src",), "input": ("src",), "use": ("href", "xlink:href"), "image": ("href",),
    "form": ("action",), "track": ("src",),
}  # fmt: skip
#: Links of the head that name an address without loading it.
NAMING = {"canonical", "alternate", "prev", "next", "license"}


@dataclass
class Page:
    """What a page links to, loads, and can be linked to by."""

    links: list[tuple[str, int]] = field(default_factory=list)
    loads: list[tuple[str, int]] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    #: What may not stand in it: the message, the name, the line.
    faults: list[tuple[str, str, int]] = field(default_factory=list)
    #: What its head says to the browser, by name, in the order in which it stands there.
    rules: dict[str, str] = field(default_factory=dict)
    #: Links whose target may be told from which page the reader comes.
    telling: list[tuple[str, int]] = field(default_factory=list)


# A whole tag, with its quoted values; comments are stepped over. Every page is written by
# our own templates, which escape, so this finds what a parser finds, in a third of the time.
_TAG = re.compile(r"""<!--.*?-->|<([a-zA-Z][\w:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>""", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([^\s="'/>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")


def read_pages(site: Path) -> dict[str, Page]:
    """What stands in each page of ``site``, by its address from the top."""
    return {path.relative_to(site).as_posix(): read_page(path) for path in sorted(site.rglob("*.html"))}


def read_page(path: Path) -> Page:
    """What stands in one built page."""
    page, text, line, last = Page(), path.read_text("utf-8"), 1, 0
    for found in _TAG.finditer(text):
        if found[1]:
            line, last = line + text.count("\n", last, found.start()), found.start()
            values = {
                each[1].lower(): unescape(each[2] or each[3] or each[4] or "")
                for each in _ATTRIBUTE.finditer(found[2])
            }
            _take(page, found[1].lower(), values, line)
    return page


def _take(page: Page, tag: str, values: dict[str, str], line: int) -> None:
    if "id" in values:
        if values["id"] in page.anchors:
            page.faults.append(("id-twice", values["id"], line))
        page.anchors.add(values["id"])
    for name in values:
        if name.startswith("on") or name == "style":
            page.faults.append(("inline-attribute", name, line))
    if tag == "style" or (tag == "script" and "src" not in values):
        page.faults.append(("inline-element", tag, line))
    if tag == "a" and "href" in values:
        page.links.append((values["href"], line))
        if "noreferrer" not in values.get("rel", "").split():
            page.telling.append((values["href"], line))
    if tag == "meta" and not page.loads:
        # What comes after something that is loaded does not hold for it.
        page.rules[values.get("http-equiv", values.get("name", "")).lower()] = values.get("content", "")
    naming = tag == "link" and set(values.get("rel", "").split()) <= NAMING
    for name in LOADING.get(tag, ()):
        if name in values and not naming:
            page.loads.append((values[name], line))


def check(site: Path, url: str, policy: Callable[[str], str], pages: dict[str, Page]) -> list[Problem]:
    """Every internal link and anchor leads somewhere; nothing is loaded from elsewhere or told to others."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    problems: list[Problem] = []
    for name, page in pages.items():
        for key, found, line in page.faults:
            problems.append(Problem.at(f"site/{name}", key, place=(line, 1), name=found))
        problems += _loose(name, page, url, policy(name))
        for href, line in page.links:
            problems += _dead(files, pages, name, href, line, url)
        for href, line in page.loads:
            problems += _foreign(files, name, href, line, url)
    for path in sorted(site.rglob("*.css")):
        for found in re.findall(r"url\(([^)]*)\)|@import\s+([^;]+)", path.read_text("utf-8")):
            target = (found[0] or found[1]).strip("'\" ")
            if not target.startswith("data:"):
                file = path.relative_to(site).as_posix()
                problems += _foreign(files, file, target, 1, url)
    return problems


def _loose(name: str, page: Page, url: str, policy: str) -> Iterator[Problem]:
    """A page that does not carry the policy, or a link that tells where the reader comes from."""
    wanted = {"referrer": "no-referrer", **({"content-security-policy": policy} if policy else {})}
    for rule, value in wanted.items():
        if page.rules.get(rule) != value:
            yield Problem.at(
                f"site/{name}",
                "page-without-rule",
                found=page.rules.get(rule) or say("nothing"),
                rule=rule,
                policy=value,
            )
    for href, line in page.telling:
        if urlsplit(href).netloc and not (url and href.startswith(url)):
            yield Problem.at(f"site/{name}", "link-that-tells", place=(line, 1), found=href)


def _dead(
    files: set[str], pages: dict[str, Page], name: str, href: str, line: int, url: str
) -> Iterator[Problem]:
    parts = urlsplit(href)
    if (
        parts.scheme in ("tel", "mailto")
        or href == "about:blank"
        or (parts.netloc and not (url and href.startswith(url)))
    ):
        return
    target = _target(files, name, href, url)
    if target is None or (parts.fragment and not _has_anchor(pages, target, parts.fragment)):
        yield Problem.at(f"site/{name}", "dead-link", place=(line, 1), found=href)


def _has_anchor(pages: dict[str, Page], target: str, fragment: str) -> bool:
    return target not in pages or unquote(fragment) in pages[target].anchors


def _target(files: set[str], name: str, href: str, url: str) -> str | None:
    """The file that an internal address leads to, from the top of the site."""
    if url and href.startswith(url):
        path = urlsplit(href[len(url) :]).path
    else:
        path = unquote(urlsplit(href).path)
        if path.startswith("/"):
            return None
        path = posixpath.join(posixpath.dirname(name), path) if path else name
    path = posixpath.normpath(path or ".")
    index = posixpath.normpath(f"{path}/index.html")
    return path if path in files else index if index in files else None


def _foreign(files: set[str], name: str, href: str, line: int, url: str) -> Iterator[Problem]:
    if _target(files, name, href, url) is None:
        yield Problem.at(f"site/{name}", "loaded-from-elsewhere", place=(line, 1), found=href)


def sitemap(site: Path, url: str, languages: tuple[str, ...], date: str) -> None:
    """Writes sitemap.xml with every page in every language; needs the site's own address."""
    rows = []
    first = languages[0]
    for path in sorted(site.rglob("*.html")):
        page = path.relative_to(site).as_posix()
        if page.endswith(("404.html", BLANK)) or page.split("/")[0] in languages[1:]:
            continue
        tops = {code: published(url, folder_of(code, first) + page) for code in languages}
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{href}"/>' for code, href in tops.items()
        )
        rows += [f"<url><loc>{href}</loc><lastmod>{date}</lastmod>{links}</url>" for href in tops.values()]
    (site / "sitemap.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' + "\n".join(rows) + "\n</urlset>\n",
        "utf-8",
    )
