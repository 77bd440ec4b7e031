"""
Terms in what is held: a word that is explained opens a note, which is read as part of the text.

So the words that are explained there, and what is said of them, are those of the guide.
"""

from collections.abc import Iterable, Iterator

from macros.content.guide import Guide
from macros.content.terms import TermIndex
from macros.school.held import Held, HeldText


def explained_otherwise(
    national: Guide, own: Guide, texts: Iterable[HeldText]
) -> Iterator[tuple[str, str, Held]]:
    """The terms whose explanation would stand in something held, and not as in the guide; each once."""
    if national.things["terms"] == own.things["terms"]:
        return
    then, now = TermIndex(national), TermIndex(own)
    told: set[str] = set()
    for one in texts:
        words = one.words(national) or ""
        notes, before = _notes(now, words), _notes(then, words)
        for word, (name, _) in [*notes.items(), *before.items()]:
            if notes.get(word) != before.get(word) and name not in told:
                told.add(name)
                yield name, word, one.by


def _notes(index: TermIndex, text: str) -> dict[str, tuple[str, str]]:
    """What is explained in a text: by the word that stands there, the term and its explanation."""
    found = {}
    for match in index.pattern.finditer(text):
        name = index.forms[match.group().casefold()]
        found[match.group()] = (name, str(index.terms[name].explanation))
    return found
