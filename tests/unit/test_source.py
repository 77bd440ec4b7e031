"""Reading YAML: every value is the text that was typed, every value has its place, nothing crashes."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.content.problems import Problem
from macros.content.source import MOST_BYTES, Source, decode, read


def reading(tmp_path: Path, raw: str | bytes) -> tuple[Source, list[Problem]]:
    file = tmp_path / "x.yml"
    file.write_bytes(raw if isinstance(raw, bytes) else raw.encode("utf-8", "surrogatepass"))
    return read(file, "data/x.yml")


@pytest.mark.parametrize(
    "typed",
    ["12:30", "01712345", "no", "~", "null", "2026-11-22", "1e3", "0x1F", "0800-0113", "<<", "=", "1_000"],
)
def test_scalars_stay_text(tmp_path, typed):
    """YAML 1.1 makes 750, 496869, False, None and a date of these."""
    found, problems = reading(tmp_path, f"key: {typed}\n")
    assert (found.value, problems) == ({"key": typed}, [])


def test_nothing_is_not_an_empty_text(tmp_path):
    found, _ = reading(tmp_path, 'nothing:\nempty: ""\nlist: [""]\n')
    assert found.value == {"nothing": None, "empty": "", "list": [""]}


def test_places(tmp_path):
    found, _ = reading(tmp_path, "a:\n  b: [x, yy]\n  c: >-\n    een twee\n    drie\n")
    assert found.place(("a",), key=True) == (1, 1)
    assert found.place(("a", "b", 1)) == (2, 10)
    assert found.place(("a", "c"), key=True) == (3, 3)
    # What is not there has the place of the nearest thing around it.
    assert found.place(("a", "b", 7)) == (2, 6)
    assert found.place(("a", "z"), key=True) == (1, 1)


def test_find_gives_the_line_of_the_fault_in_a_folded_text(tmp_path):
    found, _ = reading(tmp_path, "a: >-\n  een twee\n  drie vier\n")
    assert found.find(("a",), "vier") == (3, 8)
    assert found.find(("a",), "vijf") == found.place(("a",))


def test_find_does_not_take_the_key_for_the_value(tmp_path):
    found, _ = reading(tmp_path, "naam: de naam\n")
    assert found.find(("naam",), "naam") == (1, 10)


@pytest.mark.parametrize("mark", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(tmp_path, mark):
    found, problems = reading(tmp_path, f"a: een{mark}b:{mark}  c: twee{mark}")
    assert (found.value, problems) == ({"a": "een", "b": {"c": "twee"}}, [])
    assert found.place(("b", "c")) == (3, 6)


def test_a_mark_at_the_start_is_let_pass(tmp_path):
    assert reading(tmp_path, b"\xef\xbb\xbfa: een\n")[0].value == {"a": "een"}


def test_deep_nesting_does_not_exhaust_the_stack(tmp_path):
    _, problems = reading(tmp_path, "a: " + "[" * 50_000 + "]" * 50_000)
    assert [problem.key for problem in problems] == ["nested-too-deep"]


def test_aliases_that_multiply_are_refused(tmp_path):
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    _, problems = reading(tmp_path, bomb)
    assert [problem.key for problem in problems] == ["anchor-in-yaml"]


def test_size_is_bounded():
    assert decode("x", b"x" * MOST_BYTES)[1] == []
    assert decode("x", b"x" * (MOST_BYTES + 1))[1]


@given(
    st.one_of(st.binary(max_size=200), st.text("ab:-[]{}\"'&*!|>#%@`,?\n\t \ufeff\u2028\x00é", max_size=60))
)
def test_anything_is_a_value_or_a_located_problem(tmp_path_factory, raw):
    found, problems = reading(tmp_path_factory.getbasetemp(), raw)
    assert problems or isinstance(found.value, dict)
    for problem in problems:
        assert (problem.line, problem.col) >= (1, 1)
        lines = re.split(rb"\r\n|\r|\n", raw if isinstance(raw, bytes) else raw.encode())
        assert problem.line <= len(lines) + 1  # the end of a file is a place too
        assert "\n  doe:" in problem.words("nl")
        # The caret stands under the line, not beyond it.
        assert not problem.excerpt or problem.col <= len(problem.excerpt) + 1
