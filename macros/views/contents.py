"""What stands on a page: its headings, each as a link."""

from html.parser import HTMLParser

from markupsafe import Markup

from macros.views.contact import Link

#: Fewer headings need no list.
FEWEST = 3
#: And with more than so many the list is longer than the window beside it: the register has its own letters.
MOST = 20
#: Elements that have no end.
_VOID = frozenset(
    ("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
#: What a heading holds beside its words.
_BESIDE = frozenset(("small", "svg"))


def contents(html: str) -> list[Link]:
    """The headings of the second level that are shown and can be linked to; none where they are few."""
    reader = _Headings()
    reader.feed(html)
    found = [Link(f"#{anchor}", Markup.escape(" ".join(words.split()))) for anchor, words in reader.found]
    return found if FEWEST <= len(found) <= MOST else []


class _Headings(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        # Of each element that is open: its name, and whether what is in it is passed over.
        self._open: list[tuple[str, bool]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        given = dict(attrs)
        over = bool(self._open) and self._open[-1][1]
        hidden = "hidden" in given or tag in ("template", "dialog") or (self._inside and tag in _BESIDE)
        self._open.append((tag, over or hidden))
        if tag == "h2" and given.get("id") and not (over or hidden):
            self._inside = True
            self.found.append((given["id"] or "", ""))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            """An element that was left open ends with the one around it."""
        if tag == "h2":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside and not self._open[-1][1]:
            anchor, words = self.found[-1]
            self.found[-1] = (anchor, words + data)
