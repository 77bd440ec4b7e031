"""The register: everything from A to Z, for whoever looks something up without the search, or on paper."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from macros.content.guide import title_of
from macros.content.model.search import LanguageWords
from macros.content.text import Words
from macros.views.contact import Link
from macros.views.number import Number, numbers_of
from macros.views.writer import Writer

#: The kinds that stand in the register with their titles; some under their short title.
TITLED = ("steps", "situations", "age-groups", "handouts", "letters", "law")
#: How many of the words that lead to a thing in data/search.yml stand in the register too.
KEYWORDS = 3
KIND_WORDS = {"age-groups": "tips", "handouts": "letters"}


@dataclass
class RegisterEntry:
    """A line: what is looked up, and where it leads."""

    label: Markup
    key: str
    kind: Markup | None = None
    href: str | None = None
    links: list[Link] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)


@dataclass(frozen=True)
class Letter:
    """The lines under one letter."""

    id: str
    letter: str
    entries: list[RegisterEntry]


def register(writer: Writer) -> list[Letter]:
    """Every line, under its letter, in the alphabet of the language."""
    words = writer.guide.search_words
    own = words.get(writer.guide.language, LanguageWords())
    stops = {_plain(word) for word in own.stop_words}
    lines = [*_titles(writer), *_organisations(writer), *_terms(writer), *_roles(writer)]
    known = {_plain(line.key) for line in lines}
    lines += [line for line in _keywords(writer, own) if _plain(line.key) not in known]
    letters: dict[str, list[tuple[str, RegisterEntry]]] = {}
    for line in lines:
        key = _sorted_by(line.key, stops)
        first = key[:1].upper()
        letters.setdefault(first if first.isalpha() else "0", []).append((key, line))
    return [
        Letter(
            f"letter-{letter.lower()}",
            "0-9" if letter == "0" else letter,
            [line for _, line in sorted(letters[letter], key=lambda pair: pair[0])],
        )
        for letter in sorted(letters)
    ]


def _plain(text: str) -> str:
    """Lower case without accents: how words are compared and put in order."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in spread if not unicodedata.combining(char))


def _sorted_by(text: str, stops: set[str]) -> str:
    """What a line is sorted by: without the small words and signs it begins with."""
    words = [word.strip("'\"().,?!") for word in _plain(text).split()]
    while len(words) > 1 and words[0] in stops:
        words.pop(0)
    return " ".join(words)


def _titles(writer: Writer) -> Iterator[RegisterEntry]:
    for kind in TITLED:
        for name, thing in writer.guide.things.get(kind, {}).items():
            title: Words = getattr(thing, "short_title", None) or title_of(thing)
            word = KIND_WORDS.get(kind, kind)
            yield RegisterEntry(
                writer.plain(title), str(title), writer.word(f"search_kind_{word}"),
                writer.href(f"{kind}/{name}"),
            )  # fmt: skip


def _organisations(writer: Writer) -> Iterator[RegisterEntry]:
    for name in writer.guide.organisations:
        about = writer.guide.organisation(name)
        yield RegisterEntry(
            writer.plain(about.name), str(about.name), writer.word("search_kind_organisations"),
            writer.href(f"organisations/{name}"), numbers=numbers_of(writer, name),
        )  # fmt: skip


def _terms(writer: Writer) -> Iterator[RegisterEntry]:
    for name, term in writer.guide.terms.items():
        href = writer.href(f"terms/{name}")
        label = writer.plain(term.term)
        yield RegisterEntry(label, str(term.term), writer.word("search_kind_terms"), href)
        for form in term.also:
            yield RegisterEntry(writer.plain(form), str(form), links=[Link(href, label)])


def _roles(writer: Writer) -> Iterator[RegisterEntry]:
    """Who does what: each role with the steps in which it acts."""
    for name, role in writer.guide.settings.roles.items():
        steps = [
            Link(writer.href(f"steps/{step}"), writer.word("register_steps", numbers=number))
            for number, step in enumerate(writer.guide.settings.steps, 1)
            if any(name in action.who for action in writer.guide.step(step).actions.values())
        ]
        if steps:
            title = role.title
            yield RegisterEntry(
                writer.plain(title), str(title), writer.word("register_kind_roles"), links=steps
            )


def _keywords(writer: Writer, words: LanguageWords) -> Iterator[RegisterEntry]:
    """Words by which people look for a page, each with the pages it leads to."""
    found: dict[str, RegisterEntry] = {}
    for thing, typed in words.words.items():
        kind, _, name = thing.partition("/")
        about = writer.guide.things[kind][name] if kind != "terms" else None
        title = getattr(about, "title", None) or getattr(about, "name", None)
        if title is None:
            continue
        link = Link(writer.href(thing), writer.plain(title))
        for word in typed[:KEYWORDS]:
            line = found.setdefault(_plain(word), RegisterEntry(Markup.escape(word), word))
            line.links.append(link)
    yield from found.values()
