"""What a language needs: every text of the guide with the place by which its message is known."""

from collections.abc import Iterator

from macros.content.guide import Guide
from macros.content.model import KINDS
from macros.content.parts import key_of
from macros.content.shape import Leaf, leaves


def translated_kinds() -> list[str]:
    """The kinds that have words for readers."""
    return [kind.name for kind in KINDS.values() if kind.translated]


def texts(guide: Guide, kind: str) -> Iterator[tuple[str, Leaf]]:
    """Every text of a kind with its context, in the order of files and fields."""
    for name, thing in guide.things[kind].items():
        for leaf in leaves(thing):
            if leaf.text:
                yield key_of(kind, name, leaf.path), leaf


#: The kinds that documents are made of.
DOCUMENT_KINDS = ("letters", "letter-parts")


def texts_for(guide: Guide, kind: str, language: str) -> Iterator[tuple[str, Leaf]]:
    """The texts that a language needs: all of them, or what stands on paper in letters to homes."""
    if language not in guide.settings.document_languages:
        yield from texts(guide, kind)
    elif kind in DOCUMENT_KINDS:
        letters = [(name, letter) for name, letter in guide.letters.items() if letter.home_languages]
        names = {name for name, _ in letters}
        fields = {"logo"} | {field for _, letter in letters for field in letter.fields}
        for name, thing in guide.things[kind].items():
            for leaf in leaves(thing):
                if leaf.text and _on_paper(kind, name, leaf.path, names, fields):
                    yield key_of(kind, name, leaf.path), leaf


def _on_paper(kind: str, name: str, path: tuple[str | int, ...], letters: set[str], fields: set[str]) -> bool:
    if kind == "letters":
        return name in letters and path[0] in ("heading", "paragraphs", "choices")
    return path[0] == "words" or (path[1] in fields and path[2] == "label")
