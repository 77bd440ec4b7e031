"""
Translations: gettext catalogues beside the Dutch texts, one file per kind and language.

One message per text: ``msgctxt`` says where the text stands
(``steps/kom-samen:actions.leg-vast.text``), ``msgid`` is the Dutch. When the
Dutch changes, the translation stays, marked fuzzy, with the Dutch it belonged
to; a text without translation shows the Dutch. The file format is plain
gettext, so translators use Poedit, Weblate or a text editor.
"""

import datetime
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, denormalize, read_po, write_po
from pydantic import BaseModel

from macros.content import files, text
from macros.content.guide import Guide
from macros.content.messages import Said, fillings, say, says
from macros.content.model import KINDS
from macros.content.parts import key_of
from macros.content.problems import Problem, choice, shorten
from macros.content.shape import Leaf, leaves, with_texts
from macros.content.source import MOST_PROBLEMS, opened, strange
from macros.content.text import Words

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')


#: Largest catalogue that is read, in bytes and in lines. One holds the texts of all things of a kind,
#: twice: 0.2 MB now, ten times that for a guide of 300 situations.
MOST_BYTES = 8 * 1024 * 1024
MOST_LINES = 150_000
#: How many times as long as its Dutch may be at most, a translation may be.
MOST_TIMES = 2


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


def file_of(root: Path, language: str, kind: str) -> Path:
    """The catalogue of a kind in a language."""
    return root / "data" / "translations" / language / f"{kind}.po"


def translated_kinds() -> list[str]:
    """The kinds that have words for readers."""
    return [kind.name for kind in KINDS.values() if kind.translated]


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
    problems = _strangers(guide, root, language)
    if own:
        problems += own.named(_strangers(guide, own.folder, language))
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
                if where in wanted and message.string and not _stale(message, wanted[where]):
                    problems += own.named(_problems(own.folder, language, kind, message, wanted[where]))
        # What a document language does not need stays Dutch, and is not missed.
        chosen = {
            where: Words(leaf.value, guide.language, "missing")
            for where, leaf in texts(guide, kind)
            if where not in wanted
        }
        for where, message in catalogue.items():
            if where not in wanted:
                count.obsolete += 1
            elif message.string and not _stale(message, wanted[where]):
                problems += _problems(root, language, kind, message, wanted[where])
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
    if _stale(message, leaf):
        count.fuzzy += 1
        if _faults(message, leaf):  # it leads to what is no longer there: rather the Dutch
            return Words(leaf.value, source, "missing")
        return Words(str(message.string), language, "fuzzy")
    count.translated += 1
    return Words(str(message.string), language, "translated")


def _stale(message: Message, leaf: Leaf) -> bool:
    """Whether a translation belongs to an earlier Dutch text."""
    return bool(message.fuzzy or message.id != leaf.value)


def read_catalogue(root: Path, language: str, kind: str) -> tuple[dict[str, Message], list[Problem]]:
    """The messages of a catalogue by context; an absent file is an empty catalogue."""
    path = file_of(root, language, kind)
    file = path.relative_to(root).as_posix()
    if files.sort_of(path) != "file":
        return {}, strange(path, file)
    words, problems = opened(path, file, MOST_BYTES)
    lines = words.count("\n")
    if lines > MOST_LINES:
        problems.append(
            Problem.at(file, "too-many-lines", place=(MOST_LINES, 1), count=lines, most=MOST_LINES)
        )
    if problems:
        return {}, problems
    try:
        catalogue = read_po(io.StringIO(words), abort_invalid=True)
    # What the library raises for a value in the head of the file.
    except (ValueError, LookupError, TypeError, UnknownLocaleError, RecursionError):
        return {}, [Problem.at(file, "catalogue-head", language=language)]
    except PoFileError as fault:
        line = (fault.lineno if fault.lineno is not None and fault.lineno >= 0 else 0) + 1
        return {}, [
            Problem.at(file, "not-a-catalogue", place=(line, 1), found=shorten(str(fault.line or "")))
        ]
    found: dict[str, Message] = {}
    for message in catalogue:
        if not message.id:
            continue
        key = ""
        if not message.context:
            key = "message-without-place"
        elif message.pluralizable:
            key = "message-with-plurals"
        elif str(message.context) in found:
            key = "message-twice"
        if len(problems) == MOST_PROBLEMS:
            break
        if key:
            problems.append(
                Problem.at(
                    file,
                    key,
                    place=(message.lineno or 1, 1),
                    found=shorten(str(message.context or message.id)),
                    kind=kind,
                    language=language,
                )
            )
        else:
            found[str(message.context)] = message
    return found, problems


def _problems(root: Path, language: str, kind: str, message: Message, leaf: Leaf) -> Iterator[Problem]:
    file = file_of(root, language, kind).relative_to(root).as_posix()
    for fault in _faults(message, leaf):
        found = fault.fragment or ("" if says(fault.key, "found") else say("none"))
        yield Problem(file, message.lineno or 1, 1, fault.key, found, fault.values)


def _faults(message: Message, leaf: Leaf) -> list[text.Fault]:
    """What is forbidden in a translation, or differs from the links and placeholders of its Dutch."""
    translated, original = str(message.string), str(leaf.value)
    form = leaf.text.form if leaf.text else "line"
    most = MOST_TIMES * (leaf.text.most if leaf.text else 0)
    if len(translated) > most:
        return [text.Fault("translation-too-long", "", fillings({"count": len(translated), "most": most}))]
    faults = [replace(fault, fragment=shorten(fault.fragment)) for fault in text.faults(translated, form)]
    compared: dict[str, Callable[[str], list[str]]] = {"translation-other-links": text.structure}
    if form == "words":
        compared["translation-other-placeholders"] = text.placeholders
    if leaf.path[-1] == "months":
        compared["translation-other-months"] = lambda words: [str(len(text.months(words)))]
    for key, parts in compared.items():
        if parts(translated) != parts(original):
            dutch = ", ".join(parts(original)) or say("none")
            faults.append(text.Fault(key, ", ".join(parts(translated)), fillings({"dutch": dutch})))
    return faults


def _strangers(guide: Guide, root: Path, language: str) -> list[Problem]:
    folder = root / "data" / "translations" / language
    paper = language in guide.settings.document_languages
    known = {f"{kind}.po" for kind in (DOCUMENT_KINDS if paper else translated_kinds())}
    return [
        Problem.at(
            path.relative_to(root).as_posix(),
            "unknown-catalogue",
            found=path.name,
            **choice(path.name, known),
        )
        for path, _ in files.entries(folder)
        if path.name not in known
    ]


def strange_languages(guide: Guide, root: Path) -> list[Problem]:
    """What lies in data/translations/ and is no folder of a language that the guide is translated into."""
    folder = root / "data" / "translations"
    file = folder.relative_to(root).as_posix()
    if files.sort_of(folder) not in ("folder", "nothing"):
        return [Problem.at(file, "file-for-folder", name="translations")]
    first, *others = guide.settings.languages
    known = sorted({*others, *guide.settings.document_languages})
    problems = []
    for path, sort in files.entries(folder):
        if path.name in known and sort == "folder":
            continue
        bare = path.name.partition(".")[0].lower()
        here = f"{file}/{path.name}"
        if bare == first:
            problems.append(Problem.at(here, "language-of-the-guide", found=path.name, language=first))
        else:
            word = bare if bare in known else path.name
            problems.append(
                Problem.at(here, "catalogues-of-no-language", found=path.name, **choice(word, known))
            )
    return problems


def merge(guide: Guide, root: Path, language: str) -> list[Path]:
    """
    Brings the catalogues of a language up to date with the Dutch; returns the files written.

    Nothing that was translated is lost: a changed text keeps its translation as
    fuzzy, and a message whose text is gone is kept as obsolete.
    """
    written = []
    for kind in translated_kinds():
        if not any(texts_for(guide, kind, language)):
            continue
        old, problems = read_catalogue(root, language, kind)
        if problems:
            continue
        merged = _merged(guide, kind, language, old, _obsolete(root, language, kind))
        path = file_of(root, language, kind)
        path.parent.mkdir(parents=True, exist_ok=True)
        buffer = io.BytesIO()
        write_po(buffer, merged, width=100, include_previous=True)
        if not path.is_file() or path.read_bytes() != buffer.getvalue():
            path.write_bytes(buffer.getvalue())
            written.append(path)
    return written


def _obsolete(root: Path, language: str, kind: str) -> dict[str, Message]:
    path = file_of(root, language, kind)
    if files.sort_of(path) != "file":
        return {}
    catalogue = read_po(io.StringIO(opened(path, path.name, MOST_BYTES)[0]))
    return {str(message.context): message for message in catalogue.obsolete.values()}


def _merged(
    guide: Guide, kind: str, language: str, old: dict[str, Message], gone: dict[str, Message]
) -> Catalog:
    catalogue = Catalog(
        locale=language, project=guide.settings.title, charset="utf-8", fuzzy=False,
        header_comment=f"# {kind}: translation of the Dutch texts in data/. "
        "See data/README.md before you start.",
        creation_date=_instant(guide), revision_date=_instant(guide),
        last_translator="", language_team="", copyright_holder="", msgid_bugs_address="",
    )  # fmt: skip
    wanted = dict(texts_for(guide, kind, language))
    for where, leaf in wanted.items():
        before = old.get(where) or gone.get(where)
        string = str(before.string) if before and before.string else ""
        stale = before is not None and bool(string) and _stale(before, leaf)
        previous = _previous(before) if before and stale else ""
        # The Dutch that was translated has come back: the translation fits again.
        fuzzy = stale and previous != leaf.value
        catalogue.add(
            str(leaf.value),
            string,
            context=where,
            flags={"fuzzy"} if fuzzy else set(),
            previous_id=[previous] if fuzzy and previous else [],
            user_comments=[one for one in before.user_comments if one[:1] != "|"] if before else [],
        )
    for where, message in {**gone, **old}.items():
        if where not in wanted and message.string:
            catalogue.obsolete[(str(message.id), where)] = message
    return catalogue


def _previous(message: Message) -> str:
    """
    The Dutch that a translation belongs to: its own, or the earlier one beside a fuzzy translation.

    The library writes the earlier one (``#| msgid "..."``) and reads it as a comment.
    """
    if not message.fuzzy:
        return str(message.id)
    written = " ".join(one[1:].strip() for one in message.user_comments if one[:1] == "|")
    return "".join(denormalize(part) for part in _QUOTED.findall(written))


def _instant(guide: Guide) -> datetime.datetime:
    """The date of the content: a merge on another day writes the same file."""
    return datetime.datetime.combine(guide.settings.date, datetime.time(), datetime.UTC)
