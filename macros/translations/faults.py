"""What is wrong in a translation, held against its Dutch."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from macros.content import text
from macros.content.messages import fillings, say, says
from macros.content.problems import Problem, shorten
from macros.content.shape import Leaf
from macros.translations import numbers
from macros.translations.catalogues import file_of
from macros.translations.po import Message

#: How many times as long as its Dutch may be at most, a translation may be.
MOST_TIMES = 2
_BRACKETS = ("()", "[]", "“”", "«»")


def stale(message: Message, leaf: Leaf) -> bool:
    """Whether a translation belongs to an earlier Dutch text."""
    return message.fuzzy or message.id != leaf.value


def problems_of(root: Path, language: str, kind: str, message: Message, leaf: Leaf) -> Iterator[Problem]:
    """What is wrong in a translation that belongs to the Dutch of now, each with its place."""
    file = file_of(root, language, kind).relative_to(root).as_posix()
    for fault in faults(message, leaf, language):
        found = fault.fragment or ("" if says(fault.key, "found") else say("none"))
        yield Problem(file, message.line, 1, fault.key, found, fault.values)


def faults(message: Message, leaf: Leaf, language: str) -> list[text.Fault]:
    """What is forbidden in a translation, or differs from the links and placeholders of its Dutch."""
    translated, original = message.string, str(leaf.value)
    form = leaf.text.form if leaf.text else "line"
    most = MOST_TIMES * (leaf.text.most if leaf.text else 0)
    if len(translated) > most:
        return [text.Fault("translation-too-long", "", fillings({"count": len(translated), "most": most}))]
    found = [replace(fault, fragment=shorten(fault.fragment)) for fault in text.faults(translated, form)]
    compared: dict[str, Callable[[str], list[str]]] = {"translation-other-links": text.structure}
    if form == "words":
        compared["translation-other-placeholders"] = text.placeholders
    if leaf.path[-1] == "months":
        compared["translation-other-months"] = lambda words: [str(len(text.months(words)))]
    found += _read_otherwise(translated, original, language)
    for key, parts in compared.items():
        if parts(translated) != parts(original):
            dutch = ", ".join(parts(original)) or say("none")
            found.append(text.Fault(key, ", ".join(parts(translated)), fillings({"dutch": dutch})))
    return found


def _read_otherwise(translated: str, original: str, language: str) -> Iterator[text.Fault]:
    """Other numbers than the Dutch has, and brackets that nobody closes or opens."""
    extra, missed = numbers.differing(original, translated, language)
    if extra or missed:
        expected = ", ".join(missed) or say("no-such-number")
        yield text.Fault("translation-other-numbers", ", ".join(extra), fillings({"dutch": expected}))
    for pair in _BRACKETS:
        opened, closed = map(translated.count, pair)
        if opened != closed and original.count(pair[0]) == original.count(pair[1]):
            yield text.Fault("translation-open-bracket", pair[opened < closed])
