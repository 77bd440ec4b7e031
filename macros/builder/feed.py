"""
The Atom feed of the versions (RFC 4287), one in each language.

Its ids come from the version alone, so they are the same in every copy of the site and at
every build: whoever follows two copies reads each version once.
"""

import uuid
from html import escape
from xml.etree import ElementTree

from macros.content.addresses import FEED
from macros.content.guide import Guide
from macros.views.versions import ReleaseView, releases
from macros.views.writer import Writer

PAGE = "wijzigingen.html"
_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
#: Chosen once, for the versions of this guide.
_SPACE = uuid.UUID("5d1c5c0e-1a7b-4d0a-9a1e-7c4b6f0d2e11")


def feed(guide: Guide, url: str) -> str:
    """The feed of one language; with absolute addresses when the site has one."""
    writer = Writer(guide, PAGE, url=url)
    settings, language = guide.settings, guide.language
    every = releases(writer)
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(f"{{{_ATOM}}}feed", {f"{{{_XML}}}lang": language})
    if url:
        root.set(f"{{{_XML}}}base", writer.absolute(PAGE))
    _text(root, "id", _id(language, "feed"))
    _text(root, "title", str(guide.word("feed_title", title=str(settings.title))))
    _text(root, "updated", f"{every[0].day}T00:00:00Z")
    _text(ElementTree.SubElement(root, f"{{{_ATOM}}}author"), "name", str(settings.title))
    _link(root, "self", writer.absolute(FEED) or FEED, "application/atom+xml")
    _link(root, "alternate", writer.absolute(PAGE) or PAGE, "text/html")
    for release in every:
        entry = ElementTree.SubElement(root, f"{{{_ATOM}}}entry")
        _text(entry, "id", _id(language, release.version))
        _text(entry, "title", release.title.striptags())
        _text(entry, "updated", f"{release.day}T00:00:00Z")
        _link(entry, "alternate", (writer.absolute(PAGE) or PAGE) + "#" + release.id, "text/html")
        content = _text(entry, "content", _content(guide, release))
        content.set("type", "html")
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, "unicode") + "\n"


def _content(guide: Guide, release: ReleaseView) -> str:
    """What changed, as HTML; its links are relative to the page of all versions."""
    rows = []
    for change in release.changes:
        tag = f"<strong>{escape(str(guide.word('reprint')))}.</strong> " if change.reprint else ""
        where = ", ".join(f'<a href="{escape(link.href)}">{link.label}</a>' for link in change.where)
        rows.append(f"<li>{tag}{change.text} {where}</li>")
    return f"<p>{release.intro}</p><ul>{''.join(rows)}</ul>"


def _id(language: str, name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_SPACE, f'{language}/{name}')}"


def _text(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}")
    element.text = text
    return element


def _link(parent: ElementTree.Element, rel: str, href: str, kind: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}link", {"rel": rel, "href": href, "type": kind})
