"""The answers of the chooser: every situation once, at its own question, the commonest first."""

import shutil
from pathlib import Path

import pytest

from macros.content.answers import misplaced_answers
from macros.content.guide import Guide
from macros.content.loader import Loaded, load
from macros.views.situation import questions
from macros.views.writer import Writer
from tests.conftest import ROOT

OWN = """\
title: Een eigen geval
choice: Aan de beurt
group: verhaal
different: {iets: Dit is anders.}
checked_on: 2026-11-22
reviewed_by: none
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the data."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data", ignore=lambda *_: ["translations"]))


def said(loaded: Loaded) -> list[tuple[str, str, str]]:
    """Each problem with the answers: the situation, the question, and how often it stands there."""
    assert not loaded.problems
    found = list(misplaced_answers(loaded))
    assert all(one.file == "data/guide.yml" for one in found)
    values = [dict(one.values) for one in found]
    return [(str(one["name"]), str(one["question"]), str(one["count"])) for one in values]


def test_the_guide_lists_every_situation_once(data: Path) -> None:
    assert said(load(data)) == []


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        ("collega-vertelt, ", "", [("collega-vertelt", "verhaal", "0")]),
        ("collega-vertelt, ", "collega-vertelt, collega-vertelt, ", [("collega-vertelt", "verhaal", "2")]),
        ("collega-vertelt, ", "collega-vertelt, media, ", [("media", "verhaal", "1")]),
    ],
)
def test_an_answer_left_out_twice_or_elsewhere(
    data: Path, was: str, becomes: str, expected: list[tuple[str, str, str]]
) -> None:
    guide = data / "guide.yml"
    text = guide.read_text("utf-8")
    assert text.count(was) == 1
    guide.write_text(text.replace(was, becomes), "utf-8")
    assert said(load(data)) == expected


def test_answers_stand_as_listed_and_a_schools_own_comes_last(data: Path) -> None:
    (data / "situations" / "aan-de-beurt.yml").write_text(OWN, "utf-8")
    guide = Guide("nl", load(data).things)
    shown = {one.id: [answer.id for answer in one.answers] for one in questions(Writer(guide, "index.html"))}
    listed = {name: list(about.answers) for name, about in guide.settings.questions.items()}
    assert listed["verhaal"][0] == "leerling-vertelt"
    assert shown == listed | {"verhaal": [*listed["verhaal"], "aan-de-beurt"]}
