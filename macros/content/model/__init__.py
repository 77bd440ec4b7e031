"""The kinds of thing that the guide knows. A new kind is a model and a line here."""

from dataclasses import dataclass

from pydantic import BaseModel

from macros.content.model.age_group import AgeGroup
from macros.content.model.changes import Changes
from macros.content.model.glossary import Glossary
from macros.content.model.guide import Settings
from macros.content.model.layouts import Layouts
from macros.content.model.letter import Letter, LetterParts
from macros.content.model.organisation import Organisation
from macros.content.model.page import InterfaceWords, OwnPage, Sources
from macros.content.model.reading import Aftercare, Handout, LawTopic, Terms
from macros.content.model.search import SearchWords
from macros.content.model.sheet import Sheet
from macros.content.model.situation import Situation
from macros.content.model.step import Step
from macros.content.model.stores import Stores
from macros.content.model.withdrawn import Withdrawn


@dataclass(frozen=True)
class Kind:
    """A folder of files in data/, one file per thing; or one file for all (``single``)."""

    name: str
    model: type[BaseModel]
    single: bool = False
    translated: bool = True
    #: The same for every copy: no school has its own.
    national: bool = False

    @property
    def where(self) -> str:
        """The folder or file inside data/."""
        return f"{self.name}.yml" if self.single else self.name


KINDS = {
    kind.name: kind
    for kind in (
        Kind("guide", Settings, single=True),
        Kind("interface", InterfaceWords, single=True),
        Kind("layouts", Layouts, single=True, translated=False, national=True),
        Kind("sources", Sources, single=True, translated=False),
        Kind("pages", OwnPage),
        Kind("steps", Step),
        Kind("organisations", Organisation),
        Kind("situations", Situation),
        Kind("age-groups", AgeGroup),
        Kind("law", LawTopic),
        Kind("handouts", Handout),
        Kind("terms", Terms, single=True),
        Kind("aftercare", Aftercare, single=True),
        Kind("sheet", Sheet, single=True, translated=False),
        Kind("letters", Letter),
        Kind("letter-parts", LetterParts, single=True),
        Kind("glossary", Glossary, single=True, translated=False),
        Kind("search", SearchWords, single=True, translated=False),
        Kind("changes", Changes, single=True),
        Kind("stores", Stores, single=True),
        Kind("withdrawn", Withdrawn, single=True, translated=False),
    )
}
