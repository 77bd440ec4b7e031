"""What is wrong in data/search.yml, beyond the shape of the file."""

from collections.abc import Iterator, Mapping

from macros.content.guide import Guide
from macros.content.model.search import LanguageWords
from macros.content.problems import Problem, nearest, one_of
from macros.content.source import Source
from macros.search.entries import entries
from macros.search.script import LIGHT, STEMMERS

#: How a thing is named in a part of the file.
_HOW = {"words": "kind/id, such as steps/aangifte", "asks": "a kind, such as letters, or kind/id"}


def problems(guide: Guide, sources: Mapping[tuple[str, str], Source]) -> list[Problem]:
    """Unknown languages and things, and words that can never work."""
    read = sources[("search", "search")]
    things = {entry.thing for entry in entries(guide)}
    known = {*STEMMERS, *LIGHT, *guide.settings.languages}
    found: list[Problem] = []
    for language, words in guide.search_words.items():
        if language not in known:
            near = nearest(language, known)
            found.append(
                read.problem(
                    read.place((language,), key=True),
                    f'the search does not know the language "{language}"',
                    found=language,
                    expected=one_of(known, near),
                    advice="write the two letters of the language, or add it to guide.yml first",
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
            near = nearest(thing, known)
            yield read.problem(
                read.place((language, part, thing), key=True),
                f'nothing in the guide is called "{thing}"',
                found=thing,
                expected=one_of(known, near),
                advice=f'write "{near}"' if near else f"write {_HOW[part]}",
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
                read.place((language, "call_words", at)), "a word that asks for a number is one word",
                found=word, expected="one word", advice="keep the word that says it, such as bellen",
            )  # fmt: skip
    for typed in words.slang:
        if typed.casefold() in stopped:
            yield _stopped(read, (language, "slang", typed), typed, key=True)


def _stopped(read: Source, path: tuple[str | int, ...], word: str, *, key: bool = False) -> Problem:
    return read.problem(
        read.place(path, key=key),
        f'"{word}" is a stop word as well, so this never works',
        found=word,
        expected="a word that is not among the stop words",
        advice="remove it here, or from stop_words",
    )


def _twice(read: Source, path: tuple[str | int, ...], word: str) -> Problem:
    return read.problem(
        read.place(path), f'"{word}" stands there twice', found=word,
        expected="each word once", advice="remove one of the two",
    )  # fmt: skip
