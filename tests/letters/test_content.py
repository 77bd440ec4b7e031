"""What the letters say, and what they must not be."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from macros.builder.make import load
from macros.builder.project import Project
from macros.content.model.school import School
from macros.content.problems import Failed, report
from macros.export.txt import txt
from macros.letters import document, editions, letter_of
from macros.views.letter import letter, paper
from macros.views.writer import Writer
from tests.conftest import ROOT, copy_project

BLANK = {"logboek", "aangifte-voorbereiden"}
HOMES = {"ouders-slachtoffer", "ouders-verspreider", "ouders-klas", "hulpkaart"}


def test_all_fifteen_letters_are_there_in_order(guides):
    every = guides["nl"].settings.letters
    assert len(every) == len(set(every)) == 15
    assert set(every) == set(guides["nl"].things["letters"])


def test_the_log_and_the_police_sheet_are_never_filled_in_on_a_page(guides):
    blank = {name for name in guides["nl"].settings.letters if letter_of(guides["nl"], name).blank_only}
    assert blank == BLANK


def test_letters_to_homes_are_in_six_languages_and_beside_the_dutch(guides):
    for name in guides["nl"].settings.letters:
        found = editions(guides["nl"], name)
        languages = {edition[-1] for edition in found}
        assert languages == ({"nl", "en", "tr", "ar", "pl", "uk"} if name in HOMES else {"nl", "en"}), name
        assert {edition for edition in found if len(edition) == 2} == {
            ("nl", code) for code in languages - {"nl"}
        }


def test_nothing_of_the_letters_is_missing_in_any_language():
    project = load(ROOT)
    for language, count in project.counts.items():
        assert (count.missing, count.fuzzy, count.obsolete) == (0, 0, 0), language


@pytest.mark.parametrize(
    "word",
    ["onbekend", "groep die afperst", "volwassen", "geweld", "politie heeft gevraagd om te wachten"],
)
def test_the_stop_letter_says_when_not_to_send_it(guides, word):
    letter = letter_of(guides["nl"], "stopbrief")
    assert any(word in line for line in letter.use_not.values())
    assert "nooit de school" in letter.sender


def test_the_stop_letter_holds_what_the_plan_asks(guides):
    letter = letter_of(guides["nl"], "stopbrief")
    # F46: only threatened; F47: a report follows on blackmail, spreading or keeping; F49: it may be used.
    assert "nog niet verspreid" in letter.use["alleen-gedreigd"]
    assert "soms" in letter.use["alleen-gedreigd"]
    young, adult = letter.paragraphs["aangifte-jonger"], letter.paragraphs["aangifte-ouder"]
    for word in ("aangifte", "afpersen", "verspreiden", "bewaren"):
        assert word in young.text
        assert word in adult.text
    # N7: that keeping is punishable is certain for images of minors only.
    assert (young.when, adult.unless) == ("jonger-dan-18", "jonger-dan-18")
    assert "kan strafbaar" in adult.text
    # F48: the step leads to it.
    assert "stopbrief" in guides["nl"].action("praktische-tips.bespreek-stopbrief").letters


def test_both_letters_to_single_homes_wait_for_advice_when_home_may_be_unsafe(guides):
    for name in ("ouders-slachtoffer", "ouders-verspreider"):
        line = letter_of(guides["nl"], name).use_not["onveilig"]
        assert "Veilig Thuis" in line
        assert "eerst advies" in line


#: Where each letter for homes says in which languages help can be had.
SPOKEN = {"hulpkaart": "gratis tolk", "ouders-klas": "gratis tolk", "ouders-slachtoffer": "gratis tolk",
          "ouders-verspreider": "Engels"}  # fmt: skip


@pytest.mark.parametrize("name", sorted(HOMES))
def test_letters_to_homes_say_in_which_languages_help_can_be_had(guides, name):
    assert SPOKEN[name] in letter_of(guides["nl"], name).paragraphs["taal"].text
    for code in ("tr", "ar", "pl", "uk"):
        assert "Helpwanted" in letter_of(guides[code], name).paragraphs["taal"].text


def test_deletion_never_comes_before_asking(guides):
    """No letter orders it by itself: a choice says that it was agreed, or the words wait for a yes."""
    for name in guides["nl"].settings.letters:
        for key, paragraph in letter_of(guides["nl"], name).paragraphs.items():
            orders = re.search(r"\b[Vv]erwijder\b|te verwijderen", paragraph.text)
            agreed = paragraph.when == "wissen-afgesproken" or name == "beleidsparagraaf"
            assert not orders or agreed or "zodra de politie" in paragraph.text, f"{name}.{key}"


def test_where_money_was_demanded_the_deadline_stands(guides):
    nl = guides["nl"]
    police = letter_of(nl, "aangifte-voorbereiden")
    assert "drie maanden" in police.before["klacht"]
    for name, key in (("aangifte-voorbereiden", "laatste-dag"), ("ouders-slachtoffer", "klacht")):
        assert letter_of(nl, name).paragraphs[key].when == "geld"
        assert "drie maanden" in letter_of(nl, name).paragraphs[key].text
    assert "drie maanden" in letter_of(nl, "beleidsparagraaf").paragraphs["klacht"].text


def test_the_policy_holds_what_the_law_demands(guides):
    policy = letter_of(guides["nl"], "beleidsparagraaf").paragraphs
    assert "behalve als de wet het eist, zoals bij verkrachting" in policy["aangifte"].text
    board, past, inspector = (
        policy["medewerker"].text.index(words)
        for words in ("zelf en direct aan het bestuur", "langs hen heen", "eerst de vertrouwensinspecteur")
    )
    assert board < past < inspector


def test_the_invitation_accuses_nobody_and_names_the_lawyer(guides):
    for code, words in (("nl", "Wij denken"), ("en", "We believe"), ("tr", "düşünüyoruz"),
                        ("ar", "نعتقد"), ("pl", "sądzimy"), ("uk", "Ми вважаємо")):  # fmt: skip
        assert words in letter_of(guides[code], "ouders-verspreider").paragraphs["reden"].text
    lawyer = letter_of(guides["nl"], "ouders-verspreider").paragraphs["advocaat"]
    assert "gratis een advocaat" in lawyer.text
    assert lawyer.unless == "jonger-dan-12"


def test_the_agreement_punishes_nobody_and_gives_way_to_the_police(guides):
    letter = letter_of(guides["nl"], "contactafspraak")
    on_paper = " ".join(letter.texts())
    assert "geen straf" in on_paper
    assert "geeft niets toe" in on_paper
    assert not re.search(r"beeld|foto|film|dader|slachtoffer", on_paper)
    assert "Vraag dan eerst de politie" in letter.use_not["politie"]
    assert [key for key, one in letter.paragraphs.items() if "Handtekening" in one.text] == [
        "leerling", "ouders", "school",
    ]  # fmt: skip
    assert letter.paragraphs["ouders"].when == "ouders-tekenen"


FAULTS = {
    "field": ("{veld:afzender}", "{veld:afzendr}", 'the field "afzendr" is not among the fields'),
    "hours": ("Stopbrief\"\n", "Stopbrief {uren:politie}\"\n", 'the hours of "politie" are not known'),
    "choice": ("when: jonger-dan-18", "when: jonger-dan-8", "names a choice that is not there"),
    "unused": ("fields: [datum, ", "fields: [datum, school, ", 'the field "school" stands nowhere'),
    "examples": ('catches: ["Betaal mij dan 100", "Ik wil 50 euro terug", "pay me back"]',
                 'catches: ["pay"]', "stopbrief.yml"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_a_letter_is_told_with_its_place(tmp_path, fault):
    old, new, message = FAULTS[fault]
    root = copy_project(tmp_path, "data", "docs")
    file = root / "data" / "letters" / "stopbrief.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(Failed) as failed:
        load(root)
    told = report(failed.value.problems, "en")
    assert message in told
    assert "data/letters/stopbrief.yml:" in told


def spoilt(folder: Path, language: str, where: str, change: Callable[[str], str]) -> Project:
    """The project with the translation of one text of a letter changed."""
    root = copy_project(folder / "project")
    file = root / "data" / "translations" / language / "letters.po"
    before, context, after = file.read_text("utf-8").partition(f'msgctxt "letters/{where}"\n')
    assert context
    entry, end, rest = after.partition("\n\n")
    file.write_text(f"{before}{context}{change(entry)}{end}{rest}", "utf-8")
    return load(root)


def test_a_letter_that_is_not_whole_in_a_language_is_not_offered_in_it(tmp_path):
    def emptied(entry: str) -> str:
        return entry[: entry.index("msgstr")] + 'msgstr ""'

    project = spoilt(tmp_path, "ar", "ouders-klas:paragraphs.praat.text", emptied)
    guides = {**project.guides, **project.documents}
    for guide in guides.values():
        assert not any("ar" in edition for edition in editions(guide, "ouders-klas"))
        assert ("nl", "ar") in editions(guide, "hulpkaart")
    view = letter(Writer(guides["nl"], "brieven/ouders-klas.html"), "ouders-klas")
    assert {one.id for one in view.editions} == {"nl", "en", "tr", "pl", "uk"} | {
        f"nl-{code}" for code in ("en", "tr", "pl", "uk")
    }


def test_a_page_in_a_language_shows_the_dutch_letter_until_its_own_is_whole(tmp_path):
    project = spoilt(
        tmp_path, "en", "stopbrief:heading", lambda entry: entry[: entry.index("msgstr")] + 'msgstr ""'
    )
    view = letter(Writer(project.guides["en"], "brieven/stopbrief.html"), "stopbrief")
    assert (view.chosen, view.paper.edition, [one.id for one in view.editions]) == ("nl", "nl", ["nl"])


def test_an_old_translation_says_so_at_its_paragraph_and_nowhere_else(tmp_path):
    def changed(entry: str) -> str:
        return entry.replace("Praat rustig met uw kind.", "Praat vandaag nog rustig met uw kind.")

    project = spoilt(tmp_path, "tr", "ouders-klas:paragraphs.praat.text", changed)
    about = document({**project.guides, **project.documents}, "ouders-klas", ("nl", "tr"))
    said = {(block.id, one.language): one.plain for block in about.blocks for one in block.said}
    notice = "(Bu çeviri Hollandaca metinden daha eskidir.) "
    assert [place for place, words in said.items() if words.startswith(notice)] == [("praat", "tr")]
    assert str(paper(about)).count("paper-older") == 1
    assert notice.strip() in txt(about).decode()


def test_a_letter_that_bars_e_mail_is_not_given_the_schools(guides):
    school = School(name="De Rietkraag", address=["Dorpsstraat 1"], email="info@rietkraag.example")
    own = {code: replace(guide, school=school) for code, guide in guides.items()}
    for name, there in (("ouders-klas", False), ("ouders-slachtoffer", True)):
        about = document(own, name, ("nl",))
        assert (
            "info@rietkraag.example" in "\n".join(one.plain for block in about.blocks for one in block.said)
        ) is there
        view = letter(Writer(own["nl"], f"brieven/{name}.html"), name)
        (address,) = (field for field in view.fields if field.id == "adres")
        assert ("@" in address.value, address.own == "adres") == (there, there)


@pytest.mark.parametrize("name", sorted(HOMES | {"stopbrief"}))
def test_what_closes_a_letter_is_a_caution_that_says_what_to_do(guides, name):
    about = letter_of(guides["nl"], name)
    assert set(about.closes) == (set(about.use_not) if name == "stopbrief" else set())


def test_what_closes_nothing_is_a_problem(tmp_path):
    root = copy_project(tmp_path / "project")
    file = root / "data" / "letters" / "stopbrief.yml"
    file.write_text(file.read_text("utf-8").replace("closes:\n  onbekende:", "closes:\n  onbekend:"), "utf-8")
    with pytest.raises(Failed) as caught:
        load(root)
    told = report(caught.value.problems, "en")
    assert "closes names a caution that is not there" in told
    assert 'write "onbekende"' in told
