"""Interface words: what a template or view asks for is there, and nothing is there for nobody."""

import ast
import re
from collections.abc import Mapping
from functools import cache
from typing import get_args

from macros.content.guide import read
from macros.content.model.organisation import Audience, FactName, Topic
from macros.content.model.page import InterfaceWords
from macros.content.model.reading import Statement
from macros.content.model.stores import PLACES
from macros.content.text import placeholders
from macros.letters import FORMATS
from macros.search.entries import GROUPS, OTHER
from macros.views.checklist import COLOURS
from macros.views.hosting import FILES, LOGS
from tests.conftest import ROOT

GUIDE = read(ROOT)[0]
WORDS = GUIDE.things["interface"]["interface"]
#: The words that are put together from a part and a choice of the model.
FAMILIES: dict[str, tuple[str, ...]] = {
    "audience": get_args(Audience),
    "fact": get_args(FactName),
    "for": tuple(GUIDE.settings.numbers),
    "hosting": tuple(FILES.values()),
    "incident": COLOURS,
    "iplog": tuple(word for _, word, _ in LOGS),
    "letter": ("use", "use_not", "before", "must_not"),
    "letter_format": FORMATS,
    "search_group": tuple({*GROUPS.values(), OTHER}),
    "search_kind": tuple({*GROUPS.values(), OTHER}),
    "store_place": PLACES,
    "talk": ("victim", "class", "prepare", "begin", "end", "afterwards"),
    "topic": get_args(Topic),
    "translation": ("missing", "fuzzy"),
    "weight": get_args(Statement.model_fields["weight"].annotation),
}
TEMPLATES = sorted((ROOT / "overrides").rglob("*.html"))
VIEWS = sorted((ROOT / "macros").rglob("*.py"))


@cache
def asked() -> dict[str, set[str]]:
    """The words that are asked for by name, each with the placeholders that are filled in."""
    found: dict[str, set[str]] = {}
    for file in TEMPLATES:
        for key, values in re.findall(
            r'\b(?:word|label)\("([a-z_-]+)"((?:[^()]|\([^()]*\))*)\)', file.read_text("utf-8")
        ):
            found.setdefault(key, set()).update(re.findall(r"(\w+)=", values))
    for file in VIEWS:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "word"
            ):
                key = node.args[0]
                if isinstance(key, ast.Constant):
                    found.setdefault(str(key.value), set()).update(str(one.arg) for one in node.keywords)
    return found


@cache
def named() -> set[str]:
    """Everything between quotes in templates and views, which may be the name of a word."""
    strings = re.compile(r'"([a-z_-]+)"')
    return {name for file in (*TEMPLATES, *VIEWS) for name in strings.findall(file.read_text("utf-8"))}


def words() -> Mapping[str, str]:
    assert isinstance(WORDS, InterfaceWords)
    return WORDS.root


def test_families_are_whole():
    """Every choice of the model has its word, and each family is really put together somewhere."""
    source = "".join(file.read_text("utf-8") for file in (*VIEWS, *TEMPLATES))
    for family, members in FAMILIES.items():
        assert f'f"{family}_{{' in source or f'"{family}_" ~' in source, f"nothing asks for {family}_..."
        assert {f"{family}_{member}" for member in members} <= set(words())


def test_what_is_asked_for_is_there():
    assert {key for key in asked() if not key.endswith("_")} - set(words()) == set()


def test_what_is_there_is_asked_for():
    families = {f"{family}_{member}" for family, members in FAMILIES.items() for member in members}
    menu = set(GUIDE.settings.menu.values())
    assert set(words()) - named() - families - menu == set()


def test_placeholders_are_those_that_are_filled_in():
    """A placeholder that nobody fills in stops a page; one that is not there is a fact left out."""
    wrong = {
        key: (text, values)
        for key, text in words().items()
        if (values := asked().get(key)) is not None
        and {f"{{{one}}}" for one in values} != set(placeholders(text))
    }
    assert wrong == {}


def test_there_are_twelve_months():
    assert len(words()["months"].split()) == 12


#: Words with a plural after a number that has another word for one, or is never one.
MORE_THAN_ONE = {
    "checklist_changed_plan",
    "meeting_minutes",
    "offline_kept",
    "search_many",
    "setup_wrong_long",
}


def test_a_number_of_one_reads_as_well() -> None:
    """A number stands after what it counts: "1 vinkjes" is nobody's Dutch."""
    counted = re.compile(r"\{number\} [a-z]+(en|s)\b")
    assert {key for key, said in words().items() if counted.search(str(said))} == MORE_THAN_ONE
