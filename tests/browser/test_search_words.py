"""A word is found under its other forms: the normaliser of each language, also of those the site lacks."""

import pytest
from playwright.sync_api import Browser

from macros.search.script import LIGHT, STEMMERS, library
from tests.conftest import ROOT

# ruff: noqa: E501, RUF001 - words of many scripts, a language a line

#: Words that must come together under one form, by language.
TOGETHER = {
    "nl": [
        ("leerling", "leerlingen"), ("ouder", "ouders"), ("foto", "foto's"), ("Beeld", "beelden"),
        ("coördinator", "coordinator"), ("suïcide", "suicide"), ("melden", "meld"), ("pesten", "pest"),
        ("gesprek", "gesprekken"), ("klas", "klassen"),
    ],
    "en": [("pupil", "pupils"), ("threaten", "threatening"), ("Police", "police"), ("parent's", "parents")],
    "de": [("Schüler", "Schülern"), ("Gespräch", "Gespräche"), ("Straße", "strasse"), ("Fotos", "Foto")],
    "fr": [("élève", "élèves"), ("l'école", "école"), ("signaler", "signalé"), ("d’élève", "élève")],
    "tr": [("öğrenci", "öğrenciler"), ("ŞİDDET", "şiddet"), ("fotoğraf", "fotoğrafı"), ("Ankara'da", "Ankara")],
    "pl": [("uczeń", "ucznia"), ("zdjęcie", "zdjęcia"), ("szkoła", "szkole"), ("policja", "policji"), ("rodzic", "rodzice")],
    "uk": [("школа", "школи"), ("поліція", "поліції"), ("фотографія", "фотографії"), ("вчитель", "вчителі"), ("п'ять", "п’ять")],
    "ar": [("المدرسة", "مدرسه"), ("أطفال", "اطفال"), ("مُعَلِّم", "معلم"), ("صور", "الصور"), ("١١٢", "112")],
}  # fmt: skip
#: Words that must stay apart.
APART = {
    "nl": [("ouder", "oud"), ("straf", "straat"), ("wet", "wit"), ("klas", "klacht")],
    "en": [("police", "policy"), ("parent", "apart")],
    "de": [("Schule", "Schuld")],
    "fr": [("école", "écran")],
    "tr": [("okul", "okuma")],
    "pl": [("szkoła", "szkoda")],
    "uk": [("школа", "шкода")],
    "ar": [("مدرسة", "صورة")],
}
#: What a word may lead to besides its own form: typed without accents, or a participle.
ALSO = {
    "nl": [("doorgestuurd", "doorsturen"), ("gemeld", "melden"), ("belt", "bellen"), ("filmpje", "film")],
    "de": [("geteilt", "teilen"), ("weitergeleitet", "weiterleiten")],
    "tr": [("ogrenciler", "öğrenci")],
    "pl": [("zdjecia", "zdjęcie")],
    "fr": [("eleves", "élève")],
}

FORMS = """([language, words]) => {
  const tools = makeNormaliser();
  return words.map((word) => {
    const one = tools.words(word)[0].word;
    return [tools.stem(one), ...tools.variants(one)];
  });
}"""


def forms(browser: Browser, language: str, words: list[str]) -> list[list[str]]:
    """The forms under which each word is looked for, its own first."""
    page = browser.new_page()
    code = library(ROOT / "overrides", language)
    page.evaluate(
        f"window.makeNormaliser = () => {{ {code}\nreturn searchNormaliser('{language}', stemmers); }}"
    )
    found: list[list[str]] = page.evaluate(FORMS, [language, words])
    page.close()
    return found


def test_every_language_is_here() -> None:
    assert set(TOGETHER) == set(APART) == {*STEMMERS, *LIGHT}


@pytest.mark.parametrize("language", TOGETHER)
def test_forms_of_a_word_come_together(browser: Browser, language: str) -> None:
    for one, other in TOGETHER[language]:
        first, second = forms(browser, language, [one, other])
        assert set(first) & set(second), (one, first, other, second)


@pytest.mark.parametrize("language", APART)
def test_other_words_stay_apart(browser: Browser, language: str) -> None:
    for one, other in APART[language]:
        first, second = forms(browser, language, [one, other])
        assert first[0] != second[0], (one, other)


@pytest.mark.parametrize("language", ALSO)
def test_a_word_leads_to_its_base(browser: Browser, language: str) -> None:
    for one, other in ALSO[language]:
        first, second = forms(browser, language, [one, other])
        assert set(first) & set(second), (one, first, other, second)
