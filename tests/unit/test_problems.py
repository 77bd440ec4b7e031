"""How problems are written: the golden files show whole reports, here are the edges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from macros.content.loader import check
from macros.content.model import KINDS
from macros.content.problems import Problem, nearest, one_of, report, shorten
from macros.content.source import Source


def test_report_is_sorted_counted_and_without_doubles():
    one, two = Problem("b.yml", 1, 1, "later"), Problem("a.yml", 10, 2, "first", advice="do it")
    assert report([one, two, one]) == (
        "a.yml:10:2: first\n  do:       do it\n\nb.yml:1:1: later\n\n2 problems."
    )


@pytest.mark.parametrize(("word", "near"), [("purpos", "purpose"), ("zzz", ""), ("", "")])
def test_nearest(word, near):
    assert nearest(word, ["purpose", "name"]) == near


def test_one_of_is_short_however_many_there_are():
    assert one_of(map(str, range(100)), "7").startswith("7 (nearest of: 0, 1, 10,")
    assert one_of(map(str, range(100))).endswith(", ...")


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
        assert problem.what
        assert problem.advice
        for python in ("<class", "Input should", "None", "{'", "dict", "pydantic"):
            assert python not in problem.what
