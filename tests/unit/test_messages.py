"""What an author reads is data: the table is whole in both languages, and Python says what it asks for."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.content.messages import FOLDER, LANGUAGES, PARTS, Said, places, say, spoken, table, written
from macros.content.problems import Problem, choice
from macros.content.source import read
from tests.conftest import ROOT

FILES = sorted(FOLDER.glob("*.yml"))
SOURCES = sorted(path for path in (ROOT / "macros").rglob("*.py") if FOLDER not in path.parents)
#: By the name of what is called: where its key stands.
SAYS = {
    "say": 0, "wrong": 0, "refuse": 0, "_asked": 0, "Fault": 0,
    "at": 1, "problem": 1, "self.add": 1, "found.wrong": 1, "_in_catalogue": 2,
}  # fmt: skip
#: Arguments that go in no place.
APART = {"place", "found", "excerpt"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_read_as_any_other(path):
    """No key twice, no anchors, no tabs; small enough to read."""
    source, problems = read(path, path.name)
    assert problems == []
    assert len(source.lines) < 450


@pytest.mark.parametrize("key", sorted(table()))
def test_both_languages_say_the_same(key):
    said = table()[key]
    assert list(said["nl"]) == list(said["en"]), "the same parts, in the same order"
    assert set(said["nl"]) <= {"", *PARTS}
    for part, words in said["nl"].items():
        other = said["en"][part]
        assert words.strip() or part == ""
        found = [set(re.findall(r"\{([a-z_]+)\}", one)) for one in (words, other)]
        assert found[0] == found[1], f"other places in {part}"
        for one in (words, other):
            assert one == one.rstrip()
            assert "\n" not in one
            assert part == "" or not re.search(r"[^.]\.$", one), "parts are no sentences"


@pytest.mark.parametrize("key", sorted(key for key in table() if "what" in table()[key]["nl"]))
def test_a_problem_says_what_to_do(key):
    parts = table()[key]["nl"]
    assert key == "generator-complains" or {"what", "do"} <= set(parts)
    assert ("near" in parts) == ("known" in places(key)), "what looks like it"


def keys(node: ast.expr) -> Iterator[str]:
    """The keys that are written out where a key is asked for."""
    match node:
        case ast.Constant(value=str(key)):
            yield key
        case ast.IfExp():
            yield from (*keys(node.body), *keys(node.orelse))
        case ast.Tuple():
            yield from (key for one in node.elts for key in keys(one))
        case ast.Call(args=[_, otherwise]):  # of a mapping, get
            yield from keys(otherwise)


def calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    """Every call in a file that says a message, with its key."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            at = SAYS.get(called, SAYS.get(called.rpartition(".")[2]))
            for key in keys(node.args[at]) if at is not None and len(node.args) > at else ():
                yield node, key


def given(node: ast.Call) -> set[str] | None:
    """What a call gives for the places; None where that is not written out."""
    names: set[str] = set()
    for one in node.keywords:
        if one.arg is not None:
            names.add(one.arg)
        elif isinstance(one.value, ast.Call) and ast.unparse(one.value.func) == "choice":
            names |= {"near", "known"}
        else:
            return None
    return names


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_is_said_is_in_the_table_with_its_places(path):
    """Also where no test comes: a problem that cannot be said would be a traceback."""
    for node, key in calls(path):
        where = f"{path.name}:{node.lineno}: {key}"
        assert key in table(), where
        names = given(node)
        if names is not None and ast.unparse(node.func).rpartition(".")[2] != "Fault":  # its values are one
            assert names - APART == places(key), where
            assert "found" not in names or "found" not in table()[key]["nl"], where


def test_the_calls_that_say_something_are_found():
    """Or the test above would hold for nothing."""
    found = {key for path in SOURCES for _, key in calls(path)}
    assert len(found) > 0.75 * len(table())


def test_nothing_in_the_table_is_left_over():
    constants = {
        node.value
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(table()) - constants == set()


def test_what_does_not_fit_is_refused_where_it_is_said():
    for values in ({}, {"names": "a", "more": "b"}):
        with pytest.raises(TypeError, match="has the places"):
            say("one-of", **values)
    with pytest.raises(TypeError, match="says itself"):
        Problem.at("x", "drawing-missing", found="y", file="z")
    with pytest.raises(KeyError):
        say("no-such-message")


def test_what_is_put_in_a_place_is_never_read_as_a_place():
    assert say("one-of", names="{names}").words("en") == "one of: {names}"


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [(1234567, "1.234.567", "1,234,567"), (8.25, "8,2", "8.2"), (1e4, "10.000,0", "10,000.0"),
     (say("a-list"), "een lijst", "a list"), ((say("a-list"), "x"), "een lijst, x", "a list, x")],
)  # fmt: skip
def test_numbers_and_messages_in_a_place(value, dutch, english):
    assert [written(value, language) for language in LANGUAGES] == [dutch, english]


def test_what_looks_like_it_takes_the_place_of_what_to_do():
    def advice(word: str) -> str:
        problem = Problem.at(
            "x", "unknown-component", found=word, name=word, **choice(word, ["lead", "plan"])
        )
        return problem.words("en").rpartition("do:")[2].strip()

    assert advice("laed") == 'write "lead"'
    assert advice("zzz") == "choose one, or remove the line"


@pytest.mark.parametrize(
    ("environment", "language"),
    [({}, "nl"), ({"LANG": "C"}, "nl"), ({"LANG": "C.UTF-8"}, "nl"), ({"LANG": "POSIX"}, "nl"),
     ({"LANG": "nl_NL.UTF-8"}, "nl"), ({"LANG": "de_DE.UTF-8"}, "nl"), ({"LANG": "en_GB.UTF-8"}, "en"),
     ({"LANG": "en_US", "LC_ALL": ""}, "en"), ({"LANG": "en_US", "LC_MESSAGES": "nl_NL"}, "nl"),
     ({"LANG": "nl_NL", "LC_ALL": "en_IE.UTF-8"}, "en")],
)  # fmt: skip
def test_dutch_unless_the_system_speaks_english(environment, language):
    assert spoken(environment) == language


def test_a_part_of_a_problem_can_be_said_in_another():
    problem = Problem.at("x", "dead-link", found="y")
    parts = [written(problem.part(name), "nl") for name in ("what", "found", "expected")]
    assert parts == ["een link die nergens heen gaat", "y", "een pagina van deze site"]
    assert problem.part("what") == Said("dead-link", (), "what")
