"""One word per thing: what a translation must have, and what it must not."""

from pathlib import Path

import pytest

from macros import glossary
from macros.content.guide import read
from macros.content.model.glossary import Entry, Rendering
from macros.content.problems import Problem
from tests.conftest import ROOT, copy_project

HEAD = Entry(
    dutch=["schoolleider*", "Veilig Thuis"],
    languages={"en": Rendering(use=["head teacher*", "Veilig Thuis"], avoid=["head", "minor case*"])},
)


@pytest.mark.parametrize(
    ("dutch", "translated", "what"),
    [
        ("Bel de schoolleider.", "Call the head teacher.", []),
        ("Bel de schoolleiders.", "Call the\nhead teachers.", []),
        ("Bel de leraar.", "Call the head.", []),  # the term is not there
        ("Bel de schoolleider.", "Call the head.", ["word-to-avoid"]),
        ("Bel de schoolleider.", "Call her.", ["glossary-word-missing"]),
        ("Schoolleider of bestuur: bel.", "Head or board: call.", ["word-to-avoid"]),
        ("Bel de schoolleider.", "Call the head teacher, or the head.", ["word-to-avoid"]),
        ("Is het veilig thuis?", "Is home safe?", []),  # a name keeps its capitals
        ("Bel Veilig Thuis.", "Call the centre.", ["glossary-word-missing"]),
        ("Lees [dit](law/schoolleider).", "Read [this](law/schoolleider).", []),  # an address is no word
        ("Bel {tel:schoolleider.kort}.", "Call {tel:schoolleider.kort}.", []),
    ],
)
def test_a_translation(dutch: str, translated: str, what: list[str]) -> None:
    found = list(glossary._faults(HEAD, "en", dutch, translated))
    assert [one[0] for one in found] == what


def test_a_head_is_a_head_teacher_on_the_sheet_too() -> None:
    """Where the Dutch is short, "Leiding", the English is not "Head"."""
    entry = read(ROOT)[0].glossary["leiding"]
    found = list(glossary._faults(entry, "en", "Leiding of bestuur: bel.", "Head or board: call."))
    assert [one[2] for one in found] == ["Head"]
    assert not list(glossary._faults(entry, "en", "Leiding", "Lead"))


@pytest.mark.parametrize(
    ("form", "word", "fits"),
    [
        ("obraz*", "obrazów", True),
        ("obraz*", "krajobraz", False),
        ("*صور*", "والصور", True),
        ("nagł* zagrożeni*", "W nagłym  zagrożeniu", True),
        ("intihar*", "İntihara", True),
    ],
)
def test_forms_in_other_languages(form: str, word: str, fits: bool) -> None:
    assert bool(glossary._any(form).search(word)) == fits


def test_a_fault_has_its_place_in_the_catalogue(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    guide, _, problems = read(project)
    assert not problems
    before = set(glossary.problems(guide, project))
    file = project / "data" / "translations" / "en" / "terms.po"
    text = file.read_text("utf-8")
    old = 'msgstr "information meeting (informatief gesprek)"'
    assert text.count(old) == 1
    file.write_text(text.replace(old, 'msgstr "informative talk"'), "utf-8")
    (new,) = set(glossary.problems(guide, project)) - before
    line = text[: text.index(old)].count("\n") + 1
    assert isinstance(new, Problem)
    assert new.file == "data/translations/en/terms.po"
    assert line - 3 <= new.line <= line
    assert (new.found, dict(new.values)["use"]) == ("informative talk", "information meeting*")


def test_a_translation_that_is_being_revised_is_left_alone(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    file = project / "data" / "terms.yml"
    text = file.read_text("utf-8")
    catalogue = project / "data" / "translations" / "en" / "terms.po"
    words = catalogue.read_text("utf-8").replace(
        'msgstr "information meeting (informatief gesprek)"', 'msgstr "informative talk"'
    )
    catalogue.write_text(words, "utf-8")
    file.write_text(
        text.replace("  term: informatief gesprek\n", "  term: een informatief gesprek\n"), "utf-8"
    )
    guide, _, _ = read(project)
    assert not [one for one in glossary.problems(guide, project) if one.found == "informative talk"]


def test_pages_of_law_and_help_keep_the_glossary() -> None:
    """The law, the words and the people to call: nothing there that the glossary holds against."""
    guide, _, _ = read(ROOT)
    kinds = ("law", "terms", "organisations", "handouts", "age-groups", "pages", "stores")
    files = {f"data/translations/en/{kind}.po" for kind in kinds}
    assert not [one for one in glossary.problems(guide, ROOT) if one.file in files]
