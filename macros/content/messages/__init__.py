"""
What an author reads, as data: the files beside this one hold every message in Dutch and in English.

A message is a sentence, or a problem in parts: ``what`` is wrong, what was ``found`` (where that
is more than the thing itself), what was ``expected``, what to ``do``, and ``near``: what to do
where something that exists looks like it. ``{name}`` is a place; whoever says the message gives
what goes there, and no more. Python knows a message by its key alone.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

import yaml

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")
PARTS = ("what", "found", "expected", "do", "near")
FOLDER = Path(__file__).resolve().parent
#: What of the environment says the language, the strongest first.
_SPOKEN = ("LC_ALL", "LC_MESSAGES", "LANG")
_PLACE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Said:
    """A message, or a ``part`` of a problem, with what goes in its places: words once a language is known."""

    key: str
    values: "Fillings" = ()
    part: str = ""

    def __post_init__(self) -> None:
        check(self.key, self.values)

    def words(self, language: Language) -> str:
        """The message in a language."""
        said = table()[self.key][language].get(self.part, "")
        values = dict(self.values)
        return _PLACE.sub(lambda place: written(values[place[1]], language), said)


#: What may stand in a place. A whole number gets its thousands marked, another one digit behind the comma;
#: several texts stand behind each other with commas.
Filling: TypeAlias = str | int | float | Said | tuple[str | Said, ...]
Fillings: TypeAlias = tuple[tuple[str, Filling], ...]


def say(key: str, /, **values: Filling) -> Said:
    """The message ``key`` with what goes in its places."""
    return Said(key, fillings(values))


def fillings(values: Mapping[str, Filling]) -> Fillings:
    """Fillings as a message holds them: in one order, so that the same are equal."""
    return tuple(sorted(values.items()))


def written(value: Filling, language: Language) -> str:
    """A value as it stands in a sentence."""
    if isinstance(value, Said):
        return value.words(language)
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return ", ".join(written(one, language) for one in value)
    number = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
    return number.translate({ord(","): ".", ord("."): ","}) if language == "nl" else number


#: Takes what a command says while it works.
Tell: TypeAlias = Callable[[Said], None]


def silent(_: Said) -> None:
    """Says nothing."""


def notes(fault: BaseException) -> list[Said]:
    """What is said besides of ``fault``, such as what it left of a build; more may be added."""
    found: list[Said] = fault.__dict__.setdefault("said", [])
    return found


def spoken(environment: Mapping[str, str]) -> Language:
    """The language in which the environment asks to be spoken to: Dutch, unless it says English."""
    wanted = next(filter(None, (environment.get(name) for name in _SPOKEN)), "")
    return "en" if wanted.lower().startswith("en") else "nl"


def places(key: str) -> frozenset[str]:
    """The places of a message; KeyError where there is no such message."""
    return _places()[key]


def says(key: str, part: str) -> bool:
    """Whether a message has a part."""
    return part in table()[key]["nl"]


def check(key: str, values: Fillings) -> None:
    """Raises TypeError where what is given is not what the places of a message ask for."""
    given = {name for name, _ in values}
    if given != places(key):
        raise TypeError(f"{key} has the places {sorted(places(key))}, and was given {sorted(given)}")


@cache
def table() -> Mapping[str, Mapping[Language, Mapping[str, str]]]:
    """Every message by its key: in each language its parts; a sentence is the part without a name."""
    found: dict[str, Mapping[Language, Mapping[str, str]]] = {}
    for path in sorted(FOLDER.glob("*.yml")):
        read = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - it makes texts alone
        for key, both in read.items():
            said = {language: both[language] for language in LANGUAGES}
            found[key] = {
                language: {"": one} if isinstance(one, str) else one for language, one in said.items()
            }
    return found


@cache
def _places() -> Mapping[str, frozenset[str]]:
    # Where something looks like what was meant is asked for by a part, and so is a place of it.
    return {
        key: frozenset(_PLACE.findall(" ".join(both["nl"].values()))) | ({"near"} & both["nl"].keys())
        for key, both in table().items()
    }
