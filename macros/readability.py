"""
How easily the Dutch reads: words in a sentence, LIX, and the reading ease of Flesch-Douma.

Counted in every line and paragraph of the guide, as readers see it: links are
their words, a phone number is one word. Syllables are groups of vowels. That
was measured against the hyphenation patterns of Pyphen: those leave out the
breaks that print would not use (idee, video, actie) and were further off.

Sources: C. H. Björnsson, Läsbarhet (1968), for LIX; W. H. Douma, De
leesbaarheid van landbouwbladen (1960), for Flesch in Dutch.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.content import text
from macros.content.guide import Guide
from macros.content.loader import Loaded
from macros.content.messages import Said, say
from macros.content.model.reading import LawTopic
from macros.content.problems import Problem, shorten
from macros.content.shape import Steps, leaves
from macros.content.source import Place, Source

#: Words that a sentence may have at most, unless the law needs more of them.
MOST = 25
#: From here on a sentence is noted as long.
LONG = 20
#: Words that a sentence should have on average.
AIM = 12

_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)")
_MARK = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
# The end of a sentence, with the quotes, brackets and marks that close behind
# it, before something that may begin the next one.
_END = re.compile(r"[.!?…]+(?:\]\([^)\s]*\)|[\"'”\u2019»)\]*_])*\s+(?=[\"'“\u2018«(\[*_{]*[A-ZÀ-ÖØ-Þ\d{])")
# After these a full stop ends no sentence, and what follows may begin with a capital or a figure.
_SHORT = re.compile(
    r"(?:^|[\s(])(?:art|artt|blz|bijv|bv|ca|dhr|dr|drs|e\.d|evt|i\.v\.m|incl|ing|jl|m\.b\.t|mevr|mr|nl|nr|nrs|"
    r"o\.a|o\.l\.v|p|prof|resp|st|t\.a\.v|t\.b\.v|tel|v\.a|vgl|d\.w\.z|z\.g|zgn|(?-i:[A-Z]))\.$",
    re.IGNORECASE,
)
_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_WORD = re.compile(r"[^\W_]+(?:['\u2019.,/@:+-]+[^\W_]+)*")
_VOWELS = re.compile(
    r"aai|ooi|oei|eeu|ieu(?=w)|aa|ee|oo|uu|oe|eu|ui|ie|ei|ij|au|ou|ïe|ëi|[aeiouyàáâäèéêëìíîïòóôöùúûü]",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sentence:
    """A sentence as it was written (``raw``), and its words as they are read."""

    raw: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """One or more texts, as counted."""

    sentences: tuple[Sentence, ...]

    @property
    def words(self) -> int:
        """The number of words."""
        return sum(len(sentence.words) for sentence in self.sentences)

    @property
    def mean(self) -> float:
        """Words in a sentence, on average."""
        return self.words / len(self.sentences) if self.sentences else 0.0

    @property
    def lix(self) -> float:
        """LIX: under 30 is easy, over 50 is difficult."""
        long = sum(len(word) > 6 for sentence in self.sentences for word in sentence.words)
        return self.mean + 100 * long / self.words if self.words else 0.0

    @property
    def douma(self) -> float:
        """The reading ease of Flesch-Douma: over 80 is easy, under 50 is difficult."""
        if not self.words:
            return 0.0
        syllables = sum(count_syllables(word) for sentence in self.sentences for word in sentence.words)
        return 206.84 - 77 * syllables / self.words - 0.93 * self.mean


@dataclass(frozen=True)
class Text:
    """A text of the guide: where it stands, and how it reads."""

    kind: str
    name: str
    path: Steps
    reading: Reading

    @property
    def where(self) -> str:
        """Its place as an editor knows it."""
        return f"{self.kind}/{self.name}:{'.'.join(map(str, self.path))}"


def count_syllables(word: str) -> int:
    """The syllables of a Dutch word, from its groups of vowels; at least one."""
    return max(1, len(_VOWELS.findall(word)))


def split(words: str) -> Iterator[str]:
    """The sentences of a text as they were written; each item of a list is one or more of its own."""
    for block in _BLOCK.split(words):
        rest = " ".join(_MARK.sub("", block).split())
        start = 0
        for end in _END.finditer(rest):
            upto = rest[start : end.end()].rstrip()
            if not _SHORT.search(upto):
                yield upto
                start = end.end()
        if rest[start:].strip():
            yield rest[start:].strip()


def as_read(raw: str, guide: Guide) -> str:
    """A sentence as readers see it: links by their words, numbers written out, no marks."""
    shown = text.TOKEN.sub(lambda found: guide.phone(found[1]).number.replace(" ", "-"), raw)
    return _LINK.sub(r"\1", shown).replace("**", "").replace("*", "")


def read_text(words: str, guide: Guide) -> Reading:
    """A text, counted."""
    found = (Sentence(raw, tuple(_WORD.findall(as_read(raw, guide)))) for raw in split(words))
    return Reading(tuple(sentence for sentence in found if sentence.words))


def texts(guide: Guide) -> Iterator[Text]:
    """Every line and paragraph of the guide with how it reads."""
    for kind, things in guide.things.items():
        for name, thing in things.items():
            for leaf in leaves(thing):
                if leaf.text and leaf.text.form in ("line", "prose"):
                    yield Text(kind, name, leaf.path, read_text(str(leaf.value), guide))


def problems(guide: Guide, loaded: Loaded) -> Iterator[Problem]:
    """Sentences that are too long, each with its place."""
    for found in texts(guide):
        for sentence in found.reading.sentences:
            if len(sentence.words) > MOST and not _legal(guide, found):
                source = loaded.sources[(found.kind, found.name)]
                statement = (found.kind, found.path[0]) == ("law", "statements")
                yield source.problem(
                    _place(source, found.path, sentence.raw),
                    "sentence-too-long-in-law" if statement else "sentence-too-long",
                    found=shorten(sentence.raw),
                    count=len(sentence.words),
                    most=MOST,
                    aim=AIM,
                )


def notes(guide: Guide, most: int = 15) -> Iterator[Said]:
    """How the whole guide reads, and its longest sentences: at most ``most`` lines."""
    every = list(texts(guide))
    whole = _together(every)
    yield say(
        "reading-whole",
        count=len(whole.sentences),
        mean=whole.mean,
        aim=AIM,
        lix=round(whole.lix),
        douma=round(whole.douma),
    )
    by_kind = {kind: _together(one for one in every if one.kind == kind) for kind in guide.things}
    means = [(kind, one.mean) for kind, one in by_kind.items() if one.sentences]
    yield say(
        "words-by-kind", kinds=tuple(say("words-of-kind", kind=kind, mean=mean) for kind, mean in means)
    )
    long = [(len(one.words), found.where, one) for found in every for one in found.reading.sentences]
    long = sorted((one for one in long if one[0] > LONG), key=lambda one: (-one[0], one[1]))
    if long:
        key = "long-sentences-longest" if long[most - 3 :] else "long-sentences"
        yield say(key, count=len(long), long=LONG)
    for count, where, sentence in long[: most - 3]:
        shown = shorten(as_read(sentence.raw, guide), 160)
        yield say("long-sentence", count=count, where=where, sentence=shown)


def _together(some: Iterable[Text]) -> Reading:
    return Reading(tuple(sentence for one in some for sentence in one.reading.sentences))


def _legal(guide: Guide, found: Text) -> bool:
    thing = guide.things[found.kind][found.name]
    if not isinstance(thing, LawTopic) or found.path[0] != "statements":
        return False
    return thing.statements[str(found.path[1])].legal


def _place(source: Source, path: Steps, raw: str) -> Place:
    """The place of a sentence: a folded text breaks it anywhere, so by as many words as one line has."""
    words = raw.split(" ")
    for count in range(len(words), 0, -1):
        fragment = " ".join(words[:count])
        line, col = source.find(path, fragment)
        if source.text.split("\n")[line - 1].startswith(fragment, col - 1):
            return line, col
    return source.place(path)
