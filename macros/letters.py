"""
Letters as neutral documents: what stands on paper, in one language or in two side by side.

A document holds words and fields, and nothing of any file format. The files
(macros/export) and the page that shows a letter are made from the same document.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from macros.content import text
from macros.content.guide import Guide, fillable
from macros.content.isolation import isolated
from macros.content.letters import LETTERHEAD
from macros.content.model.letter import Letter, LetterParts
from macros.content.model.school import Logo, School
from macros.content.reviews import state
from macros.content.text import Words

#: The formats of a download, in the order in which they are offered.
FORMATS = ("docx", "odt", "txt")
#: Where the script that packs documents in the browser lies, from the top of the whole site.
ZIP = "downloads/fflate.js"


@dataclass(frozen=True)
class Run:
    """A piece of a line: words, a phone number, a field (``text`` is then its label), or how old it is."""

    kind: Literal["text", "phone", "field", "older"]
    text: str
    field: str = ""
    #: What the school has filled in already.
    value: str = ""


@dataclass(frozen=True)
class Said:
    """A paragraph's words in one language."""

    language: str
    direction: str
    runs: tuple[Run, ...]

    @property
    def plain(self) -> str:
        """The words with each field as [its label], or as what the school filled in."""
        return "".join(map(self.shown, self.runs))

    def shown(self, run: Run) -> str:
        """A run as it stands in this paragraph of a file: a value isolated, a field as [its label]."""
        if run.kind == "phone":  # a number is dialled in one go, and read so
            return isolated(run.text.replace(" ", "\N{NO-BREAK SPACE}"), self.direction)
        if run.kind == "field":
            return isolated(run.value, self.direction) or f"[{run.text}]"
        return run.text


@dataclass(frozen=True)
class Block:
    """
    A paragraph in the languages of the edition: one for each, or one for all.

    ``when`` and ``unless`` name the choice that decides about it; ``note`` says so to the writer.
    """

    id: str
    style: str
    said: tuple[Said, ...]
    when: str = ""
    unless: str = ""
    note: tuple[Said, ...] = ()


@dataclass(frozen=True)
class Document:
    """A letter in one edition, ready to be written in any format."""

    letter: str
    languages: tuple[str, ...]
    names: tuple[str, ...]
    direction: str
    title: str
    blocks: tuple[Block, ...]
    footer: tuple[Said, ...]
    date: str
    #: The school's logo, in a kind that documents can hold.
    logo: Logo | None = None

    def open(self) -> "Document":
        """The same document with every field to be filled in."""

        def emptied(said: Said) -> Said:
            return replace(said, runs=tuple(replace(run, value="") for run in said.runs))

        blocks = (replace(block, said=tuple(map(emptied, block.said))) for block in self.blocks)
        return replace(self, blocks=tuple(blocks))

    @property
    def bilingual(self) -> bool:
        """Whether two languages stand side by side."""
        return len(self.languages) > 1


def editions(guide: Guide, name: str) -> list[tuple[str, ...]]:
    """The languages of each edition of a letter: alone, and each beside the first; whole ones only."""
    settings = guide.settings
    codes = list(settings.languages)
    if letter_of(guide, name).home_languages:
        codes += settings.document_languages
    codes = [code for code in codes if (name, code) not in guide.unfinished]
    return [*((code,) for code in codes), *((codes[0], code) for code in codes[1:])]


def unfinished(guide: Guide) -> frozenset[tuple[str, str]]:
    """The letters that are not wholly translated, with the language: their paper would be part Dutch."""
    first = guide.settings.first_language
    if guide.language == first:
        return frozenset()
    return frozenset(
        (name, guide.language)
        for name, letter in guide.letters.items()
        if letter.home_languages or guide.language in guide.settings.languages
        for about in (document({guide.language: guide}, name, (guide.language,)),)
        if any(
            said.language == first
            for block in about.blocks
            if not block.id.startswith("briefhoofd-")
            for said in (*block.said, *block.note)
        )
    )


def own_address(guide: Guide, name: str) -> Guide:
    """The guide as a letter may quote its school: without the e-mail address where that is forbidden."""
    if guide.school is None or not bars_mail(guide, name):
        return guide
    return replace(guide, school=guide.school.model_copy(update={"email": None}))


def bars_mail(guide: Guide, name: str) -> bool:
    """Whether no e-mail address may stand in a letter, in any field."""
    return any(rule.look == "email" and not rule.fields for rule in letter_of(guide, name).must_not.values())


def path_of(name: str, edition: tuple[str, ...], suffix: str) -> str:
    """The address of an edition from the top of the whole site."""
    both = f"-{'-'.join(edition)}" if len(edition) > 1 else ""
    return f"downloads/{edition[-1]}/brieven/{name}{both}.{suffix}"


def letter_of(guide: Guide, name: str) -> Letter:
    """A letter by id."""
    return guide.letters[name]


def parts_of(guide: Guide) -> LetterParts:
    """The fields and words of all letters."""
    return guide.letter_parts


def word(guide: Guide, key: str, **values: object) -> Words:
    """A word around a document."""
    return fillable(parts_of(guide).words, key, values, "data/letter-parts.yml").fill(**values)


def document(guides: Mapping[str, Guide], name: str, edition: tuple[str, ...]) -> Document:
    """A letter in one edition; ``guides`` holds the guide in every language of it."""
    chosen = [own_address(guides[code], name) for code in edition]
    letter = letter_of(chosen[0], name)
    about = [chosen[0].settings.language(code) for code in edition]
    return Document(
        letter=name,
        languages=edition,
        names=tuple(str(language.name) for language in about),
        direction="ltr" if len(edition) > 1 else about[0].direction,
        title=" / ".join(str(letter_of(guide, name).heading) for guide in chosen),
        blocks=tuple(_blocks(chosen, name, letter)),
        footer=tuple(_footer(guide, name) for guide in chosen),
        date=chosen[0].settings.date.isoformat(),
        logo=chosen[0].logo
        if letter.letterhead == "school" and chosen[0].logo and chosen[0].logo.kind in PICTURES
        else None,
    )


#: Kinds of logo that a document can hold; of an SVG the letter shows the name alone.
PICTURES = ("png", "jpg")


def filled_in(school: School | None, field: str) -> str:
    """What the school fills in for every letter: its name, and where it is reached."""
    if school is None:
        return ""
    return {"school": school.name, "adres": "\n".join(school.reached)}.get(field, "")


def _blocks(guides: list[Guide], name: str, letter: Letter) -> Iterator[Block]:
    first = guides[-1] if len(guides) == 1 else guides[0]
    for field in LETTERHEAD[letter.letterhead]:
        if field == "logo" and first.logo and first.logo.kind not in PICTURES:
            continue
        style = "date" if field == "datum" else "letterhead"
        yield Block(
            f"briefhoofd-{field}", style, (_said(first, Words("{veld:" + field + "}", first.language)),)
        )
    yield Block("titel", "title", tuple(_dated(guide, letter_of(guide, name).heading) for guide in guides))
    for key, paragraph in letter.paragraphs.items():
        said = tuple(_dated(guide, letter_of(guide, name).paragraphs[key].text) for guide in guides)
        if paragraph.style == "sign":
            said = (said[0],)
        note = (
            tuple(
                _note(guide, letter_of(guide, name), paragraph.when, paragraph.unless)
                for guide in guides[: len(said)]
            )
            if paragraph.when or paragraph.unless
            else ()
        )
        yield Block(key, paragraph.style, said, paragraph.when or "", paragraph.unless or "", note)


def _note(guide: Guide, letter: Letter, when: str | None, unless: str | None) -> Said:
    question = letter.choices[when or unless or ""].question
    return _said(guide, word(guide, "choice" if when else "choice-not", question=question))


def _footer(guide: Guide, name: str) -> Said:
    settings = guide.settings
    day = settings.date
    months = text.months(word(guide, "months"))
    sentences = [word(guide, "model", date=f"{day.day} {months[day.month - 1]} {day.year}")]
    about = [("letters", name)]
    if not state(guide, about).whole:
        sentences.append(word(guide, "not-reviewed"))
    if guide.language != settings.first_language and not state(guide, about, native=True).whole:
        sentences.append(word(guide, "not-reviewed-translation"))
    return _said(guide, Words(" ".join(sentences), sentences[0].language))


def _dated(guide: Guide, words: Words) -> Said:
    """A paragraph, which says so itself where its translation belongs to an earlier Dutch text."""
    said = _said(guide, words)
    if words.status != "fuzzy":
        return said
    return replace(said, runs=(Run("older", f"({word(guide, 'older')}) "), *said.runs))


def _said(guide: Guide, words: str) -> Said:
    language = getattr(words, "language", guide.language)
    direction = guide.settings.language(language).direction
    return Said(language, direction, tuple(_runs(guide, words)))


def _runs(guide: Guide, words: str) -> Iterator[Run]:
    for kind, value in text.parts(words):
        if kind == "veld":
            label = str(parts_of(guide).fields[value].label)
            yield Run("field", label, value, filled_in(guide.school, value))
        elif kind == "tel":
            yield Run("phone", guide.phone(value).number)
        elif kind == "uren":
            yield Run("text", _hours(guide, value))
        else:
            yield Run("text", value)


def _hours(guide: Guide, name: str) -> str:
    hours = guide.organisation(name).hours
    if hours is None:
        return ""
    if hours.always:
        return str(word(guide, "hours-always"))
    return ", ".join(
        str(word(guide, key, **{"from": times[:5].lstrip("0"), "to": times[6:].lstrip("0")}))
        for key, times in (("hours-weekdays", hours.weekdays), ("hours-daily", hours.daily))
        if times
    )
