"""Papers of a site that runs from right to left: what runs the other way stands in its own order."""

import re
from pathlib import Path

import pytest
from markupsafe import Markup

from macros.builder.make import load
from macros.content.guide import Guide
from macros.content.text import Words
from macros.paper import papers
from macros.paper.press import press
from macros.views.writer import Writer
from tests.conftest import URL, copy_project
from tests.letters.printing import lines, signs, stands

ARABIC = "  ar: {name: العربية, direction: rtl, reviewed_by: none}\n"


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """The guide with Arabic as a language of the site; what is not translated is Dutch."""
    root = copy_project(tmp_path_factory.mktemp("arabic") / "project")
    file = root / "data" / "guide.yml"
    text = file.read_text("utf-8")
    assert text.count(ARABIC) == 1
    english = next(line for line in text.splitlines(keepends=True) if line.startswith("  en: {name"))
    file.write_text(text.replace(ARABIC, "").replace(english, english + ARABIC), "utf-8")
    return load(root).guides["ar"]


@pytest.mark.parametrize("name", ["checklist", "checklist-media", "poster", "kaartje", "voor-iedereen"])
def test_each_value_stands_in_its_own_order(arabic: Guide, tmp_path: Path, name: str) -> None:
    document, values = next(
        (document, values) for one, document, values in papers.papers(arabic, URL) if one == name
    )
    file = tmp_path / "paper.pdf"
    file.write_bytes(press(document, values, arabic.settings.date))
    found = [signs(line) for line in lines(file)]
    numbers = {number for _, number in (*values["danger"], *values["numbers"])}
    assert document == "leaflet" or [one for one in numbers if not stands(one, found)] == []
    assert all(stands(values[key], found) for key in ("address", "title") if document != "card")
    for group in values.get("groups", ()):
        for row in group["rows"]:
            for number in re.findall(r"\d{3,4}-[\d ]*\d", row["text"]):
                assert stands(number, found), row["text"]
            last = row["text"].split()[-1]
            assert any(signs(last) in line for line in found), f"{last} does not keep its full stop"


def test_a_page_keeps_what_is_filled_in_apart(arabic: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example under a field, a date in a notice: an element of its own, and only where it turns."""
    writer = Writer(arabic, "index.html")
    for words, value, expected in (
        (Words("مثلا: {value}", "ar"), "020-123 45 67", "مثلا: <bdi>020-123 45 67</bdi>"),
        (Words("مثلا: {value}", "ar"), "22 <b>", "مثلا: <bdi>22 &lt;b&gt;</bdi>"),
        (Words("مثلا: {value}", "ar"), "منى", "مثلا: منى"),
        (Words("مثلا: {value}", "ar"), Markup("<b>12</b>"), "مثلا: <b>12</b>"),
        (Words("{value}", "nl"), "12", '<span lang="nl" dir="ltr">12</span>'),
        (Words("{value}", "nl"), "منى", '<span lang="nl" dir="ltr"><bdi>منى</bdi></span>'),
    ):
        monkeypatch.setattr(Guide, "unfilled", lambda *_, words=words: words)
        assert writer.word("any", value=value) == expected
