"""A number in a document that a command can make is made by it."""

import re

import pytest

from benchmarks.record import README, replaced
from macros.content.guide import read
from tests.conftest import ROOT
from tests.figures import COUNTED, DOCUMENTS, counted, written

GUIDE = read(ROOT)[0]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_numbers_in_a_document_are_true(name):
    text = (ROOT / name).read_text("utf-8")
    wrong = [
        f"{name}:{number}: {old!r} should be {new!r}; python -m tests.figures writes it"
        for number, (old, new) in enumerate(
            zip(text.split("\n"), counted(text, GUIDE).split("\n"), strict=True), 1
        )
        if old != new
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("in nine steps", "in {steps} steps"),
        ("Nine\nsteps", "{Steps}\nsteps"),
        ("each of 999 situations", "each of {situations} situations"),
        ("for fifteen age\n  groups", "for {age groups} age\n  groups"),
        ("step 3 of the steps, 1.2 letters, at 40x steps", None),
        ("<!-- measured x -->\n999 situations\n<!-- end -->", None),
    ],
)
def test_a_wrong_number_is_seen(typed, right):
    counts = {name: written(count(GUIDE)) for name, count in COUNTED.items()}
    names = {**counts, **{name.capitalize(): count.capitalize() for name, count in counts.items()}}
    assert counted(typed, GUIDE) == (right or typed).format(**names)


def test_what_a_benchmark_prints_has_its_place():
    code = "".join(path.read_text("utf-8") for path in README.parent.glob("*.py"))
    names, text = re.findall(r'recorded\("(\w+)"\)', code), README.read_text("utf-8")
    assert sorted(names) == sorted(re.findall("<!-- measured (.*) -->", text))
    for name in names:
        new = replaced(text, name, "| new |\n")
        assert new.count("<!-- end -->") == len(names)
        assert re.search(rf"<!-- measured {name} -->\n\d+-.* cores, .*\n\n\| new \|\n<!-- end -->\n", new)


def test_a_benchmark_without_a_place_says_so():
    with pytest.raises(SystemExit, match="no <!-- measured unknown -->"):
        replaced(README.read_text("utf-8"), "unknown", "")
