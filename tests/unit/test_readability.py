"""Counting sentences and words in Dutch, the two formulas, and what is reported of a guide."""

from pathlib import Path

import pytest

from macros import readability
from macros.builder.make import load
from macros.content.guide import Guide, read
from macros.content.problems import Failed
from macros.content.text import Words
from macros.readability import Reading, Sentence, as_read, count_syllables, read_text, split
from tests.plan.changing import put


@pytest.fixture(scope="module")
def guide() -> Guide:
    found, _, problems = read(Path(__file__).resolve().parents[2])
    assert not problems
    return found


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Bel de politie. Wacht niet.", ["Bel de politie.", "Wacht niet."]),
        ("Wil je bellen? Doe het nu! Goed zo.", ["Wil je bellen?", "Doe het nu!", "Goed zo."]),
        ("Dat staat in art. 252 van de wet.", ["Dat staat in art. 252 van de wet."]),
        ("Bel bijv. Helpwanted of dr. Jansen.", ["Bel bijv. Helpwanted of dr. Jansen."]),
        ("Vraag het J. de Vries. Zij weet het.", ["Vraag het J. de Vries.", "Zij weet het."]),
        ("Dit is zwaar voor u. Zoek steun.", ["Dit is zwaar voor u.", "Zoek steun."]),
        ("Artikel 3.40 geldt om 12.30 uur.", ["Artikel 3.40 geldt om 12.30 uur."]),
        ("Bel 113. Blijf erbij.", ["Bel 113.", "Blijf erbij."]),
        ("Wacht. 2 mensen bellen.", ["Wacht.", "2 mensen bellen."]),
        ("Bel {tel:politie.spoed}. {tel:politie.spoed} is voor spoed.",
         ["Bel {tel:politie.spoed}.", "{tel:politie.spoed} is voor spoed."]),
        ("Lees [stap 2. Het gesprek](steps/x). Ga verder.",
         ["Lees [stap 2.", "Het gesprek](steps/x).", "Ga verder."]),
        ("Lees [verder.](steps/x) Ga door.", ["Lees [verder.](steps/x)", "Ga door."]),
        ("**Onder 16 jaar.** De ouders denken mee.", ["**Onder 16 jaar.**", "De ouders denken mee."]),
        ('Zeg: "Ik blijf." Zeg het kalm.', ['Zeg: "Ik blijf."', "Zeg het kalm."]),
        ("Denk aan:\n\n- de klas\n- de pauze. En de gymles.\n\nKies samen.",
         ["Denk aan:", "de klas", "de pauze.", "En de gymles.", "Kies samen."]),
        ("1. Bel eerst\n2. Schrijf op", ["Bel eerst", "Schrijf op"]),
        ("Een zin die\nover twee regels loopt.", ["Een zin die over twee regels loopt."]),
        ("Wacht even... en bel dan.", ["Wacht even... en bel dan."]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences(text: str, sentences: list[str]) -> None:
    assert list(split(text)) == sentences


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Bel {tel:helpwanted.algemeen}.", "Bel 020-261-52-75."),
        ("Lees [de *hele* stap](steps/aangifte) **nu**.", "Lees de hele stap nu."),
    ],
)
def test_sentence_as_readers_see_it(guide: Guide, raw: str, shown: str) -> None:
    assert as_read(raw, guide) == shown


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Bel {tel:vertrouwensinspecteur.algemeen}.", 2),
        ("De foto's zijn weg.", 4),
        ("Lees [de hele stap](steps/aangifte).", 4),
        ("Een lhbtiq+-leerling van 16 of 17.", 6),
        ("Wacht - en bel.", 3),
    ],
)
def test_words(guide: Guide, text: str, count: int) -> None:
    assert read_text(text, guide).words == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("school", 1), ("ouders", 2), ("beelden", 2), ("idee", 2), ("video", 3), ("actie", 2),
        ("coördinator", 5), ("mooie", 2), ("nieuwe", 2), ("serieus", 3), ("beïnvloeden", 4),
        ("geëist", 2), ("foto's", 2), ("113", 1),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert count_syllables(word) == count


def test_formulas() -> None:
    words = ("De", "leerling", "vertelt", "het")  # two of the four are long; 1 + 2 + 2 + 1 syllables
    reading = Reading((Sentence("De leerling vertelt het.", words),))
    assert reading.mean == 4
    assert reading.lix == pytest.approx(4 + 50)
    assert reading.douma == pytest.approx(206.84 - 0.77 * 150 - 0.93 * 4)


def test_formulas_of_nothing() -> None:
    empty = Reading(())
    assert (empty.mean, empty.lix, empty.douma) == (0, 0, 0)


def sentence(count: int) -> str:
    return "Bel " + "en bel " * ((count - 2) // 2) + ("nu " if count % 2 else "") + "nu."


@pytest.mark.parametrize(("count", "found"), [(25, 0), (26, 1)])
def test_a_long_sentence_is_a_problem(project: Path, count: int, found: int) -> None:
    file = project / "data" / "steps" / "aangifte.yml"
    old = "Vertel dat een melding of aangifte bij de politie kan, en vraag zonder druk wat de leerling wil.\n"
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    long = sentence(count)
    half = len(long) // 2
    cut = long.index(" ", half)
    file.write_text(text.replace(old, f"Luister.\n      {long[:cut]}\n      {long[cut + 1 :]}\n"), "utf-8")
    line = text[: text.index(old)].count("\n") + 2
    guide, loaded, problems = read(project)
    assert not problems
    complaints = list(readability.problems(guide, loaded))
    assert [(one.file, one.line, one.col, dict(one.values)["count"]) for one in complaints] == [
        ("data/steps/aangifte.yml", line, 7, count)
    ] * found
    if found:
        with pytest.raises(Failed) as failed:
            load(project)
        assert len(failed.value.problems) == 1


def test_a_sentence_of_the_law_may_be_long(project: Path) -> None:
    file = project / "data" / "law" / "strafbaar.yml"
    old = "      Sinds 1 juli 2024 geldt de Wet seksuele misdrijven.\n"
    text = file.read_text("utf-8").replace(old, f"      {sentence(40)}\n")
    file.write_text(text, "utf-8")
    guide, loaded, _ = read(project)
    (complaint,) = readability.problems(guide, loaded)
    assert complaint.key == "sentence-too-long-in-law"
    at = text.index("    weight:", text.index(sentence(40)))
    file.write_text(text[:at] + "    legal: true\n" + text[at:], "utf-8")
    guide, loaded, _ = read(project)
    assert list(readability.problems(guide, loaded)) == []


def test_the_guide_itself_reads_well(guide: Guide) -> None:
    every = [one for found in readability.texts(guide) for one in found.reading.sentences]
    whole = Reading(tuple(every))
    assert whole.mean <= readability.AIM
    assert len(every) > 3000


def test_notes_are_few_and_name_the_longest(guide: Guide) -> None:
    texts = [sentence(21 + at % 4) for at in range(30)]
    changed = put("steps/aangifte", "say", {f"zin-{at}": Words(one) for at, one in enumerate(texts)})(guide)
    lines = [line.words("en") for line in readability.notes(changed)]
    assert len(lines) == 15
    assert "words on average (aim: 12), LIX" in lines[0]
    assert lines[2] == "30 sentences of more than 20 words, the longest:"
    assert lines[3].startswith("  24 words in steps/aangifte:say.zin-")
