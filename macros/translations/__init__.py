"""
Translations: gettext catalogues beside the Dutch texts, one file per kind and language.

One message per text: ``msgctxt`` says where the text stands
(``steps/kom-samen:actions.leg-vast.text``), ``msgid`` is the Dutch. When the
Dutch changes, the translation stays, marked fuzzy, with the Dutch it belonged
to; a text without translation shows the Dutch. The file format is plain
gettext, so translators use Poedit, Weblate or a text editor.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pydantic import BaseModel

from macros.content.guide import Guide
from macros.content.messages import Said, say
from macros.content.parts import key_of
from macros.content.problems import Problem
from macros.content.shape import Leaf, with_texts
from macros.content.text import Words
from macros.translations.catalogues import read_catalogue, strangers
from macros.translations.faults import faults, problems_of, stale
from macros.translations.po import Message
from macros.translations.wanted import texts, texts_for, translated_kinds


@dataclass
class Count:
    """How far a language is: numbers of texts, and of messages that no text uses any more."""

    translated: int = 0
    fuzzy: int = 0
    missing: int = 0
    obsolete: int = 0

    def said(self, language: str) -> Said:
        """How far it is, as the command says it."""
        return say("translated", language=language, **asdict(self))


@dataclass(frozen=True)
class Own:
    """What a school has of its own: its catalogues, and the guide without it."""

    folder: Path
    name: str
    guide: Guide

    def named(self, problems: Iterable[Problem]) -> list[Problem]:
        """Problems in its catalogues, under the name of its folder."""
        return [replace(problem, file=f"{self.name}/{problem.file}") for problem in problems]


def translate(
    guide: Guide, root: Path, language: str, own: Own | None = None
) -> tuple[Guide, Count, list[Problem]]:
    """The guide in another language, how complete it is, and what is wrong in its catalogues.

    What a school (``own``) says instead of the guide is in its own catalogues or in none:
    the translation of what stood there before would say something else than the Dutch.
    """
    count = Count()
    problems = strangers(guide, root, language)
    if own:
        problems += own.named(strangers(guide, own.folder, language))
    things = dict(guide.things)
    for kind in translated_kinds():
        catalogue, found = read_catalogue(root, language, kind)
        problems += found
        wanted = dict(texts_for(guide, kind, language))
        if not wanted and not catalogue:
            continue  # a document language needs nothing of this kind: it stays Dutch
        if own:
            before = dict(texts_for(own.guide, kind, language))
            catalogue = {
                where: message
                for where, message in catalogue.items()
                if where not in wanted or (where in before and before[where].value == wanted[where].value)
            }
            mine, found = read_catalogue(own.folder, language, kind)
            problems += own.named(found)
            for where, message in mine.items():
                if where in wanted and message.string and not stale(message, wanted[where]):
                    problems += own.named(problems_of(own.folder, language, kind, message, wanted[where]))
        # What a document language does not need stays Dutch, and is not missed.
        chosen = {
            where: Words(leaf.value, guide.language, "missing")
            for where, leaf in texts(guide, kind)
            if where not in wanted
        }
        for where, message in catalogue.items():
            if where not in wanted:
                count.obsolete += 1
            elif message.string and not stale(message, wanted[where]):
                problems += problems_of(root, language, kind, message, wanted[where])
        if own:  # what it has not translated yet says nothing, also where the guide's catalogue does
            catalogue |= {where: message for where, message in mine.items() if message.string}
        for where, leaf in wanted.items():
            chosen[where] = _choose(catalogue.get(where), leaf, language, guide.language, count)
        things[kind] = {
            name: _with_chosen(thing, kind, name, chosen) for name, thing in guide.things[kind].items()
        }
    return replace(guide, language=language, things=things, original=guide), count, problems


def _with_chosen(thing: BaseModel, kind: str, name: str, chosen: dict[str, Words]) -> BaseModel:
    return with_texts(thing, lambda path, _: chosen[key_of(kind, name, path)])


def _choose(message: Message | None, leaf: Leaf, language: str, source: str, count: Count) -> Words:
    if message is None or not message.string:
        count.missing += 1
        return Words(leaf.value, source, "missing")
    if stale(message, leaf):
        count.fuzzy += 1
        if faults(message, leaf, language):  # it leads to what is no longer there: rather the Dutch
            return Words(leaf.value, source, "missing")
        return Words(message.string, language, "fuzzy")
    count.translated += 1
    return Words(message.string, language, "translated")
