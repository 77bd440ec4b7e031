"""
The pages of a guide: what each is about, where it stands, for whom, and what it shows.

A page shows the components of its kind, in the order of data/layouts.yml. One that is made in
another way has a file of its own in docs/, and that file is what the generator is given.
"""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import BaseModel

from macros.content.addresses import address, document
from macros.content.guide import Guide, title_of
from macros.content.model.organisation import Audience
from macros.content.model.page import OwnPage
from macros.content.model.reading import Handout


@dataclass(frozen=True)
class Page:
    """One page of a guide in one language; ``address`` is from the top of that language's site."""

    kind: str
    name: str
    address: str
    thing: BaseModel
    audience: Audience
    #: The components of its kind, each with its options behind it.
    layout: tuple[str, ...]
    #: The page above it, as kind/id: that of its folder. Empty for a page at the top.
    above: str = ""

    @property
    def document(self) -> str | None:
        """Its file in docs/; None for the page of an unknown address, which the theme makes."""
        return document(self.kind, self.name)

    @property
    def title(self) -> str:
        """The title of its thing; every thing with a page has one."""
        return str(title_of(self.thing))

    @property
    def key(self) -> str:
        """How texts link to it: kind/id."""
        return f"{self.kind}/{self.name}"

    def text(self) -> str:
        """What the generator reads when the page has no file of its own: a title, and its components."""
        calls = [_call(component) for component in self.layout]
        return "\n\n".join(["# {{ title() }}", *calls]) + "\n"


def pages_of(guide: Guide) -> dict[str, Page]:
    """Every page of a guide, by address."""
    layouts = guide.layouts.by_kind()
    found = [
        Page(kind, name, address(kind, name), thing, _audience(thing), tuple(layout))
        for kind, layout in layouts.items()
        for name, thing in guide.things.get(kind, {}).items()
    ]
    of_folder = {_folder(page): page.key for page in found}
    return {page.address: replace(page, above=_above(page, of_folder)) for page in found}


def _folder(page: Page) -> str:
    """The folder that a page lists: ``hulp`` for ``hulp/index.html``, ``wet`` for ``wet.html``."""
    return page.address.removesuffix(".html").removesuffix("/index")


def _above(page: Page, of_folder: Mapping[str, str]) -> str:
    above = of_folder.get(posixpath.dirname(page.address), "")
    return above if above != page.key else ""


def documents(guide: Guide, docs: Path, own: Mapping[str, str] | None = None) -> dict[str, str]:
    """
    What the generator is given: the text of each page by its file in docs/.

    A school's ``own`` comes before the file in ``docs``, and that before the layout of the kind.
    """
    found = {}
    for page in pages_of(guide).values():
        if page.document is None:
            continue
        given = docs / page.document
        found[page.document] = (
            own[page.document] if own and page.document in own
            else given.read_text("utf-8") if given.is_file()
            else page.text()
        )  # fmt: skip
    return found


def _audience(thing: BaseModel) -> Audience:
    return thing.audience if isinstance(thing, OwnPage | Handout) else "medewerker"


def _call(component: str) -> str:
    name, *options = component.split()
    quoted = ", ".join(f'"{option}"' for option in options)
    return f"{{{{ {name}({quoted}) }}}}"
