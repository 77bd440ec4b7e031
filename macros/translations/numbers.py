"""
Whether a translation names the numbers of its Dutch: "7 days" for "70 dagen" sends somebody the wrong way.

Figures count in any script, and words up to twelve in Dutch and in the languages below. In another
language a small number may be a word that we do not know.
"""

import re
import unicodedata

from macros.content.text import NUMBERS, words_alone


def _bare(words: str) -> str:
    """Words in small letters: "één" is often written without its accents."""
    return words.lower().replace("é", "e")


_FIGURES = re.compile(r"\d+(?:[.,:]\d+)*")
_WORDS = {
    "nl": [_bare(word) for word in NUMBERS],
    "en": [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ],
}  # fmt: skip
_NUMBERS = {
    language: {word: str(number) for number, word in enumerate(words)} for language, words in _WORDS.items()
}
_WORD = {language: re.compile(rf"\b({'|'.join(words)})\b") for language, words in _NUMBERS.items()}
#: Dutch that names a number without saying it, and Dutch that says one and names none.
_NAMES = {"18": re.compile(r"(minder|meerder)jarig|volwassen"), "24": re.compile("dag en nacht|etmaal")}
_SAYS_NONE = re.compile(r"\bonder vier ogen\b")


def differing(dutch: str, translated: str, language: str) -> tuple[list[str], list[str]]:
    """The numbers of a translation that its Dutch does not name, and those of the Dutch that it lacks."""
    dutch, translated = _SAYS_NONE.sub(" ", words_alone(dutch)), words_alone(translated)
    figures, theirs = _figures(dutch), _figures(translated)
    every = figures | _in_words(dutch, "nl")
    extra = theirs - every
    if extra:
        extra -= {number for number, form in _NAMES.items() if form.search(dutch.lower())}
    # "Een" may count and may not; what another language has as a word we do not know.
    least = 1 if extra or language in _WORDS else _most("nl")
    lacking = {number for number in every - theirs if int(number) > least}
    return sorted(extra), sorted(lacking - _in_words(translated, language) if lacking else ())


def _figures(text: str) -> set[str]:
    """The numbers in figures, however they are parted: 12.30 is 12:30, and 1.000 is 1,000."""
    found = ((char for char in one if char.isdigit()) for one in _FIGURES.findall(text))
    return {"".join(str(unicodedata.digit(char)) for char in one) for one in found}


def _in_words(text: str, language: str) -> set[str]:
    names = _NUMBERS.get(language)
    return {names[one] for one in _WORD[language].findall(_bare(text))} if names else set()


def _most(language: str) -> int:
    return len(_NUMBERS[language]) - 1
