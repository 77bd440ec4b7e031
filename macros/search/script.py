"""
The index of one language as a script: loaded when somebody first wants to search.

It holds, in one file: the stemmer of the language (Snowball, kept in
overrides/assets/vendor/), the search itself (overrides/components/search/engine/), and
the data. The index proper is made from the texts in the browser, in about a tenth
of a second (benchmarks/README.md), while the reader begins to type: so what is sent
is the text and little more, and what is typed is read by the very function that
read the text.
"""

import gzip
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.content.guide import Guide
from macros.content.model.search import LanguageWords
from macros.search.entries import GROUPS, OTHER, Entry, entries

#: Languages with a Snowball stemmer among the vendored ones, and its name.
STEMMERS = {
    "nl": "dutch_porter", "en": "english", "de": "german", "fr": "french", "tr": "turkish", "ar": "arabic",
}  # fmt: skip
#: The files of the search, each a function, in overrides/components/search/engine/.
PARTS = ("normalise", "reader", "spelling", "concepts", "ranking", "excerpts", "engine")
#: Languages with a light stemmer of our own, in normalise.js.
LIGHT = ("pl", "uk")


@dataclass(frozen=True)
class Sizes:
    """Bytes after gzip: the display texts, and what the index has beside them."""

    texts: int
    index: int


def words_of(guide: Guide, language: str) -> LanguageWords:
    """What people type in a language; empty where data/search.yml has nothing for it."""
    every = guide.search_words
    return every.get(language, LanguageWords())


def library(overrides: Path, language: str) -> str:
    """The code that searches in one language: its stemmer, and the files of the search."""
    vendor = overrides / "assets" / "vendor" / "snowball"
    name = STEMMERS.get(language.partition("-")[0])
    parts = ["var BaseStemmer, stemmers = {};"]
    if name:
        parts += [(vendor / f"{part}-stemmer.js").read_text("utf-8").rstrip() for part in ("base", name)]
        parts.append(f"stemmers[{_json(language)}] = {name.title().replace('_', '')}Stemmer;")
    folder = overrides / "components" / "search" / "engine"
    parts += [(folder / f"{part}.js").read_text("utf-8") for part in PARTS]
    return "\n".join(parts)


def data(guide: Guide) -> tuple[dict[str, Any], dict[str, Any]]:
    """The display texts, and all else that the index of a guide needs."""
    found = entries(guide)
    words = words_of(guide, guide.language)
    every = guide.search_words
    groups = [*dict.fromkeys(GROUPS.values()), OTHER]
    texts = {
        "titles": [entry.title for entry in found],
        "texts": [passage.text for entry in found for passage in entry.passages],
        "labels": [label for entry in found for _, label, _ in entry.numbers],
    }
    weights = sorted({passage.weight for entry in found for passage in entry.passages})
    index = {
        "language": guide.language,
        "groups": groups,
        # Each passage's weight is one letter: its place in this list, from a.
        "weights": weights,
        "entries": [_entry(entry, words, groups, weights) for entry in found],
        "stopWords": _joined(words.stop_words),
        "callWords": _joined(words.call_words),
        "asks": [[_joined(asked), *_range(found, target)] for target, asked in words.asks.items()],
        "synonyms": [_joined(group) for group in words.synonyms],
        "slang": {typed: _joined(meant) for typed, meant in words.slang.items()},
        # A word that says nothing in this language is none: German "tot" in Dutch. As it is written, and
        # not as the search folds it: so no other spelling among the stop words silences a word of danger.
        "crisis": _joined(
            sorted({word for one in every.values() for word in one.crisis} - {*words.stop_words})
        ),
    }
    return texts, index


def _joined(words: Iterable[str]) -> str:
    """Words as one text, which is shorter; no word to search for may have the sign between them."""
    return "|".join(words)


def _range(found: list[Entry], target: str) -> tuple[int, int]:
    """The first and last number of the entries of a kind, or of one thing."""
    numbers = [at for at, entry in enumerate(found) if target in (entry.kind, entry.thing)]
    return (numbers[0], numbers[-1]) if numbers else (-1, -1)


def _entry(entry: Entry, words: LanguageWords, groups: list[str], weights: list[float]) -> list[Any]:
    """An entry as a row: group, page, words, numbers, and runs of passages that stand together."""
    runs: list[list[str]] = []
    for passage in entry.passages:
        letter = chr(ord("a") + weights.index(passage.weight))
        if runs and runs[-1][0] == passage.anchor:
            runs[-1][1] += letter
        else:
            runs.append([passage.anchor, letter])
    numbers = [[number, status == "old"] for number, _, status in entry.numbers]
    typed = words.words.get(entry.thing, [])
    return [groups.index(entry.group), entry.page, _joined(typed), numbers, runs]


def script(guide: Guide, overrides: Path) -> str:
    """The whole script of a language."""
    texts, index = data(guide)
    return (
        f'(function () {{\n"use strict";\n{library(overrides, guide.language)}\n'
        f"window.nazorgSearch = window.nazorgSearch || {{}};\n"
        f"window.nazorgSearch[{_json(guide.language)}] = "
        f"searchEngine({_json(index)}, {_json(texts)}, "
        f"searchNormaliser({_json(guide.language)}, stemmers));\n}})();\n"
    )


def write(guide: Guide, root: Path, docs: Path) -> str:
    """Puts the script of a language into ``docs``, named after its content; its address from the top."""
    text = script(guide, root / "overrides")
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    address = f"assets/search.{digest}.js"
    target = docs / address
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")
    return address


def sizes(guide: Guide) -> Sizes:
    """How large the parts of an index are."""
    texts, index = (len(gzip.compress(_json(part).encode(), 9, mtime=0)) for part in data(guide))
    return Sizes(texts, index)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
