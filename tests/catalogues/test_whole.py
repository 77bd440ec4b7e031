"""All catalogues of the guide at once, as each tool reads them; and what translators put into one stays."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from macros.content.guide import Guide, read
from macros.content.shape import with_texts
from macros.content.text import Words
from macros.translations import po
from macros.translations.catalogues import file_of, template_of
from macros.translations.merging import merge, templates
from macros.translations.wanted import translated_kinds
from tests.catalogues.test_round_trip import guide_with, real
from tests.catalogues.tools import Seen, agreed, tool
from tests.conftest import ROOT


@pytest.fixture
def english(tmp_path: Path) -> Path:
    """A folder with the English catalogues."""
    place = Path("data", "translations", "en")
    shutil.copytree(ROOT / place, tmp_path / place)
    return tmp_path


def changed(guide: Guide, change: Callable[[str], str]) -> Guide:
    """The guide with all its Dutch changed."""
    things = {
        kind: {name: with_texts(thing, lambda _, said: Words(change(said))) for name, thing in named.items()}
        for kind, named in guide.things.items()
    }
    return replace(guide, things=things)


def test_every_real_text_can_be_edited_and_come_back(english):
    """No sentence of the guide is too long or too odd for any tool."""
    guide, edited = real(), changed(real(), lambda said: f"{said} Nu.")
    merge(guide, english, "en")
    paths = [file_of(english, "en", kind) for kind in translated_kinds()]
    before = {path: agreed(path) for path in paths}
    merge(edited, english, "en")
    for path in paths:
        for where, then in agreed(path).items():
            was = before[path][where]
            if not then.obsolete:
                former, fuzzy = (was.id, True) if was.string else ("", False)
                assert then == Seen(f"{was.id} Nu.", was.string, former, fuzzy, obsolete=False)
    assert merge(edited, english, "en") == []
    merge(guide, english, "en")
    assert {path: agreed(path) for path in paths} == before


def test_msgmerge_makes_of_the_template_what_we_make(english):
    guide, loaded, _ = read(ROOT)
    merge(guide, english, "en", loaded.sources)
    templates(guide, english, loaded.sources)
    for kind in translated_kinds():
        path, template = file_of(english, "en", kind), template_of(english, kind)
        tool("msgfmt", "--check-format", "--output-file=/dev/null", template)
        merged = tool("msgmerge", "--quiet", "--no-wrap", "--no-fuzzy-matching", "--previous", path, template)
        assert merged == path.read_text("utf-8")
        assert all(one.places and one.about for one in po.read(merged).messages if not one.obsolete)


def test_a_place_is_a_line_of_the_source(english):
    guide, loaded, _ = read(ROOT)
    merge(guide, english, "en", loaded.sources)
    for message in po.read(file_of(english, "en", "steps").read_text("utf-8")).messages:
        file, line = message.places[0].split(":")
        words = (ROOT / file).read_text("utf-8").splitlines()[int(line) - 1 : int(line) + 1]
        assert message.id.split()[0] in " ".join(words), message.places


OWN = r"""# The team that does this.
# Second line.
#
msgid ""
msgstr ""
"X-Generator: Poedit 3.4\n"
"Last-Translator: Somebody <somebody@example.org>\n"
"Language-Team: Arabic <https://example.org/ar>\n"
"PO-Revision-Date: 2026-03-04 05:06+0200\n"
"Language: ar_EG\n"
"Plural-Forms: nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"

# Why I chose this word.
#. Something else.
#: elsewhere.c:3
#, fuzzy, no-wrap
#| msgid "Vroeger."
msgctxt "steps/een:background.a"
msgid "Een tekst."
msgstr "نص"

# And this one.
#, fuzzy
#~| msgid "Nog vroeger."
#~ msgctxt "steps/een:background.weg"
#~ msgid "Een tekst die weg is."
#~ msgstr "نص قديم"
"""  # noqa: E501 - as it stands in a file


def test_what_translators_wrote_beside_a_text_stays(tmp_path):
    """Names, notes, marks and the head are theirs; what a text is and where it stands is ours."""
    path = file_of(tmp_path, "ar", "steps")
    path.parent.mkdir(parents=True)
    path.write_text(OWN, "utf-8")
    merge(guide_with({"a": "Een tekst."}), tmp_path, "ar")
    seen = path.read_text("utf-8").splitlines()
    theirs = [line for line in OWN.splitlines() if line not in ("#: elsewhere.c:3", "#. Something else.")]
    head = {line for line in theirs if line.startswith('"')}
    assert head <= set(seen)
    rest = iter(seen)
    assert all(line in rest for line in theirs if line and line not in head)
    assert not (set(OWN.splitlines()) - set(theirs)) & set(seen)
    agreed(path)


def test_a_head_that_nobody_filled_in_says_nothing(tmp_path):
    path = file_of(tmp_path, "ar", "steps")
    path.parent.mkdir(parents=True)
    unsaid = ["Project-Id-Version: Gids VERSION", "Report-Msgid-Bugs-To: EMAIL@ADDRESS",
              "Last-Translator: FULL NAME <EMAIL@ADDRESS>", "Language-Team: ar <LL@li.org>",
              "Generated-By: Babel 2.18.0"]  # fmt: skip
    lines = "".join(f'"{line}\\n"\n' for line in unsaid)
    path.write_text(f'msgid ""\nmsgstr ""\n{lines}', "utf-8")
    merge(guide_with({"a": "Een tekst."}), tmp_path, "ar")
    assert not set(unsaid) & set(po.read(path.read_text("utf-8")).head.string.split("\n"))
    agreed(path)
