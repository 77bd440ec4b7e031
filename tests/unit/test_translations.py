"""Translations: nothing that was translated is lost, and readers see how sure a text is."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.content.guide import Guide
from macros.content.shape import with_texts
from macros.content.text import Words
from macros.translations import translate
from macros.translations.catalogues import file_of, read_catalogue
from macros.translations.merging import merge
from macros.translations.po import read, written
from macros.translations.wanted import texts, translated_kinds
from macros.views.writer import Writer
from tests.golden.small import small_guide

WHERE = "steps/een:actions.doe.why"
DUTCH = "Omdat het helpt."


@pytest.fixture
def guide() -> Guide:
    return small_guide()


def changed(guide: Guide, change: Callable[[str], str]) -> Guide:
    """The guide with the Dutch of its steps changed."""
    steps = {
        name: with_texts(step, lambda _, words: Words(change(words))) for name, step in guide.steps.items()
    }
    return Guide(guide.language, {**guide.things, "steps": steps})


def say(root: Path, where: str, words: str, kind: str = "steps") -> None:
    """Translates one text, as a translator would in the file."""
    path = file_of(root, "ar", kind)
    catalogue = read(path.read_text("utf-8"))
    messages = [
        replace(one, fields={**one.fields, "msgstr": words}, flags=(), former={})
        if one.context == where
        else one
        for one in catalogue.messages
    ]
    path.write_text(written(replace(catalogue, messages=tuple(messages))), "utf-8")


def why(guide: Guide) -> Words:
    return guide.step("een").actions["doe"].why


def test_missing_shows_the_dutch_and_says_so(guide, tmp_path):
    arabic, count, problems = translate(guide, tmp_path, "ar")
    assert (count.missing, count.translated, count.fuzzy, problems) == (
        sum(len(list(texts(guide, kind))) for kind in translated_kinds()), 0, 0, []
    )  # fmt: skip
    assert (why(arabic), why(arabic).language, why(arabic).status) == (DUTCH, "nl", "missing")
    assert str(Writer(arabic, "index.html").line(why(arabic))) == f'<span lang="nl" dir="ltr">{DUTCH}</span>'


def test_translated(guide, tmp_path):
    merge(guide, tmp_path, "ar")
    say(tmp_path, WHERE, "لأنه يساعد")
    arabic, count, problems = translate(guide, tmp_path, "ar")
    assert (why(arabic), why(arabic).language, why(arabic).status) == ("لأنه يساعد", "ar", "translated")
    assert (count.translated, problems) == (1, [])
    assert str(Writer(arabic, "index.html").line(why(arabic))) == "لأنه يساعد"


def test_changed_dutch_keeps_the_translation_as_fuzzy(guide, tmp_path):
    merge(guide, tmp_path, "ar")
    say(tmp_path, WHERE, "Old translation.")
    newer = changed(guide, lambda words: words.replace(DUTCH, "Omdat het werkt."))
    # Before anybody merges, and after: the translation is shown, and marked as being revised.
    for _ in range(2):
        arabic, count, problems = translate(newer, tmp_path, "ar")
        assert (why(arabic), why(arabic).status, count.fuzzy, problems) == (
            "Old translation.",
            "fuzzy",
            1,
            [],
        )
        merge(newer, tmp_path, "ar")
    message = read_catalogue(tmp_path, "ar", "steps")[0][WHERE]
    assert (message.fuzzy, message.id) == (True, "Omdat het werkt.")
    assert f'#| msgid "{DUTCH}"' in file_of(tmp_path, "ar", "steps").read_text("utf-8")
    say(tmp_path, WHERE, "New translation.")
    assert why(translate(newer, tmp_path, "ar")[0]).status == "translated"


LONG = 'Zeg "ja" \\ of "nee", en ' + "denk er samen over na, " * 12 + "klaar."


@pytest.mark.parametrize("first", [DUTCH, LONG])
def test_what_it_belonged_to_is_kept_over_more_changes(guide, tmp_path, first):
    guide = changed(guide, lambda words: words.replace(DUTCH, first))
    merge(guide, tmp_path, "ar")
    say(tmp_path, WHERE, "Old translation.")
    once, twice = (
        changed(guide, lambda words, new=new: words.replace(first, new))  # type: ignore[misc]
        for new in ("Omdat het werkt.", "Omdat het nodig is.")
    )
    merge(once, tmp_path, "ar")
    merge(twice, tmp_path, "ar")
    before = file_of(tmp_path, "ar", "steps").read_bytes()
    assert merge(twice, tmp_path, "ar") == []
    assert file_of(tmp_path, "ar", "steps").read_bytes() == before
    # Only whoever remembers what was translated can see that it is back.
    merge(guide, tmp_path, "ar")
    arabic = translate(guide, tmp_path, "ar")[0]
    assert (why(arabic), why(arabic).status) == ("Old translation.", "translated")
    assert "#|" not in file_of(tmp_path, "ar", "steps").read_text("utf-8")


def test_stale_translation_that_leads_elsewhere_gives_way_to_the_dutch(guide, tmp_path):
    """A number that is gone may not live on in a translation that waits for revision."""
    where = "steps/een:actions.doe.text"
    merge(guide, tmp_path, "ar")
    say(tmp_path, where, "Call {tel:hulp.spoed}.")
    newer = changed(guide, lambda words: words.replace("{tel:hulp.spoed}", "{tel:hulp.praten}"))
    merge(newer, tmp_path, "ar")
    arabic, count, problems = translate(newer, tmp_path, "ar")
    text = arabic.step("een").actions["doe"].text
    assert ("{tel:hulp.praten}" in text, text.status, count.fuzzy, problems) == (True, "missing", 1, [])


def test_obsolete_is_kept_and_comes_back(guide, tmp_path):
    merge(guide, tmp_path, "ar")
    say(tmp_path, WHERE, "Translation.")
    without = Guide("nl", {**guide.things, "steps": {"twee": guide.step("twee")}})
    merge(without, tmp_path, "ar")
    merge(without, tmp_path, "ar")
    assert '#~ msgstr "Translation."' in file_of(tmp_path, "ar", "steps").read_text("utf-8")
    merge(guide, tmp_path, "ar")
    assert (why(translate(guide, tmp_path, "ar")[0])) == "Translation."


def test_merging_twice_writes_nothing(guide, tmp_path):
    assert len(merge(guide, tmp_path, "ar")) == len(translated_kinds())
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.po")}
    assert merge(guide, tmp_path, "ar") == []
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.po")} == before


def test_a_broken_catalogue_is_left_alone(guide, tmp_path):
    merge(guide, tmp_path, "ar")
    path = file_of(tmp_path, "ar", "steps")
    broken = path.read_bytes() + b"\nthis is no message\n"
    path.write_bytes(broken)
    merge(guide, tmp_path, "ar")
    assert path.read_bytes() == broken
    assert translate(guide, tmp_path, "ar")[2]


def test_a_catalogue_with_a_mark_at_its_start_loses_nothing(guide, tmp_path):
    """Some editors on Windows write a mark at the start of a file."""
    merge(guide, tmp_path, "ar")
    say(tmp_path, WHERE, "Translation.")
    path = file_of(tmp_path, "ar", "steps")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    merge(guide, tmp_path, "ar")
    assert why(translate(guide, tmp_path, "ar")[0]) == "Translation."


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="{}<\x00"), min_size=1, max_size=200)
)
def test_any_words_survive_a_merge(tmp_path_factory, words):
    guide, root = small_guide(), tmp_path_factory.mktemp("any")
    merge(guide, root, "ar")
    say(root, WHERE, words)
    merge(guide, root, "ar")
    assert read_catalogue(root, "ar", "steps")[0][WHERE].string == words
