"""The record of briefs: an act that changed and a brief that did not are told until somebody read both."""

import shutil
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.checks import release_problems
from macros.content import briefs
from macros.content.guide import read
from macros.content.problems import report
from macros.content.reviews import mark
from tests.conftest import ROOT
from tests.golden.small import PROJECT

STEP = "data/steps/een.yml"
CASE = "data/situations/geval.yml"
RECORD = f"data/{briefs.FILE}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small project, of which every brief has been read."""
    copy = Path(shutil.copytree(PROJECT, tmp_path / "project"))
    guide, _, problems = read(copy)
    assert problems == []
    assert len(briefs.keep(guide, copy)) == 9
    return copy


def told(root: Path) -> str:
    guide, loaded, problems = read(root)
    assert problems == []
    return report(briefs.problems(guide, loaded.sources, root), "en")


def change(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), "utf-8")


def test_every_brief_of_the_guide_was_read_beside_the_text_of_now():
    assert told(ROOT) == "0 problems."


def test_what_was_read_is_not_told(root):
    assert told(root) == "0 problems."


def test_an_act_that_changed_is_told_with_both_texts_and_what_to_do(root):
    change(root, STEP, "Doe dit & dat. Bel", "Doe dit & dat niet. Bel")
    assert (
        told(root)
        == f"""\
{STEP}:7:12: the text of "een.doe" changed after somebody read its short text (brief)
  7 |     brief: 'Doe dit & dat: bel {{tel:hulp.spoed}}.'
    |            ^
  found:    Doe dit & dat: bel {{tel:hulp.spoed}}.
  expected: a short text for: Doe dit & dat niet. Bel {{tel:hulp.spoed}} bij dwang.
  do:       read both, mend brief where needed; when every brief fits,  python -m macros check --accept

1 problem."""
    )


def test_a_line_that_was_broken_otherwise_is_no_other_text(root):
    change(root, STEP, "text: Kijk terug.", "text: Kijk\n      terug.")
    assert told(root) == "0 problems."


def test_a_brief_that_nobody_read_is_told(root):
    change(root, CASE, "  erbij:\n", "  nog-iets:\n")
    assert (
        told(root)
        == f"""\
{RECORD}:3:1: "situations/geval:actions.erbij" has no short text (brief) any more
  3 | "situations/geval:actions.erbij": "{mark("Let hierop.")}"
    | ^
  found:    situations/geval:actions.erbij
  expected: only actions with a brief
  do:       python -m macros check --accept  removes this line

{CASE}:36:12: nobody has read the short text (brief) of "geval.nog-iets" beside its text yet
  36 |     brief: Let hierop.
     |            ^
  found:    Let hierop.
  expected: a short text for: Let hierop.
  do:       read both, mend brief where needed; when every brief fits,  python -m macros check --accept

2 problems."""
    )


def test_the_command_tells_and_records(root, capsys):
    check = ["--language", "en", "check", "--root", str(root)]
    change(root, STEP, "Doe dit & dat. Bel", "Doe dit & dat niet. Bel")
    before = (root / RECORD).read_bytes()
    assert main(check) == 0
    assert f'To look at:\n{STEP}:7:12: the text of "een.doe" changed' in capsys.readouterr().out
    assert (root / RECORD).read_bytes() == before
    assert main([*check, "--accept"]) == 0
    assert f"Read, and recorded in {RECORD}: steps/een:actions.doe." in capsys.readouterr().out
    assert main(check) == 0
    assert "short text" not in capsys.readouterr().out
    assert not list(root.glob("data/.*"))


def test_the_record_is_sorted_and_written_only_when_something_changed(root):
    lines = (root / RECORD).read_text("utf-8").splitlines()[2:]
    assert lines == sorted(lines)
    guide, _, _ = read(root)
    assert briefs.keep(guide, root) == []


def test_no_release_while_a_brief_is_unread(root):
    change(root, STEP, "Doe dit & dat. Bel", "Doe dit & dat niet. Bel")
    guide, loaded, _ = read(root)
    keys = {problem.key for problem in release_problems({"nl": guide}, {}, loaded, root)}
    assert "brief-of-another-text" in keys


@pytest.mark.parametrize(
    ("record", "line"),
    [
        ('"a": "b"\n<<<<<<< een\n', "this is not YAML"),
        ("", "the file is empty"),
        ('"steps/een:actions.doe": [a]\n', 'the text of "een.doe" changed'),
    ],
)
def test_a_broken_record_is_told_and_written_anew(root, record, line):
    (root / RECORD).write_text(record, "utf-8")
    assert line in told(root)
    guide, _, _ = read(root)
    briefs.keep(guide, root)
    assert told(root) == "0 problems."
