"""The small guide of components/guide.yml, for tests that need a guide and not its content."""

from pathlib import Path

import yaml

from macros.content.guide import Guide
from macros.content.model import KINDS
from macros.content.model.page import InterfaceWords
from macros.content.shape import with_texts
from macros.content.text import Words, placeholders
from tests.conftest import ROOT

FILE = Path(__file__).parent / "components" / "guide.yml"


def small_guide() -> Guide:
    """The guide, with the keys of the real interface words in place of their words."""
    written = yaml.load(FILE.read_text("utf-8"), Loader=yaml.BaseLoader)
    things = {
        kind: {name: KINDS[kind].model.model_validate(value) for name, value in named.items()}
        for kind, named in written.items()
    }
    words = yaml.load((ROOT / "data" / "interface.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    shown = {key: " ".join([key, *placeholders(str(text))]) for key, text in words.items()}
    shown["months"] = " ".join(f"maand{number}" for number in range(1, 13))
    things["interface"] = {"interface": InterfaceWords.model_validate(shown)}
    return Guide("nl", things)


def untranslated(guide: Guide, language: str) -> Guide:
    """The same guide in a language in which nothing is translated yet."""

    def missing(_: object, words: Words) -> Words:
        return Words(words, guide.language, "missing")

    things = {
        kind: {name: with_texts(thing, missing) for name, thing in named.items()}
        for kind, named in guide.things.items()
    }
    return Guide(language, things)
