"""The pages that the browser visits, known before the site is built so that tests can be dealt out."""

from collections.abc import Iterable, Sequence
from functools import cache
from html.parser import HTMLParser
from itertools import product
from pathlib import Path
from typing import TypeVar

import yaml
from playwright.sync_api import ViewportSize

from macros.content import addresses
from tests.sampling import WHOLE, taken

One = TypeVar("One")
Other = TypeVar("Other")

ROOT = Path(__file__).resolve().parent.parent.parent
# The same parser as the project; the one in pure Python takes no "?" inside braces.
GUIDE = yaml.load((ROOT / "data" / "guide.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)

#: The kinds of which every thing has a page: those that data/layouts.yml has a layout for.
PAGED = yaml.load((ROOT / "data" / "layouts.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)

#: Each language with its direction; the first stands at the top of the site.
LANGUAGES: dict[str, str] = {code: it["direction"] for code, it in GUIDE["languages"].items()}
FIRST = next(iter(LANGUAGES))
STEPS = [f"stappen/{name}.html" for name in GUIDE["steps"]]
#: Addresses of the pages, from the top of the site of one language.
NAMES = sorted(
    document.removesuffix(".md") + ".html"
    for kind in PAGED
    for path in (ROOT / "data" / kind).glob("*.yml")
    if (document := addresses.document(kind, path.stem))
)

PHONE: ViewportSize = {"width": 360, "height": 640}
DESK: ViewportSize = {"width": 1280, "height": 800}


def address(language: str, name: str) -> str:
    """Where a page stands, from the top of the whole site."""
    return name if language == FIRST else f"{language}/{name}"


def language_of(place: str) -> str:
    """The language of the page at ``place``."""
    top = place.partition("/")[0]
    return top if top in LANGUAGES else FIRST


def name_of(place: str) -> str:
    """The address of the page at ``place`` within the site of its language."""
    return place if language_of(place) == FIRST else place.partition("/")[2]


#: Every page in every language.
PLACES = [address(language, name) for language in LANGUAGES for name in NAMES]
#: Tests of many pages come in this many parts, so that they can run side by side.
PARTS = range(8)


class _Looks(HTMLParser):
    """The looks on a page: each kind of element inside each kind of parent."""

    VOID = frozenset(("meta", "link", "br", "hr", "img", "input", "source", "path", "circle"))

    def __init__(self) -> None:
        super().__init__()
        self.above = [""]
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        look = ".".join([tag, *sorted((values.get("class") or "").split())])
        self.found.add(f"{self.above[-1]} {look}")
        if tag not in self.VOID:
            self.above.append(look)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID and len(self.above) > 1:
            self.above.pop()


def dealt(places: Iterable[str], part: int) -> list[str]:
    """The pages of one part."""
    return sorted(places)[part :: len(PARTS)]


def turns(what: str, values: Sequence[One], others: Sequence[Other]) -> list[tuple[One, Other]]:
    """Each value with each of the others; in a sample the others take turns."""
    some = [(value, others[at % len(others)]) for at, value in enumerate(values)]
    return taken(what, some, list(product(values, others)))


def in_turn(what: str, places: Iterable[str]) -> list[str]:
    """Of each page one language, dealt out in turn: two are the same elements with other words."""
    whole = sorted(places)
    return taken(what, _in_turn(whole), whole)


def _in_turn(places: Iterable[str]) -> list[str]:
    order = list(LANGUAGES)
    return [
        place for place in sorted(places)
        if order[NAMES.index(name_of(place)) % len(order)] == language_of(place)
    ]  # fmt: skip


def sampled(site: Path, part: int) -> list[str]:
    """The pages of one part, of the sample or of the whole, as the run asks."""
    return dealt(taken("pages that are looked at in every way", sample(site), PLACES), part)


@cache
def sample(site: Path) -> frozenset[str]:
    """
    A true sample of the pages: together they show every look that the site has.

    Pages are taken until no element is left, of any class in a parent of any
    class, that is not on one of them; so a new component is always sampled.
    """
    left: dict[str, set[str]] = {}
    for place in PLACES:
        looks = _Looks()
        looks.feed((site / place).read_text("utf-8"))
        left.setdefault(name_of(place), set()).update(looks.found)
    # The home page and a step always, the rest by what it adds.
    chosen = ["index.html", STEPS[0]]
    seen = left["index.html"] | left[STEPS[0]]
    while True:
        best = max(sorted(left), key=lambda name: len(left[name] - seen))
        if not left[best] - seen:
            both = {address(language, name) for language in LANGUAGES for name in chosen[:2]}
            every = [address(language, name) for language in LANGUAGES for name in chosen]
            return frozenset(both | set(every if WHOLE else _in_turn(every)))
        chosen.append(best)
        seen |= left[best]
