"""Numbers as words: what is found, what is left alone, and where."""

from pathlib import Path

import pytest

from macros import numerals
from macros.content.guide import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kies 1 persoon die leidt.", [("1 persoon", "één persoon")]),
        ("Doe het met 2 volwassenen en 12 ouders.",
         [("2 volwassenen", "twee volwassenen"), ("12 ouders", "twaalf ouders")]),
        ("Denk aan 2 of 3 vrienden.", [("2 of 3 vrienden", "twee of drie vrienden")]),
        ("Het telt 4 tot 8 gesprekken.", [("4 tot 8 gesprekken", "vier tot acht gesprekken")]),
        ("Meer dan 1 leerling deelde het.", [("1 leerling", "één leerling")]),
        ("Praat onder 4 ogen.", [("4 ogen", "vier ogen")]),
        ("Druk 3 keer op Shift.", [("3 keer", "drie keer")]),
        ("Oefen met de klas 1 vaste regel.", [("1 vaste", "één vaste")]),
        ("Eén gesprek is zelden genoeg.", []),
        ("Er kwamen 13 ouders.", []),
        ("Een kind onder de 12 wordt niet vervolgd.", []),
        ("Is het kind jonger dan 12 of ouder dan 4 jaar?", []),
        ("Kinderen van 4 tot 8 jaar, en van 8 tot 18 jaar.", []),
        ("Dat moet binnen 3 maanden, of in 7 dagen en 10 minuten.",
         [("3 maanden", "drie maanden"), ("7 dagen", "zeven dagen"), ("10 minuten", "tien minuten")]),
        ("Bel na 1 uur, of tot 2 weken later.", [("1 uur", "één uur"), ("2 weken", "twee weken")]),
        ("Het was 4 tot 6 weken weg, en 2 jaar geleden ook.",
         [("4 tot 6 weken", "vier tot zes weken"), ("2 jaar", "twee jaar")]),
        ("Op 1 juli 2024, om 4 uur, van 8 tot 12 uur en om 12.30 uur.", []),
        ("Het kan 24 uur per dag, en 14 dagen lang.", []),
        ("Het kost 5 euro, met een contrast van 7 op 1.", []),
        ("Lees stap 2 van de meldcode en artikel 4 van de wet.", []),
        ("Kies optie 3 in het menu en ga naar kamer 12 in elke pauze.", []),
        ("Print het op een A4. Bel 112 of 0800-0113.", []),
        ("In groep 8 zit een kind.", []),
        ("1. Pak de zip uit\n2. Open de map", []),
        ("WCAG 2.2, versie 3 met uitleg.", []),
    ],
)  # fmt: skip
def test_figures_before_what_they_count(text: str, found: list[tuple[str, str]]) -> None:
    assert list(numerals.found_in(text)) == found


def test_a_figure_has_its_place(project: Path) -> None:
    file = project / "data" / "law" / "strafbaar.yml"
    text = file.read_text("utf-8")
    old = "      Sinds 1 juli 2024 geldt de Wet seksuele misdrijven.\n"
    assert text.count(old) == 1
    file.write_text(text.replace(old, f"{old}      Dat zijn\n      2 wetten.\n"), "utf-8")
    guide, loaded, problems = read(project)
    assert not problems
    (complaint,) = (one for one in numerals.problems(guide, loaded) if one.found == "2 wetten")
    line = text[: text.index(old)].count("\n") + 3
    assert (complaint.file, complaint.line, complaint.col) == ("data/law/strafbaar.yml", line, 7)
    assert complaint.values == (("written", "twee wetten"),)
