"""The guides for authors, in two languages: equal in shape, and with examples that the models take."""

import json
import re
from pathlib import Path

import pytest

from macros.content import source
from macros.content.loader import check
from macros.content.messages import say, table
from macros.content.model import KINDS
from macros.content.problems import Problem
from macros.schemas import schemas
from tests.conftest import ROOT

ENGLISH, DUTCH = (ROOT / "data" / name for name in ("README.md", "LEESMIJ.md"))
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMENT = re.compile(r"(?:^|\s+)#\s.*$", re.MULTILINE)
#: What an example may leave out, because one of a kind shows the form.
SHORT = "too-few"


def headings(text: str) -> list[str]:
    """Each heading, by its level; one that is about a file or folder of data/ by that as well."""
    found = re.findall(r"^(#+) ((?:[\w.-]+(?=:))?)", BLOCK.sub("", text), re.MULTILINE)
    return [f"{level} {about}" for level, about in found]


def examples(text: str) -> dict[str, str]:
    """The example of each kind: the first block below the heading that names its file or folder."""
    found: dict[str, str] = {}
    for part in re.split(r"^### ", text, flags=re.MULTILINE)[1:]:
        kind = part.partition(":")[0].removesuffix(".yml")
        block = BLOCK.search(part)
        if block:
            found.setdefault(kind, block[2])
    return found


def test_both_languages_have_the_same_headings():
    assert headings(DUTCH.read_text("utf-8")) == headings(ENGLISH.read_text("utf-8"))


def test_both_languages_have_the_same_examples():
    """Remarks are for who reads them, so they are in the language of the guide."""
    dutch, english = (
        [
            (language, [line.rstrip() for line in COMMENT.sub("", code).splitlines()])
            for language, code in found
        ]
        for found in (BLOCK.findall(path.read_text("utf-8")) for path in (DUTCH, ENGLISH))
    )
    # What the command says has no language of a file, and is in the language of the reader.
    dutch, english = ([one for one in found if one[0]] for found in (dutch, english))
    assert dutch == english


def errors(path: Path) -> list[str]:
    """The errors that a guide explains, as its reader meets them; several of one row with ; between them."""
    return re.findall(r"^\| (.*?) \|", path.read_text("utf-8").rpartition("\n## ")[2], re.MULTILINE)[2:]


def test_both_languages_explain_as_many_errors():
    assert len(errors(DUTCH)) == len(errors(ENGLISH)) > 50


@pytest.mark.parametrize(("path", "language"), [(DUTCH, "nl"), (ENGLISH, "en")])
def test_the_errors_that_are_explained_are_said(path, language):
    """Each as it begins; where a row names several in one breath, the first."""
    said = [parts[language]["what"] for parts in table().values() if "what" in parts["nl"]]
    for row in errors(path):
        for error in row.split("; "):
            pieces = [one.strip() for one in re.split(r'"?\.\.\."?|\d+', error.split(",")[0])]
            assert any(all(piece in what for piece in pieces) for what in said), error


def test_the_report_in_the_guide_is_one():
    known = say("nearest-of", near="purpose", names="audiences, checked_on, emergency, ...")
    problem = Problem.at(
        "data/organisations/politie.yml", "unknown-key", place=(2, 1), found="purpos", name="purpos",
        near="purpose", known=known, excerpt="purpos: Helpt bij gevaar.",
    )  # fmt: skip
    assert f"\n{problem.words('nl')}\n" in DUTCH.read_text("utf-8")
    assert f"\n{problem.words('en')}\n" in ENGLISH.read_text("utf-8")


@pytest.mark.parametrize("guide", [ENGLISH, DUTCH], ids=lambda path: path.name)
def test_links_within_lead_somewhere(guide):
    text = guide.read_text("utf-8")
    anchors = {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^#+ (.*)$", BLOCK.sub("", text), re.MULTILINE)
    }
    assert [link for link in re.findall(r"\]\(#([^)]*)\)", text) if link not in anchors] == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_example_of_a_kind_is_one(kind, tmp_path):
    """What an author copies passes the check, and shows every key that there is."""
    example = examples(ENGLISH.read_text("utf-8")).get(kind)
    assert example, f"data/README.md has no example under a heading  ### {kind}: ..."
    file = tmp_path / "example.yml"
    file.write_text(example, "utf-8")
    read, problems = source.read(file, file.name)
    if not problems:
        problems = check(KINDS[kind], read)[1]
    assert [one.words("en") for one in problems if one.key != SHORT] == []
    schema = json.loads(schemas()[f"{kind}.json"])
    shapes = (schema, *schema.get("$defs", {}).values())
    keys = sorted({key for shape in shapes for key in shape.get("properties", {})})
    assert [key for key in keys if not re.search(rf"\b{re.escape(key)}\b", example)] == []
