"""Built pages, read without the code that checked them while they were built."""

import posixpath
import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = {"meta", "link", "br", "input", "img", "hr", "source", "path", "circle"}


@dataclass
class Element:
    """A start tag: its name, attributes, and the names of the elements around it."""

    tag: str
    attributes: dict[str, str]
    around: tuple[str, ...]


@dataclass
class Page:
    """What stands in a built page."""

    name: str
    elements: list[Element] = field(default_factory=list)
    text: str = ""
    #: The text without the notes that explain a term in the middle of a sentence.
    running: str = ""

    @property
    def ids(self) -> list[str]:
        return [one.attributes["id"] for one in self.elements if "id" in one.attributes]

    def of(self, *tags: str) -> list[Element]:
        return [one for one in self.elements if one.tag in tags]

    def hrefs(self, *tags: str) -> list[str]:
        """The addresses that these elements name."""
        return [one.attributes["href"] for one in self.of(*tags) if "href" in one.attributes]

    def meta(self, **wanted: str) -> list[dict[str, str]]:
        """The attributes of the links of the head that have these."""
        links = [one.attributes for one in self.of("link")]
        return [one for one in links if all(one.get(key) == value for key, value in wanted.items())]

    @property
    def html(self) -> dict[str, str]:
        return self.of("html")[0].attributes


class _Reader(HTMLParser):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.page = Page(name)
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        assert len(values) == len(attrs), f"{self.page.name}: an attribute stands twice in {tag}"
        around = tuple(name for name, _ in self.open)
        self.page.elements.append(Element(tag, values, around))
        if tag not in VOID:
            self.open.append((tag, values.get("class") == "term-note"))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        name, _ = self.open.pop()
        assert name == tag, f"{self.page.name}:{self.getpos()[0]}: </{tag}> closes <{name}>"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        self.page.text += data
        if not any(note for _, note in self.open):
            self.page.running += data


def squeeze(text: str) -> str:
    """``text`` with single spaces, to compare what wraps differently."""
    return re.sub(r"\s+", " ", text).strip()


def read(path: Path, name: str) -> Page:
    reader = _Reader(name)
    reader.feed(path.read_text("utf-8"))
    reader.close()
    assert not reader.open, f"{name}: not closed: {reader.open}"
    reader.page.text, reader.page.running = squeeze(reader.page.text), squeeze(reader.page.running)
    return reader.page


@cache
def pages(site: Path) -> dict[str, Page]:
    """Every page of a built site by its address from the top."""
    # The blank page that one leaves to is no page of the guide; test_policy.py reads it.
    names = sorted(
        path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name != "leeg.html"
    )
    return {name: read(site / name, name) for name in names}


def target(page: str, href: str, url: str = "") -> tuple[str, str] | None:
    """Where a link leads inside the site: file and anchor; None when it leads outside."""
    if url and href.startswith(url):
        page, href = "index.html", href.removeprefix(url) or "index.html"
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    file = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if path.endswith("/"):
        file = posixpath.join(file, "index.html")
    return file, unquote(parts.fragment)


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes, to hold two folders against each other."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
