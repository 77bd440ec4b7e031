"""Letters: when to use one, how it looks on paper, how it is filled in and taken along."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from macros.content.guide import Guide
from macros.content.model.letter import Letter, LetterField
from macros.content.text import Words
from macros.letters import (
    FORMATS,
    ZIP,
    Document,
    Said,
    bars_mail,
    document,
    editions,
    letter_of,
    own_address,
    parts_of,
    path_of,
)
from macros.views.contact import Link
from macros.views.reading import Entry
from macros.views.school import BARE_ADDRESS, OWN_FIELDS, letter_fields
from macros.views.writer import Writer


@dataclass(frozen=True)
class PaperLine:
    """A paragraph in one language, as HTML."""

    language: str
    direction: str
    html: Markup


@dataclass(frozen=True)
class PaperBlock:
    """A paragraph of the paper: one line for each language, and the note about its condition."""

    id: str
    style: str
    lines: list[PaperLine]
    when: str
    unless: str
    notes: list[PaperLine]


@dataclass(frozen=True)
class Paper:
    """A letter as on paper."""

    edition: str
    names: list[tuple[str, str]]
    direction: str
    blocks: list[PaperBlock]
    footer: list[PaperLine]


@dataclass(frozen=True)
class FormField:
    """A field of the form."""

    id: str
    label: Markup
    hint: Markup | None
    example: str
    input: str
    required: bool
    #: Whether it is words of a language, which nobody translates.
    free: bool
    #: What the school writes here in every letter.
    value: str
    #: Which of a school's own values stands here; empty for what no school fills in.
    own: str


@dataclass(frozen=True)
class Question:
    """A question that decides about paragraphs, and the situations in which the answer is yes."""

    id: str
    question: Markup
    situations: list[str]


@dataclass(frozen=True)
class Edition:
    """A letter in one or two languages, with its files."""

    id: str
    name: Markup
    #: The language beside the guide's own, or the only one: code, direction, name.
    other: tuple[str, str, str]
    both: bool
    data: str
    files: list[Link]
    translated: bool


@dataclass(frozen=True)
class LetterView:
    """The paper, the form and the files of a letter."""

    name: str
    paper: Paper
    blank_only: bool
    editions: list[Edition]
    chosen: str
    fields: list[FormField]
    choices: list[Question]
    rules: str
    known: str
    zip: str
    #: What sending it does; a plan may forbid that or make it wait.
    effects: list[str]
    #: The plan of this incident: its data, the script that computes it, and its page.
    plan: tuple[str, str, str]
    script: str


def every(writer: Writer) -> list[Entry]:
    """The letters in their order."""
    return [
        Entry(
            writer.href(f"letters/{name}"),
            writer.plain(letter_of(writer.guide, name).title),
            writer.line(letter_of(writer.guide, name).purpose),
        )
        for name in writer.guide.settings.letters
    ]


def letter(writer: Writer, name: str) -> LetterView:
    """A letter as its page shows it."""
    guide = writer.guide
    about = letter_of(guide, name)
    # A page in a language that the letter is not whole in shows the letter as it was written.
    whole = guide.original if guide.original and (name, guide.language) in guide.unfinished else guide
    return LetterView(
        name=name,
        paper=paper(document({whole.language: whole}, name, (whole.language,))),
        blank_only=about.blank_only,
        editions=[_edition(writer, name, codes) for codes in editions(guide, name)],
        chosen=whole.language,
        fields=[_field(writer, name, about, field) for field in about.fields],
        choices=[
            Question(key, writer.plain(one.question), one.situations) for key, one in about.choices.items()
        ],
        rules=json.dumps(
            [
                {
                    "text": writer.bare(rule.text),
                    "look": rule.look,
                    "words": rule.words,
                    "fields": rule.fields,
                }
                for rule in about.must_not.values()
            ],
            ensure_ascii=False,
        ),
        # Two words with capitals are not always somebody's name.
        known=json.dumps(sorted(_organisations(guide)), ensure_ascii=False),
        zip=writer.shared(ZIP),
        effects=list(about.effects),
        plan=(writer.asset("assets/plan.js"), writer.asset("assets/plan-page.js"), writer.href("pages/plan")),
        script=writer.asset("assets/letter-page.js"),
    )


def _organisations(guide: Guide) -> set[str]:
    every = guide.organisations
    return {str(one.name) for one in every.values() if " " in one.name}


_INPUTS = {"phone": "tel", "email": "email", "long": "long"}


def _field(writer: Writer, letter: str, about: Letter, name: str) -> FormField:
    field: LetterField = parts_of(writer.guide).fields[name]
    own = name if name in OWN_FIELDS else ""
    if name == "adres" and bars_mail(writer.guide, letter):
        own = BARE_ADDRESS
    return FormField(
        id=name,
        label=writer.plain(field.label),
        hint=writer.plain(field.hint) if field.hint else None,
        example=writer.bare(field.example),
        input=_INPUTS.get(field.type, "text"),
        required=name in about.required,
        free=field.type in ("text", "long"),
        value=letter_fields(own_address(writer.guide, letter)).get(name, ""),
        own=own,
    )


def _edition(writer: Writer, name: str, codes: tuple[str, ...]) -> Edition:
    settings = writer.guide.settings
    names = [
        Markup('<span lang="{}" dir="{}">{}</span>').format(
            code, settings.language(code).direction, settings.language(code).name
        )
        for code in codes
    ]
    title = names[0] if len(names) == 1 else Markup("{} + {}").format(*names)
    return Edition(
        id="-".join(codes),
        name=title,
        other=(codes[-1], settings.language(codes[-1]).direction, settings.language(codes[-1]).name),
        both=len(codes) > 1,
        data=writer.shared(path_of(name, codes, "js")),
        files=[
            Link(writer.shared(path_of(name, codes, suffix)), writer.word(f"letter_format_{suffix}"))
            for suffix in FORMATS
        ],
        translated=codes != (settings.first_language,),
    )


def paper(about: Document) -> Paper:
    """A document as HTML in parts."""
    return Paper(
        edition="-".join(about.languages),
        names=list(zip(about.languages, about.names, strict=True)) if about.bilingual else [],
        direction=about.direction,
        blocks=[
            PaperBlock(
                block.id, block.style, _lines(block.said), block.when, block.unless, _lines(block.note)
            )
            for block in about.blocks
        ],
        footer=_lines(about.footer),
    )


def _lines(said: Iterable[Said]) -> list[PaperLine]:
    return [PaperLine(one.language, one.direction, _html(one)) for one in said]


def _html(said: Said) -> Markup:
    parts = []
    for run in said.runs:
        if run.kind == "field":
            parts.append(Markup('<bdi class="field" data-field="{}">[{}]</bdi>').format(run.field, run.text))
        elif run.kind == "older":
            parts.append(Markup('<small class="paper-older">{}</small>').format(run.text))
        elif run.kind == "phone":
            parts.append(Markup('<b><bdi dir="ltr">{}</bdi></b>').format(run.text))
        else:
            parts.append(escape(run.text))
    return Markup("").join(parts)


@dataclass(frozen=True)
class Companions:
    """What a step has beside its text: letters, and talking tips by age."""

    letters: list[Link]
    tips: list[Link]


def companions(writer: Writer, name: str) -> Companions | None:
    """The letters of a step's actions, and the age groups whose tips it uses."""
    step = writer.guide.step(name)
    used = list(dict.fromkeys(one for action in step.actions.values() for one in action.letters))
    found = Companions(
        [
            Link(writer.href(f"letters/{one}"), writer.plain(letter_of(writer.guide, one).title))
            for one in used
        ],
        [
            Link(writer.href(f"age-groups/{one}"), writer.plain(_short(writer.guide, one)))
            for one in step.age_groups
        ],
    )
    return found if found.letters or found.tips else None


def _short(guide: Guide, name: str) -> Words:
    return guide.age_groups[name].short_title
