"""How problems are written: the golden files show whole reports, here are the edges."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from macros.content.loader import check
from macros.content.model import KINDS
from macros.content.problems import Failed, Problem, choice, nearest, report, shorten
from macros.content.source import Source


def test_report_is_sorted_counted_and_without_doubles():
    one, two = Problem.at("b.yml", "file-empty"), Problem.at("a.yml", "not-a-flag", place=(10, 2), found="ja")
    assert report([one, two, one], "en") == (
        "a.yml:10:2: this is neither true nor false\n"
        "  found:    ja\n  expected: true or false\n  do:       write true or false\n\n"
        "b.yml:1:1: the file is empty\n"
        "  expected: a filled-in file\n  do:       fill it in, or remove it\n\n"
        "2 problems."
    )
    assert report([one], "nl").endswith("\n  doe:      vul het in, of haal het weg\n\n1 probleem.")


def test_a_problem_comes_back_from_another_process_as_it_was():
    problem = Problem.at("a", "unknown-component", found="x", name="x", **choice("x", ["y"]))
    assert pickle.loads(pickle.dumps(problem)) == problem
    failed = pickle.loads(pickle.dumps(Failed([problem, Problem.at("a", "file-empty"), problem])))
    assert [one.key for one in failed.problems] == ["file-empty", "unknown-component"]


@pytest.mark.parametrize(("word", "near"), [("purpos", "purpose"), ("zzz", ""), ("", "")])
def test_nearest(word, near):
    assert nearest(word, ["purpose", "name"]) == near


def test_right_answers_are_few_however_many_there_are():
    found = choice("7", map(str, range(100)))
    assert found["near"] == "7"
    assert found["known"].words("en").startswith("7 (nearest of: 0, 1, 10,")
    assert choice("x", map(str, range(100)))["known"].words("nl").endswith(", ...")


@given(st.text(max_size=300))
def test_shortened_text_can_be_printed_on_one_line(text):
    shown = shorten(text)
    assert len(shown) <= 60
    assert shown.isprintable()


anything = st.recursive(
    st.none() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
fields = sorted(
    {info.alias or name for kind in KINDS.values() for name, info in kind.model.model_fields.items()}
)


@given(
    st.sampled_from(sorted(KINDS)),
    st.dictionaries(st.sampled_from([*fields, "[key]", "een"]), anything, max_size=5),
)
def test_every_error_of_the_model_library_becomes_words(kind, value):
    """Any shape of content, however odd, gives problems in words, never an exception."""
    thing, problems = check(KINDS[kind], Source("data/x.yml", "x", value))
    assert isinstance(thing, BaseModel) or problems
    for problem in problems:
        said = problem.words("nl")
        assert "\n  doe:" in said
        for python in ("<class", "Input should", "None", "{'", "dict", "pydantic"):
            assert python not in said.splitlines()[0]
