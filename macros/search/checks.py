"""What is wrong in data/search.yml, beyond the shape of the file."""

from collections.abc import Iterator, Mapping

from macros.content.guide import Guide
from macros.content.model.search import LanguageWords
from macros.content.problems import Problem, choice
from macros.content.source import Source
from macros.search.entries import entries
from macros.search.script import LIGHT, STEMMERS

#: What is said of an unknown name in a part of the file.
_UNKNOWN = {"words": "unknown-search-thing", "asks": "unknown-search-kind"}


def problems(guide: Guide, sources: Mapping[tuple[str, str], Source]) -> list[Problem]:
    """Unknown languages and things, and words that can never work."""
    read = sources[("search", "search")]
    things = {entry.thing for entry in entries(guide)}
    known = {*STEMMERS, *LIGHT, *guide.settings.languages}
    found: list[Problem] = []
    for language, words in guide.search_words.items():
        if language not in known:
            found.append(
                read.problem(
                    read.place((language,), key=True),
                    "unknown-search-language",
                    found=language,
                    name=language,
                    **choice(language, known),
                )
            )
        found += _unknown_things(read, language, words, things)
        found += _words_that_never_work(read, language, words)
    return found


def _unknown_things(read: Source, language: str, words: LanguageWords, things: set[str]) -> Iterator[Problem]:
    kinds = {thing.partition("/")[0] for thing in things}
    asked = [("words", thing, things) for thing in words.words]
    asked += [("asks", thing, things | kinds) for thing in words.asks]
    for part, thing, known in asked:
        if thing not in known:
            yield read.problem(
                read.place((language, part, thing), key=True),
                _UNKNOWN[part],
                found=thing,
                name=thing,
                **choice(thing, known),
            )


def _words_that_never_work(read: Source, language: str, words: LanguageWords) -> Iterator[Problem]:
    stopped = {word.casefold() for word in words.stop_words}
    seen: set[str] = set()
    for at, word in enumerate(words.stop_words):
        if word.casefold() in seen:
            yield _twice(read, (language, "stop_words", at), word)
        seen.add(word.casefold())
    for at, group in enumerate(words.synonyms):
        inside: set[str] = set()
        for inner, word in enumerate(group):
            path = (language, "synonyms", at, inner)
            if word.casefold() in stopped:
                yield _stopped(read, path, word)
            if word.casefold() in inside:
                yield _twice(read, path, word)
            inside.add(word.casefold())
    for at, word in enumerate(words.call_words):
        if word.casefold() in stopped:
            yield _stopped(read, (language, "call_words", at), word)
        if len(word.split()) > 1:
            yield read.problem(
                read.place((language, "call_words", at)), "call-word-of-several-words", found=word
            )
    for typed in words.slang:
        if typed.casefold() in stopped:
            yield _stopped(read, (language, "slang", typed), typed, key=True)


def _stopped(read: Source, path: tuple[str | int, ...], word: str, *, key: bool = False) -> Problem:
    return read.problem(read.place(path, key=key), "word-is-a-stop-word", found=word, name=word)


def _twice(read: Source, path: tuple[str | int, ...], word: str) -> Problem:
    return read.problem(read.place(path), "name-twice", found=word, name=word)
