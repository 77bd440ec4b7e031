"""What a translator reads beside a text: what it is, where it shows, how long it may be, where it stands."""

from collections.abc import Mapping

from macros.content.addresses import address
from macros.content.guide import Guide
from macros.content.model import KINDS
from macros.content.shape import Leaf, along
from macros.content.source import Source
from macros.content.text import placeholders
from macros.translations.faults import MOST_TIMES

#: The kinds whose texts stand on a page of the thing itself.
_ON_PAGES = frozenset({
    "steps", "situations", "age-groups", "letters", "law", "organisations", "terms", "handouts", "pages",
    "aftercare",
})  # fmt: skip
#: What may be written, by the form of a text.
_FORMS = {
    "plain": "no marks",
    "line": "one paragraph, with the marks of the Dutch",
    "prose": "paragraphs and lists, with the marks of the Dutch",
    "words": "one line; what stands in braces stays",
    "letter": "one paragraph without marks; what stands in braces stays",
}


class Telling:
    """Tells about the texts of a kind."""

    def __init__(self, guide: Guide, kind: str, sources: Mapping[tuple[str, str], Source]) -> None:
        self.guide, self.kind, self.sources = guide, kind, sources

    def about(self, where: str, leaf: Leaf) -> tuple[str, ...]:
        """What it is, where it shows and how long it may be."""
        # The description nearest to the text.
        stops = reversed([*along(KINDS[self.kind].model, leaf.path)])
        described = next((stop.described for stop in stops if stop.described), "")
        words = (
            [f"{MOST_TIMES * leaf.text.most} characters at most", _FORMS[leaf.text.form]] if leaf.text else []
        )
        if self.kind in _ON_PAGES:
            name = str(leaf.path[0]) if self.kind == "terms" else self._thing(where)
            words.insert(0, address(self.kind, name))
        return (*([described] if described else []), "; ".join(words))

    def places(self, leaf: Leaf, where: str) -> tuple[str, ...]:
        """The file and line of the Dutch, where the files are known."""
        source = self.sources.get((self.kind, self._thing(where)))
        return (f"{source.file}:{source.place(leaf.path)[0]}",) if source else ()

    def flags(self, leaf: Leaf) -> tuple[str, ...]:
        """What tools may check: a word of the interface has places of Python's format."""
        form = leaf.text.form if leaf.text else ""
        return ("python-brace-format",) if form == "words" and placeholders(str(leaf.value)) else ()

    def _thing(self, where: str) -> str:
        owner = where.partition(":")[0]
        return owner.partition("/")[2] or self.kind
