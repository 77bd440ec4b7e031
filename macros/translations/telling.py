"""What a translator reads beside a text: what it is, where it shows, how long it may be, where it stands."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel, RootModel

from macros.content.addresses import address
from macros.content.guide import Guide
from macros.content.model import KINDS
from macros.content.shape import Leaf
from macros.content.source import Path_, Source
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
        described = _described(KINDS[self.kind].model, leaf.path)
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


def _described(model: type[BaseModel], path: Path_) -> str:
    """What the model says of a field: the description nearest to the text."""
    return next((one for one in reversed([*_walk(model, path)]) if one), "")


def _walk(hint: Any, path: Path_) -> Iterator[str]:
    """The descriptions along a path, from the outside in."""
    hint = _bare(hint)
    if isinstance(hint, type) and issubclass(hint, RootModel):
        info = hint.model_fields["root"]
        yield info.description or ""
        yield from _walk(info.annotation, path)
    elif path and isinstance(hint, type) and issubclass(hint, BaseModel):
        for name, info in hint.model_fields.items():
            if (info.alias or name) == path[0]:
                yield info.description or ""
                yield from _walk(info.annotation, path[1:])
    elif path and get_origin(hint) in (dict, list):
        yield from _walk(get_args(hint)[-1], path[1:])


def _bare(hint: Any) -> Any:
    """A type without what is noted at it, and without "or nothing"."""
    while get_args(hint) and get_origin(hint) not in (dict, list):
        hint = next(one for one in get_args(hint) if one is not type(None))
    return hint
