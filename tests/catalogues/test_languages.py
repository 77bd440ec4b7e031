"""A catalogue for every language that exists, of the site or of letters, by the command itself."""

from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from macros.content.model.fields import LanguageTag
from macros.translations import po
from macros.translations.catalogues import template_of
from macros.translations.wanted import texts, translated_kinds
from tests.catalogues.test_round_trip import real
from tests.catalogues.tools import agreed
from tests.conftest import ROOT, copy_project, run


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with more languages: two of the site, two of letters."""
    root = copy_project(tmp_path_factory.mktemp("languages") / "project")
    guide = root / "data" / "guide.yml"
    text = guide.read_text("utf-8")
    new = "{name: X, direction: ltr, reviewed_by: none}"
    text = text.replace("  tr: {name", f"  zh-Hans: {new}\n  sr-Latn-RS: {new}\n  tr: {{name", 1)
    text = text.replace(
        "\ndocument_languages:", f"  pt-BR: {new}\n  de-CH-1996: {new}\n\ndocument_languages:", 1
    )
    guide.write_text(text, "utf-8")
    return root


@pytest.mark.parametrize("language", ["tr", "pt-BR", "de-CH-1996", "zh-Hans", "sr-Latn-RS"])
def test_the_command_makes_what_a_language_needs(project, language):
    done = run("translate", language, "--root", project)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    folder = project / "data" / "translations" / language
    kinds = {"letters", "letter-parts"}
    of_site = language in ("pt-BR", "de-CH-1996")
    assert (kinds < {path.stem for path in folder.glob("*.po")}) == of_site
    for path in folder.glob("*.po"):
        agreed(path)
        head = po.read(path.read_text("utf-8")).head.string.split("\n")
        assert f"Language: {language.replace('-', '_')}" in head
    assert f"{language}: " in done.stdout.splitlines()[-1]


def test_the_templates_have_every_text():
    """Those that lie in the project: whoever begins a language begins with all of it."""
    for kind in translated_kinds():
        path = template_of(ROOT, kind)
        assert path.is_file(), "python -m macros translate en"
        template = po.read(path.read_text("utf-8"))
        wanted = [(where, str(leaf.value)) for where, leaf in texts(real(), kind)]
        assert [(one.context, one.id) for one in template.messages] == wanted, "python -m macros translate en"
        assert template.head.fuzzy
        assert not any(one.string for one in template.messages)


WELL = ["nl", "en", "pt-BR", "zh-Hans", "zh-Hant-HK", "sr-Latn", "es-419", "ca-valencia", "de-CH-1996", "ckb",
        "qps-Ploc", "de-x-simple", "ar-u-nu-latn"]  # fmt: skip
ILL = ["", "n", "NL", "pt_BR", "pt-br", "zh-hans", "zh-HANS", "en-", "-en", "dutch", "en us", "../ar",
       "x" * 40, "en-USA", "a-b", "en--GB", "nl-ÉÉ", "nl\n"]  # fmt: skip


@pytest.mark.parametrize("tag", WELL)
def test_a_tag_of_bcp_47_is_a_language(tag):
    assert TypeAdapter(LanguageTag).validate_python(tag) == tag


@pytest.mark.parametrize("tag", ILL)
def test_what_is_no_tag_is_refused(tag):
    with pytest.raises(ValidationError):
        TypeAdapter(LanguageTag).validate_python(tag)
