"""The guide: all things in one language, checked against each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar, cast

from pydantic import BaseModel

from macros.content import text
from macros.content.answers import misplaced_answers
from macros.content.cross import cross_check, missing_pictures, pages_without_things
from macros.content.loader import Loaded, load
from macros.content.messages import say
from macros.content.model.age_group import AgeGroup
from macros.content.model.changes import Changes, Release
from macros.content.model.glossary import Entry, Glossary
from macros.content.model.guide import Settings
from macros.content.model.layouts import Layouts
from macros.content.model.letter import Letter, LetterParts
from macros.content.model.organisation import Organisation, PhoneNumber
from macros.content.model.page import CitedSource, InterfaceWords, OwnPage, Sources
from macros.content.model.reading import Aftercare, Handout, LawTopic, Term, Terms
from macros.content.model.review import Review
from macros.content.model.school import Logo, School
from macros.content.model.search import LanguageWords, SearchWords
from macros.content.model.sheet import Sheet
from macros.content.model.situation import Situation
from macros.content.model.step import Action, Step
from macros.content.model.stores import Store, Stores
from macros.content.model.withdrawn import Withdrawn
from macros.content.problems import Failed, Problem
from macros.content.reviews import read_reviews
from macros.content.text import Words

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, eq=False)
class Guide:
    """All things of the guide in one language. Immutable, and equal to itself alone; made by read() and by
    translations.
    """

    language: str
    things: Mapping[str, Mapping[str, BaseModel]]
    #: In another language: the guide that was translated.
    original: "Guide | None" = None
    #: The school whose copy this is; none for the site as everybody gets it.
    school: School | None = None
    logo: Logo | None = None
    #: What that school does not show: kind/id, and kind/id#anchor for a part of it.
    hidden: frozenset[str] = frozenset()
    #: Letters that are not whole in a language, with that language.
    unfinished: frozenset[tuple[str, str]] = frozenset()
    #: Who has seen which words.
    reviews: tuple[Review, ...] = ()
    #: Pages that are that school's own, as kind/id: the footer leads to them.
    own: tuple[str, ...] = ()

    def _all(self, kind: str, _model: type[M]) -> Mapping[str, M]:
        """All things of a kind, by id; the loader made each of them from the model of its kind."""
        return cast(Mapping[str, M], self.things[kind])

    def _one(self, kind: str, model: type[M]) -> M:
        """The only thing of a kind."""
        return self._all(kind, model)[kind]

    @property
    def settings(self) -> Settings:
        """What holds for the whole site."""
        return self._one("guide", Settings)

    @property
    def layouts(self) -> Layouts:
        """What the pages of each kind show."""
        return self._one("layouts", Layouts)

    @property
    def steps(self) -> Mapping[str, Step]:
        """The steps, by id."""
        return self._all("steps", Step)

    @property
    def situations(self) -> Mapping[str, Situation]:
        """The situations, by id."""
        return self._all("situations", Situation)

    @property
    def age_groups(self) -> Mapping[str, AgeGroup]:
        """The age groups, by id."""
        return self._all("age-groups", AgeGroup)

    @property
    def organisations(self) -> Mapping[str, Organisation]:
        """The organisations, by id."""
        return self._all("organisations", Organisation)

    @property
    def law(self) -> Mapping[str, LawTopic]:
        """The questions about law and duties, by id."""
        return self._all("law", LawTopic)

    @property
    def handouts(self) -> Mapping[str, Handout]:
        """The handouts, by id."""
        return self._all("handouts", Handout)

    @property
    def letters(self) -> Mapping[str, Letter]:
        """The letters, by id."""
        return self._all("letters", Letter)

    @property
    def letter_parts(self) -> LetterParts:
        """What all letters have in common."""
        return self._one("letter-parts", LetterParts)

    @property
    def pages(self) -> Mapping[str, OwnPage]:
        """The pages of their own words, by id."""
        return self._all("pages", OwnPage)

    @property
    def terms(self) -> Mapping[str, Term]:
        """The terms, by id."""
        return self._one("terms", Terms).root

    @property
    def glossary(self) -> Mapping[str, Entry]:
        """The words of translations, by their Dutch term."""
        return self._one("glossary", Glossary).root

    @property
    def aftercare(self) -> Aftercare:
        """The aftercare calendar."""
        return self._one("aftercare", Aftercare)

    @property
    def sheet(self) -> Sheet:
        """What of a plan goes on one page."""
        return self._one("sheet", Sheet)

    @property
    def sources(self) -> Mapping[str, CitedSource]:
        """The sources, by id."""
        return self._one("sources", Sources).root

    @property
    def search_words(self) -> Mapping[str, LanguageWords]:
        """What people type in the search, by language."""
        return self._one("search", SearchWords).root

    @property
    def releases(self) -> Mapping[str, Release]:
        """What has changed, version by version."""
        return self._one("changes", Changes).root

    @property
    def stores(self) -> Mapping[str, Store]:
        """What a browser keeps of this site, by id."""
        return self._one("stores", Stores).root

    @property
    def withdrawn(self) -> Withdrawn:
        """What is no longer there, by address."""
        return self._one("withdrawn", Withdrawn)

    def word(self, key: str, **values: object) -> Words:
        """An interface word, with its placeholders filled in."""
        return self.unfilled(key, values).fill(**values)

    def unfilled(self, key: str, values: Iterable[str]) -> Words:
        """An interface word with its placeholders, for which there are ``values``; raises Failed."""
        words = self._one("interface", InterfaceWords).root
        return fillable(words, key, values, "data/interface.yml")

    def step(self, name: str) -> Step:
        """A step by id."""
        return self.steps[name]

    def organisation(self, name: str) -> Organisation:
        """An organisation by id."""
        return self.organisations[name]

    def page(self, name: str) -> OwnPage:
        """A page of its own words, by id."""
        return self.pages[name]

    def source(self, name: str) -> CitedSource:
        """A source by id."""
        return self.sources[name]

    def action(self, reference: str) -> Action:
        """An action by ``step.action`` or ``situation.action``."""
        owner, _, name = reference.partition(".")
        return (self.situations.get(owner) or self.step(owner)).actions[name]

    def phone(self, reference: str) -> PhoneNumber:
        """A phone number by ``organisation.phone``."""
        organisation, _, name = reference.partition(".")
        return self.organisation(organisation).phones[name]

    def title(self, kind: str, name: str) -> Words:
        """The title of a thing that has one."""
        return title_of(self.things[kind][name])

    def number_of(self, step: str) -> int:
        """The number of a step, from 1."""
        return self.settings.steps.index(step) + 1


def title_of(thing: BaseModel) -> Words:
    """The title of a thing; every thing with a page has one."""
    title: Words = thing.title  # type: ignore[attr-defined]  # said by the model of each kind
    return title


def fillable(words: Mapping[str, str], key: str, values: Iterable[str], file: str) -> Words:
    """A word that our code asks for, with its placeholders; raises Failed when it cannot be filled in."""
    known = [f"{{{name}}}" for name in values]
    if key not in words:
        raise Failed([Problem.at(file, "word-missing", name=key)])
    if set(text.placeholders(words[key])) - set(known):
        places = ", ".join(known) or say("none")
        raise Failed(
            [Problem.at(file, "word-with-unknown-placeholder", found=words[key], name=key, places=places)]
        )
    return cast(Words, words[key])


def read(root: Path) -> tuple[Guide, Loaded, list[Problem]]:
    """
    The Dutch guide of a project, what it was read from, and every problem.

    The guide is whole only when there are no problems.
    """
    loaded = load(root / "data")
    problems = list(loaded.problems)
    reviews, faults = read_reviews(root / "data")
    problems += faults
    guide = Guide("nl", loaded.things, reviews=reviews)
    if loaded.things["guide"]:
        guide = replace(guide, language=guide.settings.first_language)
        problems += cross_check(loaded)
        problems += misplaced_answers(loaded)
    problems += list(pages_without_things(loaded, root / "docs"))
    problems += list(missing_pictures(loaded, root / "overrides" / "assets" / "pictures"))
    return guide, loaded, problems
