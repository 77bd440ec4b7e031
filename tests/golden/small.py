"""The small guide of tests/golden/project, for tests that need a guide and not its content."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import yaml

from macros.content.guide import Guide, read
from macros.content.model.page import InterfaceWords
from macros.content.shape import with_texts
from macros.content.text import Words, placeholders
from tests.conftest import ROOT

PROJECT = Path(__file__).parent / "project"


@cache
def small_guide() -> Guide:
    """The guide, with the keys of the real interface words in place of their words."""
    guide, _, problems = read(PROJECT)
    assert problems == []
    words = yaml.load((ROOT / "data" / "interface.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    shown = {key: " ".join([key, *placeholders(str(text))]) for key, text in words.items()}
    shown["months"] = " ".join(f"maand{number}" for number in range(1, 13))
    interface = {"interface": InterfaceWords.model_validate(shown)}
    return replace(guide, things={**guide.things, "interface": interface})


def untranslated(guide: Guide, language: str) -> Guide:
    """The same guide in a language in which nothing is translated yet."""

    def missing(_: object, words: Words) -> Words:
        return Words(words, guide.language, "missing")

    things = {
        kind: {name: with_texts(thing, missing) for name, thing in named.items()}
        for kind, named in guide.things.items()
    }
    return Guide(language, things)
