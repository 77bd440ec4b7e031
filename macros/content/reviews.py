"""
Who has seen which words: the files in data/reviews/, held against the words of now.

A review keeps a mark (a hash) of each text that was seen. Where the words have
changed since, the mark no longer fits, and the text counts as unseen by itself.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from macros.content.loader import check, strange_files
from macros.content.model import Kind
from macros.content.model.review import Review
from macros.content.parts import key_of
from macros.content.problems import Problem
from macros.content.shape import dotted, leaves
from macros.content.source import read, strange

if TYPE_CHECKING:
    from macros.content.guide import Guide

#: Where they lie, inside data/. The folder comes with the first review.
FOLDER = "reviews"
KIND = Kind("review", Review)
NATIVE: Final = "native-professional"

#: A thing by its kind and id.
Thing = tuple[str, str]


def mark(dutch: str, translation: str = "") -> str:
    """What a text is known by; of a translation with its Dutch. Spaces and line ends do not count."""
    words = "\n".join(" ".join(text.split()) for text in (dutch, translation))
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def read_reviews(data: Path) -> tuple[tuple[Review, ...], list[Problem]]:
    """The reviews in ``data``, oldest first, and what is wrong in their files."""
    folder = data / FOLDER
    if not folder.is_dir():
        return (), strange(folder, f"{data.name}/{FOLDER}")
    problems = strange_files(folder, data)
    found: list[Review] = []
    for path in sorted(path for path in folder.glob("*.yml") if path.is_file()):
        source, faults = read(path, path.relative_to(data.parent).as_posix())
        if not faults:
            review, faults = check(KIND, source)
            found += [review] if isinstance(review, Review) else []
        problems += faults
    return tuple(sorted(found, key=lambda one: (one.on, one.by))), problems


@dataclass(frozen=True)
class Seen:
    """What is left of one review: texts that are as they were, and texts that have changed since."""

    review: Review
    same: int
    changed: int


@dataclass(frozen=True)
class State:
    """How much of some things has been seen: by each review, and by all together."""

    texts: int
    covered: int
    seen: tuple[Seen, ...]

    @property
    def whole(self) -> bool:
        """Whether somebody has seen every text as it is now."""
        return bool(self.seen) and self.covered == self.texts


def state(guide: "Guide", things: Iterable[Thing], *, native: bool = False) -> State:
    """What experts have seen of the Dutch of things, or native professionals of its translation."""
    reviews = [
        review
        for review in guide.reviews
        if (review.role == NATIVE) == native and (not native or review.language == guide.language)
    ]
    if not reviews:
        return State(0, 0, ())
    now = {(key_of(*thing), where): words for thing in things for where, words in marks(guide, thing, native)}
    covered: set[tuple[str, str]] = set()
    seen: list[Seen] = []
    for review in reviews:
        then = {
            (thing, where): words for thing, texts in review.seen.items() for where, words in texts.items()
        }
        same = {at for at, words in then.items() if now.get(at) == words}
        changed = len(then.keys() & now.keys()) - len(same)
        covered |= same
        if same or changed:
            seen.append(Seen(review, len(same), changed))
    return State(len(now), len(covered), tuple(seen))


def marks(guide: "Guide", thing: Thing, native: bool) -> Iterator[tuple[str, str]]:
    """The place and mark of every text of a thing; of a translation only what is translated."""
    kind, name = thing
    dutch = (guide.original or guide).things[kind][name]
    for first, other in zip(leaves(dutch), leaves(guide.things[kind][name]), strict=True):
        if first.text and not native:
            yield dotted(first.path), mark(first.value)
        elif first.text and other.value.language == guide.language:
            yield dotted(first.path), mark(first.value, other.value)


def claims(guides: Mapping[str, "Guide"], places: Mapping[Thing, tuple[str, int, int]]) -> Iterator[Problem]:
    """Things and languages of which ``reviewed_by`` says more than the reviews do."""
    guide = next(iter(guides.values()))
    for kind, things in guide.things.items():
        for name, thing in things.items():
            claimed = getattr(thing, "reviewed_by", "none")
            if claimed != "none" and not state(guide, [(kind, name)]).whole:
                yield _claim(claimed, places[(kind, name)])
    settings = guide.settings
    every = [(kind, name) for kind, things in guide.things.items() for name in things]
    for code in {**settings.languages, **settings.document_languages}:
        claimed = settings.language(code).reviewed_by
        native = code != guide.language
        if claimed != "none" and not (native and state(guides[code], every, native=True).whole):
            yield _claim(claimed, places[("guide", "guide")])


def _claim(claimed: str, where: tuple[str, int, int]) -> Problem:
    file, line, col = where
    return Problem.at(file, "review-not-there", place=(line, col), found=claimed)
