"""Hostile values in what authors, translators and schools write: refused with a place, or text."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from macros.content.guide import read as read_guide
from macros.content.loader import strangers
from macros.content.model import KINDS
from macros.content.problems import Problem
from macros.content.text import FORBIDDEN, to_html
from macros.translations import translate
from macros.translations.catalogues import read_catalogue
from tests.golden.small import PROJECT
from tests.hostile.corpus import hostile, named, quoted
from tests.hostile.laying import (
    FIELDS,
    HEAD,
    MARK,
    SCHOOL,
    accepted,
    content,
    loaded,
    message,
    template,
    written,
)
from tests.unit.test_text import Links

FORMS = [form for form in FIELDS if form != "url"]
#: What can do something where it is not text; a form that lets this pass is a hole.
NEVER = re.compile(r"<\s*[a-z/!?]|\{\{|\{%|\{#", re.IGNORECASE)


def placed(problems: list[Problem], about: str) -> None:
    """Every problem has a place, says what to do, and carries nothing that a terminal obeys."""
    assert problems, about
    for problem in problems:
        assert problem.line >= 1, about
        assert problem.col >= 1, about
        shown = problem.words("nl")
        assert "\n  doe:" in shown, about
        assert all(char.isprintable() or char == "\n" for char in shown), (about, shown)
        assert len(shown) < 2000, about


def test_there_are_enough_of_them():
    every = {where: hostile(where) for where in ("text", "address", "id", "head", "import")}
    assert sum(map(len, every.values())) > 300
    assert [where for where, values in every.items() if len(values) != len(set(values))] == []


@pytest.mark.parametrize("form", FORMS)
def test_a_text_is_refused_with_a_place_or_stays_text(form, tmp_path):
    for value in hostile("text"):
        kept, problems = written(form, value, tmp_path)
        if kept is None:
            placed(problems, named(value))
            continue
        assert problems == [], named(value)
        assert kept == value.strip(), named(value)
        assert not NEVER.search(kept), named(value)
        assert not FORBIDDEN.search(kept), named(value)
        html = str(to_html(kept, form if form in ("line", "prose") else "plain", Links()))
        tags = set(re.findall(r"<(/?[a-z!?][^ >]*)", html))
        assert tags <= {"p", "/p", "ul", "/ul", "ol", "/ol", "li", "/li", "a", "/a", "strong", "/strong",
                        "em", "/em", "bdi", "/bdi"}, (named(value), html)  # fmt: skip
        shown = unescape(re.sub(r"<[^>]+>", "", html))
        if form not in ("line", "prose"):
            assert shown == kept, named(value)
        assert [*filter(str.isalpha, shown)] == [*filter(str.isalpha, re.sub(r"\]\([^)]*\)", "]", kept))]


@pytest.mark.parametrize("form", FORMS)
def test_whatever_an_author_types_without_quotes_is_read_or_refused(form, tmp_path):
    for value in hostile("text"):
        kept, problems = written(form, value, tmp_path, raw=True)
        if kept is None and problems:
            placed(problems, named(value))


def test_a_text_is_let_pass_in_most_groups():
    """So that the tests with a browser have something to show."""
    assert len(accepted("line", Path("/tmp"))) > 60


@pytest.mark.parametrize("value", hostile("address"), ids=named)
def test_an_address_is_refused_or_a_web_address(value, tmp_path):
    asked = {
        "url": written("url", value, tmp_path),
        "link": written("line", f"[x]({value})", tmp_path),
        "school": loaded(SCHOOL, f"name: x\nwebsite: {quoted(value)}\n", ("website",), tmp_path),
        "leave": loaded(
            SCHOOL, f"name: x\nleave:\n  target: {quoted(value)}\n", ("leave", "target"), tmp_path
        ),
    }
    for name, (kept, problems) in asked.items():
        if kept is None:
            placed(problems, named(value))
        elif name == "link":
            html = str(to_html(kept, "line", Links()))
            assert 'href="../' in html or 'href="http' in html or "<a" not in html, html
        else:
            assert re.fullmatch(r"https?://[a-zA-Z0-9.-]+(:[0-9]+)?(/[^\s\"'<>\\]*)?", kept), named(value)
            assert name != "leave" or kept.startswith("https://")


@pytest.mark.parametrize("field", ["name", "short", "phone", "email", "logo", "colour"])
def test_a_school_is_refused_with_a_place_or_stays_text(field, tmp_path):
    for value in hostile("text"):
        name = "" if field == "name" else "name: x\n"
        kept, problems = loaded(SCHOOL, f"{name}{field}: {quoted(value)}\n", (field,), tmp_path)
        if kept is None:
            placed(problems, named(value))
        else:
            assert kept == value.strip(), named(value)
            assert field in ("name", "short"), named(value)
            assert not FORBIDDEN.search(kept), named(value)
            assert "\n" not in kept, named(value)


@pytest.mark.parametrize("value", hostile("id"), ids=named)
def test_a_key_and_a_file_name_are_ids_or_refused(value, tmp_path):
    text = template("line").replace("  feit:", f"  {quoted(value)}:")
    assert text != template("line")
    kept, problems = loaded(KINDS["steps"], text, ("background", value), tmp_path)
    assert kept is None
    placed(problems, named(value))
    if "\0" in value or "/" in value or not value or len(value) > 200:
        return  # no file can have that name
    data = tmp_path / "data"
    (data / "steps").mkdir(parents=True)
    (data / "steps" / f"{value}.yml").write_text("x: y\n", "utf-8")
    assert any(problem.file.startswith("data/steps/") for problem in strangers(data)), named(value)


def test_a_translation_is_refused_with_a_place_or_stays_text(tmp_path):
    guide, _, problems = read_guide(PROJECT)
    assert problems == []
    values = hostile("text")
    step = guide.step("een")
    dutch = {f"h{at}": step.background["feit"].__class__("Een tekst.") for at in range(len(values))}
    changed = step.model_copy(update={"background": dutch})
    things = {**guide.things, "steps": {**guide.steps, "een": changed}}
    folder = tmp_path / "data" / "translations" / "ar"
    folder.mkdir(parents=True)
    starts: list[int] = []
    fits: list[str] = []
    text = HEAD
    for at, value in enumerate(values):
        if len(text) + len(value) < 1_800_000:  # the whole catalogue may not be too large either
            starts.append(text.count("\n") + 1)
            fits.append(value)
            text += message(f"steps/een:background.h{at}", "Een tekst.", value)
    (folder / "steps.po").write_bytes(text.encode())
    assert any(len(value) > 1_000_000 for value in fits)
    translated, _, problems = translate(replace(guide, things=things), tmp_path, "ar")
    refused = {max(at for at, start in enumerate(starts) if start <= problem.line) for problem in problems}
    placed(problems, "translation")
    shown = translated.step("een").background
    for at, value in enumerate(fits):
        if at not in refused:
            assert shown[f"h{at}"] == value, named(value)
            assert not NEVER.search(value), named(value)
            assert not FORBIDDEN.search(value), named(value)
    assert 20 < len(refused) < len(fits) - 20


@pytest.mark.parametrize("line", hostile("head"), ids=named)
def test_the_head_of_a_catalogue_is_read_or_refused(line, tmp_path):
    folder = tmp_path / "data" / "translations" / "ar"
    folder.mkdir(parents=True)
    head = f'msgid ""\nmsgstr ""\n"{line}"\n' + message("steps/een:title", "x", "y")
    (folder / "steps.po").write_text(head, "utf-8")
    messages, problems = read_catalogue(tmp_path, "ar", "steps")
    if problems:
        placed(problems, line)
    else:
        assert messages["steps/een:title"].string == "y"


def test_the_fields_are_fields_of_the_small_project():
    for form, (_, file, _) in FIELDS.items():
        assert content(file)
        assert MARK in template(form)
