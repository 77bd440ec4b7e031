"""A Weblate project with the settings of data/README.md changes what was translated, and nothing else."""

import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from translate.storage import pypo

from macros.translations import po
from macros.translations.catalogues import file_of, template_of
from macros.translations.merging import merge, templates
from macros.translations.wanted import translated_kinds
from tests.catalogues.test_round_trip import real
from tests.catalogues.tools import agreed
from tests.conftest import ROOT

#: What Weblate calls "Long lines wrapping: no wrapping".
NO_WRAP = -1


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The catalogues and templates as the command writes them."""
    place = Path("data", "translations", "en")
    shutil.copytree(ROOT / place, tmp_path / place)
    merge(real(), tmp_path, "en")
    templates(real(), tmp_path, {})
    return tmp_path


def opened(path: Path) -> Any:
    """A file as Weblate opens it."""
    store: Any = pypo.pofile.parsefile(str(path))
    store.wrapper.width = NO_WRAP
    return store


def test_it_finds_every_catalogue_and_its_template():
    mask, template = re.findall(r"`(data/translations/\S+)`", _settings())[:2]
    for kind in translated_kinds():
        assert ROOT / mask.replace("*", "en").replace("KIND", kind) == file_of(ROOT, "en", kind)
        assert ROOT / template.replace("KIND", kind) == template_of(ROOT, kind)


def test_what_it_saves_is_what_was_there(project):
    for path in (project / "data" / "translations").rglob("*.po*"):
        assert bytes(opened(path)) == path.read_bytes()


def test_a_translation_changes_its_own_lines_alone(project):
    path = file_of(project, "en", "steps")
    before = path.read_text("utf-8").split("\n")
    store = opened(path)
    unit = max(store.units, key=lambda one: len(str(one.target)) if not one.isheader() else 0)
    unit.target = "Somewhat shorter."
    store.save()
    after = path.read_text("utf-8").split("\n")
    gone, new = [line for line in before if line not in after], [line for line in after if line not in before]
    assert new == ['msgstr "Somewhat shorter."']
    assert gone
    assert merge(real(), project, "en") == []
    assert agreed(path)[unit.getcontext()].string == "Somewhat shorter."


@pytest.mark.parametrize("language", ["tr", "pt-BR", "zh-Hans"])
def test_a_language_that_it_begins_is_read(project, language):
    for kind in ("letters", "letter-parts"):
        store = opened(template_of(project, kind))
        store.updateheader(add=True, Language=language.replace("-", "_"), Last_Translator="X <x@example.org>")
        store.header().markfuzzy(False)
        path = file_of(project, language, kind)
        path.parent.mkdir(parents=True, exist_ok=True)
        store.savefile(str(path))
    guide = real()
    settings = guide.settings.model_copy(
        update={"languages": {**guide.settings.languages, language: guide.settings.languages["en"]},
                "document_languages": {}}
    )  # fmt: skip
    merge(replace(guide, things={**guide.things, "guide": {"guide": settings}}), project, language)
    for kind in translated_kinds():
        agreed(file_of(project, language, kind))
    head = po.read(file_of(project, language, "letters").read_text("utf-8")).head.string
    assert "Last-Translator: X <x@example.org>" in head


def _settings() -> str:
    text = (ROOT / "data" / "README.md").read_text("utf-8")
    return text.partition("**Weblate**")[2].partition("\n\n")[0]
